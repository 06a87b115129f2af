"""What one prison returned, and what moved: also over a quarter without a return."""

import pytest

from ohc.outcome import Row
from ohc.progress.accounts.histories import (
    HISTORY_FIELDS,
    history_rows,
    is_back,
    slips,
)
from ohc.progress.words.periods import find_period
from ohc.reference.reporting_units import bodies

GARTH = bodies()["prison-garth"]
NAMES = ("2013-14-Q2", "2013-14-Q3", "2013-14-Q4")
PERIODS = [*map(find_period, NAMES)]


def read(period: str, status: str = "delayed", **fields: str) -> Row:
    """Return a row of a return as ``read`` lists it."""
    usual = {"rag": "red", "set_aside": "", "file": f"{period}.xlsx", "forecast": ""}
    whose = {"body_id": "prison-garth", "commitment": "C9.1", "period": period}
    return {**usual, **whose, "status": status, **fields}


def course(*rows: Row) -> list[Row]:
    """Return the history of C9.1."""
    every = history_rows(rows, GARTH, periods=PERIODS)
    return [row for row in every if row["commitment"] == "C9.1"]


def values(field: str, *rows: Row) -> list[object]:
    return [row[field] for row in course(*rows)]


def test_every_commitment_has_a_row_for_each_period() -> None:
    rows = history_rows([read(NAMES[0])], GARTH, periods=PERIODS)
    assert len(rows) == 18 * 3
    assert tuple(rows[0]) == HISTORY_FIELDS
    assert [row["period"] for row in rows[:3]] == [*NAMES]
    assert {row["body"] for row in rows} == {"Garth"}


def test_forecasts_slip_later_and_earlier_from_the_last_that_was_given() -> None:
    rows = [
        read(NAMES[0], forecast="2014-03-01"),
        read(NAMES[1], forecast="2014-03-31"),
        read(NAMES[2], forecast="2014-03-21"),
    ]
    assert values("slipped_days", *rows) == ["", 30, -10]
    assert slips(course(*rows)) == [30, -10]
    # Over a quarter without a return, or without a forecast, it is the last there was.
    assert values("slipped_days", rows[0], rows[2]) == ["", "", 20]
    blank = read(NAMES[1])
    assert values("slipped_days", rows[0], blank, rows[2]) == ["", "", 20]


def test_a_forecast_in_a_row_that_does_not_count_is_none() -> None:
    rows = [
        read(NAMES[0], forecast="2014-03-01"),
        read(NAMES[1], forecast="2015-03-31", set_aside="unknown-status"),
        read(NAMES[2], forecast="2014-03-21"),
    ]
    assert values("slipped_days", *rows) == ["", "", 20]


@pytest.mark.parametrize(
    ("statuses", "movements"),
    [
        (("delayed", "complete", "complete"), ["", "improved", "unchanged"]),
        (("complete", "delayed", "cancelled"), ["", "worsened", "changed"]),
        (("complete", "", "delayed"), ["", "not_returned", "new"]),
        (("", "", "delayed"), ["", "", "new"]),
    ],
)
def test_what_moved_is_as_in_a_comparison(
    statuses: tuple[str, ...], movements: list[str]
) -> None:
    rows = [
        read(period, status)
        for period, status in zip(NAMES, statuses, strict=True)
        if status
    ]
    assert values("movement", *rows) == movements


def test_a_row_that_does_not_count_has_not_moved() -> None:
    rows = [
        read(NAMES[0]),
        read(NAMES[1], "", set_aside="unknown-status"),
        read(NAMES[2]),
    ]
    assert values("movement", *rows) == ["", "set_aside", "new"]
    assert values("set_aside", *rows) == ["", "unknown-status", ""]


def test_what_is_not_there_says_why() -> None:
    rows = [read(NAMES[0]), read(NAMES[1], commitment="C3.1")]
    assert values("set_aside", *rows) == ["", "missing-row", "missing-return"]
    assert values("file", *rows) == ["2013-14-Q2.xlsx", "", ""]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_returns_the_one_that_counts_is_shown(order: int) -> None:
    rows = [
        read(NAMES[0], "complete", set_aside="superseded-return", file="old.xlsx"),
        read(NAMES[0], "delayed", file="new.xlsx"),
    ][::order]
    assert values("status", *rows)[0] == "delayed"
    assert values("file", *rows)[0] == "new.xlsx"


def test_the_rows_of_other_bodies_are_none_of_it() -> None:
    assert values("file", read(NAMES[0], body_id="prison-leeds")) == ["", "", ""]


@pytest.mark.parametrize(
    ("statuses", "back"),
    [
        (("complete", "delayed", "delayed"), True),
        (("complete", "", "delayed"), True),
        (("complete", "delayed", ""), True),
        (("complete", "delayed", "complete"), False),
        (("delayed", "complete", ""), False),
        (("delayed", "delayed", "delayed"), False),
    ],
)
def test_what_was_complete_and_is_not_is_back(
    statuses: tuple[str, ...], *, back: bool
) -> None:
    rows = [
        read(period, status)
        for period, status in zip(NAMES, statuses, strict=True)
        if status
    ]
    assert is_back(course(*rows)) == back
