"""The sheet of a return form that is filled in: a row for each commitment."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Format, Worksheet

from ohc.output.books.book import A4, write_text
from ohc.output.books.form_styles import ORANGE, RATINGS, FormStyles, write_value
from ohc.output.books.return_form import HEADER_ROW, Form, Value

LINE = 15
EARLIEST = date(2013, 1, 1)
DATES = frozenset({"Forecast date", "Date achieved"})
PERCENT = "Percent complete"
USUAL_WIDTH = 18
FIRST_ROW = HEADER_ROW + 1
"""The first row to fill in, as Excel counts."""


def write_table(sheet: Worksheet, form: Form, *, styles: FormStyles) -> None:
    """Write the table of a form, with what may be typed and how it is printed."""
    write_text(sheet, 0, 0, form.title, styles.title)
    write_text(sheet, 1, 0, form.intro, styles.plain)
    top, last = HEADER_ROW - 1, HEADER_ROW - 1 + len(form.rows)
    sheet.set_row(top, LINE * 2)
    for column, header in enumerate(form.headers):
        write_text(sheet, top, column, header, styles.head)
        sheet.set_column(column, column, form.widths.get(header, USUAL_WIDTH))
    for number, row in enumerate(form.rows, start=HEADER_ROW):
        # Excel fits a row to its text; LibreOffice and PDF do as they are told.
        sheet.set_row(number, LINE * _height(row, form.widths))
        for column, header in enumerate(form.headers):
            style = _style_of(header, row, form, styles=styles)
            write_value(sheet, number, column, row[header], style)
    _add_rules(sheet, form)
    if form.is_live:
        _add_colours(sheet, form, styles=styles)
    sheet.freeze_panes(HEADER_ROW, 1)
    sheet.autofilter(top, 0, last, len(form.headers) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A4)
    # All eighteen rows on one page: who fills it in on paper has it before them.
    sheet.fit_to_pages(1, 1 if form.is_live else 0)
    if form.is_live:
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    # Ids such as 3 are meant to be text: no green corner.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    first = next(
        (c for c, header in enumerate(form.headers) if header in form.choices), 0
    )
    sheet.set_selection(HEADER_ROW, first, HEADER_ROW, first)


def _height(row: Mapping[str, Value | None], widths: Mapping[str, float]) -> int:
    """Return how many lines of text a row needs."""
    texts = (
        (line, widths.get(key, USUAL_WIDTH), part)
        for key, value in row.items()
        for part, line in enumerate(str(value).split("\n"))
    )
    # Words wrap before the edge: a tenth of each line stays empty.
    return max(int(len(text) * 11 // (width * 10)) + 1 + n for text, width, n in texts)


def _style_of(
    header: str, row: Mapping[str, Value | None], form: Form, *, styles: FormStyles
) -> Format:
    key = str(row[form.headers[0]])
    quiet = key in form.quiet or header == form.shown
    slanted = (key, header) in form.slanted
    if header == form.shown or (header in form.fixed and row[header] is not None):
        return styles.of("fixed", quiet=quiet)
    if header in DATES:
        return styles.of("date", quiet=quiet, slanted=slanted)
    kind = "percent" if header == PERCENT else "text"
    return styles.of(kind, quiet=quiet, slanted=slanted)


def _add_rules(sheet: Worksheet, form: Form) -> None:
    first, last = HEADER_ROW, HEADER_ROW - 1 + len(form.rows)
    for column, header in enumerate(form.headers):
        if rule := _rule(header, form):
            sheet.data_validation(first, column, last, column, rule)


def _add_colours(sheet: Worksheet, form: Form, *, styles: FormStyles) -> None:
    """Let colours show what is left to do, and what would be sent back."""
    # Conditional formats, because the fill of a cell itself says something to readers.
    first, last = HEADER_ROW, HEADER_ROW - 1 + len(form.rows)
    at = {header: column for column, header in enumerate(form.headers)}
    name = {
        header: f"${xl_col_to_name(column)}{FIRST_ROW}" for header, column in at.items()
    }
    status, rag = name["Status"], name["RAG"]
    is_complete = f'{status}="Complete"'
    rules = [
        ("Status", f'{status}<>""', "#FFFFFF"),
        # First, because a rating of red beside Complete is what is to be looked at.
        ("RAG", f'AND({is_complete},{rag}="Red")', ORANGE),
        *(("RAG", f'{rag}="{word}"', RATINGS[word]) for word in form.choices["RAG"]),
        *(
            (header, f'AND({is_complete},{name[header]}="")', ORANGE)
            for header in ("Evidence", "Date achieved")
        ),
    ]
    for header, holds, colour in rules:
        look = {
            "type": "formula",
            "criteria": f"={holds}",
            "format": styles.live(colour),
            "stop_if_true": True,
        }
        sheet.conditional_format(first, at[header], last, at[header], look)


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
