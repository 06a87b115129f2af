"""Shapes of area teams and places on the National Grid, in units of 100 m."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from ohc.reference.tables import load_table

Spot = tuple[float, float]


class Shape(NamedTuple):
    """The boundary of a team: its outline, the rings of it, a place for its name."""

    code: str
    name: str
    path: str
    rings: tuple[tuple[Spot, ...], ...]
    label: Spot

    def holds(self, spot: Spot) -> bool:
        """Return whether a place is inside."""
        return sum(_is_inside(ring, spot) for ring in self.rings) % 2 == 1


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of the 25 teams of April 2013; London is one of them."""
    return tuple(
        Shape(
            row["ons_code"],
            row["ons_name"],
            row["path"],
            tuple(_rings(row["path"])),
            (int(row["label_x"]), int(row["label_y"])),
        )
        for row in load_table("area_team_shapes")
    )


def _rings(path: str) -> Iterator[tuple[Spot, ...]]:
    for part in path.split("z")[:-1]:
        numbers = [int(text) for text in re.findall(r"-?\d+", part)]
        x, y = 0, 0
        ring = []
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            ring.append((x, y))
        yield tuple(ring)


def _is_inside(ring: Sequence[Spot], spot: Spot) -> bool:
    """Return whether a line from a place to the right crosses a ring an odd time."""
    x, y = spot
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


class Label(NamedTuple):
    """Half the width and height of a name, and how far it should be from a mark."""

    width: float
    height: float
    gap: float

    def room(self, spot: Spot, others: Sequence[Spot]) -> float:
        """Return how far a name at a place is from the nearest of others, squared."""
        x, y = spot
        return min(
            (
                max(abs(x1 - x) - self.width, 0) ** 2
                + max(abs(y1 - y) - self.height, 0) ** 2
                for x1, y1 in others
            ),
            default=self.gap**2,
        )


def freest(shape: Shape, taken: Sequence[Spot], label: Label) -> Spot:
    """Return the place for a name in a shape: off the marks, then far from its edge."""

    def room(place: tuple[Spot, float]) -> tuple[float, float]:
        spot, from_edge = place
        # A name may reach over its boundary, but a mark on it could not be read.
        free = min(label.room(spot, taken), label.gap**2)
        return free, min(from_edge, _nearest(spot, taken))

    return max(_places_within(shape), key=room)[0]


# The same for every map that shows a shape.
@cache
def _places_within(shape: Shape) -> list[tuple[Spot, float]]:
    """Return places inside a shape for a name, and how far each is from its edge."""
    xs = [x for ring in shape.rings for x, _ in ring]
    ys = [y for ring in shape.rings for _, y in ring]
    edge = [spot for ring in shape.rings for spot in ring]
    steps = 25
    spots = [
        (
            min(xs) + (max(xs) - min(xs)) * (column + 0.5) / steps,
            min(ys) + (max(ys) - min(ys)) * (line + 0.5) / steps,
        )
        for column in range(steps)
        for line in range(steps)
    ]
    inside = [spot for spot in spots if shape.holds(spot)] or [shape.label]
    return [(spot, _nearest(spot, edge)) for spot in inside]


def _nearest(spot: Spot, others: Sequence[Spot]) -> float:
    """Return how far the nearest of others is from the middle of a name, squared."""
    # A name is wider than high, so what is beside it has to be further away.
    return min(
        ((x - spot[0]) ** 2 / 4 + (y - spot[1]) ** 2 for x, y in others), default=inf
    )


@cache
def spots() -> dict[str, Spot]:
    """Return where each establishment is, of those whose coordinates are known."""
    return {
        row["id"]: (int(row["easting"]), int(row["northing"]))
        for row in load_table("establishments")
        if row["easting"]
    }


@cache
def code_of_team() -> dict[str, str]:
    """Return the ONS code of each area team of Appendix 1."""
    return {row["area_team"]: row["ons_code"] for row in load_table("area_teams")}


def pushed_apart(marks: Sequence[Spot], least: float) -> list[Spot]:
    """Return marks moved so that none hides another: at least so far apart."""
    moved = [*marks]
    # Each round moves pairs by half of what they lack; a few rounds settle most.
    for _ in range(30):
        changed = False
        for first in range(len(moved)):
            for second in range(first + 1, len(moved)):
                x1, y1 = moved[first]
                x2, y2 = moved[second]
                gap = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
                if gap < least - 0.01:
                    side = ((x2 - x1) / gap, (y2 - y1) / gap) if gap else (1.0, 0.0)
                    half = (least - gap) / 2
                    moved[first] = x1 - side[0] * half, y1 - side[1] * half
                    moved[second] = x2 + side[0] * half, y2 + side[1] * half
                    changed = True
        if not changed:
            break
    return moved
