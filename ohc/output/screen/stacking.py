"""Tables in a narrow window: figures below their text, or a card for each row."""

from collections.abc import Iterator, Sequence

from ohc.outcome import Section
from ohc.output.screen.drawing import (
    Line,
    Ruler,
    band_lines,
    headings_of,
    rows_of,
    ruler_of,
)
from ohc.output.screen.grid import INDENT, Grid
from ohc.output.screen.wrapping import padded, width_of, wrapped
from ohc.output.shown import Column, Shown, heading_in_text
from ohc.record import Record

WIDEST_LABEL = 26
WIDEST_OF_SECTIONS = 20
BELOW = 6
"""How far a text stands in that is below its label."""


class _Stack(Record):
    """A table of numbers in three: numbers that lead, texts, and figures."""

    lead: tuple[Column, ...]
    texts: tuple[Column, ...]
    figures: Grid

    @property
    def margin(self) -> int:
        """Return how far the figures stand in."""
        wide = [width_of(text) for column in self.lead for text in column.texts]
        return max(wide) + 2 if wide else INDENT


def stacked_lines(grid: Grid, shown: Shown, width: int) -> Iterator[Line]:
    """Give the lines of a table of numbers in which each text has its figures below."""
    stack = _stack_of(grid)
    space = " " * stack.margin
    room = width - stack.margin
    ruler = ruler_of(stack.figures, room) if stack.figures.fits(room) else None
    if ruler:
        for line in ruler.heads(headings_of(stack.figures)):
            yield Line(f"{space}{line.text}", bold=line.bold)
    for number, texts in enumerate(rows_of((*stack.lead, *stack.texts))):
        yield from band_lines(shown, number, width)
        yield from _text_lines(stack, texts, width)
        figures = [column.cells[number] for column in stack.figures.columns]
        yield from _figure_lines(stack, figures, ruler, width)
    if shown.has_total:
        yield Line("")
        totals = [column.total for column in (*stack.lead, *stack.texts)]
        yield from _text_lines(stack, totals, width)
        figures = [column.total for column in stack.figures.columns]
        yield from _figure_lines(stack, figures, ruler, width)


def _stack_of(grid: Grid) -> _Stack:
    first = next(n for n, c in enumerate(grid.columns) if not c.is_number)
    lead, others = grid.columns[:first], grid.columns[first:]
    figures = tuple(column for column in others if column.is_number)
    texts = tuple(column for column in others if not column.is_number)
    return _Stack(lead, texts, Grid(figures, sizes={}, short=grid.short, tight=True))


def _text_lines(stack: _Stack, texts: Sequence[str], width: int) -> Iterator[Line]:
    """Give what a row is about: its number, and its texts on lines of their own."""
    count = len(stack.lead)
    number = " ".join(texts[:count])
    space = " " * stack.margin if count else ""
    text = ", ".join(filter(None, texts[count:]))
    for line, part in enumerate(wrapped(text, width - len(space))):
        before = f"{number:>{len(space) - 2}}  " if count and line == 0 else space
        yield Line(f"{before}{part}".rstrip())


def _figure_lines(
    stack: _Stack, figures: Sequence[str], ruler: Ruler | None, width: int
) -> Iterator[Line]:
    space = " " * stack.margin
    if ruler:
        yield from (Line(f"{space}{text}") for text in ruler.lines(figures))
        return
    # Too narrow even for figures side by side: they become a sentence.
    parts = [
        _phrase(figure, column)
        for figure, column in zip(figures, stack.figures.columns, strict=True)
        if figure
    ]
    for part in wrapped(", ".join(parts), width - stack.margin):
        yield Line(f"{space}{part}")


def _phrase(figure: str, column: Column) -> str:
    """Return a figure with its heading: 12 complete (52%)."""
    number, _, share = figure.partition(" (")
    words = f"{number.strip()} {heading_in_text(column.field)}"
    return f"{words} ({share}" if share else words


def card_lines(shown: Shown, width: int) -> Iterator[Line]:
    """Give a card for each row: labels at the left, values at the right."""
    heads = [column.field.heading for column in shown.columns]
    for number, texts in enumerate(rows_of(shown.columns)):
        bands = [*band_lines(shown, number, width)]
        yield from bands
        if number and not bands:
            yield Line("")
        entries = [(h, t) for h, t in zip(heads, texts, strict=True) if t]
        yield from _entries(entries, width, inset=INDENT if shown.bands else 0)


def section_lines(sections: Sequence[Section], width: int) -> Iterator[Line]:
    """Give the lines of cards that were made by design."""
    labels = [
        label
        for part in sections
        for label, _ in part.entries
        if part.beside and not is_number(label)
    ]
    size = min(max(map(width_of, labels), default=0), WIDEST_OF_SECTIONS)
    for number, section in enumerate(sections):
        if number:
            yield Line("")
        if section.title:
            yield from (Line(text, bold=True) for text in wrapped(section.title, width))
        if section.beside:
            numbered = all(is_number(label) for label, _ in section.entries)
            yield from _entries(
                section.entries,
                width,
                inset=INDENT,
                size=0 if numbered else size,
                tails=section.tails,
            )
        else:
            yield from _stacked_entries(section, width)


def _entries(
    entries: Sequence[tuple[str, str]],
    width: int,
    *,
    inset: int,
    size: int = 0,
    tails: Sequence[str] = (),
) -> Iterator[Line]:
    size = size or min(max((width_of(h) for h, _ in entries), default=0), WIDEST_LABEL)
    ruler = Ruler((size, width - inset - size - 2), (inset, 2), (False, False))
    tails = (*tails, *("" for _ in entries[len(tails) :]))
    for entry, tail in zip(entries, tails, strict=True):
        lines = [*ruler.lines(entry)]
        yield from map(Line, _with_tail(lines, tail, width))


def _with_tail(lines: list[str], tail: str, width: int) -> list[str]:
    """Return lines with a text at the right end of the last, or below it."""
    if not tail:
        return lines
    room = width - width_of(lines[-1]) - len("  ")
    if width_of(tail) <= room:
        return [*lines[:-1], f"{lines[-1]}  {padded(tail, room, right=True)}"]
    margin = width - max(map(width_of, wrapped(tail, width // 2)))
    return [*lines, *(" " * margin + part for part in wrapped(tail, width // 2))]


def is_number(label: str) -> bool:
    """Return whether a label is the number of a source: it needs little room."""
    return label.startswith("[")


def _stacked_entries(section: Section, width: int) -> Iterator[Line]:
    for label, text in section.entries:
        # Without a label it is one more text below the one before.
        parts = ((INDENT, label), (BELOW, text)) if label else ((BELOW, text),)
        for inset, part in parts:
            space = " " * inset
            yield from (Line(space + line) for line in wrapped(part, width - inset))
