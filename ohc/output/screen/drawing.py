"""Lines of a table: columns side by side on a rule, rows below their bands."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ohc.output.screen.grid import INDENT, Grid
from ohc.output.screen.wrapping import padded, wrapped
from ohc.output.shown import Column, Shown
from ohc.record import Record


class Line(Record):
    """A line of text, and whether it is a heading."""

    text: str
    bold: bool = False


class Ruler(Record):
    """Where each column of a table begins and ends."""

    widths: Sequence[int]
    gaps: Sequence[int]
    right: Sequence[bool]

    def lines(self, texts: Sequence[str], inset: int = 0) -> Iterator[str]:
        """Give the lines of a row; the first column stands in by ``inset``."""
        insets = [inset, *(0 for _ in texts[1:])]
        columns = [
            [" " * step + part for part in wrapped(text, max(width - step, 1))]
            for text, width, step in zip(texts, self.widths, insets, strict=True)
        ]
        for parts in zip_longest(*columns, fillvalue=""):
            yield self._line(parts)

    def without(self, place: int) -> "Ruler":
        """Return the ruler without a column, whose room the next one gets."""
        room = self.widths[place] + self.gaps[place + 1]
        widths = [*self.widths[:place], *self.widths[place + 1 :]]
        widths[place] += room
        gaps = [*self.gaps[: place + 1], *self.gaps[place + 2 :]]
        return Ruler(widths, gaps, [*self.right[:place], *self.right[place + 1 :]])

    def heads(self, headings: Sequence[str]) -> Iterator[Line]:
        """Give the lines of the headings, which stand on the rule, and the rule."""
        heads = [
            wrapped(heading, width)
            for heading, width in zip(headings, self.widths, strict=True)
        ]
        tall = max(map(len, heads))
        stood = [[""] * (tall - len(head)) + head for head in heads]
        for parts in zip(*stood, strict=True):
            yield Line(self._line(parts), bold=True)
        yield self.rule()

    def rule(self) -> Line:
        """Return the dashes below the headings."""
        return Line(self._line(["-" * width for width in self.widths]))

    def _line(self, parts: Sequence[str]) -> str:
        cells = zip(parts, self.widths, self.gaps, self.right, strict=True)
        return "".join(
            " " * gap + padded(part, width, right=to_right)
            for part, width, gap, to_right in cells
        ).rstrip()


def ruler_of(grid: Grid, width: int) -> Ruler:
    """Return the ruler of a grid in a width."""
    right = [column.is_number for column in grid.columns]
    return Ruler(grid.widths(width), grid.gaps(), right)


def headings_of(grid: Grid) -> list[str]:
    """Return the headings of a grid."""
    return [grid.heading(column) for column in grid.columns]


def grid_lines(grid: Grid, shown: Shown, width: int, *, head: bool) -> Iterator[Line]:
    """Give the lines of a table: headings on a rule, rows below bands, the total."""
    ruler = ruler_of(grid, width)
    if head:
        yield from ruler.heads(headings_of(grid))
    inset = INDENT if grid.banded else 0
    for number, texts in enumerate(rows_of(grid.columns)):
        yield from band_lines(shown, number, width)
        yield from map(Line, _row_lines(grid, ruler, texts, inset, spare=shown.spare))
    if shown.has_total:
        yield ruler.rule()
        yield from map(Line, ruler.lines([column.total for column in grid.columns]))


def _row_lines(
    grid: Grid, ruler: Ruler, texts: Sequence[str], inset: int, *, spare: str
) -> Iterator[str]:
    """Give the lines of a row, in which a cell may leave its room to the next."""
    keys = [column.key for column in grid.columns[:-1]]
    place = keys.index(spare) if spare in keys else -1
    if place < 0 or texts[place]:
        return ruler.lines(texts, inset)
    rest = [text for number, text in enumerate(texts) if number != place]
    return ruler.without(place).lines(rest, inset)


def rows_of(columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    """Give the texts of each row."""
    return zip(*(column.cells for column in columns), strict=True)


def band_lines(shown: Shown, number: int, width: int) -> Iterator[Line]:
    """Give the band that begins with a row, if one does, and the line before it."""
    band = shown.band_at(number)
    if band is None:
        return
    if number:
        yield Line("")
    yield from (Line(part, bold=True) for part in wrapped(band, width))
