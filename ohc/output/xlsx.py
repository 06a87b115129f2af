"""Workbooks that people filter, print and send on."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import xlsxwriter
from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.errors import CannotWrite
from ohc.files.archive import LANGUAGE, SAME_BYTES, repacked
from ohc.outcome import STATEMENT, Cell, Outcome
from ohc.version import __version__

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
WIDEST = 60

MISREAD = re.compile(r"(?<=^<)(?=r>.*</r>$)|(?<=_x)(?=[0-9A-Fa-f]{4}_)", re.DOTALL)
"""
Where a text is cut in two runs that only together look like markup: XlsxWriter
takes <r>x</r> for its own, and escapes _x005F_x0041_ so that Excel reads _x005FA.
"""
A4 = 9


def render(table: Outcome) -> bytes:
    """
    Return a workbook: a sheet with the rows, and one that says what they are.

    Text stays text, whatever it looks like; numbers are numbers. Raises
    CannotWrite for a text or a table that is longer than Excel holds.
    """
    _check_size(table)
    with new_book(table.title) as (book, finished):
        if table.paper:
            _write_rows(book, table.paper, sheet_name="Matrix")
        _write_rows(book, table, sheet_name="Table")
        _write_about(book, table)
    return finished()


@contextmanager
def new_book(title: str) -> Iterator[tuple[Workbook, Callable[[], bytes]]]:
    """
    Give a new workbook with its properties, and what returns it as bytes at the end.

    The same cells give the same bytes.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {
            "title": title,
            "author": f"ohc {__version__}",
            "comments": STATEMENT,
            "created": SAME_BYTES,
        }
    )

    def finished() -> bytes:
        # XlsxWriter has no property for the language, and screen readers ask for it.
        return repacked(buffer.getvalue(), {"docProps/core.xml": _with_language})

    yield book, finished
    book.close()


def _check_size(table: Outcome) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise CannotWrite(
            f"{len(table.rows)} rows are more than a sheet of Excel holds.",
            "Use csv, or select fewer.",
        )
    for number, row in enumerate(table.cells(), start=2):
        for column, cell in zip(table.columns, row, strict=True):
            # Excel counts as UTF-16 does: an emoji is two.
            if len(str(cell).encode("utf-16-le")) // 2 > LONGEST_TEXT:
                raise CannotWrite(
                    f"{column} in row {number} is longer than the "
                    f"{LONGEST_TEXT:,} characters that a cell of Excel holds.",
                    "Use csv or json, which keep it whole.",
                )


def _write_rows(book: Workbook, table: Outcome, *, sheet_name: str) -> None:
    sheet = book.add_worksheet(sheet_name)
    head = book.add_format({"bold": True, "bg_color": "#E8EDEE", "border": 1})
    as_text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    as_number = book.add_format({"num_format": "#,##0", "valign": "top"})
    grid: list[list[Cell]] = [list(table.columns), *table.cells()]
    for number, row in enumerate(grid):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, as_number)
            else:
                write_text(sheet, number, column, cell, as_text if number else head)
    last = len(table.columns) - 1
    for column, cells in enumerate(zip(*grid, strict=True)):
        longest = max(len(line) for cell in cells for line in f"{cell}\n".split("\n"))
        sheet.set_column(column, column, min(longest, WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), last)
    # A code such as 007 is meant to be text: no green corner.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_about(book: Workbook, table: Outcome) -> None:
    sheet = book.add_worksheet("About")
    label = book.add_format({"bold": True, "valign": "top"})
    value = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [
        ("Title", table.title),
        *(("Note", note) for note in table.notes),
        ("Covers", STATEMENT),
        ("Written by", f"ohc {__version__}"),
    ]
    for row, (name, text) in enumerate(lines):
        write_text(sheet, row, 0, name, label)
        write_text(sheet, row, 1, text, value)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 90)
    sheet.set_paper(A4)


def write_text(
    sheet: Worksheet, row: int, column: int, text: str, style: Format
) -> None:
    """Write a text as it is: no formula, number, link or markup is made of it."""
    if text == "":
        sheet.write_blank(row, column, None, style)
    elif MISREAD.search(text):
        runs = [part for run in MISREAD.split(text) if run for part in (style, run)]
        sheet.write_rich_string(row, column, *runs, style)
    else:
        sheet.write_string(row, column, text, style)


def _with_language(core: bytes) -> bytes:
    closing = b"</cp:coreProperties>"
    language = f"<dc:language>{LANGUAGE}</dc:language>".encode()
    return core.replace(closing, language + closing)
