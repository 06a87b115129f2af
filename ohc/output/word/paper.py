"""A document of several parts for Word: text, lists, tables and a picture."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.shared import Mm

from ohc.files.archive import Archive, repacked
from ohc.output.console import clean
from ohc.output.word.fitting import UPRIGHT
from ohc.output.word.markup import border, cell, element, paragraph, row, run
from ohc.output.word.styles import LONGEST_PROPERTY, set_up
from ohc.output.word.tables import BLACK, HEAD, POINT, TEXT, ruled_table
from ohc.privacy import line

LOOK = '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
HALF_POINTS = 20
"""The size of tables: 10 points, since a table of ratings has thirteen columns."""

BETWEEN = 120
"""Room above a paragraph of a letter: 6 points."""

PICTURE = Mm(170)


class Heading(NamedTuple):
    """A heading; ``on_new_page`` begins a page with it."""

    text: str
    on_new_page: bool = False


class Line(NamedTuple):
    """A line of text, bold if it has to be seen, ``apart`` with room above it."""

    text: str
    bold: bool = False
    apart: bool = False


class Point(NamedTuple):
    """A line of a list, with the words that it begins with in bold."""

    label: str
    text: str


class Tinted(NamedTuple):
    """
    A cell of a table: its text, the fill behind it, and the colour of the text.

    ``more`` are lines below the first.
    """

    text: str
    fill: str = ""
    colour: str = ""
    more: tuple[str, ...] = ()


class Grid(NamedTuple):
    """A table with a header: how wide its columns are, in parts of the width."""

    caption: str
    heads: Sequence[str]
    parts: Sequence[int]
    rows: Sequence[Sequence[Tinted]]
    centred: bool = False


class Figure(NamedTuple):
    """A picture as PNG, and in words what it shows."""

    png: bytes
    alt: str


Block = Heading | Line | Point | Grid | Figure


def paper(title: str, blocks: Sequence[Block]) -> bytes:
    """Return a document of a title and its parts; the same parts, the same bytes."""
    if not any(isinstance(block, Figure) for block in blocks):
        return _without_pictures(title, blocks)
    document = Document()
    set_up(document, line(title), size=HALF_POINTS, is_across=False)
    body: Any = document.element.body
    body.insert(len(body) - 1, element(paragraph("Heading1", run(line(title)))))
    for block in blocks:
        if isinstance(block, Figure):
            add_picture(document, block)
            continue
        for part in _parts(block):
            body.insert(len(body) - 1, part)
    buffer = io.BytesIO()
    document.save(buffer)
    # python-docx writes the time of day into every part.
    return repacked(buffer.getvalue())


TITLE = "The title of a paper"
CONTENT, PROPERTIES = "word/document.xml", "docProps/core.xml"


class _Blank(NamedTuple):
    """A paper with nothing on it: what all papers share is packed once."""

    shared: Archive
    content: bytes
    properties: str


@cache
def _blank() -> _Blank:
    document = Document()
    set_up(document, TITLE, size=HALF_POINTS, is_across=False)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content, properties = parts.pop(CONTENT), parts.pop(PROPERTIES).decode()
    return _Blank(Archive(parts), content, properties)


def _without_pictures(title: str, blocks: Sequence[Block]) -> bytes:
    # To set a document up takes longer than to fill it, and a round of feedback has a
    # hundred pages.
    blank = _blank()
    content: Any = parse_xml(blank.content)
    body = content.body
    body.insert(len(body) - 1, element(paragraph("Heading1", run(line(title)))))
    for block in blocks:
        for part in _parts(block):
            body.insert(len(body) - 1, part)
    short = clean(line(title))[:LONGEST_PROPERTY]
    properties = blank.properties.replace(TITLE, escape(short))
    return blank.shared.packed(
        {PROPERTIES: [properties.encode()]},
        CONTENT,
        last=lambda _: serialize_part_xml(content),
    )


def _parts(block: Block) -> Iterator[Any]:
    match block:
        case Heading(text, on_new_page):
            heading = element(paragraph("Heading2", run(line(text)), keep=True))
            if on_new_page:
                heading.pPr.insert(2, element("<w:pageBreakBefore/>"))
            yield heading
        case Line(text, bold, apart):
            words = run(line(text), bold=bold)
            above = BETWEEN if apart else 0
            yield element(paragraph("Normal", words, above=above))
        case Point(label, text):
            words = run(f"{line(label)} ", bold=True) + run(line(text))
            # A list to screen readers too.
            yield element(paragraph("ListBullet", words))
        case Grid():
            yield _table(block)
            # Word would make one table of two that touch.
            yield element(paragraph("Normal", run("")))


def _table(grid: Grid) -> Any:
    whole = sum(grid.parts)
    widths = [UPRIGHT * part // whole for part in grid.parts]
    below = border("bottom", POINT, BLACK)
    heads = [
        cell(
            paragraph(HEAD, run(line(head)), centred=_is_centred(grid, place)),
            widths[place],
            borders=below,
        )
        for place, head in enumerate(grid.heads)
    ]
    rows = [row(heads, is_header=True)]
    rows += [
        row([_cell(grid, place, tinted, widths[place]) for place, tinted in cells])
        for cells in (list(enumerate(line_of_cells)) for line_of_cells in grid.rows)
    ]
    return ruled_table(rows, widths, caption=line(grid.caption), look=LOOK)


def _cell(grid: Grid, place: int, tinted: Tinted, width: int) -> str:
    centred = _is_centred(grid, place)
    colour = tinted.colour.removeprefix("#")
    content = "".join(
        paragraph(TEXT, run(line(text), colour=colour), centred=centred)
        for text in (tinted.text, *tinted.more)
    )
    return cell(content, width, shade=tinted.fill.removeprefix("#"))


def _is_centred(grid: Grid, place: int) -> bool:
    return grid.centred and place > 0


def add_picture(document: Any, figure: Figure) -> None:
    """Add a picture at the end of a document, as wide as a page that stands upright."""
    shape = document.add_picture(io.BytesIO(figure.png), width=PICTURE)
    # Word reads it aloud; python-docx has no name for it.
    about = shape._inline.docPr  # noqa: SLF001 - as above
    about.set("descr", line(figure.alt))
    about.set("name", "Picture 1")
