"""Answers that stand a few rows above or below the commitments they are of."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import attrgetter

from ohc.progress.returns.entries import Entry
from ohc.progress.returns.received import says_more
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.record import Record
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import takes_effect

FARTHEST = 3
"""Rows: what is pasted in the wrong place is seldom farther off."""

FEWEST = 2
"""So many answers must come right by moving all back, or it may be chance."""

_STATUS = attrgetter("status_as_written")

BLANK, ANSWERED, EITHER = "blank", "answered", "either"
WANTED = {"yes": ANSWERED, "no": BLANK, "unknown": EITHER}


class Shift(Record):
    """By how many rows answers have moved, down if above 0, and from which row on."""

    by: int
    first: int

    def __str__(self) -> str:
        rows = "row" if abs(self.by) == 1 else "rows"
        return f"{abs(self.by)} {rows} {'down' if self.by > 0 else 'up'}"


class _Cell(Record):
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
    # Where something is in every row, none can be blank that should not.
    if all(map(_STATUS, entries)):
        return None
    cells = [_Cell(_actual(entry), _wanted(entry, body)) for entry in entries]
    if not any(c.actual == ANSWERED and c.wanted == BLANK for c in cells):
        return None
    if not any(c.actual == BLANK and c.wanted == ANSWERED for c in cells):
        return None
    misfits = sum(map(_is_misfit, [c.actual for c in cells], cells))
    shifts = _shifts(cells)
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


def _is_misfit(actual: str, cell: _Cell) -> bool:
    return EITHER not in (actual, cell.wanted) and actual != cell.wanted


def _shifts(cells: Sequence[_Cell]) -> Iterator[tuple[int, int, int, int]]:
    """
    Give the misfits that are left when answers are moved back, for each way to do it.

    With them, in the order in which the ways are preferred: how far, from which row
    on, and by how many rows. Misfits are added up once for each distance, because a
    file may have 100,000 rows.
    """
    actual = [cell.actual for cell in cells]
    above = [0, *accumulate(map(_is_misfit, actual, cells))]
    for by in range(1, FARTHEST + 1):
        gap, end = [BLANK] * by, len(cells) - by
        # What a paste left blank on top, or what was deleted and is not known.
        down = _from_each(actual[by:] + gap, cells)
        up = _from_each(([EITHER] * by + actual)[: len(cells)], cells)
        is_blank_below = actual[end:] == gap
        for first in range(end):
            if actual[first : first + by] == gap:
                yield above[first] + down[first], by, first, by
            if is_blank_below:
                yield above[first] + up[first + by], by, first, -by


def _from_each(actual: Sequence[str], cells: Sequence[_Cell]) -> list[int]:
    """Return the misfits from each row on to the last."""
    misfits = [*map(_is_misfit, actual, cells)]
    return [*accumulate(reversed(misfits), initial=0)][::-1]
