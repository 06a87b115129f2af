"""Tables as text: CSV and its relatives, as Excel and others write them."""

import io

from ohc.workbooks.unreadable import Unreadable

DELIMITERS = ",;\t|"
SNIFFED = 40

Rows = list[list[str]]


def rows_of_text(data: bytes) -> tuple[Rows, tuple[str, ...]]:
    """
    Return the rows of a delimited text, and what is worth saying of it.

    The delimiter is the one that gives most cells in one of the first rows. Raises
    Unreadable (not-a-workbook) for text that cannot be rows.
    """
    import csv

    text, notes = _decoded(data)
    try:
        rows = max(
            (
                list(csv.reader(io.StringIO(text, newline=""), delimiter=one))
                for one in DELIMITERS
            ),
            key=lambda rows: max((len(row) for row in rows[:SNIFFED]), default=0),
        )
    except csv.Error as error:
        raise Unreadable("not-a-workbook", "It is text, but no table.") from error
    return rows, notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        note = "read as Windows-1252, because it is not UTF-8."
        return data.decode("cp1252", "replace"), (note,)
