"""Comma and tab separated values."""

import csv
import io

from ohc.outcome import Cell, Outcome

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet."""


def render(table: Outcome, *, delimiter: str) -> bytes:
    """Return the rows as delimited text in UTF-8, for programs: text unchanged."""
    lines = (_line(row, delimiter).removesuffix("\r\n") for row in _grid(table))
    return "".join(f"{line}\n" for line in lines).encode()


def render_file(table: Outcome, *, delimiter: str) -> bytes:
    """
    Return the rows as delimited text in UTF-8, for Excel.

    Text that would be run as a formula gets an apostrophe before it; lines end as
    on Windows.
    """
    cells = ([neutralised(cell) for cell in row] for row in _grid(table))
    # Without a byte order mark Excel takes the text for the code page of Windows.
    return "".join(_line(row, delimiter) for row in cells).encode("utf-8-sig")


def _grid(table: Outcome) -> list[list[Cell]]:
    return [list(table.columns), *table.cells()]


def _line(row: list[Cell], delimiter: str) -> str:
    buffer = io.StringIO()
    # With \n alone, a bare \r inside a cell would go unquoted.
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerow(row)
    return buffer.getvalue()


def neutralised(cell: Cell) -> Cell:
    """
    Return the cell so that a spreadsheet does not run it; numbers are left alone.

    >>> neutralised("=1+1"), neutralised(-5)
    ("'=1+1", -5)
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return cell
