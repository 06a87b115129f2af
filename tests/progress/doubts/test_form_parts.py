"""What is said of a form of ours of which a part is gone."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from returned import result_of, returned

from ohc.progress.doubts.form_parts import COLUMNS

FILLED = returned(answers={"C5.1": {"Status": "Delayed", "RAG": "Red"}})


def changed(change: Callable[[Any], object], data: bytes = FILLED) -> bytes:
    """Return a form after somebody changed it."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def problems(data: bytes) -> list[tuple[str, str, str, str]]:
    return [
        (problem.kind, problem.sheet, problem.cell, problem.expected)
        for problem in result_of(data).problems
    ]


def test_a_whole_form_lacks_nothing() -> None:
    assert problems(FILLED) == []


@pytest.mark.parametrize("header", COLUMNS.values())
def test_a_column_that_is_gone_is_reported(header: str) -> None:
    def without_column(book: Any) -> None:
        sheet = book["Return"]
        [cell] = [cell for cell in sheet[4] if cell.value == header]
        sheet.delete_cols(cell.column)

    assert problems(changed(without_column)) == [
        ("missing-column", "Return", "A4", header)
    ]
    [problem] = result_of(changed(without_column)).problems
    assert (problem.level, problem.counted) == ("warning", True)
    assert problem.body_id == "prison-garth"


def test_a_column_under_another_header_is_not_gone() -> None:
    def renamed(book: Any) -> None:
        book["Return"]["F4"] = "RAG rating"

    assert problems(changed(renamed)) == []


def test_new_forms_need_no_percentage() -> None:
    assert problems(changed(lambda book: book["Return"].delete_cols(7))) == []


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (3, "Reporting body ID"),
        (4, "Reporting body"),
        (8, "Return date"),
    ],
)
def test_a_label_that_is_gone_is_reported(row: int, label: str) -> None:
    data = changed(lambda book: book["About"].delete_rows(row))
    assert problems(data) == [("missing-label", "About", "A1", label)]


def test_a_sheet_about_that_is_gone_is_reported_beside_what_it_costs() -> None:
    data = changed(lambda book: book.remove(book["About"]))
    kinds = {kind: place for kind, *place in problems(data)}
    assert kinds["missing-sheet"] == ["", "", "About"]
    # Whose it is and of when, the title of the other sheet says.
    assert {*kinds} == {"missing-sheet"}
    untitled = changed(without_about_and_title)
    kinds = {kind: place for kind, *place in problems(untitled)}
    assert {*kinds} == {"missing-sheet", "unknown-body", "bad-date"}


def without_about_and_title(book: Workbook) -> None:
    book.remove(book["About"])
    book["Return"]["A1"] = "Our progress"


@pytest.mark.parametrize(
    ("name", "headers", "is_ours"),
    [
        ("Return", ["Priority", "Due", "RAG", "Owner"], True),
        ("Return", ["Priority", "Due", "RAG"], False),  # 5 with those below
        ("Progress", ["Priority", "Due", "RAG", "Owner"], False),
    ],
)
def test_a_table_of_somebody_elses_lacks_nothing(
    name: str, headers: list[str], is_ours: bool
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    sheet.append(["Reporting body ID", "Period", "Commitment", "Status", *headers])
    sheet.append(["prison-garth", "2013-14-Q4", "C5.1", "Delayed"])
    buffer = io.BytesIO()
    book.save(buffer)
    kinds = {kind for kind, *_ in problems(buffer.getvalue())} - {"missing-row"}
    assert kinds == ({"missing-column", "missing-sheet"} if is_ours else set())
