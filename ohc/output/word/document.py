"""A document for Word: a title, one table or the parts of a card, and the notes."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document

from ohc.files.archive import repacked
from ohc.outcome import STATEMENT, Outcome, Section
from ohc.output.picture import embedded
from ohc.output.screen.grid import merged_under_other, names_of
from ohc.output.screen.stacking import is_number
from ohc.output.screen.wrapping import together
from ohc.output.shown import Shown, arranged
from ohc.output.word.fitting import SIZES, UPRIGHT, Layout, fitted
from ohc.output.word.markup import element, field, paragraph, run
from ohc.output.word.paper import Figure, add_picture
from ohc.output.word.styles import set_up
from ohc.output.word.tables import table_of_card, table_of_rows, width_of_labels

STEP = 340
"""How far a text stands in below its label: 6 mm."""

BELOW_A_TABLE = 240
"""The space between a table and the notes: 12 points."""

NOTHING = "Nothing to list."


def render(table: Outcome) -> bytes:
    """
    Return a Word document that reads and prints well.

    The header of a table is repeated on every page, and no row is parted by the end
    of one. Rows that fit neither way up become cards; so do the cards of a screen.
    """
    table = _in_letters(table)
    shown = arranged(table, repeated=True)
    chosen = table.view.chosen
    layout = None
    sections = () if chosen else table.view.sections
    if shown.columns and table.rows and not sections:
        layout = fitted(shown, chosen=chosen)
        sections = () if layout else tuple(_cards(shown))
    document = Document()
    set_up(
        document,
        table.title,
        size=layout.size if layout else SIZES[0],
        is_across=bool(layout and layout.is_across),
    )
    body: Any = document.element.body
    figure = embedded(table)
    if figure.why_not:
        table = table._replace(notes=(*table.notes, figure.why_not))
    for part in _parts(table, shown, sections=sections, layout=layout):
        # Before the size of the page, which is the last part of a body.
        body.insert(len(body) - 1, part)
        if figure.png and part is body[0]:
            add_picture(document, Figure(figure.png, figure.alt))
    buffer = io.BytesIO()
    document.save(buffer)
    # python-docx writes the time of day into every part.
    return repacked(buffer.getvalue())


def _in_letters(table: Outcome) -> Outcome:
    """Return a matrix whose bodies are columns, where it has one for documents."""
    lettered = table.lettered() if table.lettered else None
    if not lettered or table.view.chosen:
        return table
    return table._replace(
        columns=lettered.columns, rows=lettered.rows, view=lettered.view
    )


def _parts(
    table: Outcome,
    shown: Shown,
    *,
    sections: tuple[Section, ...],
    layout: Layout | None,
) -> Iterator[Any]:
    yield element(paragraph("Heading1", run(table.title)))
    for line in shown.above:
        yield _line(line)
    if layout:
        number = field("SEQ Table \\* ARABIC", 1)
        label = (run("Table "), number, run(f": {shown.caption}"))
        yield element(paragraph("Caption", "".join(label)))
        yield table_of_rows(shown, layout, caption=shown.caption)
    widths = _label_widths(sections)
    for place, section in enumerate(sections):
        # Word would make one table of two that touch.
        if place and not section.title:
            yield _line("")
        yield from _section(section.whole(), first=widths[place], title=table.title)
    if not layout and not sections:
        yield _line(NOTHING)
    below = (*shown.below, *_remarks(shown, layout), *table.notes, STATEMENT)
    for place, line in enumerate(below):
        yield _line(line, above=0 if place else BELOW_A_TABLE)


def _line(text: str, *, above: int = 0) -> Any:
    return element(paragraph("Normal", run(text), above=above))


def _section(section: Section, *, first: int, title: str) -> Iterator[Any]:
    if section.title:
        yield element(paragraph("Heading2", run(section.title)))
    if section.beside and section.entries:
        name = section.title or title
        yield table_of_card(section, first=first, width=UPRIGHT, caption=name)
        return
    for label, text in section.entries:
        yield element(paragraph("Definition", run(label.strip()), keep=True))
        yield element(paragraph("Normal", run(together(text)), indent=(STEP, 0)))


def _label_widths(sections: Sequence[Section]) -> list[int]:
    """Return how wide the labels of each card are: all alike, but numbers."""
    labels = [[label for label, _ in section.entries] for section in sections]
    numbered = [all(map(is_number, names)) for names in labels]
    words = [
        name
        for names, are_numbers in zip(labels, numbered, strict=True)
        if not are_numbers
        for name in names
    ]
    return [
        width_of_labels(names if are_numbers else words)
        for names, are_numbers in zip(labels, numbered, strict=True)
    ]


def _cards(shown: Shown) -> Iterator[Section]:
    """Give a card for each row of a table that is too wide for any page."""
    name = next((c for c in shown.columns if not c.is_number), shown.columns[0])
    for number in range(len(name.cells)):
        entries = [
            (column.field.heading, column.cells[number])
            for column in shown.columns
            if column is not name and column.cells[number]
        ]
        if shown.bands:
            entries.insert(0, ("Group", shown.bands[number]))
        yield Section(name.cells[number], tuple(entries))


def _remarks(shown: Shown, layout: Layout | None) -> Iterator[str]:
    yield from merged_under_other(layout.merged if layout else ())
    yield from shown.remarks
    if layout and layout.left_out:
        names = ", ".join(names_of(layout.left_out))
        yield f"Not shown here: {names}. A workbook (.xlsx) has every field."
