"""A workbook of rows: a sheet to read and print, all data, and what words mean."""

import re
from datetime import date
from io import BytesIO
from typing import NamedTuple

from xlsxwriter.workbook import Format, Workbook

from ohc.errors import CannotWrite
from ohc.outcome import STATEMENT, Outcome
from ohc.output.books.book import TITLE, new_book, write_text
from ohc.output.books.marked_up import FIRST_ROW, mark_up, set_up
from ohc.output.books.reading_sheet import (
    BLANK,
    LINE,
    WIDER,
    Styles,
    write_reading_sheet,
)
from ohc.output.fields import FIELDS
from ohc.output.picture import Embedded, embedded
from ohc.output.screen.wrapping import wrapped
from ohc.version import __version__

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_570
NARROWEST, WIDEST = 13, 46
"""How many characters wide a column of the data is."""

DATA_SCALE = 60
NOTES_WIDTH = 90
SCALE = 0.5
"""Of a picture: its pixels are for paper, and a screen has fewer."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MEANINGS = (
    (
        BLANK,
        "Not stated, or cannot be worked out. Blank on the sheet Data.",
    ),
)


class _Styles(NamedTuple):
    """The formats of the data."""

    title: Format
    head: Format
    text: Format
    number: Format
    day: Format


def render(table: Outcome) -> bytes:
    """
    Return a workbook: a sheet to read, one with every field, and one of notes.

    Text stays text, whatever it looks like; numbers are numbers, days are days.
    Raises CannotWrite for a text or a table that is longer than Excel holds.
    """
    _check_size(table)
    paper = table.paper or table
    figure = embedded(table)
    if figure.why_not:
        table = table._replace(notes=(*table.notes, figure.why_not))
    with new_book(table.title) as (book, finished):
        styles = Styles.of(book)
        write_reading_sheet(book, paper, styles)
        _write_data(book, table)
        _write_notes(book, table, styles)
        # Last, so that the sheets of every workbook stand in the same order.
        if figure.png:
            _write_picture(book, table.title, figure)
    return finished()


def _write_picture(book: Workbook, title: str, figure: Embedded) -> None:
    sheet = book.add_worksheet("Picture")
    write_text(sheet, 0, 0, title, book.add_format(TITLE))
    about = {"description": figure.alt, "x_scale": SCALE, "y_scale": SCALE}
    image = {"image_data": BytesIO(figure.png), **about}
    sheet.insert_image(2, 0, "picture.png", image)
    sheet.hide_gridlines(2)
    set_up(sheet)
    sheet.fit_to_pages(1, 1)


def _check_size(table: Outcome) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise CannotWrite(
            f"{len(table.rows):,} rows are more than an Excel sheet can hold.",
            "Use csv, or select fewer rows.",
        )
    for number, row in enumerate(table.cells(), start=FIRST_ROW + 2):
        for column, cell in zip(table.columns, row, strict=True):
            # Excel counts as UTF-16 does: an emoji is two.
            if len(str(cell).encode("utf-16-le")) // 2 > LONGEST_TEXT:
                raise CannotWrite(
                    (
                        f"{column} in row {number} is longer than the {LONGEST_TEXT:,} "
                        "characters that an Excel cell can hold."
                    ),
                    "Use csv or json, which keep all of it.",
                )


def _write_data(book: Workbook, table: Outcome) -> None:
    sheet = book.add_worksheet("Data")
    styles = _data_styles(book)
    write_text(sheet, 0, 0, f"Data: {table.title}", styles.title)
    write_text(
        sheet,
        1,
        0,
        "Every field, with one row for each record. Blank: not stated.",
        book.add_format(),
    )
    days = {name for name in table.columns if _are_days(table, name)}
    for row, cells in enumerate(table.cells(), start=FIRST_ROW + 1):
        for column, (name, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, styles.number)
            elif name in days and cell:
                sheet.write_datetime(row, column, date.fromisoformat(cell), styles.day)
            else:
                write_text(sheet, row, column, cell, styles.text)
    name = f"data {table.title}"
    mark_up(sheet, name, table.columns, rows=len(table.rows), head=styles.head)
    for column, name in enumerate(table.columns):
        texts = [str(row.get(name, "")) for row in table.rows[:1_000]]
        longest = max(map(len, (name, *texts)))
        sheet.set_column(column, column, min(max(longest, NARROWEST), WIDEST))
    set_up(sheet)
    sheet.set_print_scale(DATA_SCALE)
    sheet.repeat_columns(0, min(1, len(table.columns) - 1))


def _data_styles(book: Workbook) -> _Styles:
    return _Styles(
        title=book.add_format(TITLE),
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        text=book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        number=book.add_format({"num_format": "#,##0", "valign": "top"}),
        day=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
    )


def _are_days(table: Outcome, name: str) -> bool:
    """Return whether a field of ours holds nothing but days."""
    cells = [row.get(name, "") for row in table.rows]
    texts = [cell for cell in cells if cell != ""]
    return (
        name in FIELDS
        and bool(texts)
        and all(isinstance(text, str) and DAY.fullmatch(text) for text in texts)
    )


def _write_notes(book: Workbook, table: Outcome, styles: Styles) -> None:
    sheet = book.add_worksheet("Notes")
    lines = [
        *MEANINGS,
        *map(_noted, table.notes),
        ("Covers", STATEMENT),
        ("Written by", f"ohc {__version__}"),
    ]
    write_text(sheet, 0, 0, f"Notes: {table.title}", styles.title)
    write_text(
        sheet, 1, 0, "What the words and marks in this workbook mean.", styles.plain
    )
    for row, (word, meaning) in enumerate(lines, start=FIRST_ROW + 1):
        write_text(sheet, row, 0, word, styles.texts[0])
        write_text(sheet, row, 1, meaning, styles.texts[0])
        sheet.set_row(row, LINE * len(wrapped(meaning, NOTES_WIDTH)))
    head = styles.heads[0]
    name = f"notes {table.title}"
    mark_up(sheet, name, ("Word or mark", "Meaning"), rows=len(lines), head=head)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, NOTES_WIDTH * WIDER)
    sheet.hide_gridlines(2)
    set_up(sheet)
    sheet.fit_to_pages(1, 0)


def _noted(note: str) -> tuple[str, str]:
    """
    Return a note as a word and its meaning, where it explains a word.

    >>> _noted("overdue: due before today"), _noted("12 of 15 returns came.")
    (('overdue', 'due before today'), ('Note', '12 of 15 returns came.'))
    """
    word, colon, meaning = note.partition(": ")
    return (word, meaning) if colon and " " not in word else ("Note", note)
