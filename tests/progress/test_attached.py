"""What is attached to answers is said by inspect, and never more than is safe."""

import io
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc
from handmade import book as handmade_book
from handmade import row, text
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

HEAD = ["No", "Action", "Owner", "Status", "RAG"]


def inspected(
    ohc: Ohc, comments: Mapping[str, str], lists: Mapping[str, str], rows: int = 2
) -> str:
    """Return what inspect says of a tracker with these comments and lists."""
    made = openpyxl.Workbook()
    sheet = made["Sheet"]
    sheet.append(HEAD)
    for number in range(1, rows + 1):
        sheet.append([number, f"a{number}", "Ann", "Complete", None])
    for cell, comment in comments.items():
        sheet[cell].comment = Comment(comment, "Ann")
    for area, source in lists.items():
        rule = DataValidation("list", formula1=source)
        rule.add(area)
        sheet.add_data_validation(rule)
    buffer = io.BytesIO()
    made.save(buffer)
    Path("a.xlsx").write_bytes(buffer.getvalue())
    result = ohc("progress", "inspect", "a.xlsx")
    assert result.exit_code == 0
    return result.said


def test_a_comment_on_an_answer_is_named_with_its_cell(ohc: Ohc) -> None:
    comments = {"D2": "really: withdrawn", "B2": "of the item", "E2": "of a blank"}
    said = inspected(ohc, comments, {})
    assert "Sheet!D2 says 'Complete'; its comment says 'really: withdrawn'." in said
    assert "of the item" not in said
    assert "of a blank" not in said


@pytest.mark.parametrize("number", ["943 476 5919", "A1234BC"])
def test_a_comment_is_cut_short_and_shows_no_number(ohc: Ohc, number: str) -> None:
    said = inspected(ohc, {"D2": f"see {number}", "D3": "x" * 41}, {})
    assert number not in said
    assert "withheld" in said
    assert f"'{'x' * 40}...'" in said


@pytest.mark.parametrize(
    ("number", "more"),
    [(12, ""), (13, "1 more answer has"), (14, "2 more answers have")],
)
def test_of_many_comments_the_first_are_shown(ohc: Ohc, number: int, more: str) -> None:
    cells = {f"D{n + 2}": "really?" for n in range(number)}
    said = inspected(ohc, cells, {}, rows=20)
    assert said.count("its comment") == 12
    assert ("more answer" in said) is bool(more)
    assert more in said


def test_columns_with_a_drop_down_list_are_reported(ohc: Ohc) -> None:
    lists = {"D3:D50": '"Complete,Late"', "E2": "Lists!$A$1:$A$5", "C1": '"x"'}
    said = inspected(ohc, {}, lists)
    listed = 'D Status ("Complete,Late"), E RAG (Lists!$A$1:$A$5)'
    assert f"sheet Sheet: columns {listed} have drop-down lists." in said
    one = inspected(ohc, {}, {"D3": '"Complete,Late"', "D4:D9": '"x"'})
    assert 'sheet Sheet: column D Status ("Complete,Late") has a drop-down' in one


def test_a_workbook_that_openpyxl_cannot_open_loses_this_alone(ohc: Ohc) -> None:
    cells = [
        text(f"{letter}1", word)
        for letter, word in zip("ABC", ("No", "Status", "Owner"), strict=True)
    ]
    answers = [text("A2", "1"), text("B2", "Late"), text("C2", "Ann")]
    rows = row(*cells) + row(*answers, number=2)
    Path("a.xlsx").write_bytes(handmade_book(rows))
    result = ohc("progress", "inspect", "a.xlsx")
    assert result.exit_code == 0
    assert "Late" in result.stdout
    assert "could not read the drop-down lists" in result.said
