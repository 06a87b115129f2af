"""Find what was added to a text and removed, without comparing every pair."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

SMALL = 2_500
"""Pairs of paragraphs up to which every paragraph is compared with every other."""

MOST_PAIRS = 250_000
DEEPEST = 20


class Stretch(NamedTuple):
    """Old and new paragraphs that are between the same neighbours."""

    start: int
    end: int
    first: int
    last: int
    depth: int = 0


class Changes(NamedTuple):
    """Which new paragraphs were added, and how many old ones were removed."""

    added: list[int]
    removed: int


def changes(before: Sequence[str], now: Sequence[str]) -> Changes:
    """
    Return what differs between two texts, given the checksums of their paragraphs.

    >>> changes(["a", "b", "c"], ["a", "x", "c"])
    Changes(added=[1], removed=1)
    """
    return _Comparison(before, now).changes()


class _Comparison:
    # Python's own comparison takes time in the cube of repeated paragraphs, and a
    # document of 19 kB can have thousands. So the text is first split at paragraphs
    # that occur once on each side, and only what is between them is compared closely.

    def __init__(self, before: Sequence[str], now: Sequence[str]) -> None:
        self._before, self._now = before, now
        self._added: list[int] = []
        self._removed = 0
        self._pairs = 0

    def changes(self) -> Changes:
        """Return what differs."""
        whole = Stretch(0, len(self._before), first=0, last=len(self._now))
        stretches = [whole]
        while stretches:
            stretch = self._trimmed(stretches.pop())
            size = (stretch.end - stretch.start) * (stretch.last - stretch.first)
            if not size:
                self._note(stretch)
            elif size <= SMALL and self._pairs + size <= MOST_PAIRS:
                self._pairs += size
                self._compare(stretch)
            elif stretch.depth < DEEPEST and (parts := self._parted(stretch)):
                stretches += parts
            else:
                self._count(stretch)
        return Changes(sorted(self._added), self._removed)

    def _trimmed(self, stretch: Stretch) -> Stretch:
        """Return a stretch without the paragraphs that are the same at its two ends."""
        start, end, first, last, depth = stretch
        while start < end and first < last and self._before[start] == self._now[first]:
            start, first = start + 1, first + 1
        while start < end and first < last and self._is_same_end(end, last):
            end, last = end - 1, last - 1
        return Stretch(start, end, first=first, last=last, depth=depth)

    def _is_same_end(self, end: int, last: int) -> bool:
        return self._before[end - 1] == self._now[last - 1]

    def _note(self, stretch: Stretch) -> None:
        self._removed += stretch.end - stretch.start
        self._added += range(stretch.first, stretch.last)

    def _compare(self, stretch: Stretch) -> None:
        old = self._before[stretch.start : stretch.end]
        new = self._now[stretch.first : stretch.last]
        # Without autojunk, which ignores lines that recur, as they do in tables.
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for kind, start, end, first, last in matcher.get_opcodes():
            if kind != "equal":
                at = stretch.first
                self._note(Stretch(start, end, first=at + first, last=at + last))

    def _parted(self, stretch: Stretch) -> list[Stretch]:
        """Return the stretches between paragraphs that each side has once."""
        anchors = [
            (stretch.start - 1, stretch.first - 1),
            *_in_order(self._shared_once(stretch)),
            (stretch.end, stretch.last),
        ]
        if len(anchors) == 2:  # noqa: PLR2004 - the ends alone
            return []
        return [
            Stretch(start + 1, end, first=first + 1, last=last, depth=stretch.depth + 1)
            for (start, first), (end, last) in pairwise(anchors)
        ]

    def _shared_once(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        """Yield the positions of paragraphs that occur once before and once now."""
        old = range(stretch.start, stretch.end)
        new = range(stretch.first, stretch.last)
        times_before = Counter(self._before[at] for at in old)
        times_now = Counter(self._now[at] for at in new)
        place_now = {self._now[at]: at for at in new}
        for at in old:
            text = self._before[at]
            if times_before[text] == 1 == times_now[text]:
                yield at, place_now[text]

    def _count(self, stretch: Stretch) -> None:
        """Note the paragraphs that occur more often than before, wherever they are."""
        left = Counter(self._before[stretch.start : stretch.end])
        added = []
        for at in range(stretch.first, stretch.last):
            if left[self._now[at]]:
                left[self._now[at]] -= 1
            else:
                added.append(at)
        if not added and not left.total():
            # The same paragraphs in another order: any of them may have been moved.
            self._note(stretch)
        self._added += added
        self._removed += left.total()


def _in_order(places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of positions that increase on both sides."""
    from bisect import bisect_left

    tops: list[int] = []
    ends: list[int] = []
    pairs = [*places]
    before: list[int] = []
    for number, (_, now) in enumerate(pairs):
        at = bisect_left(tops, now)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1], ends[at : at + 1] = [now], [number]
    run = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
