"""The parts of a page for a board: texts and lengths, ready to draw."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.outcome import Cell

PICTURES = ("priorities", "ratings", "moved")
"""What a picture can show: the bars, the heat map or what changed."""


class Tile(NamedTuple):
    """One of the four figures at the top: its name, and the text below it."""

    name: str
    figure: str
    of: str
    below: str


class Point(NamedTuple):
    """A point of "In one minute"; its link leads to the details."""

    label: str
    text: str
    target: str = ""
    link: str = ""


class Segment(NamedTuple):
    """A part of a bar, in per cent of its length, with a number if it fits."""

    status: str
    left: float
    width: float
    middle: float
    number: str


class Bar(NamedTuple):
    """The bar of a priority: the same in words, and the figure at its end."""

    number: str
    title: str
    segments: Sequence[Segment]
    spoken: str
    figure: str
    rest: str
    is_lowest: bool = False


class Square(NamedTuple):
    """A cell of a heat map: its look, its letters, and the word for screen readers."""

    look: str
    letters: str
    spoken: str


class HeatRow(NamedTuple):
    """
    A line of a heat map; ``gap`` says why there are no cells.

    ``counts`` are how many answers say complete, and how many apply; ``complete`` is
    the text that shows them.
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
    """A heading over columns of a heat map: a priority, and its number of columns."""

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
        """Return the headings of the columns between the name and the cells."""
        return ["Complete"] if self.is_of_answers else ["Returns", "Complete"]

    def cells_before(self, row: HeatRow) -> list[str]:
        """Return the texts between the name of a row and its cells."""
        return [row.complete] if self.is_of_answers else [row.returns, row.complete]

    @property
    def foot_before(self) -> list[str]:
        """Return the texts below it, for all rows."""
        foot = [self.complete_foot]
        return foot if self.is_of_answers else [self.returns_foot, *foot]


class Move(NamedTuple):
    """How many answers to a priority worsened and improved, with the bar lengths."""

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
    """What changed since the period before."""

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
    """A missing return: whose, the last one, and what was received instead."""

    body: str
    area_team: str
    last: str
    came: str


class Notice(NamedTuple):
    """A problem in a file: where, whose, what, and whether it counts."""

    place: str
    body: str
    message: str
    counts: str


class Table(NamedTuple):
    """A table of the annex: headings and rows of text; the last row may be totals."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    totals: Sequence[str] = ()


class Term(NamedTuple):
    """A word, and what it means."""

    word: str
    meaning: str


class OverTime(NamedTuple):
    """How much is complete in several periods, in words and in numbers."""

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
