"""Cells that no field of ours holds are kept as people wrote them."""

import io
from datetime import date

import openpyxl
import pytest
from returned import result_of

from ohc.privacy import WITHHELD
from ohc.progress.returns.other_cells import OtherCells
from ohc.progress.returns.returns import Result
from ohc.progress.words.vocabulary import vocabulary

TRACKER = vocabulary()._replace(framework="none", all_columns=True)
OURS = vocabulary()._replace(all_columns=True)


def book(*rows: list[object]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made["Sheet"].append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def others(result: Result) -> OtherCells:
    [returned] = result.returns
    return returned.others


ROWS: tuple[list[object], ...] = (
    [
        "Ref",
        "Theme",
        "Status",
        2014,
        "Due date",
        "Owner",
        "Owner",
        None,
        "RAG Guidance",
    ],
    ["A1", " a,  b ", "Late", 5, date(2014, 3, 31), "Ann", "Bob", "x", None],
    ["A2", None, "Done", None, None, "Cy", None, None, None],
)


def test_of_a_tracker_every_column_is_kept_that_no_field_holds() -> None:
    cells = others(result_of(book(*ROWS), known=TRACKER))
    assert cells.columns == (
        *(("B", "Theme"), ("G", "Owner"), ("I", "RAG Guidance"), ("D", "2014")),
        ("H", ""),
    )
    assert cells.of_row(2) == ("a,  b", "Bob", "", "5", "x")
    assert cells.of_row(3) == ("", "", "", "", "")


def test_nothing_is_kept_where_it_is_not_asked_for() -> None:
    known = TRACKER._replace(all_columns=False)
    cells = others(result_of(book(*ROWS), known=known))
    assert (cells.columns, dict(cells.rows)) == ((), {})


def test_of_a_return_of_ours_only_columns_without_a_meaning_are_kept() -> None:
    head = ["Reporting body ID", "Period", "Commitment", "Priority", "Due", "Wing"]
    row = ["prison-garth", "2013-14-Q4", "C2.1", "2", "By April 2014", "B"]
    data = book(
        [*head, "Status", None, "Owner", "Owner"], [*row, "Late", "x", "a", "b"]
    )
    cells = others(result_of(data, known=OURS))
    assert cells.columns == (("F", "Wing"), ("J", "Owner"))
    assert cells.of_row(2) == ("B", "b")


@pytest.mark.parametrize("number", ["943 476 5919", "A1234BC"])
def test_a_number_of_a_patient_is_withheld_and_its_cell_named(number: str) -> None:
    result = result_of(
        book(["Ref", "Detail", number, "Status"], ["1", f"see {number}", "y", "Late"]),
        known=TRACKER,
    )
    assert others(result).columns == (("B", "Detail"), ("C", ""))
    assert others(result).of_row(2) == (WITHHELD, "y")
    [problem] = result.problems
    assert (problem.kind, problem.cell) == ("personal-data", "B2")
    assert number not in str(result)


def test_an_error_is_shown_and_not_taken_for_a_blank() -> None:
    data = book(["Ref", "Detail", "Status"], ["1", "#REF!", "Late"])
    assert others(result_of(data, known=TRACKER)).of_row(2) == ("#REF!",)
