"""What a page for a board is made of: texts and lengths, ready to be drawn."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.outcome import Cell

PICTURES = ("priorities", "ratings", "moved")
"""What a picture of a page may show: its bars, its heat map, what changed."""


class Tile(NamedTuple):
    """One of the four figures at the top: what of, and what stands below it."""

    name: str
    figure: str
    of: str
    below: str


class Point(NamedTuple):
    """A line of what to know in one minute; a link leads to where it is told."""

    label: str
    text: str
    target: str = ""
    link: str = ""


class Segment(NamedTuple):
    """A part of a bar, in per cent of its length; a number only where it fits."""

    status: str
    left: float
    width: float
    middle: float
    number: str


class Bar(NamedTuple):
    """A priority in bars: what the picture says in words, and the figure at its end."""

    number: str
    title: str
    segments: Sequence[Segment]
    spoken: str
    figure: str
    rest: str
    is_lowest: bool = False


class Square(NamedTuple):
    """A cell of a heat map: how it is drawn, its letters, and the word that is read."""

    look: str
    letters: str
    spoken: str


class HeatRow(NamedTuple):
    """
    A line of a heat map; ``gap`` says why there are no cells.

    ``counts`` are how many answers say complete, and how many apply; ``complete`` is
    what stands for them in print.
    """

    name: str
    squares: Sequence[Square]
    last: str
    gap: str = ""
    returns: str = ""
    complete: str = "\u2013"
    counts: tuple[int, int] = (0, 0)


class HeatGroup(NamedTuple):
    """The lines of a heat map below one heading."""

    name: str
    rows: Sequence[HeatRow]


class Head(NamedTuple):
    """A heading over columns of a heat map: a priority, and over how many."""

    text: str
    span: int = 1


class Heat(NamedTuple):
    """A heat map: of ratings, or of how many answers are rated low."""

    heading: str
    sub: str
    key: Sequence[Square]
    heads: Sequence[Head]
    ids: Sequence[str]
    groups: Sequence[HeatGroup]
    foot: Sequence[str]
    last_head: str
    foot_head: str
    is_of_answers: bool
    complete_foot: str
    returns_foot: str = ""

    @property
    def before(self) -> list[str]:
        """Return the headings of what stands between a name and its cells."""
        return ["Complete"] if self.is_of_answers else ["Returns", "Complete"]

    def cells_before(self, row: HeatRow) -> list[str]:
        """Return what stands between the name of a row and its cells."""
        return [row.complete] if self.is_of_answers else [row.returns, row.complete]

    @property
    def foot_before(self) -> list[str]:
        """Return what stands below it, of all rows."""
        foot = [self.complete_foot]
        return foot if self.is_of_answers else [self.returns_foot, *foot]


class Move(NamedTuple):
    """How many answers of a priority worsened and improved, and how long both are."""

    number: str
    title: str
    worsened: int
    improved: int
    worsened_width: float
    improved_width: float
    worsened_left: float
    improved_end: float


class Slip(NamedTuple):
    """An establishment that said complete, and what it says now."""

    body: str
    area_team: str
    text: str


class Moved(NamedTuple):
    """What moved since the period before."""

    heading: str
    sub: str
    bars: Sequence[Move]
    slips_heading: str
    slips: Sequence[Slip]
    more_slips: str


class Whose(NamedTuple):
    """A commitment, how many answers to it are red or overdue, and whose they are."""

    commitment: str
    summary: str
    figure: str
    where: str


class Gap(NamedTuple):
    """A missing return: whose, the last there was, and what came instead."""

    body: str
    area_team: str
    last: str
    came: str


class Notice(NamedTuple):
    """Something noticed in a file: where, whose, what, and whether it counts."""

    place: str
    body: str
    message: str
    counts: str


class Table(NamedTuple):
    """A table of the annex: heads and rows of text; the last row may be totals."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    totals: Sequence[str] = ()


class Term(NamedTuple):
    """A word, and what it means."""

    word: str
    meaning: str


class OverTime(NamedTuple):
    """How much is complete in several periods: as people read it, and as numbers."""

    periods: Sequence[str]
    heading: str
    sub: str
    table: Table
    sheet_heads: Sequence[str]
    sheet_rows: Sequence[Sequence[Cell]]


class Page(NamedTuple):
    """All of a page, from its title to its foot."""

    heading: str
    title: str
    finding: str
    running: str
    when: str
    notice: str
    tiles: Sequence[Tile]
    points: Sequence[Point]
    national: str
    bars: Sequence[Bar]
    bars_sub: str
    heat: Heat | None
    moved: Moved | None
    over: OverTime | None
    overdue: Sequence[Whose]
    more_overdue: str
    reds: Sequence[Whose]
    more_reds: str
    whose_head: str
    gaps: Sequence[Gap]
    notices: Sequence[Notice]
    more_notices: str
    figures: Table
    commitments: Table
    terms: Sequence[Term]
    accounts: Sequence[str]
    version: str
