"""Tallies: how many rows say what, by priority, place, period or answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.ledger import CountedRow, Key
from ohc.progress.words.vocabulary import RAGS, STATUSES
from ohc.reference.framework import commitments, priorities
from ohc.reference.reporting_units import Body, bodies

KEYS = {
    "priority": ("priority", "title"),
    "commitment": ("commitment", "summary"),
    "area-team": ("area_team",),
    "lead": ("lead_team",),
    "region": ("region",),
    "establishment": ("establishment_id", "establishment"),
    "period": ("period",),
    "status": ("status",),
    "rag": ("rag",),
}
"""What a tally can be by, and the fields that this gives."""

COUNTS = (*STATUSES, "total", "overdue", *RAGS)
DENOMINATORS = (
    "returns_expected",
    "returns_received",
    "returns_missing",
    "complete_percent",
)
DONE = frozenset({"complete", "cancelled", "not_applicable"})
APRIL_2014 = date(2014, 4, 1)
"""What "By April 2014" is taken as: our convention, not the source's."""


class Terms(NamedTuple):
    """As at which day, else each period's last; what "By April 2014" is taken as."""

    as_at: date | None = None
    april_2014: date = APRIL_2014


def find_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that words name, in their order. Raises UnknownName."""
    # Headings of a tally have an underscore, and people copy them.
    keys = [word.strip().casefold().replace("_", "-") for word in words]
    for key, word in zip(keys, words, strict=True):
        if key not in KEYS:
            raise UnknownName("key of a tally", word, tuple(KEYS))
    return tuple(dict.fromkeys(keys))


Group = tuple[str, ...]
"""The values of the keys, in their order, that a row of a tally is of."""

OF_ANSWERS = frozenset({"status", "rag"})
"""Keys that only a row that was returned has a value of."""


class _Groups(NamedTuple):
    """Of each group: its counts, the returns that belong to it, and those that came."""

    counts: dict[Group, Counter[str]]
    expected: dict[Group, set[Key]]
    returned: dict[Group, set[Key]]


def tally(books: Books, keys: Sequence[str], *, terms: Terms) -> tuple[list[Row], Row]:
    """
    Return a row of counts for each group, and the counts of all together.

    Rows have the fields of the keys, COUNTS, DENOMINATORS, ``period`` and
    ``as_at``. A group that should be there and of which nothing was returned has
    a row of 0. ``complete_percent`` is of the rows that apply, in whole per cent;
    blank where none does.
    """
    groups = _grouped(books, keys, terms=terms)
    order = _order()
    rows = [
        _row(group, groups, keys=keys, books=books, terms=terms)
        for group in sorted(
            groups.counts, key=lambda group: _position(group, keys, order=order)
        )
    ]
    whole = sum(groups.counts.values(), Counter[str]())
    accounts = books.accounts
    totals = _counts(
        whole,
        expected=accounts.returns_expected,
        received=accounts.returns_received,
    )
    return rows, totals


def _grouped(books: Books, keys: Sequence[str], *, terms: Terms) -> _Groups:
    groups = _Groups(
        counts=defaultdict(Counter),
        expected=defaultdict(set),
        returned=defaultdict(set),
    )
    for group, key in _planned(books, keys):
        groups.counts[group].update()
        groups.expected[group].add(key)
    for key, rows in books.counted.items():
        body_id, period = key
        overdue = _overdue(terms, terms.as_at or books.ends.get(period))
        # Alike rows are added at once: a tracker has thousands, and few that differ.
        for row, number in Counter(rows).items():
            group = _group(keys, books.names[body_id], row=row, period=period)
            is_overdue = row.commitment in overdue and row.status not in DONE
            _add(groups.counts[group], row, number=number, is_overdue=is_overdue)
            groups.returned[group].add(key)
    return groups


def _row(
    group: Group,
    groups: _Groups,
    *,
    keys: Sequence[str],
    books: Books,
    terms: Terms,
) -> Row:
    due = groups.expected[group]
    came = due & books.received if due else groups.returned[group]
    row = {"period": books.period.name if books.period else ""} | _named(keys, group)
    row |= _counts(groups.counts[group], expected=len(due), received=len(came))
    if OF_ANSWERS & {*keys}:
        # What is returned is not returned by status.
        row |= dict.fromkeys(DENOMINATORS, "")
    day = terms.as_at or books.ends.get(str(row["period"]))
    return {**row, "as_at": day.isoformat() if day else ""}


def _add(
    count: Counter[str], row: CountedRow, *, number: int, is_overdue: bool
) -> None:
    for name in (row.status, row.rag, "total"):
        count[name] += number
    if is_overdue:
        count["overdue"] += number


@cache
def _overdue(terms: Terms, day: date | None) -> frozenset[str]:
    """Return the commitments that were due before a day."""
    overdue = set()
    for row in commitments():
        if day and row["due_by"]:
            due = date.fromisoformat(row["due_by"])
            # Whoever reads "By April 2014" as the end of April has it in the settings.
            due = terms.april_2014 if due == APRIL_2014 else due
            # On its day nothing is late yet.
            if due < day:
                overdue.add(row["id"])
    return frozenset(overdue)


def _planned(books: Books, keys: Sequence[str]) -> Iterator[tuple[Group, Key]]:
    """Give the groups that should be there, with each return that belongs to them."""
    if OF_ANSWERS & {*keys}:
        return
    for period, due in books.expected.items():
        for unit in due:
            for row in commitments():
                planned = CountedRow(row["id"], "", rag="")
                group = _group(keys, unit.body, row=planned, period=period)
                yield group, (unit.body.id, period)


def _group(keys: Sequence[str], body: Body, *, row: CountedRow, period: str) -> Group:
    values = {
        # C4.2 is a commitment of priority 4.
        "priority": row.commitment[1:].partition(".")[0],
        "commitment": row.commitment,
        "area-team": body.area_team,
        "lead": body.lead_team,
        "region": body.region,
        "establishment": body.id,
        "period": period,
        "status": row.status,
        "rag": row.rag,
    }
    return tuple(values[key] for key in keys)


def _order() -> Mapping[str, Mapping[str, int]]:
    def numbered(values: Iterable[str]) -> dict[str, int]:
        return {value: n for n, value in enumerate(dict.fromkeys(values))}

    known = bodies()
    return {
        "priority": numbered(str(row["number"]) for row in priorities()),
        "commitment": numbered(row["id"] for row in commitments()),
        "area-team": numbered(body.area_team for body in known.values()),
        "lead": numbered(body.lead_team for body in known.values()),
        "region": numbered(body.region for body in known.values()),
        "establishment": numbered(known),
        "status": numbered(STATUSES),
        "rag": numbered(RAGS),
    }


def _position(
    group: Group, keys: Sequence[str], *, order: Mapping[str, Mapping[str, int]]
) -> list[tuple[int, str]]:
    # Periods have no place in the order: their names sort as they follow each other.
    last = 10_000
    return [
        (order.get(key, {}).get(value, last), value)
        for key, value in zip(keys, group, strict=True)
    ]


def _counts(count: Counter[str], *, expected: int, received: int) -> dict[str, Cell]:
    row: dict[str, Cell] = {name: count[name] for name in COUNTS}
    row |= {"returns_expected": expected, "returns_received": received}
    # Of teams none is expected and some may come: never less than none is missing.
    row["returns_missing"] = max(expected - received, 0)
    applies = count["total"] - count["not_applicable"]
    # Half a per cent is rounded up.
    share = (200 * count["complete"] + applies) // (2 * applies) if applies else ""
    return row | {"complete_percent": share}


def _named(keys: Sequence[str], group: Group) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for key, value in zip(keys, group, strict=True):
        row[KEYS[key][0]] = value
        if key in _LABELS:
            row[KEYS[key][1]] = _labels(key).get(value, value)
    return row


_LABELS = ("priority", "commitment", "establishment")


@cache
def _labels(key: str) -> Mapping[str, str]:
    """Return what the values of a key are called in words."""
    if key == "priority":
        return {str(row["number"]): str(row["title"]) for row in priorities()}
    if key == "commitment":
        return {row["id"]: row["commitment"] for row in commitments()}
    return {body.id: body.name for body in bodies().values()}


def definitions(terms: Terms, end: date | None) -> tuple[str, ...]:
    """Return what the words of a tally mean, a sentence each."""
    day, april = terms.as_at or end, f"{terms.april_2014:%d/%m/%Y}"
    as_at = f"{day:%d/%m/%Y}" if day else "the last day of each period"
    undated = ", ".join(row["id"] for row in commitments() if not row["due_by"])
    overdue = (
        f"overdue: due before {as_at} and not complete, cancelled or not applicable; "
        f'not stated counts as overdue. "By April 2014" is taken as {april}: our '
        f"convention. {undated} have no day to be due, so are never overdue."
    )
    share = (
        "complete_percent leaves out what is not applicable; missing returns are in "
        "no count, so see returns_missing."
    )
    rag = (
        "RAG is the owner's confidence of meeting the due date: our definition, no "
        "source has one. Blue, usually delivered, stays its own."
    )
    delayed = (
        "delayed is late, blocked, on hold or escalated; unstated is blank or a word "
        "that holds a place, such as TBC."
    )
    return (
        "counts are rows of returns: establishments reporting, not commitments met.",
        overdue,
        share,
        delayed,
        rag,
    )


OF_ITEMS = (
    "counts are rows of trackers: items whose own due dates are not looked at.",
)
"""What is said instead of trackers whose items are not ours."""
