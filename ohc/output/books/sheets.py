"""A workbook of several sheets: contents, a marked-up table on each, and a chart."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from ohc.outcome import Cell
from ohc.output.books.book import TITLE, new_book, write_text
from ohc.output.books.marked_up import FIRST_ROW, mark_up, set_up, unique
from ohc.output.screen.wrapping import wrapped
from ohc.privacy import line

LINE = 16
"""Points of a line of text in a row."""

ONE_TABLE = "This sheet has one table."
CONTENTS = "Contents"
WIDE = 100
"""Characters of a line of text that stands in no table."""


class Sheet(NamedTuple):
    """A sheet with one table: its name, title, headings, and widths in characters."""

    name: str
    title: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]


class Chart(NamedTuple):
    """
    A stacked bar chart of the columns of a sheet, a bar for each row.

    ``colours`` has a fill for each column, ``hatched`` the lines over it where there
    are some; ``alt`` says in words what it shows.
    """

    name: str
    title: str
    of: str
    rows: int
    columns: Mapping[int, str]
    hatched: Mapping[int, str]
    alt: str


class Contents(NamedTuple):
    """All of a workbook: its title, its first lines, its sheets, and a chart."""

    title: str
    lines: Sequence[str]
    sheets: Sequence[Sheet]
    chart: Chart | None = None


class _Styles(NamedTuple):
    title: Format
    plain: Format
    text: Format
    head: Format
    number: Format
    cell: Format
    link: Format


def workbook(contents: Contents) -> bytes:
    """Return a workbook whose first sheet leads to the others."""
    with new_book(line(contents.title)) as (book, finished):
        styles = _styles(book)
        _write_cover(book, contents, styles)
        for sheet in contents.sheets:
            _write_sheet(book, sheet, styles)
            if contents.chart and contents.chart.of == sheet.name:
                _write_chart(book, contents.chart, styles)
    return finished()


def _styles(book: Workbook) -> _Styles:
    text = {"text_wrap": True, "valign": "top"}
    return _Styles(
        title=book.add_format(TITLE),
        plain=book.add_format(),
        text=book.add_format(text),
        head=book.add_format({**text, "bold": True, "bottom": 2}),
        number=book.add_format({"valign": "top", "num_format": "#,##0"}),
        cell=book.add_format({**text, "num_format": "@"}),
        link=book.add_format({"font_color": "#005EB8", "underline": 1}),
    )


def _write_cover(book: Workbook, contents: Contents, styles: _Styles) -> None:
    sheet = book.add_worksheet(CONTENTS)
    sheet.set_column(0, 0, WIDE)
    write_text(sheet, 0, 0, line(contents.title), styles.title)
    row = 1
    for text in map(line, contents.lines):
        write_text(sheet, row, 0, text, styles.text)
        sheet.set_row(row, LINE * max(len(wrapped(text, WIDE)), 1))
        row += 1
    names = [(sheet.name, sheet.title) for sheet in contents.sheets]
    if contents.chart:
        place = [name for name, _ in names].index(contents.chart.of) + 1
        names.insert(place, (contents.chart.name, contents.chart.title))
    for name, title in names:
        label = f"{name}: {line(title)}"
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.link, label)
        row += 1
    _finish(sheet, repeated=False)


def _write_sheet(book: Workbook, table: Sheet, styles: _Styles) -> None:
    sheet = book.add_worksheet(table.name)
    write_text(sheet, 0, 0, line(table.title), styles.title)
    write_text(sheet, 1, 0, ONE_TABLE, styles.plain)
    heads = unique(table.heads)
    mark_up(sheet, table.name, heads, rows=len(table.rows), head=styles.head)
    for place, (head, width) in enumerate(zip(heads, table.widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(FIRST_ROW, place, head, styles.head)
    sheet.set_row(FIRST_ROW, _height(heads, table.widths))
    for number, row in enumerate(table.rows, start=FIRST_ROW + 1):
        for place, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, place, value, styles.number)
            else:
                write_text(sheet, number, place, line(value), styles.cell)
        sheet.set_row(number, _height([str(value) for value in row], table.widths))
    _finish(sheet, repeated=True)


def _finish(sheet: Worksheet, *, repeated: bool) -> None:
    sheet.hide_gridlines(2)
    set_up(sheet)
    if not repeated:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 0)


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    # Excel does not fit the rows of a new file, and LibreOffice prints them over.
    lines = (
        len(wrapped(text, max(width - 2, 1)))
        for text, width in zip(texts, widths, strict=True)
    )
    return LINE * max(lines, default=1)


def _write_chart(book: Workbook, chart: Chart, styles: _Styles) -> None:
    sheet = book.add_worksheet(chart.name)
    write_text(sheet, 0, 0, line(chart.title), styles.title)
    bars = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = FIRST_ROW + 1, FIRST_ROW + chart.rows
    for column, colour in chart.columns.items():
        hatch = chart.hatched.get(column)
        fill = {"fill": {"color": colour}}
        lines = {"pattern": "wide_upward_diagonal", "fg_color": hatch or colour}
        bars.add_series(
            {
                "name": [chart.of, FIRST_ROW, column],
                "categories": [chart.of, first, 0, last, 0],
                "values": [chart.of, first, column, last, column],
                "border": {"color": "#0B0C0C", "width": 0.75},
                "gap": 60,
                **({"pattern": {**lines, "bg_color": colour}} if hatch else fill),
            }
        )
    # From the top down, as the table and the page have them.
    bars.set_y_axis({"reverse": True, "num_font": {"name": "Arial", "size": 11}})
    bars.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
    bars.set_legend({"position": "top"})
    bars.set_size({"width": 1000, "height": 560})
    sheet.insert_chart(2, 0, bars, {"description": line(chart.alt)})
    _finish(sheet, repeated=False)
    sheet.set_landscape()
