"""A return in which one answer was copied down is doubted; a usual one is not."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from returned import ROWS, result_of, returned

from ohc.output.books.return_form import Value
from ohc.problems import Problem

DONE: Mapping[str, Value] = {
    "Status": "Complete",
    "RAG": "Blue",
    "Owner": "Head of healthcare",
    "Date achieved": date(2014, 3, 3),
    "Evidence": "Minutes of the board of March 2014",
}
KEYS = ("C3.1", "C3.2", "C5.1", "C8.1", "C9.1", "C10.1", "C12.1")
"""What takes effect at every prison."""


def doubts(answers: Mapping[str, Mapping[str, Value]]) -> list[Problem]:
    problems = result_of(returned(answers=answers)).problems
    return [problem for problem in problems if problem.kind == "filled-down"]


def test_a_return_filled_down_is_a_warning_with_its_rows() -> None:
    [problem] = doubts(dict.fromkeys(ROWS, DONE))
    assert (problem.level, problem.counted) == ("warning", True)
    assert (problem.sheet, problem.cell, problem.found) == ("Return", "E5", "5-22")


@pytest.mark.parametrize(("number", "is_told"), [(5, False), (6, True), (7, True)])
def test_six_equal_rows_are_reported(number: int, *, is_told: bool) -> None:
    assert bool(doubts(dict.fromkeys(KEYS[:number], DONE))) == is_told


def test_days_and_years_that_excel_counts_up_are_alike() -> None:
    counted = {
        key: {
            **DONE,
            "Date achieved": date(2014, 1, 1) + timedelta(ROWS[key]),
            "Evidence": f"Minutes of the board of March {2014 + ROWS[key]}",
        }
        for key in KEYS
    }
    assert len(doubts(counted)) == 1
    own_days = {
        key: {**DONE, "Date achieved": date(2014, 1, 1 + 2 * number)}
        for number, key in enumerate(KEYS)
    }
    assert doubts(own_days) == []


@pytest.mark.parametrize(
    "other",
    [
        {"Evidence": "Done."},
        {"Evidence": ""},
        {"Status": "Not applicable"},
    ],
)
def test_what_many_may_mean_alike_is_not_told_of(other: Mapping[str, Value]) -> None:
    assert doubts({key: {**DONE, **other} for key in KEYS}) == []


def test_alike_are_three_answers_in_four() -> None:
    others = {
        key: {**DONE, "Status": "Complete", "Evidence": f"Audit of {key}"}
        for key in ("C1.1", "C1.2")
    }
    six = dict.fromkeys(KEYS[:6], DONE)
    assert len(doubts({**six, **others})) == 1
    assert doubts({**six, **others, "C2.1": {**DONE, "Evidence": "A report"}}) == []
