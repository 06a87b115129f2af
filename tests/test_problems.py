"""How grave a problem is, and whether what it is of counts."""

import pytest

from ohc.problems import (
    LEVELS,
    PROBLEM_FIELDS,
    PROBLEM_KINDS,
    Level,
    Problem,
    by_level,
    rank,
)

ERRORS = """
    password-protected not-a-workbook damaged too-large unsafe empty-file missing-sheet
    missing-column unknown-body unknown-commitment moved-row unknown-status unknown-rag
    error-cell uncalculated-formula colour-only duplicate-return unexpected-return
    missing-return period-disagrees missing-row no-item unclear-column unclear-row
    bad-date personal-data no-access body-disagrees moved-answers repeated-item
    same-as-other
"""
WARNINGS = """
    contradiction bad-percent period-from-name late-return same-as-last changed-file
    new-file gone-file missing-label unused-file title-disagrees early-return
    not-applicable struck-through filled-down
"""
NOTES = "lock-file superseded-return unanswered commented"
LESSER = {
    "bad-date": "warning",
    "period-disagrees": "warning",
    "missing-column": "warning",
    "missing-sheet": "warning",
    "colour-only": "warning",
    "duplicate-return": "note",
    "same-as-other": "warning",
    "body-disagrees": "warning",
    "missing-row": "note",
    "struck-through": "note",
    "repeated-item": "warning",
}
"""Kinds that have a second, lesser case: a day is less than a period."""


def problem(kind: str, *, less: bool = False) -> Problem:
    return Problem("a.xlsx", kind, message="It is so.", less=less)


@pytest.mark.parametrize(
    ("level", "kinds"), [("error", ERRORS), ("warning", WARNINGS), ("note", NOTES)]
)
def test_every_kind_has_its_level(level: Level, kinds: str) -> None:
    of_level = {kind for kind in PROBLEM_KINDS if problem(kind).level == level}
    assert of_level == {*kinds.split()}
    assert all(PROBLEM_KINDS[kind].meaning for kind in of_level)


def test_a_kind_with_two_cases_has_two_levels() -> None:
    lesser = {kind for kind in PROBLEM_KINDS if PROBLEM_KINDS[kind].less}
    assert lesser == {*LESSER}
    assert {kind: problem(kind, less=True).level for kind in LESSER} == LESSER
    # Where a kind has one level only, there is no lesser case of it.
    assert problem("moved-row", less=True).level == "error"


def test_a_warning_counts_and_an_error_does_not() -> None:
    counted = {kind for kind in PROBLEM_KINDS if problem(kind).counted}
    others = {"personal-data", "lock-file", "unanswered", "commented"}
    assert counted == {*WARNINGS.split(), *others} - {"gone-file"}
    assert problem("bad-date", less=True).counted
    assert not problem("missing-row", less=True).counted


def test_what_is_known_of_the_row_decides_whether_it_counts() -> None:
    contradiction = problem("contradiction")
    assert contradiction._replace(is_counted=False).row()["counted"] == "no"
    faulty = problem("error-cell")._replace(is_counted=True)
    assert (faulty.row()["level"], faulty.row()["counted"]) == ("error", "yes")


def test_a_record_has_the_new_fields_behind_the_old() -> None:
    assert PROBLEM_FIELDS[:7] == (
        "file",
        "sheet",
        "cell",
        "kind",
        "found",
        "expected",
        "message",
    )
    assert tuple(problem("damaged").row()) == PROBLEM_FIELDS


def test_errors_come_before_warnings_and_notes() -> None:
    kinds = ("lock-file", "contradiction", "personal-data", "damaged")
    ordered = sorted(map(problem, kinds), key=rank)
    assert [one.kind for one in ordered] == [*reversed(kinds)]


def test_problems_are_counted_by_level() -> None:
    assert LEVELS == ("error", "warning", "note")
    two = [problem("damaged"), problem("damaged"), problem("lock-file")]
    assert by_level(two) == "3 problems: 2 errors, 1 note"
    assert by_level([]) == "0 problems"
