"""Which rows below a header are items, and why the others are none."""

from collections.abc import Sequence

import pytest

from ohc.progress.tables.tables import tables
from ohc.progress.words.vocabulary import vocabulary
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen

TRACKER = ("Action", "Status", "Owner")
RETURN = ("Commitment", "Status", "Owner")
PAINT = ("Paint the wing", "Done", "Ann")


def left_out(*rows: Sequence[str], framework: str = "none") -> dict[int, str]:
    """Return which rows of a sheet are no items of its table, and why."""
    sheet = Sheet("Plan", hidden=False, rows=rows, merged=(), look=Unseen({}))
    [table] = tables(sheet, vocabulary()._replace(framework=framework))
    return dict(table.left_out)


def test_all_rows_below_the_end_marker_of_a_tracker_are_below_it() -> None:
    rows = [["END"], ["Signed", "Done", "Eve"], ["Agreed", "Done", "Bob"], ["Filed"]]
    assert left_out(TRACKER, PAINT, *rows) == {
        3: "end marker",
        4: "below the end marker",
        5: "below the end marker",
        6: "below the end marker",
    }


def test_a_total_below_the_end_marker_makes_no_items_below_it() -> None:
    rows = [["END"], ["Total", "2"], ["Signed", "Done", "Eve"]]
    assert left_out(TRACKER, PAINT, *rows) == {
        3: "end marker",
        4: "below the end marker",
        5: "below the end marker",
    }


def test_an_answer_below_the_end_marker_of_a_return_is_an_item() -> None:
    rows = [["END"], ["C2.2", "Late", "Bob"], ["", "Late", "Eve"], ["Signed"]]
    reasons = left_out(RETURN, ["C2.1", "Done", "Ann"], *rows, framework="npa-2013")
    assert reasons == {3: "end marker", 6: "note"}


@pytest.mark.parametrize("name", ["Total", "Totals", "Grand total", "Subtotal:"])
def test_a_total_of_a_tracker_is_not_an_item_even_with_an_answer(name: str) -> None:
    assert left_out(TRACKER, PAINT, [name, "Done", ""]) == {3: "total"}


def test_a_placeholder_is_not_an_answer() -> None:
    row = ["", "Please select", ""]
    assert left_out(TRACKER, PAINT, row) == {3: "nothing filled in"}
    assert left_out(TRACKER, PAINT, ["", "Done", ""]) == {}


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "Done", ""],
        ["Sum", "", ""],
        ["Total commitments", "3", ""],
        ["Total complete", "2 of 18", "11%"],
        ["Complete", "2", ""],
        ["Count of rows", "", "18"],
    ],
)
def test_a_total_of_a_return_is_not_an_item(row: list[str]) -> None:
    rows = [["C2.1", "Done", "Ann"], row, ["C2.2", "Done", "Ann"]]
    assert left_out(RETURN, *rows, framework="npa-2013") == {3: "total"}


@pytest.mark.parametrize(
    "row", [["Total commitments", "Done", ""], ["Complete", "Done", "2"], ["", "3", ""]]
)
def test_an_answer_in_words_is_kept_whatever_is_before_it(row: list[str]) -> None:
    rows = [["C2.1", "Done", "Ann"], row]
    assert left_out(RETURN, *rows, framework="npa-2013") == {}


def test_a_total_may_stand_left_of_the_items() -> None:
    header = ["Area", "Action", "Status", "Owner"]
    item = ["North", "Paint the wing", "Done", "Ann"]
    assert left_out(header, item, ["Total", "", "3", ""], item) == {3: "total"}
    assert left_out(header, item, ["Total", "Paint", "3", ""], item) == {}


def test_numbers_that_are_ratings_make_no_footer() -> None:
    sheet = [TRACKER, PAINT, ["Total quality", "3", ""], ["Overall delivery", "3", ""]]
    own = vocabulary()._replace(framework="none")
    known = own._replace(status={**own.status, "3": "delayed"})
    for words, reasons in ((own, {3: "footer", 4: "footer"}), (known, {})):
        book = Sheet("Plan", hidden=False, rows=sheet, merged=(), look=Unseen({}))
        [table] = tables(book, words)
        assert dict(table.left_out) == reasons
