"""Which tables hold the words of lists, and no items."""

import pytest
from trackers import STRANGER, Grid, put_book, read_book

from ohc.progress.tables.tables import Table, tables
from ohc.progress.tables.word_lists import key_below, word_lists
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen
from ohc.workbooks.xlsx.validations import Source

ITEMS: Grid = [
    ["Action", "Owner", "Status"],
    ["A", "Ann", "Late"],
    ["B", "Ann", "Late"],
]
WORDS: Grid = [["Kind", "Status", "RAG"], ["x", "Done"], ["y", "Late"], ["z", "TBC"]]


def table(name: str, grid: Grid, *, hidden: bool = False) -> Table:
    sheet = Sheet(name, hidden=hidden, rows=grid, merged=(), look=Unseen({}))
    [found] = tables(sheet, STRANGER)
    return found


def lists(*there: Table, sources: tuple[Source, ...] = ()) -> list[str]:
    return [found.sheet.name for found in word_lists(there, sources)]


@pytest.mark.parametrize("name", ["Lists", "Dropdown Values", "drop downs", "Options"])
def test_a_sheet_is_a_list_by_its_name_and_its_words(name: str) -> None:
    assert lists(table("Plan", ITEMS), table(name, WORDS)) == [name]


def test_two_signs_are_enough_and_one_is_not() -> None:
    plan = table("Plan", ITEMS)
    assert lists(plan, table("Metrics", WORDS)) == ["Metrics"]
    twice = [*WORDS, ["w", "Late"]]
    assert lists(plan, table("Metrics", twice)) == []
    assert lists(plan, table("Metrics", twice, hidden=True)) == ["Metrics"]
    owned = [["Kind", "Status", "Owner"], *WORDS[1:]]
    assert lists(plan, table("Metrics", owned)) == []


def test_three_words_are_the_fewest_of_a_list() -> None:
    plan = table("Plan", ITEMS)
    assert lists(plan, table("Metrics", WORDS[:3])) == []


def test_a_tracker_with_as_many_signs_leaves_no_list() -> None:
    """Small real trackers say each word once, and nobody's name."""
    small = [["Kind", "Project", "Status"], ["x", "A", "Done"], ["y", "B", "Done"]]
    assert lists(table("Plan", small), table("Metrics", WORDS)) == []
    assert lists(table("Plan", small), table("Lists", WORDS)) == ["Lists"]


def test_a_small_tracker_alone_is_not_a_list() -> None:
    assert lists(table("Lists", WORDS, hidden=True)) == []


def test_what_a_drop_down_list_shows_is_a_list() -> None:
    there = (table("Plan", ITEMS), table("Stages", ITEMS))
    assert lists(*there, sources=(Source("stages", 2, 2, 2, 3),)) == ["Stages"]
    # Names of items to choose from, and other rows, make no list of a tracker.
    assert lists(*there, sources=(Source("Stages", 0, 2, 0, 3),)) == []
    assert lists(*there, sources=(Source("Stages", 2, 4, 2, 9),)) == []
    assert lists(*there, sources=(Source("Stages", 2, 1, 2, 1),)) == []


@pytest.mark.parametrize("formula", ["Stages!$C$2:$C$3", "'Stages'!C2:C3"])
def test_a_drop_down_list_is_found_in_the_workbook(formula: str) -> None:
    sheets = {"Plan": ITEMS, "Stages": ITEMS}
    result = read_book(put_book("log.xlsx", sheets, lists={"Plan": formula}))
    assert [returned.sheet for returned in result.returns] == ["Plan"]
    assert "sheet Stages was left out" in " ".join(result.notes)


HEADERS = ["Ref", "Action", "Owner", "Status"]
ACTIONS: Grid = [
    HEADERS,
    [1, "Paint", "Ann", "Complete"],
    [2, "Clean", "Bob", "Late"],
    [3, "Mend", "Ann", "Complete"],
]


def key_of(grid: Grid) -> list[int]:
    doubt = key_below(table("Plan", grid), STRANGER)
    return [*doubt.rows] if doubt else []


@pytest.mark.parametrize(
    "key",
    [
        [["Key", "It is done", "", "Complete"], ["", "Behind", "", "Late"]],
        [["", "It is done", "", "Complete"], ["", "Behind", "", "Late"]],
        [["Complete", "It is done"], ["Late", "Behind"]],
        [["RAG key:"], ["Complete", "It is done"]],
        [["Key", "Complete"], ["", "Late"]],
        [["Key: done", "", "", "Complete"], ["", "Behind", "", "Late"]],
    ],
)
def test_a_key_below_the_items_is_none_of_them(key: Grid) -> None:
    rows = [*range(5, 5 + len(key))]
    assert key_of([*ACTIONS, *key]) == rows
    assert key_of([*ACTIONS, *key, ["Signed A N Other"]]) == rows


def test_a_key_below_a_gap_is_not_an_item_either() -> None:
    key: Grid = [["Key", "It is done", "", "Complete"], ["", "Behind", "", "Late"]]
    assert key_of([*ACTIONS, [], *key]) == [6, 7]


@pytest.mark.parametrize(
    "last",
    [
        # A ref of its own, an owner, a word that comes again, one row alone.
        [[4, "New", "", "Complete"], [5, "Newer", "", "Late"]],
        [["", "New", "Ann", "Complete"], ["", "Newer", "Ann", "Late"]],
        [["", "New", "", "Late"], ["", "Newer", "", "Late"]],
        [["", "New", "", "Late"]],
        [["", "New", "", "Complete"], ["Key", "Newer", "Ann", "Late"]],
    ],
)
def test_items_that_say_little_are_not_a_key(last: Grid) -> None:
    assert key_of([*ACTIONS, *last]) == []


def test_without_refs_two_new_items_are_not_a_key_and_three_words_are() -> None:
    items = [row[1:] for row in ACTIONS]
    new: Grid = [["New", "", "Complete"], ["Newer", "", "Late"], ["x", "", "Delayed"]]
    assert key_of([*items, *new[:2]]) == []
    assert key_of([*items, *new]) == [5, 6, 7]
    assert key_of([*items, ["Key"], *new[:2]]) == [6, 7]


def test_where_items_say_no_more_only_a_label_makes_a_key() -> None:
    bare: Grid = [["Action", "Status"], ["a", "Complete"], ["b", "Late"]]
    assert key_of([*bare, ["c", "Delayed"]]) == []
    assert key_of([*bare, ["Legend", "Complete"], ["d", "Late"]]) == [4, 5]
    assert key_of([bare[0], ["Legend", "Complete"], ["d", "Late"]]) == []
