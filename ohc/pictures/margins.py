"""Labels in the margins of a map: none can collide, and lines lead to their places."""

from collections.abc import Sequence
from typing import NamedTuple


class Anchor(NamedTuple):
    """What is to be labelled: where it is, and the lines of its label."""

    x: float
    y: float
    lines: tuple[str, ...]


class Label(NamedTuple):
    """A label, in the left margin or the right: where it stands, and what it is of."""

    anchor: Anchor
    y: float
    is_left: bool


class Margins(NamedTuple):
    """The room of labels: from top to bottom, the height of a line, and of a gap."""

    top: float
    bottom: float
    line: float
    gap: float

    def height(self, anchor: Anchor) -> float:
        """Return the height of a label with the gap below it."""
        return len(anchor.lines) * self.line + self.gap


def placed(anchors: Sequence[Anchor], margins: Margins) -> list[Label]:
    """
    Return a label for each anchor, in the margin nearer to it.

    Half of them go to each side, so that both have room. In a margin they stand in
    the order of their places, each as near to its own as those above and below allow.
    """
    by_x = sorted(anchors, key=lambda anchor: (anchor.x, anchor.y, anchor.lines))
    half = (len(by_x) + 1) // 2
    return [
        *_column(by_x[:half], margins, is_left=True),
        *_column(by_x[half:], margins, is_left=False),
    ]


def _column(
    anchors: Sequence[Anchor], margins: Margins, *, is_left: bool
) -> list[Label]:
    ordered = sorted(anchors, key=lambda anchor: (anchor.y, anchor.x, anchor.lines))
    heights = [margins.height(anchor) for anchor in ordered]
    wanted = [
        anchor.y - height / 2 for anchor, height in zip(ordered, heights, strict=True)
    ]
    tops = _apart(wanted, heights, margins)
    return [
        Label(anchor, round(top, 2), is_left)
        for anchor, top in zip(ordered, tops, strict=True)
    ]


def _apart(
    wanted: Sequence[float], heights: Sequence[float], margins: Margins
) -> list[float]:
    """Return tops near those wanted, none of which reaches into the next."""
    # Blocks that touch move as one: to the mean of where their labels want to be.
    blocks: list[tuple[float, int, float]] = []
    before: list[float] = []
    for want, height in zip(wanted, heights, strict=True):
        blocks.append((want, 1, height))
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][2] > blocks[-1][0]:
            last, first = blocks.pop(), blocks.pop()
            number = first[1] + last[1]
            mean = (first[0] * first[1] + (last[0] - first[2]) * last[1]) / number
            blocks.append((mean, number, first[2] + last[2]))
    places = iter(heights)
    floor = margins.top
    for top, number, whole in blocks:
        start = min(max(top, floor), margins.bottom - whole)
        floor = start + whole
        for _ in range(number):
            before.append(start)
            start += next(places)
    return _within(before, heights, margins)


def _within(
    tops: list[float], heights: Sequence[float], margins: Margins
) -> list[float]:
    """Return tops with those pushed up that ended too low."""
    end = margins.bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], end - heights[place])
        end = tops[place]
    return tops
