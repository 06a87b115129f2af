"""The workbook of a return: a form to fill in, with drop-downs and guidance."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.output.xlsx import A4, new_book, write_text

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
    """The formats of a form's cells: as given, and to be filled in."""

    title: Format
    plain: Format
    head: Format
    given: Format
    text: Format
    date: Format
    percent: Format


def render(form: Form, sheets: tuple[str, str, str]) -> bytes:
    """Return the workbook of a form; the same form gives the same bytes."""
    about, table, guidance = sheets
    with new_book(form.title) as (book, finished):
        styles = _styles(book, form.fill)
        _write_about(book.add_worksheet(about), form, styles)
        _write_table(book.add_worksheet(table), form, styles)
        _write_guidance(book.add_worksheet(guidance), form, styles)
    return finished()


def _styles(book: Workbook, fill: str) -> _Styles:
    given = {"valign": "top", "text_wrap": True, "num_format": "@"}
    entry = {**given, "bg_color": f"#{fill}", "border": 1, "border_color": "#A6A6A6"}
    return _Styles(
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format(),
        book.add_format({**given, "bold": True, "bg_color": "#E8EDEE", "border": 1}),
        book.add_format({**given, "border": 1, "border_color": "#A6A6A6"}),
        book.add_format({**entry, "num_format": "General"}),
        book.add_format({**entry, "num_format": "dd/mm/yyyy"}),
        book.add_format({**entry, "num_format": "0%"}),
    )


def _write_about(sheet: Worksheet, form: Form, styles: _Styles) -> None:
    write_text(sheet, 0, 0, form.title, styles.title)
    first = None
    for row, (label, value) in enumerate(form.about.items(), start=FIRST_LABEL - 1):
        write_text(sheet, row, 0, label, styles.head)
        style = styles.date if "date" in label or label.endswith(" on") else styles.text
        fixed = isinstance(value, str) and label in _GIVEN
        _write(sheet, row, 1, value, styles.given if fixed else style)
        first = row if first is None and not fixed else first
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 44)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if first is not None:
        sheet.set_selection(first, 1, first, 1)
    sheet.activate()


_GIVEN = frozenset({"Reporting body ID", "Reporting body", "Area team", "Period"})


def _write_table(sheet: Worksheet, form: Form, styles: _Styles) -> None:
    write_text(sheet, 0, 0, form.title, styles.title)
    write_text(sheet, 1, 0, form.intro, styles.plain)
    top, last = HEADER_ROW - 1, HEADER_ROW - 1 + len(form.rows)
    sheet.set_row(top, LINE * 2)
    for column, header in enumerate(form.headers):
        write_text(sheet, top, column, header, styles.head)
        width = WIDTHS.get(header, USUAL_WIDTH)
        sheet.set_column(column, column, width)
        if header in form.choices:
            choices = {"validate": "list", "source": [*form.choices[header]]}
            sheet.data_validation(
                *(top + 1, column, last, column),
                {**choices, "error_title": header, "error_message": "Choose a word."},
            )
    for number, row in enumerate(form.rows, start=HEADER_ROW):
        # Excel fits a row to its text; LibreOffice and PDF do as they are told.
        sheet.set_row(number, LINE * _lines(row))
        for column, header in enumerate(form.headers):
            _write(sheet, number, column, row[header], _style_of(header, row, styles))
    _check_entries(sheet, form)
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


def _lines(row: Mapping[str, Value | None]) -> int:
    texts = ((str(value), WIDTHS.get(key, USUAL_WIDTH)) for key, value in row.items())
    return max(len(text) * 11 // (width * 10) + 1 for text, width in texts)


def _check_entries(sheet: Worksheet, form: Form) -> None:
    top, last = HEADER_ROW, HEADER_ROW - 1 + len(form.rows)
    for column, header in enumerate(form.headers):
        if header == PERCENT:
            rule = {"validate": "decimal", "minimum": 0, "maximum": 1}
            said = "A percentage from 0% to 100%, or blank."
        elif header in DATES:
            rule = {"validate": "date", "criteria": ">=", "value": EARLIEST}
            said = "A date as day/month/year, or blank."
        else:
            continue
        # A warning, not a wall: what is typed all the same is read and named.
        more = {"error_type": "warning", "error_title": header, "error_message": said}
        rule |= {"criteria": rule.get("criteria", "between"), **more}
        rule |= {"input_title": header, "input_message": said}
        sheet.data_validation(top, column, last, column, rule)


def _style_of(header: str, row: Mapping[str, Value | None], styles: _Styles) -> Format:
    if header in DATES:
        return styles.date
    if header == PERCENT:
        return styles.percent
    return styles.given if header in _FIXED and row[header] is not None else styles.text


_FIXED = frozenset({"Commitment", "Priority", "Commitment (summary)", "Due"})


def _write(
    sheet: Worksheet, row: int, column: int, value: Value | None, style: Format
) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        write_text(sheet, row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def _write_guidance(sheet: Worksheet, form: Form, styles: _Styles) -> None:
    write_text(sheet, 0, 0, "Guidance", styles.title)
    for row, (term, meaning) in enumerate(form.guidance, start=2):
        write_text(sheet, row, 0, term, styles.head)
        write_text(sheet, row, 1, meaning, styles.given)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
