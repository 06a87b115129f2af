"""What a map is made of: texts and places, ready to be drawn."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.pictures.geography import Spot


class KeyItem(NamedTuple):
    """A kind or a tint of the key, what it means, and where it stands."""

    kind: str
    text: str
    x: float
    y: float
    tint: str = ""


class Key(NamedTuple):
    """The key of a map, and where it ends."""

    items: Sequence[KeyItem]
    bottom: float


class Text(NamedTuple):
    """A line of text and where it stands."""

    text: str
    x: float
    y: float


class Mark(NamedTuple):
    """An establishment on the map."""

    id: str
    kind: str
    x: float
    y: float
    card: str


class Leader(NamedTuple):
    """A label in a margin with the line to its place."""

    lines: Sequence[Text]
    is_left: bool
    path: str
    end: Spot


class Outline(NamedTuple):
    """A boundary, and what fills it."""

    path: str
    fill: str


class Map(NamedTuple):
    """All of a map."""

    title: str
    title_lines: Sequence[Text]
    description: str
    width: int
    height: float
    window: tuple[float, float]
    transform: str
    stroke: float
    outlines: Sequence[Outline]
    borders: str
    names: Sequence[Text]
    marks: Sequence[Mark]
    leaders: Sequence[Leader]
    key: Sequence[KeyItem]
    foot: Sequence[Text]
