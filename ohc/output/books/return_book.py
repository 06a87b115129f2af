"""The workbook of a return: a form to fill in, with drop-downs and guidance."""

from xlsxwriter.workbook import Worksheet

from ohc.output.books.book import A4, new_book, write_text
from ohc.output.books.form_styles import FormStyles, write_value
from ohc.output.books.return_form import FIRST_LABEL, Form
from ohc.output.books.return_table import LINE, write_table

WIDE, NARROW = 44, 40
"""How wide the values of the first sheet are, and how many letters fit on a line."""


def render(form: Form, sheets: tuple[str, str, str]) -> bytes:
    """Return the workbook of a form; the same form gives the same bytes."""
    about, table, guidance = sheets
    with new_book(form.title) as (book, finished):
        styles = FormStyles(book, form.fill)
        _write_about(book.add_worksheet(about), form, styles=styles)
        write_table(book.add_worksheet(table), form, styles=styles)
        _write_guidance(book.add_worksheet(guidance), form, styles=styles)
    return finished()


def _write_about(sheet: Worksheet, form: Form, *, styles: FormStyles) -> None:
    write_text(sheet, 0, 0, form.title, styles.title)
    if form.about_intro:
        write_text(sheet, 1, 0, form.about_intro, styles.plain)
    to_fill_in = []
    for row, (label, value) in enumerate(form.about.items(), start=FIRST_LABEL - 1):
        write_text(sheet, row, 0, label, styles.head)
        kind = "date" if "date" in label or label.endswith(" on") else "text"
        if isinstance(value, str) and label in _FIXED_LABELS:
            kind = "fixed"
        else:
            to_fill_in.append(row)
        write_value(sheet, row, 1, value, styles.of(kind))
    # Below a gap: what comes before it stays in the cells that it always had.
    below = FIRST_LABEL + len(form.about)
    for row, (label, text) in enumerate(form.about_after.items(), start=below):
        write_text(sheet, row, 0, label, styles.head)
        write_text(sheet, row, 1, text, styles.of("fixed"))
        sheet.set_row(row, LINE * (len(text) // NARROW + 1))
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, WIDE)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if to_fill_in:
        # The form opens on the first cell that someone has to fill in.
        sheet.set_selection(to_fill_in[0], 1, to_fill_in[0], 1)
    sheet.activate()


_FIXED_LABELS = frozenset(
    {"Reporting body ID", "Reporting body", "Area team", "Period"}
)


def _write_guidance(sheet: Worksheet, form: Form, *, styles: FormStyles) -> None:
    write_text(sheet, 0, 0, "Guidance", styles.title)
    for row, (term, meaning) in enumerate(form.guidance, start=2):
        write_text(sheet, row, 0, term, styles.head)
        write_text(sheet, row, 1, meaning, styles.of("fixed"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
