"""Four invented quarters of one patch, as a folder that is kept for a year."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ohc.output.books.return_form import Value
from ohc.playground.returns import invented_answers
from ohc.progress.forms import file_name
from ohc.progress.issuing.applies import applies_here, needs_none
from ohc.progress.issuing.quarter_form import Going, quarter_form
from ohc.progress.words.periods import Period, find_period
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import Body, expected

QUARTERS = ("2013-14-Q4", "2014-15-Q1", "2014-15-Q2", "2014-15-Q3")
RETURN_TO = "health.justice@lancashire.example"
WORDS = "word,means\r\nNearly there,in_progress\r\n"
DELAY = 45
"""In days: by so many a forecast slips each quarter that something is late."""

NOT, IN, LATE, DONE = "Not started", "In progress", "Delayed", "Complete"
COURSES = (
    (NOT, IN, IN, DONE),
    (IN, IN, DONE, DONE),
    (IN, LATE, LATE, IN),
    (LATE, LATE, IN, DONE),
    (DONE, DONE, DONE, DONE),
    (NOT, NOT, LATE, LATE),
    (IN, DONE, IN, DONE),
)
"""How a commitment may go over the year, by how it begins; the last goes back once."""

RATINGS = {
    NOT: ("Amber/Red", "Amber"),
    IN: ("Amber", "Amber/Green"),
    LATE: ("Red", "Amber/Red"),
    DONE: ("Green", "Blue"),
}
NOBODY_ASKED = 3
"""Of what only some prisons have, one in so many has it."""

SENT_AGAIN = (6, 7, 8)
"""Those whose first return was damaged, a PDF or missing: it has arrived since."""

Answers = dict[str, dict[str, Value]]


def invented_year(
    lead: str, notice: str, first: Mapping[str, bytes]
) -> dict[str, bytes]:
    """
    Return the files of a year by their paths, some with what people get wrong.

    ``first`` are the returns of its first quarter, by their names.
    """
    files = {f"{QUARTERS[0]}/returns/{name}": data for name, data in first.items()}
    bodies: list[Body] = []
    for number, name in enumerate(QUARTERS):
        period = find_period(name)
        bodies = [unit.body for unit in expected(Selection(lead=(lead,)), period.end)]
        for place, body in enumerate(bodies):
            if number or place in SENT_AGAIN:
                path = f"{name}/returns/{file_name(body, period)}"
                files[path] = _return(body, period, place=place, number=number)
    texts = {
        "ohc.toml": _settings(lead, notice),
        "words.csv": WORDS,
        "contacts.csv": "".join(_contacts(bodies)),
        "READ ME.md": "\r\n".join([notice, "", *_spoil(files, bodies), ""]),
    }
    return {**files, **{path: text.encode() for path, text in texts.items()}}


def _settings(lead: str, notice: str) -> str:
    last = find_period(QUARTERS[-1])
    return f"""# Settings of ohc for this folder and those below it.
lead = "{lead}"
notice = "{notice}"

# The round of returns that is under way. Options override it.
[round]
period = "{last.name}"
returns_due = "{_due(last)}"
return_to = "{RETURN_TO}"
sender = "Health and justice commissioning (made up)"
"""


def _contacts(bodies: list[Body]) -> Iterator[str]:
    yield "id,name,email,copy_to\r\n"
    for body in bodies:
        plain = body.name.casefold().replace(" ", ".")
        yield f"{body.id},,healthcare@{plain}.example,{RETURN_TO}\r\n"


def _due(period: Period) -> date:
    return period.end + timedelta(days=18)


def _return(
    body: Body, period: Period, *, place: int, number: int, **about: Value
) -> bytes:
    going = Going(_due(period), RETURN_TO)
    day = period.end + timedelta(days=3 + (place * 2 + number) % 12)
    known: dict[str, Value] = {
        "Returned by": "Head of Healthcare (invented)",
        "Return date": day,
    }
    answers = _answers(body, place, number)
    for key, odd in _odd(place, number).items():
        answers[key] |= odd
    return quarter_form(body, period, going, answers, {**known, **about})


def _answers(body: Body, place: int, number: int) -> Answers:
    """Return what a body says in a quarter, always the same."""
    before = invented_answers(find_period(QUARTERS[0]), place)
    # By turns and not at random, so that the same folder comes out every time.
    return {
        key: _answer(before[key]["Status"], place * 3 + row * 5, number=number)
        if _has_it(text, place + row)
        else {"Status": "Not applicable"}
        for row, (key, text) in enumerate(applies_here(body, {}).items())
        if not needs_none(text)
    }


def _has_it(text: str, turn: int) -> bool:
    return "please say" not in text or turn % NOBODY_ASKED == 0


def _answer(before: Value, turn: int, *, number: int) -> dict[str, Value]:
    courses = [course for course in COURSES if course[0] == before]
    status = courses[turn % len(courses)][number]
    period = find_period(QUARTERS[number])
    answer: dict[str, Value] = {
        "Status": status,
        "RAG": RATINGS[status][(turn + number) % 2],
        "Owner": "Head of Healthcare (invented)",
    }
    if status == DONE:
        answer["Evidence"] = f"Minutes of the board, paper {turn % 9 + 1} (invented)"
        answer["Date achieved"] = period.end - timedelta(days=20)
    elif status == LATE:
        answer["Forecast date"] = period.end + timedelta(days=DELAY * (number + 1))
        answer["Comment"] = "Waits for a decision (invented)."
    return answer


def _odd(place: int, number: int) -> Answers:
    """Return what people get wrong in single cells, for the guide to find."""
    odd: dict[tuple[int, int], Answers] = {
        (1, 1): {"C3.1": {"Status": "Compleet"}},
        (2, 1): {"C9.1": {"Status": "Nearly there"}},
        (3, 2): {"C8.1": {"RAG": "Purple"}},
        (4, 3): {"C5.1": {"Status": DONE, "RAG": "Red"}},
    }
    return odd.get((place, number), {})


def _spoil(files: dict[str, bytes], bodies: list[Body]) -> Iterator[str]:
    """Spoil some files of the year, and give a line on each thing that is odd."""

    def path(place: int, number: int) -> str:
        name = file_name(bodies[place], find_period(QUARTERS[number]))
        return f"{QUARTERS[number]}/returns/{name}"

    yield "What people got wrong, to show what ohc does with it:"
    yield f"- {path(1, 1)}: a status is misspelt: Compleet"
    files.pop(path(14, 1))
    yield f"- {path(14, 1)}: missing"
    yield f'- {path(2, 1)}: a status is "Nearly there", which words.csv settles'
    blank = quarter_form(bodies[7], find_period(QUARTERS[1]), Going())
    files[path(7, 1)] = blank
    yield f"- {path(7, 1)}: sent back with nothing filled in"
    wrong = {"Period": QUARTERS[1]}
    period = find_period(QUARTERS[2])
    files[path(5, 2)] = _return(bodies[5], period, place=5, number=2, **wrong)
    yield f"- {path(5, 2)}: the period inside is that of the quarter before"
    yield f"- {path(3, 2)}: a RAG rating is Purple"
    yield f"- {path(4, 3)}: complete, but rated red"
    files[path(9, 3)] = b"%PDF-1.4\n% invented, no return\n"
    yield f"- {path(9, 3)}: a PDF with the name of a workbook"
