"""What is said of a return whose rows do not fit each other, or their place."""

from collections.abc import Mapping
from datetime import date

import pytest
from conftest import Ohc
from returned import PERIOD, ROWS, kinds_of, put, result_of, returned, summary

from ohc.output.books.return_form import Value
from ohc.problems import Problem
from ohc.progress.doubts.file_bodies import body_in_name
from ohc.progress.words.periods import find_period
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import without_effect

NEEDLESS = without_effect(bodies()["prison-garth"])
ANSWER: Mapping[str, Value] = {"Status": "In progress", "Owner": "Head of healthcare"}
WHOLE = {key: ANSWER for key in ROWS if key not in NEEDLESS}
"""Every answer that a prison has to give."""

KEYS = [*ROWS]


def shifted(first: str, by: int) -> dict[str, Mapping[str, Value]]:
    """Return the answers with those from one commitment on some rows further down."""
    at = KEYS.index(first)
    moved = {}
    for key, answer in WHOLE.items():
        place = KEYS.index(key)
        if place >= at and 0 <= place + by < len(KEYS):
            moved[KEYS[place + by]] = answer
        elif place < at and (by > 0 or place < at + by):
            moved[key] = answer
    return moved


def doubts(
    answers: Mapping[str, Mapping[str, Value]], name: str = "a.xlsx"
) -> list[Problem]:
    return [*result_of(returned(answers=answers), name).problems]


def test_a_whole_return_is_in_no_doubt() -> None:
    assert doubts(WHOLE) == []
    everything = dict.fromkeys(ROWS, ANSWER)
    assert doubts(everything) == []


@pytest.mark.parametrize(
    ("first", "by", "rows"),
    [
        ("C6.2", -1, "13-22"),  # that of C5.1 was deleted, and what was below moved up
        ("C5.1", 1, "14-22"),
        ("C5.1", 2, "14-22"),
    ],
)
def test_answers_that_moved_by_a_row_are_not_counted(
    first: str, by: int, rows: str
) -> None:
    result = result_of(returned(answers=shifted(first, by)))
    [problem] = [p for p in result.problems if p.kind == "moved-answers"]
    assert (problem.level, problem.counted) == ("error", False)
    assert f"{abs(by)} row" in problem.message
    assert ("down" if by > 0 else "up") in problem.message
    top = int(rows.partition("-")[0])
    aside = [e.row for e in result.returns[0].entries if e.set_aside]
    assert min(aside) <= top + 1
    assert {ROWS[key] for key in ("C9.1", "C10.1")} <= {*aside}


def test_one_needless_answer_and_one_blank_are_not_a_move() -> None:
    answers = {**WHOLE, "C1.1": ANSWER}
    del answers["C12.1"]
    assert [problem.kind for problem in doubts(answers)] == ["unanswered"]


def test_answers_beside_their_columns_are_one_problem() -> None:
    beside = {"RAG": "In progress", "Percent complete": "Amber"}
    answers = {**WHOLE, "C9.1": beside, "C10.1": beside, "C11.1": beside}
    [problem] = doubts(answers)
    assert (problem.kind, problem.cell) == ("moved-answers", f"E{ROWS['C9.1']}")
    assert "E Status is blank and F RAG has status words" in problem.message
    [problem] = doubts({**WHOLE, "C9.1": {"Status": "Amber/Red"}})
    assert "E Status has RAG words" in problem.message


def test_needed_answers_called_not_applicable_are_named_once() -> None:
    answers = {key: {"Status": "Not applicable"} for key in WHOLE}
    [problem] = doubts(answers)
    assert (problem.kind, problem.level) == ("not-applicable", "warning")
    # Whether the four others take effect depends on the prison.
    assert problem.found == "C3.1; C3.2; C5.1; C8.1; C9.1; C10.1; C12.1"


def test_what_is_left_blank_of_a_return_that_is_filled_in_is_a_note() -> None:
    blank = {key: ANSWER for key in WHOLE if key not in {"C8.1", "C9.1"}}
    [problem] = doubts(blank)
    assert (problem.kind, problem.level) == ("unanswered", "note")
    assert problem.found == "C8.1; C9.1"


def test_complete_after_the_return_date_is_a_contradiction() -> None:
    done: dict[str, Value] = {**ANSWER, "Status": "Complete", "Evidence": "minutes"}
    late = {**done, "Date achieved": date(2014, 3, 21)}
    [problem] = doubts({**WHOLE, "C5.1": late})
    assert "achieved on 21/03/2014, after the return date" in problem.message
    assert problem.cell == f"J{ROWS['C5.1']}"
    assert (
        doubts({**WHOLE, "C5.1": {**ANSWER, "Forecast date": date(2015, 3, 21)}}) == []
    )


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("prison-garth_2013-14-Q4.xlsx", "Garth"),
        ("Garth.xlsx", "Garth"),
        ("HMP Garth 2013-14-Q4 return v2 FINAL.xlsx", "Garth"),
        ("prison-garth and prison-wymott.xlsx", ""),
        ("Minutes of Garth.xlsx", ""),
        ("2013-14-Q4 return.xlsx", ""),
    ],
)
def test_a_file_name_names_a_body(name: str, body: str) -> None:
    named = body_in_name(name)
    assert (named.name if named else "") == body


@pytest.mark.parametrize("name", ["prison-hindley_2013-14-Q4.xlsx", "Hindley.xlsx"])
def test_a_copy_of_anothers_form_counts_for_neither(ohc: Ohc, name: str) -> None:
    wymott = returned("prison-wymott", answers=WHOLE)
    later = returned("prison-wymott", about={"Return date": date(2014, 4, 9)})
    put({"prison-wymott_2013-14-Q4.xlsx": wymott, name: later})
    assert kinds_of(ohc, "--lead", "Lancashire") == ["body-disagrees"]
    assert summary()["rows_tallied"] == 18
    missing = ohc(
        "progress", "missing", "-v", "returns", "--period", PERIOD, "-f", "csv"
    )
    [hindley] = [line for line in missing.stdout.splitlines() if "Hindley" in line]
    assert name in hindley
    assert missing.exit_code == 3


def test_a_copy_alone_leaves_both_missing_with_its_name(ohc: Ohc) -> None:
    name = "prison-hindley_2013-14-Q4.xlsx"
    put({name: returned("prison-wymott", answers=WHOLE)})
    words = ("--period", PERIOD, "-f", "csv")
    missing = ohc("progress", "missing", "-v", "returns", *words).stdout
    named = [line.split(",")[0] for line in missing.splitlines() if name in line]
    assert named == ["Wymott", "Hindley"]


@pytest.mark.parametrize(
    ("body", "period", "words"),
    [
        ("prison-wymott", PERIOD, "copy of Wymott's form"),
        (
            "prison-garth",
            "2013-14-Q3",
            "the answers may be for another period. Check them",
        ),
    ],
)
def test_a_title_that_says_another_is_reported(
    ohc: Ohc, body: str, period: str, words: str
) -> None:
    about = {
        "Reporting body ID": "prison-garth",
        "Reporting body": "Garth",
        "Period": PERIOD,
    }
    put({"a.xlsx": returned(body, period, answers=WHOLE, about=about)})
    result = ohc("progress", "check", "returns", "-f", "json")
    assert result.exit_code == 3
    assert '"kind": "title-disagrees"' in result.stdout
    assert words in result.stdout
    assert "About!A1 and Return!A1" in result.stdout


def test_a_form_saved_as_text_is_recognised_by_its_title() -> None:
    title = '"Progress on the commitments of 2013-14: Garth, 2013-14-Q4"'
    rows = "".join(f"{key},Delayed,me\n" for key in ROWS)
    data = f"{title}\nFill in\nCommitment,Status,Owner\n{rows}".encode()
    result = result_of(data)
    [of_text] = result.returns
    assert of_text.body == bodies()["prison-garth"]
    assert of_text.period == find_period(PERIOD)
    assert result.problems == []
    [labelled] = result_of(b"Reporting body,Wymott\n" + data).returns
    assert labelled.body == bodies()["prison-wymott"]


def test_answers_of_last_quarter_sent_again_are_reported(ohc: Ohc) -> None:
    comment = {**ANSWER, "Comment": "Under way."}
    answers = dict.fromkeys(WHOLE, comment)
    again = date(2014, 3, 31)
    put(
        {
            "old.xlsx": returned(period="2013-14-Q3", answers=answers),
            "new.xlsx": returned(answers=answers, about={"Return date": again}),
        }
    )
    words = ("--period", PERIOD)
    assert "same-as-last" in kinds_of(ohc, *words)
    assert "word for word" in ohc("progress", "check", "returns").stdout
    put({"new.xlsx": returned(answers=answers)}, "new")
    put({"old.xlsx": returned(period="2013-14-Q3", answers=answers)}, "old")
    assert "word for word" in ohc("progress", "compare", "-v", "old", "new").said
    other = {**answers, "C5.1": {**comment, "Comment": "Nearly done."}}
    put({"new.xlsx": returned(answers=other)})
    assert "same-as-last" not in kinds_of(ohc, *words)
    # Without a comment there is nothing that could be word for word.
    put({"old.xlsx": returned(period="2013-14-Q3", answers=WHOLE)})
    put({"new.xlsx": returned(answers=WHOLE)})
    assert "same-as-last" not in kinds_of(ohc, *words)
