"""The first sheet of a workbook: a table for people, to read and to print."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from ohc.outcome import Field, Outcome
from ohc.output.books.book import TITLE, write_text
from ohc.output.books.marked_up import FIRST_ROW, mark_up, set_up, unique
from ohc.output.fields import field_of
from ohc.output.screen.grid import Grid, attempts
from ohc.output.screen.wrapping import wrapped
from ohc.output.shown import Column, Shown, arranged

ACROSS = 120
"""Characters that fit across a page: as a screen of this width has columns."""

WIDER = 1.12
LINE = 16
"""Points of a line of text in a row."""

PERCENTAGES = frozenset({"complete_percent", "percent_complete"})
BLANK = "[x]"
LONGEST_NAME = 31
ALL = "All"
BAND = "band"
WHERE = (
    "One table. All fields are on the sheet Data; words and marks are explained on "
    "the sheet Notes."
)
THIN = {"bottom": 1, "bottom_color": "#B1B4B6"}
# An indent is only heeded beside an alignment, which XlsxWriter does not always add.
AFTER = {"align": "left", "indent": 1}


class Styles(NamedTuple):
    """The formats of a sheet to read."""

    title: Format
    plain: Format
    heads: tuple[Format, Format, Format]
    texts: tuple[Format, Format]
    after_numbers: tuple[Format, Format]
    numbers: tuple[Format, Format]
    percents: tuple[Format, Format]

    @classmethod
    def of(cls, book: Workbook) -> "Styles":
        """Return the formats: of rows and of the total; of heads left, right and in."""
        text = {"valign": "top", "text_wrap": True}
        total = {"bold": True, "top": 1}

        def pair(own: dict[str, object]) -> tuple[Format, Format]:
            row = book.add_format({**own, **THIN})
            return row, book.add_format({**own, **total})

        head = {**text, "bold": True, "bottom": 2}
        words = {**text, "num_format": "@"}
        return cls(
            title=book.add_format(TITLE),
            plain=book.add_format(),
            heads=(
                book.add_format(head),
                book.add_format({**head, "align": "right"}),
                book.add_format({**head, **AFTER}),
            ),
            texts=pair(words),
            # Else it would touch the number before it: 668SO22 5DF.
            after_numbers=pair({**words, **AFTER}),
            numbers=pair({"valign": "top", "num_format": "#,##0", "align": "right"}),
            percents=pair({"valign": "top", "num_format": '0"%"', "align": "right"}),
        )

    def of_columns(self, columns: Sequence[Column]) -> list[tuple[Format, Format]]:
        """Return the formats of each column, for its rows and for its total."""
        formats = []
        for place, column in enumerate(columns):
            after_number = place and columns[place - 1].is_number
            if column.key in PERCENTAGES:
                formats.append(self.percents)
            elif column.is_number:
                formats.append(self.numbers)
            else:
                formats.append(self.after_numbers if after_number else self.texts)
        return formats


def write_reading_sheet(book: Workbook, table: Outcome, styles: Styles) -> None:
    """
    Write the table as people read it: chosen columns, the total last, no blank cell.

    Below the title stand what was said once and where the rest is.
    """
    shown = _with_band_column(table, arranged(table, joined=False, repeated=True))
    grid = _fitting(shown, chosen=table.view.chosen)
    sheet = book.add_worksheet(table.view.sheet or sheet_name(table.title))
    write_text(sheet, 0, 0, table.title, styles.title)
    lines = [" ".join((*shown.above, *shown.below)), WHERE]
    for row, line in enumerate(filter(None, lines), start=1):
        write_text(sheet, row, 0, line, styles.plain)
    widths = grid.widths(ACROSS)
    names = unique([column.field.heading for column in grid.columns])
    rows = len(table.rows) + shown.has_total
    mark_up(sheet, table.title, names, rows=rows, head=styles.heads[0])
    for place, (column, width) in enumerate(zip(grid.columns, widths, strict=True)):
        sheet.set_column(place, place, width * WIDER + 2)
        after_number = place and grid.columns[place - 1].is_number
        head = styles.heads[1 if column.is_number else 2 if after_number else 0]
        sheet.write_string(FIRST_ROW, place, names[place], head)
    sheet.set_row(FIRST_ROW, _height(names, widths))
    _write_rows(sheet, grid.columns, widths, styles)
    if shown.has_total:
        _write_total(sheet, grid.columns, styles)
    sheet.hide_gridlines(2)
    set_up(sheet)
    sheet.fit_to_pages(1, 0)


def _with_band_column(table: Outcome, shown: Shown) -> Shown:
    """Return a table whose bands are a column: a sheet is sorted and filtered."""
    if not shown.bands:
        return shown
    field = field_of(table.view.band or "group", table.view.fields)
    band = Column(BAND, field, shown.bands, shown.bands)
    return shown._replace(columns=(band, *shown.columns), bands=())


def _fitting(shown: Shown, *, chosen: bool) -> Grid:
    grid = Grid((), sizes={})
    for grid in attempts(shown, chosen=chosen):
        # A sum is shown part by part here: there is room across a page.
        if grid.merged or grid.fits(ACROSS):
            break
    return grid


def _write_rows(
    sheet: Worksheet, columns: Sequence[Column], widths: Sequence[int], styles: Styles
) -> None:
    formats = styles.of_columns(columns)
    for number in range(len(columns[0].cells) if columns else 0):
        row = FIRST_ROW + 1 + number
        for place, column in enumerate(columns):
            value = column.values[number]
            style, _ = formats[place]
            if isinstance(value, int):
                sheet.write_number(row, place, value, style)
            else:
                text = column.cells[number] or _said_of_blank(column)
                write_text(sheet, row, place, text, style)
        texts = [column.cells[number] for column in columns]
        sheet.set_row(row, _height(texts, widths))


def _said_of_blank(column: Column) -> str:
    """Return what stands in a blank cell: the mark, or the words of its own field."""
    own = column.field.blank
    return BLANK if own == Field._field_defaults["blank"] else own


def _write_total(sheet: Worksheet, columns: Sequence[Column], styles: Styles) -> None:
    row = FIRST_ROW + 1 + len(columns[0].cells)
    formats = styles.of_columns(columns)
    for place, column in enumerate(columns):
        _, style = formats[place]
        if isinstance(column.total_value, int):
            sheet.write_number(row, place, column.total_value, style)
        else:
            # No cell of a table is empty: all priorities are meant.
            text = column.total or (ALL if place == 0 else BLANK)
            write_text(sheet, row, place, text, style)


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return how high a row is: Excel does not fit the rows of a new file itself."""
    lines = (
        len(wrapped(text, max(int(width * WIDER) + 2, 1)))
        for text, width in zip(texts, widths, strict=True)
    )
    return LINE * max(lines, default=1)


def sheet_name(title: str) -> str:
    """
    Return the name of the sheet: the first words of its title, if they are few.

    >>> sheet_name("Progress by priority: quarter 4 of 2013-14")
    'Progress by priority'
    """
    words = title.partition(":")[0].partition(" (")[0]
    name = "".join(char for char in words if char not in "[]*?/\\")
    return name.strip("' ") if 0 < len(name) <= LONGEST_NAME else "Table"
