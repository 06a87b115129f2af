"""Tables of a document: light rules, a header on each page, no row parted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ohc.outcome import Section
from ohc.output.screen.wrapping import together
from ohc.output.shown import Column, Shown
from ohc.output.word.fitting import (
    GAP,
    SIDE,
    SIZES,
    SLACK,
    STANDING_IN,
    Layout,
    indents,
    stands_after_number,
)
from ohc.output.word.markup import (
    border,
    cell,
    element,
    paragraph,
    quoted,
    row,
    run,
)
from ohc.output.word.measuring import longest_line

TEXT, HEAD = "TableText", "TableHeading"
"""The styles of paragraphs in tables."""

BLACK, GREY, PALE = "0B0C0C", "B1B4B6", "F0F4F5"
POINT, HALF_A_POINT = 8, 4
"""How thick rules are, in eighths of a point."""

ABOVE_AND_BELOW = 40
"""Beside the lines of a cell: 0.7 mm."""

RULES = "".join(
    (
        border("top", POINT, BLACK),
        border("bottom", POINT, BLACK),
        border("insideH", HALF_A_POINT, GREY),
    )
)
WIDEST_LABEL = 3_400
"""Labels of a card: 6 cm."""

LABEL_INDENT = 227
LINE_THAT_STANDS_IN = re.compile("\n +")


def table_of_rows(shown: Shown, layout: Layout, *, caption: str) -> Any:
    """Return a table as wide as the text, its bands merged rows, its total last."""
    rows = [row([*_heads(layout)], is_header=True), *_rows(shown, layout)]
    if shown.has_total:
        rows.append(row([*_total(layout)]))
    look = '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
    return ruled_table(rows, layout.widths, caption=caption, look=look)


def width_of_labels(labels: Iterable[str]) -> int:
    """Return how wide a column of labels is."""
    longest = max(
        (longest_line(label.strip(), SIZES[0], bold=True) for label in labels),
        default=0,
    )
    return min(longest + LABEL_INDENT + 2 * SIDE + SLACK, WIDEST_LABEL)


def table_of_card(section: Section, *, first: int, width: int, caption: str) -> Any:
    """Return labels with what each stands for: the ``first`` column is so wide."""
    widths = (first, width - first)
    rows = []
    for label, text in section.entries:
        inset = LABEL_INDENT if label.startswith(" ") else 0
        name = paragraph(HEAD, run(label.strip()), indent=(inset, 0))
        meaning = paragraph(TEXT, run(together(text)))
        rows.append(row([cell(name, first), cell(meaning, widths[1])]))
    look = '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" '
    return ruled_table(rows, widths, caption=caption, look=look)


def ruled_table(
    rows: Sequence[str], widths: Sequence[int], *, caption: str, look: str
) -> Any:
    """Return a table of rows with light rules; ``look`` says what its heads are."""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (
            ("top", ABOVE_AND_BELOW),
            ("left", SIDE),
            ("bottom", ABOVE_AND_BELOW),
            ("right", SIDE),
        )
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # In the order of the standard, which a validator asks for.
    return element(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{RULES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'{look}w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(caption)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _heads(layout: Layout) -> Iterator[str]:
    below = border("bottom", POINT, BLACK)
    for place, column in enumerate(layout.columns):
        content = paragraph(
            HEAD, run(column.field.heading), right=column.is_number, keep=True
        )
        yield _cell(layout, place, content, borders=below)


def _rows(shown: Shown, layout: Layout) -> Iterator[str]:
    stand_in = [indents(column, layout.size) for column in layout.columns]
    count = len(layout.columns[0].cells)
    for number in range(count):
        if (band := shown.band_at(number)) is not None:
            yield row([_band(band, layout)])
        # The total is not alone on a page.
        keep = shown.has_total and number == count - 1
        yield row(
            [
                _cell(
                    layout,
                    place,
                    _text(column, number, stand_in[place][number], keep=keep),
                )
                for place, column in enumerate(layout.columns)
            ]
        )


def _text(column: Column, number: int, inset: int, *, keep: bool) -> str:
    # Lines that begin with a space stand in below the others.
    parts = LINE_THAT_STANDS_IN.split(column.cells[number])
    return "".join(
        paragraph(
            TEXT,
            run(part),
            right=column.is_number,
            indent=(STANDING_IN if place else 0, inset),
            keep=keep,
        )
        for place, part in enumerate(parts)
    )


def _cell(layout: Layout, place: int, content: str, *, borders: str = "") -> str:
    margin = GAP if stands_after_number(layout.columns, place) else 0
    return cell(content, layout.widths[place], borders=borders, margin=margin)


def _band(band: str, layout: Layout) -> str:
    return cell(
        paragraph(HEAD, run(band), keep=True),
        sum(layout.widths),
        span=len(layout.widths),
        shade=PALE,
    )


def _total(layout: Layout) -> Iterator[str]:
    """Give the cells of the total; its name takes the empty cells around it."""
    above = border("top", POINT, BLACK)
    texts = [column.total for column in layout.columns]
    first, last = _around_name(layout.columns)
    place = 0
    while place < len(texts):
        column = layout.columns[place]
        end = last if place == first else place
        name = texts[first : end + 1] if place == first else [texts[place]]
        inset = indents(column, layout.size)[-1]
        content = paragraph(
            HEAD,
            run("".join(name)),
            right=column.is_number and end == place,
            indent=(0, inset),
        )
        widths = layout.widths[place : end + 1]
        yield cell(content, sum(widths), span=len(widths), borders=above)
        place = end + 1


def _around_name(columns: Sequence[Column]) -> tuple[int, int]:
    """Return the first and the last column of the cell that names the total."""
    names = [place for place, c in enumerate(columns) if c.total and not c.is_number]
    if not names:
        return -1, -1
    first = last = names[0]
    while first > 0 and not columns[first - 1].total:
        first -= 1
    while last + 1 < len(columns) and not columns[last + 1].total:
        last += 1
    return first, last
