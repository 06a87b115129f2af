"""Drop-down lists are read apart, and cost nothing but themselves."""

import io

import openpyxl
from handmade import book as handmade_book
from openpyxl.worksheet.datavalidation import DataValidation

from ohc.workbooks.annotations import read_annotations


def annotated() -> bytes:
    made = openpyxl.Workbook()
    sheet = made["Sheet"]
    sheet["B2"] = "Complete"
    chosen = DataValidation("list", formula1='"Open,Closed"')
    chosen.add("B2:C9")
    other = DataValidation("whole", formula1="1")
    other.add("D2")
    sheet.add_data_validation(chosen)
    sheet.add_data_validation(other)
    made.create_sheet("Other")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_lists_are_told_by_their_sheet_and_cells() -> None:
    first, other = read_annotations(annotated()) or []
    assert first.lists == (((2, 2, 9, 3), '"Open,Closed"'),)
    assert (other.sheet, other.lists) == ("Other", ())


def test_a_workbook_that_cannot_be_opened_has_none() -> None:
    assert read_annotations(b"no workbook") is None
    # Our reader takes it, and openpyxl misses its types.
    assert read_annotations(handmade_book()) is None
