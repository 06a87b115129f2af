"""Comments of cells are read as Excel and others write them, and none by force."""

import io
from collections.abc import Mapping

import openpyxl
import pytest
from openpyxl.comments import Comment

from ohc.files.archive import repacked
from ohc.files.package import Package
from ohc.workbooks.xlsx import comments
from ohc.workbooks.xlsx.comments import comments_of
from ohc.workbooks.xlsx.parts import find_parts

PART = "xl/comments/comment1.xml"


def commented(texts: Mapping[str, str]) -> bytes:
    """Return a workbook of two sheets, the first with comments by Ann."""
    made = openpyxl.Workbook()
    sheet = made["Sheet"]
    for cell, text in texts.items():
        sheet[cell] = "Complete"
        sheet[cell].comment = Comment(text, "Ann")
    made.create_sheet("Other")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> comments.Comments | None:
    package = Package(data)
    return comments_of(package, find_parts(package).sheets)


def test_comments_are_told_by_their_sheet_and_cell() -> None:
    texts = {"B2": "really: withdrawn ", "C9": "a"}
    assert read(commented(texts)) == {
        "Sheet": {"B2": "really: withdrawn", "C9": "a"},
        "Other": {},
    }
    assert read(commented({})) == {}


def test_the_name_that_excel_puts_before_a_comment_is_left_out() -> None:
    texts = {"B2": "Ann:\nwithdrawn", "B3": "Bob: withdrawn"}
    told = read(commented(texts)) or {}
    assert told["Sheet"] == {"B2": "withdrawn", "B3": "Bob: withdrawn"}


def test_of_a_conversation_what_people_wrote_is_reported() -> None:
    text = "[Threaded comment]\n\nYour version of Excel ...\n\nComment:\n    withdrawn"
    told = read(commented({"B2": text})) or {}
    assert told["Sheet"] == {"B2": "withdrawn"}


@pytest.mark.parametrize("xml", [b"<comments><", b"", b"<!DOCTYPE a><comments/>"])
def test_comments_that_are_damaged_cannot_be_told(xml: bytes) -> None:
    assert read(repacked(commented({"B2": "a"}), {PART: lambda _: xml})) is None


def test_too_many_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = commented({"B2": "a"})
    size = Package(data).entries[PART].file_size
    monkeypatch.setattr(comments, "LARGEST", size)
    assert read(data)
    monkeypatch.setattr(comments, "LARGEST", size - 1)
    assert read(data) is None
