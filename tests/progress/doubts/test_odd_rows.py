"""Rows of a tracker that count, and may be no items of their own."""

from collections.abc import Sequence
from typing import Any

import pytest
from conftest import Ohc
from openpyxl import Workbook
from openpyxl.styles import Alignment
from trackers import STRANGER, Grid, table_of

from ohc.progress.doubts.odd_rows import odd_rows

HEAD = ["Action", "Owner", "Status"]
BOTH: Grid = [["Paint", "Ann", "Done"], ["Fit chairs", "Bob", "Late"]]


def notes(*rows: Sequence[Any], head: list[str] = HEAD) -> list[str]:
    """Return what is said of rows, without the table that they stand in."""
    said = odd_rows(table_of([head, *rows]), STRANGER)
    return [note.partition(": ")[2] for note in said]


@pytest.mark.parametrize(
    "label",
    [
        "Sub total North",
        "Grand total of wings",
        "Overall",
        "Overall position:",
        "Overall RAG",
        "All actions",
        "Position at month end",
    ],
)
def test_a_row_that_may_sum_up_others_is_named(label: str) -> None:
    assert notes(*BOTH, [label, None, "Late"]) == [
        f"row 4 ('{label}') may sum up others; it is counted."
    ]
    # Without an answer it adds nothing.
    assert notes(*BOTH, [label, "Ann", None]) == []


@pytest.mark.parametrize(
    "title",
    [
        "Overall review of care",
        "Total cost review",
        "All actions of the audit",
        "Summary care record",
        "Examples of good practice",
        "Egg supply",
    ],
)
def test_an_item_with_such_a_word_is_none(title: str) -> None:
    assert notes(*BOTH, [title, "Ann", "Late"]) == []


def test_the_row_of_all_places_may_be_a_sum() -> None:
    rows = [["Paint", place, "Done"] for place in ("Garth", "Wymott", "Total")]
    [note] = notes(*rows, head=["Action", "Prison", "Status"])
    assert note == "row 4 ('Total') may sum up others; it is counted."


@pytest.mark.parametrize("title", ["Example: paint", "e.g. paint", "Example", "E.g."])
def test_an_example_below_the_headings_is_named(title: str) -> None:
    rows = [[title, "A N Other", "Done"], *BOTH]
    assert notes(*rows) == [f"row 2 ('{title}') may be an example; it is counted."]


def test_items_with_parts_in_rows_of_their_own_are_named() -> None:
    numbers = ["1", "1.1", "1.2", "10", "2.", "2.1"]
    rows: Grid = [[number, f"Paint {number}", "Late"] for number in numbers]
    said = "rows 2, 6 ('1', '2') may be headings, with their parts numbered below"
    assert notes(*rows, head=["WBS", "Action", "Status"]) == [
        f"{said}; each is counted."
    ]
    # A heading without an answer is no item, and is counted by nobody.
    rows = [["1", "A", None], ["1.1", "B", "Done"]]
    assert notes(*rows, head=["WBS", "Action", "Status"]) == []


@pytest.mark.parametrize(("blanks", "is_named"), [("  ", True), (" ", False)])
def test_titles_indented_below_another_are_its_parts(
    blanks: str, is_named: bool
) -> None:
    rows: Grid = [["Wing", "Ann", "Late"], [f"{blanks}Paint", "Ann", "Done"]]
    assert bool(notes(*rows)) == is_named


@pytest.mark.parametrize("words", ["Choose from list", "<select>", "Please pick one"])
def test_a_row_that_says_how_to_fill_in_the_others_is_named(words: str) -> None:
    guidance = ["What is to be done", "Name", words]
    said = "row 2 ('What is to be done') may be guidance; it is counted."
    assert notes(guidance, *BOTH) == [said]
    # In a list that nobody has filled in, every cell says so.
    assert notes(guidance, ["Paint", "Ann", words], *BOTH) == []
    assert notes(*BOTH, guidance) == []


@pytest.mark.parametrize("depth", ["group", "indent", "none"])
def test_tasks_of_a_planner_below_another_are_its_parts(ohc: Ohc, depth: str) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ["Wing", "Ann", "Delayed"], *BOTH):
        sheet.append([*row])
    for number in (3, 4) if depth != "none" else ():
        if depth == "group":
            sheet.row_dimensions[number].outline_level = 1
        else:
            sheet.cell(number, 1).alignment = Alignment(indent=2)
    book.save("plan.xlsx")
    result = ohc("progress", "tally", "plan.xlsx", "--framework", "none", "-v")
    said = "row 2 ('Wing') may be headings, with their parts indented below"
    assert (said in result.said) == (depth != "none")


def test_a_title_with_two_answers_is_named_however_few_there_are() -> None:
    [note] = notes(*BOTH, ["Paint", "Ann", "Late"], ["Sign", "Ann", "Late"])
    assert note == (
        "rows 2, 4 ('Paint') have the same title and other answers; each is counted."
    )
    assert notes(*BOTH, ["Paint", "Ann", "done"], ["Sign", "Ann", "Late"]) == []
    # Two people may each have to do it.
    assert notes(*BOTH, ["Paint", "Bob", "Late"], ["Sign", "Ann", "Late"]) == []


def test_a_status_written_beside_its_column_is_named() -> None:
    rows: Grid = [["Sign", "Done", None], ["Buy", "Ann", None]]
    assert notes(*BOTH, *rows) == ["no status, but a word for one in B4."]
    # A column with such words of its own is another answer.
    rows = [["Paint", "Done", "Late"], ["Sign", "Done", None]]
    assert notes(*rows, head=["Action", "Stage", "Status"]) == []
