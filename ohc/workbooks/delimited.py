"""Read tables as text: CSV and similar formats, from Excel and other programs."""

import csv
import io
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from ohc.files.decoding import HOLES, PAGES, NotText, decode
from ohc.files.unreadable import Unreadable
from ohc.workbooks.quoting import Rows, Unclosed, parted
from ohc.workbooks.sheets import LONGEST, MOST_VALUES, TOO_MANY

DELIMITERS = ",;\t|"
SNIFFED, SNIFFED_BYTES = 40, 200_000
MOST_CELLS = 1_000_000
"""Cells of a text, including blank ones: a return has three hundred."""


class Delimited(NamedTuple):
    """The rows of a text, notes on it, and quotation marks that are not closed."""

    rows: Rows
    notes: tuple[str, ...]
    unclosed: Sequence[Unclosed]


def rows_of_text(data: bytes) -> Delimited:
    """
    Return the rows of a delimited text.

    The delimiter is the one that gives most cells in most of the first rows, so that
    commas in a comment do not count. Raises Unreadable (not-a-workbook, too-large) for
    text that is not such rows.
    """
    csv.field_size_limit(LONGEST)
    try:
        _, mark, encoding = encoded = decode(data)
    except NotText as error:
        raise Unreadable("damaged", f"This is not text: {error}.") from error
    data = data[len(mark) :]
    beginning = data[:SNIFFED_BYTES]
    widths = {
        delimiter: _widths(beginning, encoding, delimiter=delimiter)
        for delimiter in DELIMITERS
    }
    delimiter = max(widths, key=widths.__getitem__)
    # Checked before parsing: lists of cells take many times the bytes of the text.
    ends = max(data.count(b"\n"), data.count(b"\r"))
    if data.count(delimiter.encode()) + ends > MOST_CELLS:
        raise Unreadable("too-large", f"The text has more than {MOST_CELLS:,} cells.")
    try:
        rows, unclosed = parted([*_lines(data, encoding)], delimiter)
    except csv.Error as error:
        raise Unreadable("not-a-workbook", "This is text, not a table.") from error
    if sum(map(_values, rows)) > MOST_VALUES:
        raise Unreadable("too-large", TOO_MANY)
    return Delimited(rows, tuple(filter(None, [encoded.note])), unclosed)


def _values(row: Sequence[str]) -> int:
    return len(row) - row.count("")


def _widths(data: bytes, encoding: str, *, delimiter: str) -> tuple[int, int]:
    """Return the number of cells in most of the first rows, and in the widest."""
    try:
        lines = _lines(data, encoding)
        first = islice(csv.reader(lines, delimiter=delimiter), SNIFFED)
        widths = sorted(len(row) for row in first if row)
    except csv.Error:
        # A quotation mark that is never closed must not hide the separators.
        plain = islice(_lines(data, encoding), SNIFFED)
        widths = sorted(line.count(delimiter) + 1 for line in plain)
    # The median, because titles and remarks above the table have fewer cells.
    return (widths[(len(widths) - 1) // 2], widths[-1]) if widths else (0, 0)


def _lines(data: bytes, encoding: str) -> io.TextIOWrapper:
    """Return the lines of a text, each with its end."""
    # The last character may be incomplete if only the beginning was read.
    errors = HOLES if encoding in PAGES else "replace"
    return io.TextIOWrapper(
        io.BytesIO(data), encoding=encoding, errors=errors, newline=""
    )
