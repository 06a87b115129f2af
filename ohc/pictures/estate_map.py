"""A map of the estate: marks by kind, boundaries, and labels in the margins."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from ohc.outcome import Row
from ohc.pictures.drawing import drawn
from ohc.pictures.geography import (
    Shape,
    Spot,
    code_of_team,
    freest,
    pushed_apart,
    shapes,
    spots,
)
from ohc.pictures.map_words import KINDS, KeyItem, Text, described, foot_of, key_of
from ohc.pictures.margins import Anchor, Label, Margins, placed

TOP = 84
MOST_NAMED = 40
"""Of more places the teams are named, with how many there are in each."""

RADIUS = 6
LETTERS = 24
"""Of a label in the margin: longer ones have several lines."""

LINE, GAP = 17, 5


class Frame(NamedTuple):
    """How large a map is, and between which lines: the margins are for labels."""

    width: int
    height: int
    left: int
    right: int


OF_PATCH, OF_TEAMS = Frame(1000, 760, 250, 750), Frame(1200, 830, 262, 938)


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
    """A boundary, and whether it is of a team that is shown."""

    path: str
    is_shown: bool


class Map(NamedTuple):
    """All of a map."""

    title: str
    description: str
    width: int
    height: int
    window: tuple[int, int]
    transform: str
    stroke: float
    outlines: Sequence[Outline]
    names: Sequence[Text]
    marks: Sequence[Mark]
    leaders: Sequence[Leader]
    key: Sequence[KeyItem]
    foot: Sequence[Text]


class _Scale(NamedTuple):
    """How places become points: pixels of 100 m, and where the corner is."""

    factor: float
    x: float
    y: float

    def point(self, spot: Spot) -> Spot:
        return (
            round(self.x + spot[0] * self.factor, 2),
            round(self.y - spot[1] * self.factor, 2),
        )


def map_picture(rows: Sequence[Row], whom: str) -> str:
    """Return a map of some establishments as SVG; ``whom`` is whose they are."""
    return drawn("chart_map.svg", map=map_of(rows, whom), kinds=KINDS)


def map_of(rows: Sequence[Row], whom: str) -> Map:
    """Return what a map shows of some rows of the estate, police forces left out."""
    places = {str(row["id"]): row for row in rows if row["kind"] in KINDS}
    there = {key: row for key, row in places.items() if key in spots()}
    codes = {code_of_team()[str(row["area_team"])] for row in rows}
    shown = [shape for shape in shapes() if shape.code in codes]
    by_team = len(places) > MOST_NAMED
    frame = OF_TEAMS if by_team else OF_PATCH
    height = frame.height
    scale = _scale(shown, [spots()[key] for key in there], frame)
    points = pushed_apart(
        [scale.point(spots()[key]) for key in there], least=1.7 * RADIUS
    )
    marks = [
        Mark(key, str(row["kind"]), round(x, 2), round(y, 2), _card(row))
        for (key, row), (x, y) in zip(there.items(), points, strict=True)
    ]
    labels = placed(
        _teams(shown, places, scale) if by_team else _named(marks, there),
        Margins(TOP + 4, height - 4, LINE, GAP),
    )
    foot = [*foot_of(places, there, shown)]
    return Map(
        title=f"The secure estate of {whom}, February 2013",
        description=described(places, by_team=by_team),
        width=frame.width,
        height=height + 16 * len(foot) + 14,
        window=(TOP, height - TOP),
        transform=f"translate({scale.x:.2f} {scale.y:.2f}) "
        f"scale({scale.factor:.5f} {-scale.factor:.5f})",
        stroke=round(1.5 / scale.factor, 2),
        outlines=[
            *(
                Outline(shape.path, is_shown=False)
                for shape in shapes()
                if shape.code not in codes
            ),
            *(Outline(shape.path, is_shown=True) for shape in shown),
        ],
        names=[] if by_team else [*_names(shown, there, scale)],
        marks=marks,
        leaders=[_leader(label, frame) for label in labels],
        key=key_of(places),
        foot=[Text(text, 20, height + 16 * n) for n, text in enumerate(foot, start=1)],
    )


def _scale(shown: Sequence[Shape], marks: Sequence[Spot], frame: Frame) -> _Scale:
    """Return the scale at which all that is shown fits between the margins."""
    corners = [*marks, *(spot for s in shown for ring in s.rings for spot in ring)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    room = frame.height - TOP - 24
    factor = min(
        (frame.right - frame.left) / (max(xs) - min(xs)), room / (max(ys) - min(ys))
    )
    return _Scale(
        factor,
        x=(frame.left + frame.right) / 2 - factor * (max(xs) + min(xs)) / 2,
        y=TOP + 12 + room / 2 + factor * (max(ys) + min(ys)) / 2,
    )


def _card(row: Row) -> str:
    kind = KINDS[str(row["kind"])][0].lower()
    return f"{row['name']}: {kind}, {row['area_team']}"


def _named(marks: Sequence[Mark], there: dict[str, Row]) -> list[Anchor]:
    return [
        Anchor(mark.x, mark.y, tuple(wrap(str(there[mark.id]["name"]), LETTERS)))
        for mark in marks
    ]


def _teams(
    shown: Sequence[Shape], places: dict[str, Row], scale: _Scale
) -> list[Anchor]:
    count = Counter(code_of_team()[str(row["area_team"])] for row in places.values())
    return [
        Anchor(
            *scale.point(shape.label),
            tuple(wrap(f"{shape.name} {count[shape.code]}", LETTERS)),
        )
        for shape in shown
    ]


def _names(
    shown: Sequence[Shape], there: dict[str, Row], scale: _Scale
) -> Iterator[Text]:
    """Give the names of teams, each in its area where there is most room."""
    taken = [spots()[key] for key in there]
    for shape in shown:
        x, y = scale.point(freest(shape, taken))
        lines = wrap(shape.name, 16)
        for place, text in enumerate(lines):
            yield Text(text, x, round(y + LINE * (place - (len(lines) - 1) / 2) + 5, 2))


def _leader(label: Label, frame: Frame) -> Leader:
    x, elbow = (
        (frame.left - 46, frame.left - 16)
        if label.is_left
        else (frame.right + 46, frame.right + 16)
    )
    lines = label.anchor.lines
    middle = label.y + LINE * len(lines) / 2
    gap = 6 if label.is_left else -6
    return Leader(
        lines=[
            Text(text, x, round(label.y + LINE * (place + 0.78), 2))
            for place, text in enumerate(lines)
        ],
        is_left=label.is_left,
        path=f"M{x + gap} {middle:.1f}H{elbow}"
        f"L{label.anchor.x:.1f} {label.anchor.y:.1f}",
        end=(label.anchor.x, label.anchor.y),
    )
