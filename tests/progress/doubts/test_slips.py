"""A year that is a slip, and a comment that says another status than its row."""

from collections.abc import Mapping
from datetime import date

import pytest
from returned import ROWS, result_of, returned

from ohc.output.books.return_form import Value
from ohc.problems import Problem

ANSWER: Mapping[str, Value] = {"Status": "In progress", "Owner": "Head of healthcare"}


def doubts(answers: Mapping[str, Mapping[str, Value]]) -> list[Problem]:
    problems = result_of(returned(answers=answers)).problems
    return [problem for problem in problems if problem.kind == "contradiction"]


@pytest.mark.parametrize(
    ("answer", "cell", "words"),
    [
        ({"Date achieved": date(2013, 4, 1)}, "", ""),
        ({"Date achieved": date(2013, 3, 31)}, "J", "before 2013-14 began"),
        ({"Status": "Delayed", "Forecast date": date(2019, 3, 20)}, "", ""),
        ({"Status": "Delayed", "Forecast date": date(2019, 3, 21)}, "I", "over 5"),
        ({"Status": "Delayed", "Forecast date": date(2003, 3, 2)}, "I", "before 2013"),
        ({"Comment": "Not yet started - no funds"}, "L", "says 'Not yet started'"),
        ({"Comment": "Not started"}, "L", "says 'Not started'"),
        ({"Comment": "Not started in March, now done"}, "", ""),
        ({"Comment": "Partially complete; see board"}, "L", "'Partially complete'"),
        ({"Comment": "Live"}, "", ""),
        ({"Status": "In progress", "Comment": "Completed: audit"}, "L", "'Completed'"),
        ({"Status": "In progress", "Comment": "Delayed by staffing"}, "", ""),
        ({"Comment": "On hold."}, "L", "says 'On hold'"),
    ],
)
def test_slips_of_a_year_and_comments_that_deny_are_contradictions(
    answer: Mapping[str, Value], cell: str, words: str
) -> None:
    done: dict[str, Value] = {**ANSWER, "Status": "Complete", "Evidence": "minutes"}
    problems = doubts({"C5.1": {**done, **answer}})
    assert [p.cell for p in problems] == ([f"{cell}{ROWS['C5.1']}"] if cell else [])
    assert all(words in p.message for p in problems)
    assert all((p.kind, p.counted) == ("contradiction", True) for p in problems)


def test_a_status_only_in_the_comment_is_reported() -> None:
    beside = {"RAG": "Amber/Green", "Comment": "In progress; rota agreed"}
    problems = doubts({"C5.1": beside})
    told = {p.cell[0]: p.message for p in problems if p.kind == "contradiction"}
    assert told == {"L": "No status, but the comment says 'In progress'."}


def test_a_return_from_before_2013_14_is_not_a_slip_in_each_of_its_cells() -> None:
    done: Mapping[str, Value] = {
        "Status": "Complete",
        "Evidence": "minutes",
        "Date achieved": date(2013, 2, 1),
    }
    old = returned(
        period="2012-13-Q4",
        answers={"C5.1": done},
        about={"Return date": date(2013, 3, 20)},
    )
    assert [p for p in result_of(old).problems if p.kind == "contradiction"] == []
