"""Masters: items that stand across, their keys, and what stands outside."""

from collections.abc import Sequence
from typing import Any

import pytest
from trackers import STRANGER, Grid, entries_of, put_book, read_book, sheet_of

from ohc.progress.tables.masters import meaning_of_key, recognised_master
from ohc.progress.tables.slots import families
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.columns_toml import Rule
from ohc.progress.words.which_answers import EACH

MASTER: Grid = [
    ["Project", "Alpha", "Beta"],
    ["SRO", "Ann", "Bob"],
    ["Departmental DCA", "Green", "Amber/Red"],
    ["Project status", "Complete", "Delayed"],
]


def master(grid: Grid) -> Table:
    [table] = tables(sheet_of(grid), STRANGER)
    assert table.sheet.across
    return table


@pytest.mark.parametrize(
    "grid",
    [
        # A list of items, a calendar, and a pivot table.
        [["Action", "Owner", "Notes", "When"], *[["Check status", "A", "x", ""]] * 5],
        [["Week", "2014-01-06", "2014-01-13"], *MASTER[1:]],
        [["Week", "06/01/2014", "13/01/2014"], *MASTER[1:]],
        [["Row labels", "2013", ""], ["Done", 3], ["Late", 2], ["Total", 5], ["x", 1]],
        # Words that are not known, no words at all, one item, too few keys.
        [*MASTER[:2], ["DCA", "Duck Egg", "Red"], ["Status", "quo", "Done"], ["x"]],
        [*MASTER[:2], ["DCA", "", ""], ["Status", "", ""], ["Scope", "a", "b"]],
        [row[:2] for row in MASTER],
        MASTER[:3],
        [MASTER[0], *[["Status", "Done", "Late"]] * 6],
        [["Project", "A", "B"], ["Why", "x", "y"], ["How", "x", ""], *MASTER[2:3]],
    ],
)
def test_what_looks_like_a_master_is_none(grid: Grid) -> None:
    assert recognised_master(sheet_of(grid), STRANGER) is None


def test_five_keys_are_enough_of_which_one_is_known() -> None:
    keys = [[f"Scope {letter}", "x", "y"] for letter in "abcd"]
    grid = [["file name", "Alpha", "Beta"], *keys, MASTER[2]]
    assert recognised_master(sheet_of(grid), STRANGER)
    assert not recognised_master(sheet_of([grid[0], *keys[1:], MASTER[2]]), STRANGER)


def test_a_header_of_a_list_comes_first() -> None:
    grid = [*MASTER, ["Action", "Owner", "Status"], ["Agree", "Ann", "Done"]]
    [table] = tables(sheet_of(grid), STRANGER)
    assert (table.sheet.across, table.header_row) == (False, 5)


def notes(*cells: tuple[int, int, Any], grid: Grid = MASTER) -> Sequence[str]:
    """Return what is said of a master with further values at rows and columns."""
    rows = [[*row, *[""] * 6] for row in grid] + [[""] * 9 for _ in range(4)]
    for row, column, value in cells:
        rows[row - 1][column - 1] = value
    return master(rows).notes


def test_what_is_outside_is_named_and_no_item() -> None:
    said = "is outside the main table and was left out."
    assert notes((3, 9, "ROGUE")) == (f"I3 {said}",)
    assert notes((1, 8, "ROGUE")) == (f"H1 {said}",)
    assert notes((7, 2, "ROGUE")) == (f"B7 {said}",)
    assert notes((3, 9, "a"), (8, 9, "b")) == (
        "I3, I8 are outside the main table and were left out.",
    )
    assert notes() == ()


def test_a_key_that_appears_twice_is_named_and_the_first_is_read() -> None:
    path = put_book("m.xlsx", {"M": [*MASTER, ["SRO", "Eve", "Eve"], MASTER[2]]})
    result = read_book(path)
    said = "the same key appears more than once: 'SRO' (rows 2, 5), 'Departmental DCA' "
    assert f"{said}(rows 3, 6)." in " ".join(result.notes)
    assert [(e.item, e.rag) for e in entries_of(result)] == [
        ("Alpha", "green"),
        ("Beta", "amber_red"),
    ]


def test_a_rating_that_appears_twice_and_differs_is_set_aside() -> None:
    other = ["Departmental DCA", "Green", "Red"]
    result = read_book(put_book("m.xlsx", {"M": [*MASTER, other]}))
    assert [e.set_aside for e in entries_of(result)] == ["", "unknown-rag"]


FAMILY: Grid = [
    *MASTER[:3],
    *(["Approval MM1", "Outline", "Outline"], ["Approval MM1 Status", "Live", ""]),
    *(["Approval MM2", "Full", ""], ["Approval MM2 Status", "Complete", ""]),
    *(["Approval MM3", "", ""], ["Approval MM3 Status", "", ""]),
]


def test_numbered_keys_are_one_family_whose_blank_slots_are_not_rows() -> None:
    path = put_book("m.xlsx", {"M": FAMILY})
    one = entries_of(read_book(path))
    assert [(e.item, e.status, e.rag) for e in one] == [
        ("Alpha", "unstated", "green"),
        ("Beta", "unstated", "amber_red"),
    ]
    assert "'Approval MM Status' has 3 numbered answers" in " ".join(
        read_book(path).notes
    )
    each = entries_of(read_book(path, STRANGER._replace(answers=EACH)))
    assert [
        (e.item, e.slot, e.status, e.row) for e in each if e.answer != MASTER[2][0]
    ] == [
        ("Alpha", "1", "in_progress", 5),
        ("Beta", "1", "unstated", 5),
        ("Alpha", "2", "complete", 7),
    ]
    assert {e.answer for e in each} == {"Departmental DCA", "Approval MM Status"}


def test_columns_toml_says_where_a_master_is() -> None:
    grid = [["Report"], ["", "What", "Mars"], ["", "Stage", "Late"], ["", "Who", "Ann"]]
    rule = Rule("Plan", 0, {"Stage": "status", "Who": "owner"}, True, "B", 2)
    [table] = tables(sheet_of(grid), STRANGER._replace(rules=(rule,)))
    assert [row.text(1) for row in table.rows] == ["Mars"]
    assert table.places == {"item": 1, "status": 2, "owner": 3}
    assert [column.place() for column in table.columns] == ["2", "3", "4"]
    assert table.sheet.cell(2, 3) == "C3"


def test_an_overall_rating_of_something_is_not_that_of_the_item() -> None:
    answers = master([*MASTER, ["Overall Resource DCA - Now", "Red", "Red"]]).answers
    assert [*answers.unclear] == ["rag"]
    assert answers.columns["status"].header == "Project status"


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        *(("Assurance MM1 DCA", "rag"), ("SRO Schedule Confidence", "rag")),
        *(("Delivery confidence of the programme", "rag"), ("Date of last DCA", "")),
        *(("Departmental DCA Narrative", "comment"), ("Confidence", "")),
        *(("Overall Resource DCA - Future", "other"), ("Scope", "")),
    ],
)
def test_a_key_may_mean_a_rating_in_more_words_than_a_header(
    key: str, meaning: str
) -> None:
    assert meaning_of_key(key) == meaning


def test_two_numbered_keys_are_a_family() -> None:
    two = master([*FAMILY[:7]])
    assert [*families(two.columns)] == [("status", "Approval MM Status")]
    assert not families(master([*FAMILY[:5]]).columns)


def test_of_several_owners_none_is_the_items() -> None:
    table = master([*MASTER, ["Risk owner", "Cy", "Cy"]])
    assert "owner" not in table.places
    assert "owner" in master(MASTER).places
