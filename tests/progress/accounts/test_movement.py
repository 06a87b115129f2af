"""Two periods side by side: which way each status moved."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.outcome import Row
from ohc.progress.accounts.books import Accounts, Books
from ohc.progress.accounts.ledger import CountedRow
from ohc.progress.accounts.movement import (
    COMPARE_FIELDS,
    MOVEMENTS,
    ORDER,
    compare_books,
    movement,
)
from ohc.progress.words.periods import find_period
from ohc.progress.words.vocabulary import STATUSES
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import bodies

Statuses = dict[tuple[str, str], str]
GARTH, LEEDS, WYMOTT = "prison-garth", "prison-leeds", "prison-wymott"


def books(statuses: Statuses, period: str = "2013-14-Q4") -> Books:
    """Return the books of a period with a counted row for each status."""
    counted: dict[tuple[str, str], tuple[CountedRow, ...]] = {}
    for (body, commitment), status in statuses.items():
        key = body, period
        counted[key] = (*counted.get(key, ()), CountedRow(commitment, status, ""))
    accounts = Accounts(*[0] * 10)
    return Books(None, counted, {}, {}, frozenset(), {}, (), accounts, {})


def shown(rows: list[Row]) -> list[str]:
    return [" ".join(str(row[name]) for name in COMPARE_FIELDS) for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        *(("not_started", "delayed", "improved"), ("delayed", "complete", "improved")),
        ("not_started", "complete", "improved"),
        ("complete", "in_progress", "worsened"),
        ("in_progress", "delayed", "worsened"),
        ("complete", "not_started", "worsened"),
        *(("complete", "cancelled", "changed"), ("cancelled", "complete", "changed")),
        *(("unstated", "complete", "changed"), ("complete", "unstated", "changed")),
        ("not_applicable", "not_started", "changed"),
        ("cancelled", "not_applicable", "changed"),
        *(("", "complete", "new"), ("", "unstated", "new")),
        *(("complete", "", "not_returned"), ("unstated", "", "not_returned")),
    ],
)
def test_a_status_moves_one_way(old: str, new: str, way: str) -> None:
    assert movement(old, new) == way


def test_each_step_up_improves_and_each_step_down_worsens() -> None:
    assert set(ORDER) < set(STATUSES)
    for worse, better in pairwise(ORDER):
        assert movement(worse, better) == "improved"
        assert movement(better, worse) == "worsened"


def test_what_has_no_place_in_the_order_is_changed_to_and_from() -> None:
    for other in {*STATUSES} - {*ORDER}:
        for status in ORDER:
            assert movement(other, status) == movement(status, other) == "changed"


def test_what_moved_is_listed_and_what_did_not_is_counted() -> None:
    old = {
        (GARTH, "C1.1"): "in_progress",
        (GARTH, "C3.2"): "delayed",
        (GARTH, "C5.1"): "unstated",
        (LEEDS, "C1.1"): "complete",
        (WYMOTT, "C1.1"): "complete",
    }
    new = {
        (GARTH, "C1.1"): "complete",
        (GARTH, "C3.2"): "delayed",
        (GARTH, "C7.1"): "in_progress",
        (LEEDS, "C1.1"): "complete",
    }
    rows, same = compare_books(books(old), books(new, "2014-15-Q1"))
    assert shown(rows) == [
        "Garth C1.1 in_progress complete improved",
        "Garth C7.1  in_progress new",
        "Wymott C1.1 complete  not_returned",
        "Garth C5.1 unstated  set_aside",
    ]
    assert same == 2
    assert {row["body_id"] for row in rows} == {GARTH, WYMOTT}


def test_a_return_of_which_none_counts_is_not_a_missing_one() -> None:
    old, new = books({(GARTH, "C1.1"): "complete"}), books({})
    assert shown(compare_books(old, new)[0]) == ["Garth C1.1 complete  not_returned"]
    undecided = new._replace(undecided={(GARTH, "2013-14-Q4"): ("a.xlsx", "b.xlsx")})
    assert shown(compare_books(old, undecided)[0]) == ["Garth C1.1 complete  set_aside"]


@pytest.mark.parametrize(
    ("may_be", "way"),
    [
        ("2013-14-Q4", "set_aside"),
        ("", "set_aside"),
        ("2013-14-Q3", "not_returned"),
    ],
)
def test_what_can_only_be_of_another_period_has_not_come(may_be: str, way: str) -> None:
    new = books({})._replace(
        period=find_period("2013-14-Q4"), undecided={(GARTH, may_be): ("a.xlsx",)}
    )
    [row] = compare_books(books({(GARTH, "C1.1"): "complete"}), new)[0]
    assert row["movement"] == way


def test_what_is_no_longer_complete_comes_first() -> None:
    moves = {
        "C1.1": ("in_progress", "complete"),
        "C2.1": ("in_progress", "delayed"),
        "C3.1": ("complete", "cancelled"),
        "C4.1": ("complete", ""),
        "C5.1": ("complete", "delayed"),
        "C7.1": ("unstated", "complete"),
    }
    rows, _ = compare_books(
        books({(GARTH, key): old for key, (old, _) in moves.items()}),
        books({(GARTH, key): new for key, (_, new) in moves.items() if new}),
    )
    assert [row["commitment"] for row in rows] == [
        *("C5.1", "C3.1", "C2.1", "C7.1", "C1.1", "C4.1"),
    ]


def test_rows_of_one_movement_are_in_published_order() -> None:
    keys = [*product(("prison-leeds", "prison-garth"), ("C10.1", "C2.1"))]
    rows, _ = compare_books(
        books(dict.fromkeys(keys, "delayed")), books(dict.fromkeys(keys, "complete"))
    )
    assert [(row["body_id"], row["commitment"]) for row in rows] == [
        *(("prison-garth", "C2.1"), ("prison-garth", "C10.1")),
        *(("prison-leeds", "C2.1"), ("prison-leeds", "C10.1")),
    ]


keys = st.tuples(
    st.sampled_from([*bodies()]), st.sampled_from([row["id"] for row in commitments()])
)
some_statuses = st.dictionaries(keys, st.sampled_from(STATUSES), max_size=12)


@given(some_statuses, some_statuses)
def test_every_row_of_both_is_listed_once_or_the_same(
    old: Statuses, new: Statuses
) -> None:
    rows, same = compare_books(books(old), books(new, "2014-15-Q1"))
    listed = [(str(row["body_id"]), str(row["commitment"])) for row in rows]
    assert len({*listed}) == len(listed)
    assert len(listed) + same == len({*old, *new})
    for key, row in zip(listed, rows, strict=True):
        assert (row["old"], row["new"]) == (old.get(key, ""), new.get(key, ""))
        assert row["movement"] in MOVEMENTS
