"""What counts as overdue, and which share is complete."""

from collections.abc import Sequence
from datetime import date

import pytest

from ohc.outcome import Row
from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.books import Accounts, Books
from ohc.progress.accounts.counting import Terms, tally
from ohc.progress.accounts.ledger import CountedRow
from ohc.reference.reporting_units import bodies

GARTH, QUARTER = "prison-garth", "2013-14-Q4"
DUE = date(2014, 4, 1)
"""The day by which C1.1 and most other commitments are due: "By April 2014"."""


def books(rows: Sequence[CountedRow]) -> Books:
    """Return books in which Garth's rows count, and no return was expected."""
    return Books(
        period=None,
        counted={(GARTH, QUARTER): tuple(rows)},
        names={GARTH: bodies()[GARTH]},
        expected={},
        received=frozenset(),
        other_periods={},
        problems=(),
        accounts=Accounts(*[0] * 10),
        last_period={},
    )


def counts(*statuses: str, as_at: date = DUE, april_2014: date = DUE) -> Row:
    """Return the counts of rows of C1.1 that have these statuses."""
    rows = [CountedRow("C1.1", status, rag="rag_unstated") for status in statuses]
    terms = Terms(as_at=as_at, april_2014=april_2014)
    [row], _ = tally(books(rows), ["commitment"], terms=terms)
    return row


@pytest.mark.parametrize(
    ("as_at", "overdue"),
    [
        (date(2014, 3, 31), 0),
        (date(2014, 4, 1), 0),
        (date(2014, 4, 2), 1),
    ],
)
def test_nothing_is_overdue_on_the_day_it_is_due(as_at: date, overdue: int) -> None:
    assert counts("delayed", as_at=as_at)["overdue"] == overdue


@pytest.mark.parametrize(
    ("as_at", "overdue"),
    [
        (date(2014, 4, 30), 0),
        (date(2014, 5, 1), 1),
    ],
)
def test_by_april_2014_is_the_day_that_the_settings_say(
    as_at: date, overdue: int
) -> None:
    row = counts("delayed", as_at=as_at, april_2014=date(2014, 4, 30))
    assert row["overdue"] == overdue


@pytest.mark.parametrize(
    ("status", "overdue"),
    [
        ("not_started", 1),
        ("in_progress", 1),
        ("delayed", 1),
        ("unstated", 1),
        ("complete", 0),
        ("cancelled", 0),
        ("not_applicable", 0),
    ],
)
def test_what_is_done_or_does_not_apply_is_never_overdue(
    status: str, overdue: int
) -> None:
    assert counts(status, as_at=date(2014, 4, 2))["overdue"] == overdue


@pytest.mark.parametrize(
    ("complete", "of", "percent"),
    [
        (1, 8, 13),  # 12.5
        (1, 40, 3),  # 2.5
        (1, 3, 33),  # 33.3
        (2, 3, 67),  # 66.7
        (1, 201, 0),  # 0.498
        (199, 200, 100),  # 99.5
    ],
)
def test_half_a_per_cent_is_rounded_up(complete: int, of: int, percent: int) -> None:
    statuses = ["complete"] * complete + ["delayed"] * (of - complete)
    assert counts(*statuses)["complete_percent"] == percent


def test_what_does_not_apply_is_no_part_of_the_percentage() -> None:
    row = counts("complete", "delayed", "not_applicable", "not_applicable")
    assert row["complete_percent"] == 50
    assert counts("not_applicable")["complete_percent"] == ""


def test_where_no_return_is_expected_none_is_missing() -> None:
    row = counts("complete")
    assert (row["returns_expected"], row["returns_received"]) == (0, 1)
    assert row["returns_missing"] == 0


def test_a_return_came_even_if_no_row_of_it_counts() -> None:
    aside = AsideRow("C2.1", "", rag="red", why="Compleet")
    of_garth = books([])._replace(aside={(GARTH, QUARTER): (aside,)})
    [row], totals = tally(of_garth, ["commitment"], terms=Terms(DUE))
    assert (row["commitment"], row["total"], row["set_aside"]) == ("C2.1", 0, 1)
    assert (totals["total"], totals["set_aside"]) == (0, 1)
    assert row["returns_received"] == 1
    # Nobody expected it, so it is no share of any.
    assert row["returns"] == ""


def test_what_is_returned_is_not_returned_by_status() -> None:
    row = CountedRow("C1.1", "complete", rag="red")
    for key in ("status", "rag"):
        [line], totals = tally(books([row]), [key], terms=Terms(DUE))
        for counts_of in (line, totals):
            assert counts_of["total"] == 1
            assert counts_of["complete_percent"] == counts_of["returns"] == ""
            assert counts_of["returns_received"] == ""
