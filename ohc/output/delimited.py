"""Comma and tab separated values."""

import csv
import io

from ohc.outcome import Outcome
from ohc.reference import Cell

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet."""

DELIMITERS = {"csv": ",", "tsv": "\t"}


def render(table: Outcome, name: str, *, to_file: bool) -> str | bytes:
    """
    Return the rows as delimited text in UTF-8.

    A file is for Excel: it starts with a byte order mark, and text that would
    be run as a formula gets an apostrophe before it. A pipe is for programs and
    gets the text unchanged.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=DELIMITERS[name], lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.cells():
        writer.writerow([neutralised(cell) for cell in row] if to_file else row)
    return buffer.getvalue().encode("utf-8-sig" if to_file else "utf-8")


def neutralised(cell: Cell) -> Cell:
    """
    Return the cell so that a spreadsheet does not run it; numbers are left alone.

    >>> neutralised("=1+1"), neutralised(-5)
    ("'=1+1", -5)
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return cell
