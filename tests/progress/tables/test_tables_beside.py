"""Two trackers side by side on one sheet: neither is taken for the other."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import Ohc

from ohc.progress.tables.layouts import layout_by, sides_of

HEAD = ["Action", "Owner", "Status"]
LEFT = [["A", "Ann", "Complete"], ["B", "Bob", "Delayed"], ["C", "Cy", "Complete"]]
RIGHT = [["X", "Al", "Delayed"], ["Y", "Bo", "Not started"], ["", "", ""]]
GAP = [""]


def put(*, gap: bool = True) -> None:
    """Write two tables side by side, of three rows and of two."""
    beside = GAP if gap else []
    with Path("a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [*left, *beside, *right]
            for left, right in zip([HEAD, *LEFT], [HEAD, *RIGHT], strict=True)
        )


def counts(ohc: Ohc, *words: str) -> list[Mapping[str, str]]:
    """Return the lines of a tally of it."""
    args = ("progress", "tally", "a.csv", "--framework", "none", "-f", "csv")
    return [*csv.DictReader(ohc(*args, *words).stdout.splitlines())]


def test_headings_that_repeat_are_named_where_the_status_is_not_clear(ohc: Ohc) -> None:
    put()
    result = ohc("progress", "tally", "a.csv", "--framework", "none")
    assert result.exit_code == 3
    assert "Which is the status: C 'Status' or G 'Status'?" in result.said
    repeat = "The headings 'Action', 'Owner' and 'Status' repeat, as if there were"
    assert repeat in result.said


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize(
    ("first", "total", "complete"), [(True, "3", "2"), (False, "2", "0")]
)
def test_a_column_that_is_named_takes_the_items_of_its_own_table(
    ohc: Ohc, *, gap: bool, first: bool, total: str, complete: str
) -> None:
    put(gap=gap)
    letter = "C" if first else "G" if gap else "F"
    [line] = counts(ohc, "--status-column", letter)
    assert (line["total"], line["complete"], line["unstated"]) == (total, complete, "0")


def test_the_table_that_is_not_used_is_reported(ohc: Ohc) -> None:
    put()
    words = ("--framework", "none", "--status-column", "G")
    result = ohc("progress", "tally", "a.csv", *words)
    assert "column E: the table beside it is not used (A, B, C)." in result.said
    assert result.exit_code == 0


def test_by_answer_counts_the_items_of_each(ohc: Ohc) -> None:
    put()
    lines = counts(ohc, "--by", "answer")
    assert [(line["answer"], line["total"]) for line in lines] == [
        ("Status (column C)", "3"),
        ("Status (column G)", "2"),
    ]


def test_a_header_that_both_have_takes_both(ohc: Ohc) -> None:
    put()
    [line] = counts(ohc, "--status-column", "Status")
    assert (line["total"], line["complete"], line["delayed"]) == ("5", "2", "2")


@pytest.mark.parametrize(
    ("header", "number"),
    [
        (["Action", "Status", "", "Action", "Status"], 2),
        (["Action", "Status", "Action", "Status"], 2),
        (["Action", "Status", "RAG", "", "Risk", "Status"], 2),
        (["Action", "Status", "Risk", "Status"], 1),  # a column Risk of the one table
        (["Action", "Status", "", "Status", "Owner"], 1),  # no items of its own
        (["Action", "Status", "", "Risk", "RAG"], 1),  # no answer in common
        (["Ref", "Action", "Status", "Status"], 1),
        (["Action", "Status"] * 3, 3),
        (["Owner", "Status", "", "Action", "Status"], 1),  # the first has no items
    ],
)
def test_sides_begin_with_items_of_their_own(header: list[str], number: int) -> None:
    assert len(sides_of(layout_by(None, header).columns)) == number


def test_a_sheet_and_cell_name_one_of_them(ohc: Ohc) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for left, right in zip([HEAD, *LEFT], [HEAD, *RIGHT], strict=True):
        sheet.append([cell or None for cell in [*left, *GAP, *right]])
    book.save("a.xlsx")
    words = ("progress", "tally", "a.xlsx", "--framework", "none")
    assert (
        "2 tables: Sheet!A1 3 rows, Sheet!E1 2 rows."
        in ohc(*words, "--by", "answer").said
    )
    one = ohc(*words, "--sheet", "Sheet!E1", "-f", "csv")
    assert [line["total"] for line in csv.DictReader(one.stdout.splitlines())] == ["2"]


@pytest.mark.parametrize("word", ["Open", ""])
def test_words_that_nobody_knows_do_not_make_two_tables_one(
    ohc: Ohc, word: str
) -> None:
    rows = [["Action", "Status"] * 2, ["A", "Complete", "X", word], ["", "", "Y", word]]
    with Path("a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    [line] = counts(ohc)
    assert (line["total"], line["set_aside"]) == ("0", "2")
    [line] = counts(ohc, "--status-column", "B")
    assert (line["total"], line["complete"]) == ("1", "1")
