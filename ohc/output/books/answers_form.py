"""The workbook of local details: one row an establishment, to be filled in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter.workbook import Format, Workbook, Worksheet

from ohc.output.books.book import A4, new_book, write_text

HEADER_ROW = 3
"""The row of headers, as XlsxWriter counts."""

WIDTH, WIDE = 22, 40
EARLIEST = date(2013, 1, 1)
FILL = "FFF9E5"


class AnswerColumn(NamedTuple):
    """A field to be filled in: header, kind, words of a choice, hint and source."""

    header: str
    kind: str
    choices: tuple[str, ...]
    hint: str
    source: str


class AnswerSheet(NamedTuple):
    """An empty sheet of answers: who they are of, and what is asked."""

    title: str
    intro: str
    known: Sequence[str]
    rows: Sequence[Sequence[str]]
    columns: Sequence[AnswerColumn]
    guidance: Mapping[str, str]


class _Styles(NamedTuple):
    """The formats of the cells: of headers, what is known, and what is to fill in."""

    head: Format
    known: Format
    entry: Format
    day: Format
    title: Format
    plain: Format


def render(sheet: AnswerSheet) -> bytes:
    """Return the workbook; the same content gives the same bytes."""
    with new_book(sheet.title) as (book, finished):
        _write_answers(book, book.add_worksheet("Answers"), sheet=sheet)
        _write_guidance(book, book.add_worksheet("Guidance"), sheet=sheet)
    return finished()


def _write_answers(book: Workbook, page: Worksheet, *, sheet: AnswerSheet) -> None:
    styles = _styles(book)
    write_text(page, 0, 0, sheet.title, styles.title)
    write_text(page, 1, 0, sheet.intro, styles.plain)
    headers = [*sheet.known, *(column.header for column in sheet.columns)]
    for number, header in enumerate(headers):
        write_text(page, HEADER_ROW, number, header, styles.head)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(sheet.rows)
    for row, cells in enumerate(sheet.rows, start=first):
        for number, cell in enumerate(cells):
            write_text(page, row, number, cell, styles.known)
    for number, column in enumerate(sheet.columns, start=len(sheet.known)):
        style = styles.day if column.kind == "date" else styles.entry
        for row in range(first, last + 1):
            page.write_blank(row, number, None, style)
        page.data_validation(first, number, last, number, _rule(column))
        page.set_column(number, number, WIDE if column.kind == "lines" else WIDTH)
    page.set_column(0, len(sheet.known) - 1, WIDTH)
    # What is known of an establishment stays in sight while its row is filled in.
    page.freeze_panes(first, len(sheet.known))
    page.autofilter(HEADER_ROW, 0, last, len(headers) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    page.set_selection(first, len(sheet.known), first, len(sheet.known))
    page.activate()


def _styles(book: Workbook) -> _Styles:
    head = {"bold": True, "bg_color": "#E8EDEE", "border": 1}
    grey = {"border": 1, "border_color": "#A6A6A6", "valign": "top"}
    entry = {**grey, "bg_color": f"#{FILL}", "text_wrap": True}
    return _Styles(
        head=book.add_format({**head, "text_wrap": True, "valign": "top"}),
        known=book.add_format({**grey, "num_format": "@"}),
        entry=book.add_format(entry),
        day=book.add_format({**entry, "num_format": "dd/mm/yyyy"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        plain=book.add_format(),
    )


def _rule(column: AnswerColumn) -> dict[str, object]:
    # Excel takes no longer title or message than these.
    told = {"input_title": column.header[:32], "input_message": column.hint[:255]}
    if column.kind == "choice":
        return {"validate": "list", "source": [*column.choices], **told}
    if column.kind == "date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST,
            # A warning, not a wall: what is typed all the same is read and named.
            "error_type": "warning",
            **told,
        }
    return {"validate": "any", **told}


def _write_guidance(book: Workbook, page: Worksheet, *, sheet: AnswerSheet) -> None:
    head = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [
        *sheet.guidance.items(),
        *(
            (column.header, f"{column.hint} Source: {column.source}.")
            for column in sheet.columns
        ),
    ]
    write_text(page, 0, 0, "Guidance", book.add_format({"bold": True, "font_size": 14}))
    for row, (term, meaning) in enumerate(lines, start=2):
        write_text(page, row, 0, term, head)
        write_text(page, row, 1, meaning, text)
    page.set_column(0, 0, WIDE)
    page.set_column(1, 1, 90)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
