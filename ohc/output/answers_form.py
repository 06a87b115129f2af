"""The workbook of local details: one row an establishment, to be filled in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter.workbook import Workbook, Worksheet

from ohc.output.xlsx import A4, new_book, write_text

HEADER_ROW = 3
"""The row of headers, as XlsxWriter counts."""

WIDTH, WIDE = 22, 40
EARLIEST = date(2013, 1, 1)
FILL = "FFF9E5"


class Column(NamedTuple):
    """A field to be filled in: header, kind, words of a choice, hint and source."""

    header: str
    kind: str
    choices: tuple[str, ...]
    hint: str
    source: str


class Sheet(NamedTuple):
    """An empty sheet of answers: who they are of, and what is asked."""

    title: str
    intro: str
    known: Sequence[str]
    rows: Sequence[Sequence[str]]
    columns: Sequence[Column]
    guidance: Mapping[str, str]


def render(sheet: Sheet) -> bytes:
    """Return the workbook; the same content gives the same bytes."""
    with new_book(sheet.title) as (book, finished):
        _write_answers(book, book.add_worksheet("Answers"), sheet)
        _write_guidance(book, book.add_worksheet("Guidance"), sheet)
    return finished()


def _write_answers(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    head = book.add_format(
        {
            "bold": True,
            "bg_color": "#E8EDEE",
            "border": 1,
            "text_wrap": True,
            "valign": "top",
        }
    )
    given = book.add_format(
        {"num_format": "@", "border": 1, "border_color": "#A6A6A6", "valign": "top"}
    )
    look = {
        "border": 1,
        "border_color": "#A6A6A6",
        "bg_color": f"#{FILL}",
        "text_wrap": True,
        "valign": "top",
    }
    entry = book.add_format(look)
    day = book.add_format({**look, "num_format": "dd/mm/yyyy"})
    write_text(
        page, 0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14})
    )
    write_text(page, 1, 0, sheet.intro, book.add_format())
    headers = [*sheet.known, *(column.header for column in sheet.columns)]
    for number, header in enumerate(headers):
        write_text(page, HEADER_ROW, number, header, head)
    first, last = HEADER_ROW + 1, HEADER_ROW + len(sheet.rows)
    for row, cells in enumerate(sheet.rows, start=first):
        for number, cell in enumerate(cells):
            write_text(page, row, number, cell, given)
    for number, column in enumerate(sheet.columns, start=len(sheet.known)):
        for row in range(first, last + 1):
            page.write_blank(row, number, None, day if column.kind == "date" else entry)
        page.data_validation(first, number, last, number, _rule(column))
        page.set_column(number, number, WIDE if column.kind == "lines" else WIDTH)
    page.set_column(0, len(sheet.known) - 1, WIDTH)
    page.freeze_panes(first, len(sheet.known))
    page.autofilter(HEADER_ROW, 0, last, len(headers) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    page.set_selection(first, len(sheet.known), first, len(sheet.known))
    page.activate()


def _rule(column: Column) -> dict[str, object]:
    told = {"input_title": column.header[:32], "input_message": column.hint[:255]}
    if column.kind == "choice":
        return {"validate": "list", "source": [*column.choices], **told}
    if column.kind == "date":
        return {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST,
            "error_type": "warning",
            **told,
        }
    return {"validate": "any", **told}


def _write_guidance(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    head = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    lines = [
        *sheet.guidance.items(),
        *((one.header, f"{one.hint} Source: {one.source}.") for one in sheet.columns),
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
