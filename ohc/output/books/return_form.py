"""The workbook of a return: a form to fill in, with drop-downs and guidance."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.output.books.book import A4, new_book, write_text

FIRST_LABEL = 3
HEADER_ROW = 4
"""Rows as Excel counts."""

WIDTHS = {
    "Commitment": 12,
    "Priority": 9,
    "Commitment (summary)": 48,
    "Due": 14,
    "Status": 15,
    "RAG": 13,
    "Percent complete": 10,
    "Forecast date": 12,
    "Date achieved": 12,
    "Evidence": 32,
    "Comment": 32,
}
LINE = 15
EARLIEST = date(2013, 1, 1)
DATES = frozenset({"Forecast date", "Date achieved"})
PERCENT = "Percent complete"
USUAL_WIDTH = 18

Value = str | float | date


class Form(NamedTuple):
    """
    A return to be filled in.

    ``about`` has the labels of the first sheet with their values, None for those
    to fill in; ``rows`` the cells of each row by its header, likewise; ``choices``
    the words of each drop-down; ``guidance`` a term and its meaning a line.
    """

    title: str
    intro: str
    about: Mapping[str, Value | None]
    headers: Sequence[str]
    rows: Sequence[Mapping[str, Value | None]]
    choices: Mapping[str, Sequence[str]]
    guidance: Sequence[tuple[str, str]]
    fill: str


class _Styles(NamedTuple):
    """The formats of a form's cells: fixed ones, and those to be filled in."""

    title: Format
    plain: Format
    head: Format
    fixed: Format
    text: Format
    date: Format
    percent: Format


def render(form: Form, sheets: tuple[str, str, str]) -> bytes:
    """Return the workbook of a form; the same form gives the same bytes."""
    about, table, guidance = sheets
    with new_book(form.title) as (book, finished):
        styles = _styles(book, form.fill)
        _write_about(book.add_worksheet(about), form, styles=styles)
        _write_table(book.add_worksheet(table), form, styles=styles)
        _write_guidance(book.add_worksheet(guidance), form, styles=styles)
    return finished()


def _styles(book: Workbook, fill: str) -> _Styles:
    fixed = {"valign": "top", "text_wrap": True, "num_format": "@"}
    grey = {"border": 1, "border_color": "#A6A6A6"}
    entry = {**fixed, **grey, "bg_color": f"#{fill}"}
    return _Styles(
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format(),
        head=book.add_format(
            {**fixed, "bold": True, "bg_color": "#E8EDEE", "border": 1}
        ),
        fixed=book.add_format({**fixed, **grey}),
        # General, so that a number or a date typed here stays one.
        text=book.add_format({**entry, "num_format": "General"}),
        date=book.add_format({**entry, "num_format": "dd/mm/yyyy"}),
        percent=book.add_format({**entry, "num_format": "0%"}),
    )


def _write_about(sheet: Worksheet, form: Form, *, styles: _Styles) -> None:
    write_text(sheet, 0, 0, form.title, styles.title)
    to_fill_in = []
    for row, (label, value) in enumerate(form.about.items(), start=FIRST_LABEL - 1):
        write_text(sheet, row, 0, label, styles.head)
        style = styles.date if "date" in label or label.endswith(" on") else styles.text
        if isinstance(value, str) and label in _FIXED_LABELS:
            style = styles.fixed
        else:
            to_fill_in.append(row)
        _write(sheet, row, 1, value, style)
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 44)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if to_fill_in:
        # The form opens on the first cell that someone has to fill in.
        sheet.set_selection(to_fill_in[0], 1, to_fill_in[0], 1)
    sheet.activate()


_FIXED_LABELS = frozenset(
    {"Reporting body ID", "Reporting body", "Area team", "Period"}
)


def _write_table(sheet: Worksheet, form: Form, *, styles: _Styles) -> None:
    write_text(sheet, 0, 0, form.title, styles.title)
    write_text(sheet, 1, 0, form.intro, styles.plain)
    top, last = HEADER_ROW - 1, HEADER_ROW - 1 + len(form.rows)
    sheet.set_row(top, LINE * 2)
    for column, header in enumerate(form.headers):
        write_text(sheet, top, column, header, styles.head)
        sheet.set_column(column, column, WIDTHS.get(header, USUAL_WIDTH))
    for number, row in enumerate(form.rows, start=HEADER_ROW):
        # Excel fits a row to its text; LibreOffice and PDF do as they are told.
        sheet.set_row(number, LINE * _height(row))
        for column, header in enumerate(form.headers):
            style = _style_of(header, row, styles=styles)
            _write(sheet, number, column, row[header], style)
    _add_rules(sheet, form)
    sheet.freeze_panes(HEADER_ROW, 1)
    sheet.autofilter(top, 0, last, len(form.headers) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    # Ids such as 3 are meant to be text: no green corner.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    first = next(
        (c for c, header in enumerate(form.headers) if header in form.choices), 0
    )
    sheet.set_selection(HEADER_ROW, first, HEADER_ROW, first)


def _height(row: Mapping[str, Value | None]) -> int:
    """Return how many lines of text a row needs."""
    texts = ((str(value), WIDTHS.get(key, USUAL_WIDTH)) for key, value in row.items())
    # Words wrap before the edge: a tenth of each line stays empty.
    return max(len(text) * 11 // (width * 10) + 1 for text, width in texts)


def _add_rules(sheet: Worksheet, form: Form) -> None:
    first, last = HEADER_ROW, HEADER_ROW - 1 + len(form.rows)
    for column, header in enumerate(form.headers):
        if rule := _rule(header, form):
            sheet.data_validation(first, column, last, column, rule)


def _rule(header: str, form: Form) -> dict[str, Any]:
    """Return what may be typed below a header, {} for anything."""
    if header in form.choices:
        return {
            "validate": "list",
            "source": [*form.choices[header]],
            "error_title": header,
            "error_message": "Choose from the list.",
        }
    if header == PERCENT:
        hint = "A percentage from 0% to 100%, or blank."
        rule: dict[str, Any] = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
        }
    elif header in DATES:
        hint = "A date as day/month/year, or blank."
        rule = {"validate": "date", "criteria": ">=", "value": EARLIEST}
    else:
        return {}
    return {
        **rule,
        # A warning, not a wall: what is typed all the same is read and named.
        "error_type": "warning",
        "error_title": header,
        "error_message": hint,
        "input_title": header,
        "input_message": hint,
    }


def _style_of(
    header: str, row: Mapping[str, Value | None], *, styles: _Styles
) -> Format:
    if header in DATES:
        return styles.date
    if header == PERCENT:
        return styles.percent
    fixed = header in _FIXED_HEADERS and row[header] is not None
    return styles.fixed if fixed else styles.text


_FIXED_HEADERS = frozenset({"Commitment", "Priority", "Commitment (summary)", "Due"})


def _write(
    sheet: Worksheet, row: int, column: int, value: Value | None, style: Format
) -> None:
    # In the order of arguments that XlsxWriter has.
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _write_guidance(sheet: Worksheet, form: Form, *, styles: _Styles) -> None:
    write_text(sheet, 0, 0, "Guidance", styles.title)
    for row, (term, meaning) in enumerate(form.guidance, start=2):
        write_text(sheet, row, 0, term, styles.head)
        write_text(sheet, row, 1, meaning, styles.fixed)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
