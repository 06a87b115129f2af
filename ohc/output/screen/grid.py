"""Which columns a table has room for, and how wide each may be."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from ohc.lines import listed
from ohc.outcome import Field
from ohc.output.screen.wrapping import longest_word, width_of
from ohc.output.shown import Column, Shown, heading_in_text
from ohc.record import Record

WIDEST_TEXT = 60
WHOLE_WORD = 40
"""A word this long is never broken: a file, an identifier."""
LONG_WORD = 16
"""So long are most words of a sentence at most."""
READABLE = 28
"""What is left of the main text of a table of numbers."""
INDENT = 2
"""How far rows stand in below a band."""

MINOR = 7
"""Parts of a sum from this rank on are added up under Other where room is scarce."""
OTHER = "other"
GROUPS = {"rag": "RAG ratings"}


class Size(Record):
    """How wide the widest line of a column is, and its widest unbroken word."""

    line: int
    word: int


class Grid(Record):
    """
    Columns that are to be drawn side by side.

    ``short`` takes short headings, ``tight`` leaves one space between two columns of
    numbers; ``left_out`` are columns for which there was no room, ``merged`` those
    that were added up under Other.
    """

    columns: tuple[Column, ...]
    # Shared by the grids of one table, each of which would measure every cell again.
    sizes: dict[str, Size]
    adds_up: bool = False
    banded: bool = False
    short: bool = False
    tight: bool = False
    left_out: tuple[Column, ...] = ()
    merged: tuple[Column, ...] = ()

    def heading(self, column: Column) -> str:
        """Return the heading of a column."""
        return (self.short and column.field.short) or column.field.heading

    def gaps(self) -> list[int]:
        """Return how many spaces stand before each column."""
        numbers = [column.is_number for column in self.columns]
        pairs = pairwise(numbers)
        return [0, *(1 if self.tight and a and b else 2 for a, b in pairs)]

    @cached_property
    def natural(self) -> tuple[int, ...]:
        """Return how wide each column would be with room to spare."""
        return tuple(map(self._natural, self.columns))

    @cached_property
    def least(self) -> tuple[int, ...]:
        """Return how narrow each column may become."""
        return tuple(map(self._least, range(len(self.columns))))

    def fits(self, width: int) -> bool:
        """Return whether the columns go into a width."""
        return sum(self.least) + sum(self.gaps()) <= width

    def widths(self, width: int) -> list[int]:
        """Return the width of each column: the widest text gives way first."""
        widths = [*self.natural]
        room = width - sum(self.gaps())
        while sum(widths) > room:
            spare = [
                place for place, size in enumerate(widths) if size > self.least[place]
            ]
            if not spare:
                break
            widths[max(spare, key=lambda place: (widths[place], -place))] -= 1
        return widths

    def without(self, keys: Iterable[str]) -> "Grid":
        """Return the grid without some columns, which are said to be left out."""
        gone = {*keys}
        return self._replace(
            columns=tuple(c for c in self.columns if c.key not in gone),
            left_out=(*self.left_out, *(c for c in self.columns if c.key in gone)),
        )

    def _inset(self, column: Column) -> int:
        return INDENT if self.banded and column is self.columns[0] else 0

    def _natural(self, column: Column) -> int:
        size = self._size(column)
        widest = size.line
        if column.field.least:
            widest = min(widest, max(WIDEST_TEXT, size.word))
        measure = longest_word if column.field.least else width_of
        total = measure(column.total)
        return max(widest + self._inset(column), total, self._head(column))

    def _head(self, column: Column) -> int:
        words = self.heading(column).split()
        return max(map(width_of, words), default=1)

    def _size(self, column: Column) -> Size:
        if column.key not in self.sizes:
            lines = (line for text in column.cells for line in text.split("\n"))
            widest = max(map(width_of, lines), default=0)
            self.sizes[column.key] = Size(widest, self._widest_word(column))
        return self.sizes[column.key]

    def _widest_word(self, column: Column) -> int:
        # A word in a sentence may be broken before the sentence takes all the room.
        least = max(column.field.least, LONG_WORD)
        words = (
            min(longest_word(text), least if " " in text.strip() else WHOLE_WORD)
            for text in column.texts
        )
        return max(words, default=0)

    def _least(self, place: int) -> int:
        column, natural = self.columns[place], self.natural[place]
        if not column.field.least or column.is_number:
            return natural
        least = max(column.field.least, self._size(column).word)
        if self.adds_up and column is self._main:
            least = max(least, READABLE)
        return max(min(natural, least + self._inset(column)), self._head(column))

    @cached_property
    def _main(self) -> Column | None:
        texts = (column for column in self.columns if not column.is_number)
        return next(texts, None)


def attempts(shown: Shown, *, chosen: bool) -> Iterator[Grid]:
    """
    Give grids that need less and less room, the fullest first.

    What someone chose is never left out.
    """
    grid = Grid(
        shown.columns, sizes={}, adds_up=shown.adds_up, banded=bool(shown.bands)
    )
    yield grid
    grid = grid._replace(short=True)
    yield grid
    if not chosen:
        for keys in _leaving(grid.columns, ranks=range(8, 2, -1)):
            grid = grid.without(keys)
            yield grid
    grid = grid._replace(tight=True)
    yield grid
    if chosen:
        return
    if shown.adds_up:
        grid = with_other(grid)
        yield grid
        # Before figures go below their text it may become as narrow as any.
        yield grid._replace(adds_up=False)
        return
    for keys in _leaving(grid.columns, ranks=(2, 1)):
        grid = grid.without(keys)
        yield grid


def _leaving(columns: Sequence[Column], ranks: Iterable[int]) -> Iterator[list[str]]:
    """Give the keys of columns that are left out together, in the order they go."""
    for rank in ranks:
        groups: dict[str, list[str]] = {}
        for column in reversed(columns):
            # Parts of a total stay: a row must add up.
            if column.field.rank == rank and not column.field.sum_of:
                name = column.field.group or column.key
                groups.setdefault(name, []).append(column.key)
        yield from groups.values()


def with_other(grid: Grid) -> Grid:
    """Return the grid with its minor parts of a sum added up under one heading."""
    minor = [c for c in grid.columns if c.field.sum_of and c.field.rank >= MINOR]
    if not minor:
        return grid
    other = Column(
        OTHER,
        Field("Other", rank=0, right=True, sum_of="total"),
        cells=tuple(map(_added, zip(*(c.values for c in minor), strict=True))),
        values=tuple(0 for _ in minor[0].values),
        total=_added([c.total_value for c in minor]) if minor[0].total else "",
    )
    columns = tuple(
        other if column is minor[0] else column
        for column in grid.columns
        if column is minor[0] or column not in minor
    )
    return grid._replace(columns=columns, merged=tuple(minor))


def _added(values: Iterable[object]) -> str:
    numbers = [value for value in values if isinstance(value, int)]
    return str(sum(numbers)) if numbers else ""


def names_of(columns: Sequence[Column]) -> list[str]:
    """Return the names of columns in a sentence, those of a group under its own."""
    names = (
        GROUPS.get(column.field.group) or heading_in_text(column.field)
        for column in columns
    )
    return [*dict.fromkeys(names)]


def merged_under_other(columns: Sequence[Column]) -> list[str]:
    """Return a sentence on what was added up under Other, if anything was."""
    return [f"Other: {listed(names_of(columns))}."] if columns else []
