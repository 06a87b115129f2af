"""Comma and tab separated values."""

import csv
import io

from ohc.outcome import Cell, Outcome

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet."""

DELIMITERS = {"csv": ",", "tsv": "\t"}


def render(table: Outcome, name: str, *, to_file: bool) -> str | bytes:
    """
    Return the rows as delimited text in UTF-8.

    A file is for Excel: it starts with a byte order mark, and text that would
    be run as a formula gets an apostrophe before it, and lines end as on Windows.
    A pipe is for programs and gets the text unchanged.
    """
    rows: list[list[Cell]] = [list(table.columns), *table.cells()]
    if to_file:
        cells = ([neutralised(cell) for cell in row] for row in rows)
        return "".join(_line(row, name) for row in cells).encode("utf-8-sig")
    lines = (_line(row, name).removesuffix("\r\n") for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _line(row: list[Cell], name: str) -> str:
    buffer = io.StringIO()
    # With \n alone, a bare \r inside a cell would go unquoted.
    csv.writer(buffer, delimiter=DELIMITERS[name], lineterminator="\r\n").writerow(row)
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
