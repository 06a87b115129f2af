"""The picture "Progress by priority" for a slide."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from ohc.pictures.colours import STATUS
from ohc.reporting.figures import Figures
from ohc.reporting.parts import Bar, Page
from ohc.reporting.slides.slide import BOTTOM, TOP, NameLine, drawn_slide, slide_of

LEFT, LENGTH = 470, 640
"""Where bars begin, and the length of a full bar."""

LETTERS_OF_NAME = 42
"""Characters of a name that fit beside a bar: each is 0.56 of its height wide."""

LINE = 20
TALLEST = 34
STATUS_NAMES = {
    "complete": "Complete",
    "in_progress": "In progress",
    "delayed": "Delayed",
    "not_started": "Not started",
    "unstated": "Not stated",
    "cancelled": "Cancelled",
}
KEY_LETTER, KEY_GAP = 10, 60


class Part(NamedTuple):
    """A part of a bar, with its number if there is room."""

    status: str
    x: float
    width: float
    middle: float
    number: str


class Row(NamedTuple):
    """A priority: its number and name, its bar, and the figure at its end."""

    number: str
    names: Sequence[NameLine]
    y: float
    height: float
    middle: float
    parts: Sequence[Part]
    figure: str
    rest: str
    is_lowest: bool


class KeyItem(NamedTuple):
    """A colour of the key, its position and its meaning."""

    status: str
    name: str
    x: float


def bars_slide(page: Page, _: Figures) -> str:
    """Return the picture of a page's bars, with a title that says what it shows."""
    room = (BOTTOM - TOP) / len(page.bars)
    slide = slide_of(
        page,
        page.finding,
        about="Answers of establishments by priority.",
        description=" ".join(
            f"Priority {bar.number}, {bar.title}: {bar.spoken}." for bar in page.bars
        ),
    )
    rows = [
        _row(bar, middle=TOP + room * (place + 0.5), room=room)
        for place, bar in enumerate(page.bars)
    ]
    return drawn_slide(slide, "slide_bars.svg", key=_key(page.bars), rows=rows)


def _key(bars: Sequence[Bar]) -> list[KeyItem]:
    used = {part.status for bar in bars for part in bar.segments}
    items = []
    x = 20.0
    for status in STATUS:
        if status in used:
            name = STATUS_NAMES[status]
            items.append(KeyItem(status, name, x))
            x += len(name) * KEY_LETTER + KEY_GAP
    return items


def names_beside(title: str, middle: float) -> list[NameLine]:
    """Return the lines of a name beside its bar, centred on the bar."""
    lines = wrap(title, LETTERS_OF_NAME)
    first = middle - LINE * (len(lines) - 1) / 2 + LINE * 0.32
    return [
        NameLine(text, round(first + LINE * place, 2))
        for place, text in enumerate(lines)
    ]


def _row(bar: Bar, *, middle: float, room: float) -> Row:
    height = min(TALLEST, room * 0.72)
    return Row(
        number=bar.number,
        names=names_beside(bar.title, middle),
        y=round(middle - height / 2, 2),
        height=round(height, 2),
        middle=round(middle + 6, 2),
        parts=[
            Part(
                part.status,
                x=round(LEFT + part.left * LENGTH / 100, 2),
                width=round(part.width * LENGTH / 100, 2),
                middle=round(LEFT + part.middle * LENGTH / 100, 2),
                number=part.number,
            )
            for part in bar.segments
        ],
        figure=bar.figure,
        rest=bar.rest,
        is_lowest=bar.is_lowest,
    )
