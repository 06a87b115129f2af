"""Rows of a tracker that say little: which are items, and which are not."""

from typing import Any

import pytest
from trackers import STRANGER, by_row, table_of

from ohc.progress.tables.tables import tables
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen

HEAD = ["Action", "Owner", "Status"]
DONE = ["Agree", "Ann", "Complete"]
LATE = ["Write", "Bob", "Late"]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([["HEALTH"], DONE], {2: "heading", 3: ""}),
        ([DONE, ["SECURITY"], LATE], {2: "", 3: "heading", 4: ""}),
        ([DONE, ["SECURITY"], [], LATE], {2: "", 3: "heading", 5: ""}),
        ([["A"], ["B"], DONE], {2: "unclear-row", 3: "unclear-row", 4: ""}),
        ([["A"], [], ["B"], DONE], {2: "unclear-row", 4: "unclear-row", 5: ""}),
        ([DONE, ["Sign"], ["File"]], {2: "", 3: "", 4: ""}),
        ([["Sign"], ["File"]], {2: "", 3: ""}),
        ([DONE, [], ["Version 2"]], {2: "", 4: "note"}),
        ([DONE, ["Sign"], [], ["Version 2"]], {2: "", 3: "", 5: "note"}),
        # What says as much as an item is one, also below a gap.
        ([DONE, [], ["Sign", "Eve", "Late"]], {2: "", 4: ""}),
        ([["Agree", "", "Done"], [], ["Sign", "Eve"]], {2: "", 4: ""}),
        ([["HEALTH", "", "Select"], DONE], {2: "heading", 3: ""}),
    ],
)
def test_a_title_alone_is_a_heading_an_item_or_in_doubt(
    rows: list[list[Any]], reasons: dict[int, str]
) -> None:
    assert by_row(table_of([HEAD, *rows])) == reasons


def test_where_items_say_nothing_else_a_title_alone_is_in_doubt() -> None:
    rows = [["HEALTH"], ["Agree", "Done"], ["Sign"]]
    table = table_of([["Action", "Status"], *rows])
    assert by_row(table) == {2: "unclear-row", 3: "", 4: ""}


class Bold(Unseen):
    """A sheet in which some cells are in bold type."""

    def __init__(self, *cells: str) -> None:
        super().__init__({})
        self._bold = cells

    def is_bold(self, cell: str) -> bool:
        return cell in self._bold


@pytest.mark.parametrize(
    ("bold", "reasons"),
    [
        (["A2", "A3"], {2: "heading", 3: "heading", 4: "", 5: ""}),
        (["A2"], {2: "heading", 3: "heading", 4: "", 5: ""}),
        (["A5"], {2: "unclear-row", 3: "unclear-row", 4: "", 5: "heading"}),
        # Where items are in bold type too, it tells nothing.
        (["A2", "A4"], {2: "unclear-row", 3: "unclear-row", 4: "", 5: ""}),
    ],
)
def test_a_title_in_bold_type_is_a_heading(
    bold: list[str], reasons: dict[int, str]
) -> None:
    rows = [HEAD, ["HEALTH"], ["Dental"], DONE, ["Sign"]]
    sheet = Sheet("Plan", hidden=False, rows=rows, merged=(), look=Bold(*bold))
    [table] = tables(sheet, STRANGER)
    assert by_row(table) == reasons


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([[1, "a", "Done"], [2], [3]], {2: "", 3: "numbered", 4: "numbered"}),
        (
            [[1, "a", "Done"], [2, 0, ""], [3, "", "Select"]],
            {2: "", 3: "numbered", 4: "numbered"},
        ),
        ([[1], [2]], {2: "numbered", 3: "numbered"}),
        ([["1", "a", "Done"], ["2"]], {2: "", 3: "numbered"}),
        # A gap in the numbers: somebody wrote this one.
        ([[1, "a", "Done"], [3]], {2: "", 3: ""}),
        ([[1, "a", "Done"], [2, "b"]], {2: "", 3: ""}),
    ],
)
def test_a_number_that_runs_on_beside_nothing_was_written_in_advance(
    rows: list[list[Any]], reasons: dict[int, str]
) -> None:
    whole = {
        n: why.replace("numbered", "numbered in advance") for n, why in reasons.items()
    }
    assert by_row(table_of([["No", "Owner", "Status"], *rows])) == whole


@pytest.mark.parametrize(
    "row",
    [
        *(["Total actions", 3], ["Complete", 2], ["Number of risks", "", "7"]),
        *(["Open actions", "1"], ["% complete", 0.5], ["", "Complete", 2], ["Red", 1]),
        *(["Count", "12"], ["Closed", "67%"], ["Subtotal of 2014", 4]),
    ],
)
def test_a_count_below_the_items_is_a_footer(row: list[Any]) -> None:
    assert by_row(table_of([HEAD, DONE, row])) == {2: "", 3: "footer"}


@pytest.mark.parametrize(
    "row",
    [
        *(["Open the new wing", 3], ["Complete the plan", 2], ["Total actions", "Ann"]),
        *(["Total actions", 3, "Late"], ["Nothing", 4]),
    ],
)
def test_an_item_with_a_number_is_not_a_footer(row: list[Any]) -> None:
    assert by_row(table_of([HEAD, DONE, row])) == {2: "", 3: ""}


def test_a_count_above_an_answered_item_is_not_a_footer() -> None:
    assert by_row(table_of([HEAD, ["Total actions", 3], DONE])) == {2: "", 3: ""}


def test_only_a_merge_to_the_right_makes_a_heading() -> None:
    rows = [HEAD, ["HEALTH"], ["Dental"], DONE]
    for merged, reason in (((1, 0, 1, 2), "heading"), ((1, 0, 2, 0), "unclear-row")):
        sheet = Sheet("Plan", hidden=False, rows=rows, merged=[merged], look=Unseen({}))
        [table] = tables(sheet, STRANGER)
        assert by_row(table)[2] == reason


def test_nought_per_cent_is_something_to_say() -> None:
    head = ["Action", "% complete", "Days left", "Status"]
    rows = [["Agree", 0, 3, ""], ["HEALTH", "", 0, ""], ["Write", 0.5, 2, "Late"]]
    assert by_row(table_of([head, *rows])) == {2: "", 3: "heading", 4: ""}
    rows[0][2] = ""
    assert by_row(table_of([head, *rows])) == {2: "", 3: "heading", 4: ""}
