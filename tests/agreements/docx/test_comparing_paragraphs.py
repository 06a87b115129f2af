"""What was added and what is gone, found in time that grows with the text alone."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.agreements.docx.comparing import SMALL, changes


@pytest.mark.parametrize(
    ("before", "now", "added", "removed"),
    [
        *(("abc", "abc", [], 0), ("", "", [], 0), ("", "ab", [0, 1], 0)),
        *(("ab", "", [], 2), ("abc", "axc", [1], 1), ("abc", "abxc", [2], 0)),
        *(("aab", "aaab", [2], 0), ("abab", "ab", [], 2), ("abc", "xabc", [0], 0)),
        ("abc", "abcx", [3], 0),
    ],
)
def test_additions_and_removals_are_reported_exactly(
    before: str, now: str, added: list[int], removed: int
) -> None:
    assert changes(before, now) == (added, removed)


def test_what_changed_places_counts_as_changed() -> None:
    different = changes("abc", "cab")
    assert (len(different.added), different.removed) == (1, 1)


LINES = st.lists(st.sampled_from("abcdxy"), max_size=120)


@given(LINES, LINES)
def test_what_is_left_of_both_is_the_same(before: list[str], now: list[str]) -> None:
    different = changes(before, now)
    kept = [line for at, line in enumerate(now) if at not in {*different.added}]
    assert len(before) - different.removed == len(kept)
    assert not Counter(kept) - Counter(before)
    assert (before == now) == (not different.added and not different.removed)


def test_single_lines_part_a_long_text_so_that_what_recurs_is_found() -> None:
    before = [line for n in range(300) for line in ("row", f"clause {n}", "row")]
    now = [*before[:400], "added", *before[400:500], *before[501:]]
    assert len(before) * len(now) > SMALL
    assert changes(before, now) == ([400], 1)


def test_the_same_lines_in_another_order_are_all_changed() -> None:
    before, now = ["a", "b"] * 2_000, ["b", "a"] * 1_000 + ["a", "b"] * 1_000
    different = changes(before, now)
    assert different.added
    assert different.removed


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (["x"] * 20_000, ["x", "y"] * 20_000),
        (["x", "y"] * 20_000, ["y", "y", "x"] * 20_000),
        ([*map(str, range(20_000))], [*map(str, range(20_000, 0, -1))]),
    ],
    ids=["one", "two", "turned round"],
)
def test_thousands_of_lines_that_recur_are_compared(
    before: list[str], now: list[str]
) -> None:
    # Python's own comparison would take hours of these.
    different = changes(before, now)
    assert len(now) - len(different.added) == len(before) - different.removed
