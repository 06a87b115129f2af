"""Answers that stand a few rows above or below the commitments they are of."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ohc.progress.returns.entries import Entry
from ohc.progress.returns.received import says_more
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import takes_effect

FARTHEST = 3
"""Rows: what is pasted in the wrong place is seldom farther off."""

FEWEST = 2
"""So many answers must come right by moving all back, or it may be chance."""

BLANK, ANSWERED, EITHER = "blank", "answered", "either"
WANTED = {"yes": ANSWERED, "no": BLANK, "unknown": EITHER}


class Shift(NamedTuple):
    """By how many rows answers have moved, down if above 0, and from which row on."""

    by: int
    first: int

    def __str__(self) -> str:
        rows = "row" if abs(self.by) == 1 else "rows"
        return f"{abs(self.by)} {rows} {'down' if self.by > 0 else 'up'}"


class _Cell(NamedTuple):
    """The answer in a row, and what is expected there of the body."""

    actual: str
    wanted: str


def shifted(entries: Sequence[Entry], body: Body) -> Shift | None:
    """
    Return by how many rows the answers of a return have moved, nothing if they fit.

    They have moved where an answer stands at a commitment that does not take effect
    at the body, or below the last row, others that do take effect are blank, and
    moving the answers back makes them all fit. Of several places where they may
    begin to have moved, it is the first: what follows is in doubt.
    """
    cells = [_Cell(_actual(entry), _wanted(entry, body)) for entry in entries]
    if not any(c.actual == ANSWERED and c.wanted == BLANK for c in cells):
        return None
    if not any(c.actual == BLANK and c.wanted == ANSWERED for c in cells):
        return None
    misfits = _misfits([c.actual for c in cells], cells)
    shifts = [
        (_misfits(moved, cells), abs(by), first, by)
        for by, first, moved in _moved_back([c.actual for c in cells])
    ]
    fewest, _, first, by = min(shifts, default=(misfits, 0, 0, 0))
    is_sure = fewest <= 1 and misfits - fewest >= FEWEST
    return Shift(by, first=entries[first].row) if is_sure else None


def _actual(entry: Entry) -> str:
    if not entry.status_as_written and not says_more(entry):
        return BLANK
    # Not applicable is as good as a blank where no answer is needed.
    return EITHER if entry.status == "not_applicable" else ANSWERED


def _wanted(entry: Entry, body: Body) -> str:
    # Below the table, where no id is, nothing should stand.
    if entry.commitment not in commitments_by_id():
        return BLANK
    return WANTED[takes_effect(body, entry.commitment)]


def _misfits(actual: Sequence[str], cells: Sequence[_Cell]) -> int:
    return sum(
        EITHER not in (was, cell.wanted) and was != cell.wanted
        for was, cell in zip(actual, cells, strict=True)
    )


def _moved_back(actual: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Give the answers as they were before they moved, by how many rows from where."""
    for by in range(1, FARTHEST + 1):
        gap, end = [BLANK] * by, len(actual) - by
        for first in range(end):
            before = [*actual[:first]]
            # What a paste left blank on top, or what was deleted and is not known.
            if [*actual[first : first + by]] == gap:
                yield by, first, [*before, *actual[first + by :], *gap]
            if [*actual[end:]] == gap:
                yield -by, first, [*before, *[EITHER] * by, *actual[first:end]]
