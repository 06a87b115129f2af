"""Which tables hold the words of lists, and no items."""

import pytest
from trackers import STRANGER, Grid, put_book, read_book

from ohc.progress.tables.tables import Table, tables
from ohc.progress.tables.word_lists import word_lists
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


def test_a_small_tracker_alone_is_no_list() -> None:
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
    assert "sheet Stages is left out" in " ".join(result.notes)
