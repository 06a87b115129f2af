"""A map of the estate: marks by kind, boundaries, and labels in the margins."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple

from ohc.outcome import Row
from ohc.pictures import geography, patches
from ohc.pictures.colours import INK, PAPER
from ohc.pictures.drawing import drawn
from ohc.pictures.geography import Shape, Spot, code_of_team, shapes, spots
from ohc.pictures.map_parts import Leader, Map, Mark, Outline, Text
from ohc.pictures.map_words import (
    KINDS,
    described,
    foot_of,
    key_of,
    title_lines,
    titled,
)
from ohc.pictures.margins import Anchor, Label, Margins, placed

MOST_NAMED = 40
"""Of more places the teams are named, with how many there are in each."""

AREA, OTHER_AREA = "#DCE6EC", "#F3F4F6"
RADIUS = 6
NAME_LETTER = 9
"""Pixels of a letter of a name inside its area."""

LETTERS = 24
"""Of a label in the margin: longer ones have several lines."""

LINE, GAP = 17, 5
TALLEST_LABEL = 3 * LINE + GAP


class Frame(NamedTuple):
    """
    How large a map is, and between which lines: the margins are for labels.

    The title and the key stand above ``top``; the foot follows the height.
    """

    width: int
    height: float
    left: int
    right: int
    top: float = 0


OF_PATCH, OF_TEAMS = Frame(1000, 760, 250, 750), Frame(1200, 830, 262, 938)


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


def map_picture(rows: Sequence[Row], whom: str, *, by: str = "kind") -> str:
    """
    Return a map of some establishments as SVG; ``whom`` is whose they are.

    By kind the marks are coloured; by lead the areas are, and the marks are black.
    """
    kinds = KINDS
    if by == "lead":
        kinds = {kind: (name, INK, PAPER) for kind, (name, _, _) in KINDS.items()}
    return drawn("chart_map.svg", map=map_of(rows, whom, by=by), kinds=kinds)


def map_of(rows: Sequence[Row], whom: str, *, by: str = "kind") -> Map:
    """Return what a map shows of some rows of the estate, police forces left out."""
    places = {str(row["id"]): row for row in rows if row["kind"] in KINDS}
    there = {key: row for key, row in places.items() if key in spots()}
    codes = {code_of_team()[str(row["area_team"])] for row in rows}
    shown = [shape for shape in shapes() if shape.code in codes]
    by_team = len(places) > MOST_NAMED
    whole = OF_TEAMS if by_team else OF_PATCH
    title = titled(whom, by)
    lines = title_lines(title, whole.width)
    tinted = shown if by == "lead" and not by_team else ()
    key = key_of(places, tinted, first=lines[-1].y + 26, width=whole.width)
    scale, frame = _fitted(
        whole._replace(top=key.bottom),
        [*(spots()[name] for name in there), *_corners(shown)],
        labels=len(codes) if by_team else len(there),
    )
    marks = [*_marks(there, scale)]
    anchors = _areas(places, scale, by) if by_team else _named(marks, there)
    margins = Margins(frame.top + 4, frame.height - 4, LINE, GAP)
    foot = [*foot_of(places, there, shown)]
    return Map(
        title=title,
        title_lines=lines,
        description=described(places, by_team=by_team),
        width=frame.width,
        height=frame.height + 16 * len(foot) + 14,
        window=(frame.top, frame.height - frame.top),
        transform=f"translate({scale.x:.2f} {scale.y:.2f}) "
        f"scale({scale.factor:.5f} {-scale.factor:.5f})",
        stroke=round(1.5 / scale.factor, 2),
        outlines=[*_outlines(codes, by)],
        borders=patches.borders(shown) if by == "lead" else "",
        names=[] if by_team else [*_names(shown, there, scale)],
        marks=marks,
        leaders=[_leader(label, frame) for label in placed([*anchors], margins)],
        key=key.items,
        foot=[
            Text(text, 20, frame.height + 16 * n)
            for n, text in enumerate(foot, start=1)
        ],
    )


def _corners(shown: Sequence[Shape]) -> Iterator[Spot]:
    for shape in shown:
        for ring in shape.rings:
            yield from ring


def _marks(there: Mapping[str, Row], scale: _Scale) -> Iterator[Mark]:
    points = geography.pushed_apart(
        [scale.point(spots()[key]) for key in there], least=1.7 * RADIUS
    )
    for (key, row), (x, y) in zip(there.items(), points, strict=True):
        yield Mark(key, str(row["kind"]), round(x, 2), round(y, 2), _card(row))


def _outlines(codes: Collection[str], by: str) -> Iterator[Outline]:
    """Give the boundaries: those that are shown last, over the others."""
    tints = patches.tint_of_lead()
    leads = patches.lead_of_code()
    for shape in shapes():
        if shape.code not in codes:
            yield Outline(shape.path, OTHER_AREA)
    for shape in shapes():
        if shape.code in codes:
            fill = tints[leads[shape.code]] if by == "lead" else AREA
            yield Outline(shape.path, fill)


def _fitted(
    frame: Frame, corners: Sequence[Spot], *, labels: int
) -> tuple[_Scale, Frame]:
    """Return the scale at which all fits between the margins, and no higher a frame."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    room = frame.height - frame.top - 24
    factor = min((frame.right - frame.left) / wide, room / high)
    # A wide patch would have an empty page below it, but its labels need their room.
    room = min(room, max(factor * high, (labels + 1) // 2 * TALLEST_LABEL))
    scale = _Scale(
        factor,
        x=(frame.left + frame.right) / 2 - factor * (max(xs) + min(xs)) / 2,
        y=frame.top + 12 + room / 2 + factor * (max(ys) + min(ys)) / 2,
    )
    return scale, frame._replace(height=round(frame.top + 24 + room))


def _card(row: Row) -> str:
    kind = KINDS[str(row["kind"])][0].lower()
    capacity = f"; capacity {row['capacity_text']}" if row["capacity_text"] else ""
    return f"{row['name']}: {kind}, {row['area_team']}{capacity}"


def _named(marks: Sequence[Mark], there: Mapping[str, Row]) -> Iterator[Anchor]:
    for mark in marks:
        lines = wrap(str(there[mark.id]["name"]), LETTERS)
        yield Anchor(mark.x, mark.y, tuple(lines))


def _areas(places: Mapping[str, Row], scale: _Scale, by: str) -> Iterator[Anchor]:
    """Give the names of area teams, or of lead teams, with how many places each has."""
    count = Counter(code_of_team()[str(row["area_team"])] for row in places.values())
    areas = {shape.code: shape for shape in shapes() if shape.code in count}
    named = [(shape.name, shape, count[code]) for code, shape in areas.items()]
    if by == "lead":
        named = [
            (lead, areas[own], sum(count[code] for code in codes))
            for lead, own, codes in patches.patches(count)
        ]
    for name, shape, number in named:
        lines = wrap(f"{name} {number}", LETTERS)
        yield Anchor(*scale.point(shape.label), tuple(lines))


def _names(
    shown: Sequence[Shape], there: Mapping[str, Row], scale: _Scale
) -> Iterator[Text]:
    """Give the names of teams, each in its area where there is most room."""
    taken = [spots()[key] for key in there]
    for shape in shown:
        lines = wrap(shape.name, 16)
        label = geography.Label(
            width=NAME_LETTER * max(map(len, lines)) / 2 / scale.factor,
            height=LINE * len(lines) / 2 / scale.factor,
            gap=2 * RADIUS / scale.factor,
        )
        x, y = scale.point(geography.freest(shape, taken, label))
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
