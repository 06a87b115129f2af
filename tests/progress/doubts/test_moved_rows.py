"""Answers that moved by some rows, found in time that grows with the rows alone."""

import time

import pytest

from ohc.progress.doubts.moved_rows import shifted
from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.reference.reporting_units import bodies
from ohc.reference.taking_effect import takes_effect

GARTH = bodies()["prison-garth"]
BLANK = Entry(0, *[""] * 12)._replace(rag="rag_unstated")
KEYS = [*commitments_by_id()]
ANSWERED = [takes_effect(GARTH, key) != "no" for key in KEYS]


def entries(answered: list[bool], keys: list[str] = KEYS) -> list[Entry]:
    """Return rows from row 5 on, those that are answered as in progress."""
    return [
        BLANK._replace(
            row=row,
            commitment=key,
            status_as_written="In progress" if has_answer else "",
        )
        for row, (key, has_answer) in enumerate(
            zip(keys, answered, strict=True), start=5
        )
    ]


def moved(by: int) -> list[bool]:
    """Return whether each row is answered after all answers moved."""
    gap = [False] * abs(by)
    return (gap + ANSWERED)[: len(KEYS)] if by > 0 else ANSWERED[-by:] + gap


@pytest.mark.parametrize("by", [-3, -2, -1, 1, 2])
def test_answers_that_moved_are_reported_with_how_far(by: int) -> None:
    shift = shifted(entries(moved(by)), GARTH)
    assert shift
    assert shift.by == by


def test_answers_that_fit_have_not_moved() -> None:
    assert shifted(entries(ANSWERED), GARTH) is None


def test_answers_may_have_moved_from_one_row_on() -> None:
    # C5.1 is blank, and its answer and all below it stand a row further down.
    at = KEYS.index("C5.1")
    answered = [*ANSWERED[:at], False, *ANSWERED[at:-1]]
    shift = shifted(entries(answered), GARTH)
    assert shift
    assert shift.by == 1
    assert KEYS.index("C3.2") < shift.first - 5 <= at


def test_many_rows_take_no_longer_than_their_number() -> None:
    rows = entries([True] * 60_000, [KEYS[n % len(KEYS)] for n in range(60_000)])
    started = time.process_time()
    assert shifted(rows, GARTH) is None
    assert time.process_time() - started < 2
