"""A page for Word: A4, British English, one table with its header rows marked."""

import io
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ohc.files.archive import LANGUAGE, SAME_BYTES, repacked
from ohc.outcome import STATEMENT, Cell, Outcome
from ohc.output.console import clean

A4 = (Mm(210), Mm(297))
MARGIN = Mm(15)
FEW_COLUMNS = 4
"""So many columns still stand upright on a page."""

MOST_COLUMNS = 14
"""So many columns still fit across one."""

SHORT, LONG = 12, 45
"""A column is as wide as so many characters at least, and at most."""


def render(table: Outcome) -> bytes:
    """
    Return a Word document: a title, the rows as a table, and the notes below.

    The first row is marked as the header and repeated on every page; no row is
    parted by the end of a page.
    """
    document = Document()
    table = _fitting(table)
    _set_up(document, table)
    document.add_heading(clean(table.title), level=1)
    _add_table(document, table)
    for note in (*table.notes, STATEMENT):
        document.add_paragraph(clean(note))
    buffer = io.BytesIO()
    document.save(buffer)
    # python-docx writes the time of day into every part.
    return repacked(buffer.getvalue())


def _fitting(table: Outcome) -> Outcome:
    """Return a table whose columns fit a page, and say which are left out."""
    if len(table.columns) <= MOST_COLUMNS or not table.narrow:
        return table
    gone = [name for name in table.columns if name not in table.narrow]
    note = f"left out for want of room: {', '.join(gone)}; see the workbook (.xlsx)."
    return table._replace(columns=table.narrow, notes=(*table.notes, note))


def _set_up(document: WordDocument, table: Outcome) -> None:
    section = document.sections[0]
    upright = len(table.columns) <= FEW_COLUMNS
    section.page_width, section.page_height = A4 if upright else A4[::-1]
    section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    style: Any = document.styles["Normal"]
    style.font.name = "Arial"
    style.font.size = Pt(9)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    for default in document.styles.element.iter(qn("w:rPrDefault")):
        for old in list(default.iter(qn("w:lang"))):
            old.getparent().remove(old)
        default.find(qn("w:rPr")).append(language)
    properties = document.core_properties
    properties.title = clean(table.title)
    properties.language = LANGUAGE
    properties.author = "ohc"
    properties.comments = STATEMENT
    properties.created = properties.modified = SAME_BYTES


def _add_table(document: WordDocument, table: Outcome) -> None:
    heads: list[Cell] = [name.replace("_", " ") for name in table.columns]
    rows: list[list[Cell]] = [heads, *table.cells()]
    if totals := table.total_cells():
        rows.append(totals)
    drawn = document.add_table(rows=len(rows), cols=len(table.columns))
    drawn.style = "Table Grid"
    drawn.autofit = False
    widths = _widths(rows, document.sections[0])
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    # One look at a row's cells: python-docx finds each cell anew otherwise.
    for number, (row, cells) in enumerate(zip(drawn.rows, rows, strict=True)):
        bold = number == 0 or (bool(totals) and number == len(rows) - 1)
        for place, cell in zip(row.cells, cells, strict=True):
            paragraph = place.paragraphs[0]
            paragraph.add_run(clean(cell)).bold = bold
            if isinstance(cell, int):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _mark(row, "w:cantSplit")
    _mark(drawn.rows[0], "w:tblHeader")


def _widths(rows: list[list[Cell]], section: Any) -> list[int]:
    room = section.page_width - section.left_margin - section.right_margin
    # The longest word must fit; a long text shares what is left by its length.
    shares = [
        max(min(max(len(str(cell)) for cell in column), LONG), _head(column[0]))
        for column in zip(*rows, strict=True)
    ]
    return [int(room * share / sum(shares)) for share in shares]


def _head(name: Cell) -> int:
    return max(SHORT, *(len(word) + 3 for word in str(name).split()))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - no public way
