"""The picture "Progress by priority", for a slide: where everything stands in it."""

from collections.abc import Sequence
from textwrap import shorten, wrap
from typing import NamedTuple

from ohc.pictures.colours import STATUS
from ohc.reporting.parts import Bar, Page

WIDTH, HEIGHT = 1280, 720
LEFT, LENGTH = 470, 640
"""Where bars begin, and how long the whole of one is."""

TOP, BOTTOM = 150, 640
"""Between these the bars have their room."""

LETTERS_OF_NAME = 42
"""So many letters of a name fit beside a bar: 0.56 of their height each."""

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
LETTERS_OF_FOOT = 136


class Part(NamedTuple):
    """A part of a bar, and its number where there is room for it."""

    status: str
    x: float
    width: float
    middle: float
    number: str


class NameLine(NamedTuple):
    """A line of the name of a priority, and how low it stands."""

    text: str
    y: float


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
    """A colour of the key, where it stands and what it means."""

    status: str
    name: str
    x: float


class Picture(NamedTuple):
    """All of the picture."""

    title: str
    sub: str
    description: str
    key: Sequence[KeyItem]
    rows: Sequence[Row]
    foot: Sequence[NameLine]
    notice: str


def picture_of(page: Page, finding: str) -> Picture:
    """Return the picture of the bars of a page, under what it shows."""
    room = (BOTTOM - TOP) / max(len(page.bars), 1)
    return Picture(
        title=finding,
        sub=f"{page.running}. Answers of establishments by priority.",
        description=" ".join(
            f"Priority {bar.number}, {bar.title}: {bar.spoken}." for bar in page.bars
        ),
        key=_key(page.bars),
        rows=[
            _row(bar, middle=TOP + room * (place + 0.5), room=room)
            for place, bar in enumerate(page.bars)
        ],
        foot=_foot(page),
        notice=shorten(page.notice, LETTERS_OF_FOOT, placeholder=" ..."),
    )


def _foot(page: Page) -> list[NameLine]:
    received = page.tiles[0]
    sentences = (
        f"Returns received: {received.figure} {received.of}.",
        page.national,
        f"Made by ohc {page.version}.",
    )
    lines = wrap(" ".join(filter(None, sentences)), LETTERS_OF_FOOT)
    return [NameLine(text, 666 + 18 * place) for place, text in enumerate(lines)]


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


def _row(bar: Bar, *, middle: float, room: float) -> Row:
    lines = wrap(bar.title, LETTERS_OF_NAME)
    first = middle - LINE * (len(lines) - 1) / 2 + LINE * 0.32
    height = min(TALLEST, room * 0.72)
    return Row(
        number=bar.number,
        names=[
            NameLine(text, round(first + LINE * place, 2))
            for place, text in enumerate(lines)
        ],
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
