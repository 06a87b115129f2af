"""Tallies: how many rows say what, by priority, place, period or answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.ledger import Key, Said
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
    *("returns_expected", "returns_received", "returns_missing", "complete_percent"),
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
    found = [word.strip().casefold().replace("_", "-") for word in words]
    for word, given in zip(found, words, strict=True):
        if word not in KEYS:
            raise UnknownName("key of a tally", given, tuple(KEYS))
    return tuple(dict.fromkeys(found))


Group = tuple[str, ...]


def tally(books: Books, keys: Sequence[str], terms: Terms) -> tuple[list[Row], Row]:
    """
    Return a row of counts for each group, and the counts of all together.

    Rows have the fields of the keys, COUNTS, DENOMINATORS, ``period`` and
    ``as_at``. A group that should be there and of which nothing was returned has
    a row of 0. ``complete_percent`` is of the rows that apply, in whole per cent;
    blank where none does.
    """
    counts: dict[Group, Counter[str]] = defaultdict(Counter)
    expected: dict[Group, set[Key]] = defaultdict(set)
    for group, body in _planned(books, keys):
        counts[group].update()
        expected[group].add(body)
    returned: dict[Group, set[Key]] = defaultdict(set)
    for body, rows in books.counted.items():
        overdue = _overdue(terms, terms.as_at or books.ends.get(body[1]))
        for said, number in Counter(rows).items():
            group = _group(keys, books.names[body[0]], said, body[1])
            _add(counts[group], said, number, said.commitment in overdue)
            returned[group].add(body)
    order, name = _order(), books.period.name if books.period else ""
    found: list[Row] = []
    for group in sorted(counts, key=lambda group: _place(keys, group, order)):
        due = expected[group]
        came = due & books.received if due else returned[group]
        row = {"period": name} | _named(keys, group)
        row |= _counts(counts[group], len(due), len(came))
        if {"status", "rag"} & {*keys}:
            # What is returned is not returned by status.
            row |= dict.fromkeys(DENOMINATORS, "")
        day = terms.as_at or books.ends.get(str(row["period"]))
        found.append({**row, "as_at": day.isoformat() if day else ""})
    whole = sum(counts.values(), Counter[str]())
    accounts = books.accounts
    return found, _counts(whole, accounts.returns_expected, accounts.returns_received)


def _add(count: Counter[str], said: Said, number: int, overdue: bool) -> None:
    count[said.status] += number
    count[said.rag] += number
    count["total"] += number
    if overdue and said.status not in DONE:
        count["overdue"] += number


@cache
def _overdue(terms: Terms, day: date | None) -> frozenset[str]:
    """Return the commitments that were due before a day."""
    found = set()
    for row in commitments():
        if day and row["due_by"]:
            due = date.fromisoformat(row["due_by"])
            due = terms.april_2014 if due == APRIL_2014 else due
            if due < day:
                found.add(row["id"])
    return frozenset(found)


def _planned(books: Books, keys: Sequence[str]) -> Iterator[tuple[Group, Key]]:
    """Give the groups that should be there, with each return that belongs to them."""
    if {"status", "rag"} & {*keys}:
        return
    for period, due in books.expected.items():
        for unit in due:
            for row in commitments():
                said = Said(row["id"], "", "")
                yield _group(keys, unit.body, said, period), (unit.body.id, period)


def _group(keys: Sequence[str], body: Body, said: Said, period: str) -> Group:
    values = {
        "priority": said.commitment[1:].partition(".")[0],
        "commitment": said.commitment,
        "area-team": body.area_team,
        "lead": body.lead_team,
        "region": body.region,
        "establishment": body.id,
        "period": period,
        "status": said.status,
        "rag": said.rag,
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


def _place(
    keys: Sequence[str],
    group: tuple[str, ...],
    order: Mapping[str, Mapping[str, int]],
) -> list[tuple[int, str]]:
    last = 10_000
    return [
        (order.get(key, {}).get(value, last), value)
        for key, value in zip(keys, group, strict=True)
    ]


def _counts(count: Counter[str], expected: int, received: int) -> dict[str, Cell]:
    row: dict[str, Cell] = {name: count[name] for name in COUNTS}
    row |= {"returns_expected": expected, "returns_received": received}
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
        *(overdue, share, delayed, rag),
    )


OF_ITEMS = (
    "counts are rows of trackers: items whose own due dates are not looked at.",
)
"""What is said instead of trackers whose items are not ours."""
