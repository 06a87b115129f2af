"""A sheet read sideways, with its columns as rows."""

from itertools import zip_longest
from typing import Any

from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.cells import column_letters


class Turned(Sheet):
    """
    A sheet whose rows are the columns of another, from A on.

    Cells keep their names in Excel: only the reading is turned.
    """

    across = True

    def __init__(self, sheet: Sheet) -> None:
        rows: list[tuple[Any, ...]] = [*zip_longest(*sheet.rows, fillvalue="")]
        super().__init__(
            sheet.name,
            hidden=sheet.hidden,
            rows=rows,
            merged=[
                (left, top, right, bottom) for top, left, bottom, right in sheet.merged
            ],
            look=sheet.look,
        )

    def cell(self, column: int, row: int) -> str:
        """Return the Excel name of a cell, given its row from 0 and column from 1."""
        return f"{column_letters(row)}{column + 1}"

    def is_percent(self, column: int, row: int) -> bool | None:
        """Return whether a cell is formatted as a percentage, None if unknown."""
        return self.look.is_percent(column_letters(row), column + 1)
