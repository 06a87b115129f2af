"""The picture of what changed for a slide: worsened to the left, improved right."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.lines import counted
from ohc.reporting.figures import Figures
from ohc.reporting.parts import Move, Page
from ohc.reporting.slides.bars_slide import LEFT, LENGTH, names_beside
from ohc.reporting.slides.slide import BOTTOM, TOP, NameLine, drawn_slide, slide_of


class MovedRow(NamedTuple):
    """A priority with two bars, and the positions of their numbers."""

    number: str
    names: Sequence[NameLine]
    y: float
    height: float
    middle: float
    worsened: int
    improved: int
    worsened_x: float
    worsened_width: float
    improved_width: float
    improved_end: float


def moved_slide(page: Page, figures: Figures) -> str:
    """Return the picture of what changed. Raises OhcError if nothing is compared."""
    if not page.moved or not figures.moved:
        raise OhcError(
            "There is nothing to draw, because there is no earlier period to compare "
            "with.",
            "Give the returns for the earlier period too.",
        )
    better, worse = map(figures.moved.number, ("improved", "worsened"))
    since = page.moved.heading.removeprefix("What changed ")
    slide = slide_of(
        page,
        f"{counted(better, 'answer')} improved and {worse:,} worsened {since}",
        about="Answers of establishments with a return for both periods.",
        description=" ".join(
            f"Priority {move.number}, {move.title}: {move.worsened} worsened, "
            f"{move.improved} improved."
            for move in page.moved.bars
        ),
    )
    room = (BOTTOM - TOP) / len(page.moved.bars)
    rows = [
        _row(move, middle=TOP + room * (place + 0.5), room=room)
        for place, move in enumerate(page.moved.bars)
    ]
    return drawn_slide(slide, "slide_moved.svg", rows=rows, centre=LEFT + LENGTH / 2)


def _row(move: Move, *, middle: float, room: float) -> MovedRow:
    height = min(28, room * 0.6)
    return MovedRow(
        number=move.number,
        names=names_beside(move.title, middle),
        y=round(middle - height / 2, 2),
        height=round(height, 2),
        middle=round(middle + 6, 2),
        worsened=move.worsened,
        improved=move.improved,
        worsened_x=round(LEFT + move.worsened_left * LENGTH / 100, 2),
        worsened_width=round(move.worsened_width * LENGTH / 100, 2),
        improved_width=round(move.improved_width * LENGTH / 100, 2),
        improved_end=round(LEFT + move.improved_end * LENGTH / 100, 2),
    )
