"""When a tally has a percentage, and what it is."""

import pytest

from ohc.outcome import Cell
from ohc.progress.accounts.shares import complete_percent


def percent(
    complete: int, *, total: int, aside: int = 0, not_applicable: int = 0
) -> Cell:
    """Return the percentage of a group of rows."""
    return complete_percent(
        {
            "complete": complete,
            "not_applicable": not_applicable,
            "total": total,
            "set_aside": aside,
        }
    )


@pytest.mark.parametrize(
    ("total", "aside", "share"),
    [
        (10, 0, 50),
        (9, 1, 56),  # 1 of 10: 5 of 9 are complete
        (9, 2, ""),  # 2 of 11
        (10, 1, 50),  # 1 of 11
        (18, 2, 28),  # 2 of 20
        (17, 2, ""),  # 2 of 19
        (5, 1, ""),
    ],
)
def test_one_row_in_ten_may_be_set_aside_and_no_more(
    total: int, aside: int, share: Cell
) -> None:
    assert percent(5, total=total, aside=aside) == share


def test_a_row_that_is_gone_is_as_one_set_aside() -> None:
    count = {"complete": 5, "not_applicable": 0, "total": 10, "set_aside": 0}
    assert complete_percent(count, gone=1) == 50
    assert complete_percent(count, gone=2) == ""
    assert complete_percent({**count, "set_aside": 1}, gone=1) == ""


def test_what_does_not_apply_counts_among_the_rows_of_the_group() -> None:
    # 1 of 10 rows is set aside, be they half of them not applicable.
    assert percent(2, total=9, aside=1, not_applicable=5) == 50


def test_where_nothing_applies_there_is_no_percentage() -> None:
    assert percent(0, total=3, not_applicable=3) == ""
    assert percent(0, total=0) == ""


def test_too_many_rows_of_one_tracker_leave_its_group_without_percentage() -> None:
    count = {"complete": 1, "not_applicable": 0, "total": 2, "set_aside": 0}
    assert complete_percent(count, of_patchy=False) == 50
    assert complete_percent(count, of_patchy=True) == ""
