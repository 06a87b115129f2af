"""Made-up returns for two periods to practise on, some with deliberate errors."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ohc.output.books.return_form import Value
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import Period, find_period
from ohc.reference.establishments import Selection
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, expected
from ohc.reference.taking_effect import without_effect

PERIODS = ("2013-14-Q3", "2013-14-Q4")
TEST_NUMBER = "999 123 4578"
"""An NHS number of the range that is kept for tests."""

STEPS: tuple[dict[str, Value], ...] = (
    {"Status": "Not started", "Percent complete": 0.0},
    {"Status": "In progress", "Percent complete": 0.4},
    {"Status": "Delayed", "Percent complete": 0.3},
    {"Status": "Complete", "Percent complete": 1.0},
)
"""How far a commitment may have got, and what a return then says of it."""

RATINGS = (
    ("Amber/Red", "Amber"),
    ("Amber", "Amber/Green"),
    ("Red", "Amber/Red"),
    ("Green", "Blue"),
)
"""How each step is rated, by turns."""

COMPLETE = len(STEPS) - 1

InventedAnswers = dict[str, dict[str, Value]]
"""Answers by commitment, then by the header of their column."""


def invented_returns(lead: str) -> tuple[dict[str, bytes], list[str]]:
    """Return made-up returns by path, and a line on each that has an error."""
    files: dict[str, bytes] = {}
    for name in PERIODS:
        period = find_period(name)
        for number, body in enumerate(_bodies(lead, period)):
            files[_path(body, period)] = _return(body, period, number=number)
    last = find_period(PERIODS[-1])
    bodies = _bodies(lead, last)
    odd_answers = _odd_answers()
    spoilt = []
    for number, (what, answers) in enumerate(odd_answers):
        path = _path(bodies[number], last)
        files[path] = _return(bodies[number], last, number=number, answers=answers)
        spoilt.append(f"{path}: {what}")
    return files, spoilt + _spoil_files(files, bodies[len(odd_answers) :], period=last)


def _bodies(lead: str, period: Period) -> list[Body]:
    return [unit.body for unit in expected(Selection(lead=(lead,)), period.end)]


def _path(body: Body, period: Period) -> str:
    return f"returns/{period.name}/{file_name(body, period)}"


def _return(
    body: Body,
    period: Period,
    *,
    number: int,
    answers: InventedAnswers | None = None,
    about: Mapping[str, Value] | None = None,
) -> bytes:
    without = without_effect(body)
    rows = {
        key: answer
        for key, answer in invented_answers(period, number).items()
        if key not in without
    }
    for key, odd in (answers or {}).items():
        rows[key] |= odd
    # Not all on one day: what is late, or first, has to have something to show.
    day = period.end - timedelta(days=10 + number % 7)
    known: dict[str, Value] = {
        "Returned by": "Head of Healthcare (invented)",
        "Return date": day,
        "Agreed at local delivery board on": day - timedelta(days=5),
    }
    return return_workbook(body, period, answers=rows, about={**known, **(about or {})})


def invented_answers(period: Period, number: int) -> InventedAnswers:
    """Return answers for every commitment, always the same for a number."""
    return {
        row["id"]: {
            **_answer(row["due_by"], period, step=step),
            "RAG": RATINGS[step][(number // 2 + place) % 2],
        }
        for place, row in enumerate(commitments())
        for step in [_step(period, number, place=place)]
    }


def _step(period: Period, number: int, place: int) -> int:
    # By turns and not at random, so that the same folder comes out every time. In the
    # later period more is complete: there has to be something that moved.
    if period.name != PERIODS[-1]:
        return (number + place * 5) % len(STEPS)
    return COMPLETE if (number + place) % 3 == 0 else (number + place * 3) % len(STEPS)


def _answer(due_by: str, period: Period, *, step: int) -> dict[str, Value]:
    answer: dict[str, Value] = {
        **STEPS[step],
        "Owner": "Head of Healthcare (invented)",
        "Comment": "Invented.",
    }
    if step == COMPLETE:
        answer["Date achieved"] = period.end - timedelta(days=30)
        answer["Evidence"] = "Minutes of the board (invented)"
    elif due_by:
        delay = timedelta(days=30 * (COMPLETE - step))
        answer["Forecast date"] = date.fromisoformat(due_by) + delay
    return answer


def _odd_answers() -> list[tuple[str, InventedAnswers]]:
    """Return what is odd in some returns, and the answers that make it so."""
    summary_of = {row["id"]: row["commitment"] for row in commitments()}
    exchanged: InventedAnswers = {
        "C5.1": {"Commitment (summary)": summary_of["C12.1"]},
        "C12.1": {"Commitment (summary)": summary_of["C5.1"]},
    }
    return [
        ("a status is misspelt: Compleet", {"C3.2": {"Status": "Compleet"}}),
        ("a RAG rating is Purple", {"C3.1": {"RAG": "Purple"}}),
        ("a date is 31/02/2014", {"C5.1": {"Forecast date": "31/02/2014"}}),
        ("complete, but rated red", {"C9.1": {"Status": "Complete", "RAG": "Red"}}),
        ("a patient's number", {"C8.1": {"Comment": f"see {TEST_NUMBER}"}}),
        ("two summaries are swapped", exchanged),
    ]


def _spoil_files(
    files: dict[str, bytes], bodies: Sequence[Body], period: Period
) -> list[str]:
    """Spoil the files of some bodies, and return what was done, a line each."""
    cut, paper, gone, twice = (_path(body, period) for body in bodies[:4])
    files[cut] = files[cut][: len(files[cut]) // 2]
    files[paper] = b"%PDF-1.4\n% invented, no return\n"
    del files[gone]
    copy = twice.replace(".xlsx", " (2).xlsx")
    files[copy] = _return(
        bodies[3], period, number=99, about={"Return date": period.end}
    )
    lock = _path(bodies[-1], period).replace("/prison-", "/~$prison-")
    files[lock] = _lock_of(b"A N Other (invented)")
    return [
        f"{cut}: damaged: the end of the file is missing",
        f"{paper}: a PDF with the name of a workbook",
        f"{gone}: missing",
        f"{copy}: a later return from the same establishment",
        f"{lock}: a lock file, as Excel leaves while a workbook is open",
    ]


def _lock_of(user: bytes) -> bytes:
    # So Excel begins the file that it puts beside an open workbook.
    return bytes([len(user)]) + user
