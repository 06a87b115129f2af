"""Progress over several periods, like for like: the same answers in each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.choosing import real_periods
from ohc.progress.accounts.counting import Terms, tally
from ohc.progress.accounts.grouping import (
    TALLY_KEYS,
    Group,
    fields_of,
    group_of,
    position,
    published_order,
)
from ohc.progress.accounts.ledger import CountedRow, Ledger
from ohc.progress.accounts.shares import share
from ohc.progress.words.periods import Period, between, by_end
from ohc.progress.words.vocabulary import STATUSES

TREND_FIELDS = (
    "period",
    "returns_expected",
    "returns_received",
    "bodies",
    "pairs",
    *STATUSES,
    "complete_percent",
    "change",
    "why_not",
    "all_complete",
    "all_applicable",
)
FEWEST_PAIRS = 10
"""With fewer answers, a change in per cent is chance."""

FEWEST_BODIES = (2, 3)
"""With fewer than two bodies in three, a change may be due to who answered."""

NOT_APPLICABLE = "not_applicable"

Pair = tuple[str, str]
"""The ID of a body and of a commitment: answered once in each period."""

Pairs = Mapping[Pair, tuple[str, ...]]
"""The statuses of each compared pair, one for each period, in order."""


def shown_periods(
    ledger: Ledger,
    *,
    last: int,
    since: Period | None = None,
    until: Period | None = None,
) -> tuple[Period, ...]:
    """
    Return the periods that a trend shows: the last few real ones, in order.

    With ``since``, all from that one on; ``until`` is the last of them, even if nobody
    sent a return for it.
    """
    periods = [
        period
        for period in real_periods(ledger)
        if (since is None or by_end(period) >= by_end(since))
        and (until is None or by_end(period) < by_end(until))
    ]
    periods += [until] if until else []
    return tuple(periods if since else periods[-last:])


def like_for_like(books: Books, periods: Sequence[Period]) -> Pairs:
    """
    Return the answers that count and apply in every period.

    With other answers, a late joiner, a missing return, a row that does not count, a
    closed prison or a commitment that no longer applies would look like progress.
    """
    of_period: list[dict[Pair, str]] = [{} for _ in periods]
    place = {period.name: number for number, period in enumerate(periods)}
    for (body_id, period), rows in books.counted.items():
        statuses = of_period[place[period]]
        statuses.update({(body_id, row.commitment): row.status for row in rows})
    first = of_period[0] if of_period else {}
    pairs = {
        pair: tuple(statuses.get(pair, NOT_APPLICABLE) for statuses in of_period)
        for pair in first
    }
    return {
        pair: statuses
        for pair, statuses in pairs.items()
        if NOT_APPLICABLE not in statuses
    }


def left_out(
    books: Books, periods: Sequence[Period], pairs: Pairs
) -> dict[str, list[Period]]:
    """Return the bodies without a compared answer, and the periods they lack."""
    compared = {body_id for body_id, _ in pairs}
    due = [unit.body.id for units in books.expected.values() for unit in units]
    bodies = dict.fromkeys((*due, *(body_id for body_id, _ in books.counted)))
    return {
        body_id: [p for p in periods if (body_id, p.name) not in books.counted]
        for body_id in bodies
        if body_id not in compared
    }


def trend_rows(
    books: Books, periods: Sequence[Period], pairs: Pairs, *, keys: Sequence[str]
) -> list[Row]:
    """
    Return a row for each group and period, with the fields of the keys first.

    TREND_FIELDS follow. The statuses, ``complete_percent`` and ``change``, in points,
    are those of the pairs; ``all_complete`` and ``all_applicable`` those of everything
    received. If there is no change, ``why_not`` says why. Without keys there is one
    group with everything.
    """
    came, _ = tally(books, [*keys, "period"], terms=Terms())
    by_group: dict[Group, dict[Cell, Row]] = defaultdict(dict)
    for row in came:
        group = tuple(str(row[TALLY_KEYS[key][0]]) for key in keys)
        by_group[group][row["period"]] = row
    order = published_order()
    compared = _grouped(books, pairs, keys=keys)
    return [
        row
        for group in sorted(by_group, key=lambda g: position(g, keys, order=order))
        for row in _rows_of(
            _Line(keys, group, by_group[group], compared[group]), periods
        )
    ]


class _Line(NamedTuple):
    """The data of a line of a trend: what its group returned, and its pairs."""

    keys: Sequence[str]
    group: Group
    came: Mapping[Cell, Row]
    pairs: Pairs

    @property
    def bodies(self) -> int:
        """Return how many bodies have pairs."""
        return len({body_id for body_id, _ in self.pairs})

    def number(self, period: Period, field: str) -> int:
        """Return a count of everything received for a period."""
        return int(self.came.get(period.name, {}).get(field, 0))


def _grouped(
    books: Books, pairs: Pairs, *, keys: Sequence[str]
) -> Mapping[Group, dict[Pair, tuple[str, ...]]]:
    grouped: dict[Group, dict[Pair, tuple[str, ...]]] = defaultdict(dict)
    for pair, statuses in pairs.items():
        body_id, commitment = pair
        row = CountedRow(commitment, "", rag="")
        group = group_of(keys, books.names[body_id], row=row, period="")
        grouped[group][pair] = statuses
    return grouped


def _rows_of(line: _Line, periods: Sequence[Period]) -> list[Row]:
    """Return the rows of a group, one for each period."""
    before = 0
    rows: list[Row] = []
    for number, period in enumerate(periods):
        counts = Counter(statuses[number] for statuses in line.pairs.values())
        complete = counts["complete"]
        why = _why_not(line, periods, number)
        applicable = line.number(period, "total") - line.number(period, NOT_APPLICABLE)
        rows.append(
            {
                **fields_of(line.keys, line.group),
                "period": period.name,
                "returns_expected": line.number(period, "returns_expected"),
                "returns_received": line.number(period, "returns_received"),
                "bodies": line.bodies,
                "pairs": len(line.pairs),
                **{status: counts[status] for status in STATUSES},
                "complete_percent": _percent(line, complete),
                "change": "" if why else _points(complete - before, len(line.pairs)),
                "why_not": why,
                "all_complete": line.number(period, "complete"),
                "all_applicable": applicable,
            }
        )
        before = complete
    return rows


def _points(more: int, pairs: int) -> int:
    """
    Return the change in percentage points, negative if fewer are complete.

    The difference is rounded, not worked out from two rounded percentages: from 3 of 11
    to 6 of 11 is 27 points, though the table shows 27% and 55%.

    >>> _points(3, 11), _points(-3, 11), _points(5, 12)
    (27, -27, 42)
    """
    return share(more, pairs) if more >= 0 else -share(-more, pairs)


def _percent(line: _Line, complete: int) -> Cell:
    is_of_few = "establishment" in line.keys and len(line.pairs) < FEWEST_PAIRS
    # A prison has eleven answers: with fewer, one would be ten points or more.
    return "" if is_of_few or not line.pairs else share(complete, len(line.pairs))


def _why_not(line: _Line, periods: Sequence[Period], number: int) -> str:
    """Return why no change is stated for a period, blank if one is."""
    reasons = (why for holds, why in REASONS if holds(line, periods, number))
    return next(reasons, "")


def _is_first(_line: _Line, _periods: Sequence[Period], number: int) -> bool:
    return number == 0


def _is_after_a_gap(_line: _Line, periods: Sequence[Period], number: int) -> bool:
    return bool(between(periods[number - 1], periods[number]))


def _has_few_pairs(line: _Line, _periods: Sequence[Period], _number: int) -> bool:
    return len(line.pairs) < FEWEST_PAIRS


def _has_few_bodies(line: _Line, periods: Sequence[Period], _number: int) -> bool:
    part, whole = FEWEST_BODIES
    return line.bodies * whole < line.number(periods[-1], "returns_expected") * part


REASONS: Sequence[tuple[Callable[[_Line, Sequence[Period], int], bool], str]] = (
    (_is_first, "first period"),
    (_is_after_a_gap, "period before is missing"),
    (_has_few_pairs, f"fewer than {FEWEST_PAIRS} answers"),
    (_has_few_bodies, "fewer than two thirds of establishments"),
)
"""Why there is no change: the first rule that matches."""
