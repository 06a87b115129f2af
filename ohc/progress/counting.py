"""Tallies: how many rows say what, by priority, place, period or answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.framework import commitments, priorities
from ohc.progress.accounts import Books
from ohc.progress.ledger import Key, Said
from ohc.progress.units import Body, bodies
from ohc.progress.words import RAGS, STATUSES
from ohc.reference import Cell, Row

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
    """As at which day, and what "By April 2014" is taken as."""

    as_at: date
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
    overdue = _overdue(terms)
    for body, rows in books.counted.items():
        for said, number in Counter(rows).items():
            group = _group(keys, books.names[body[0]], said, body[1])
            _add(counts[group], said, number, said.commitment in overdue)
            returned[group].add(body)
    order, name = _order(), books.period.name if books.period else ""
    found: list[Row] = []
    for group in sorted(counts, key=lambda group: _place(keys, group, order)):
        due = expected[group]
        came = due & books.received if due else returned[group]
        row = _named(keys, group) | _counts(counts[group], len(due), len(came))
        found.append({"period": name, **row, "as_at": terms.as_at.isoformat()})
    whole = sum(counts.values(), Counter[str]())
    accounts = books.accounts
    return found, _counts(whole, accounts.returns_expected, accounts.returns_received)


def _add(count: Counter[str], said: Said, number: int, overdue: bool) -> None:
    count[said.status] += number
    count[said.rag] += number
    count["total"] += number
    if overdue and said.status not in DONE:
        count["overdue"] += number


def _overdue(terms: Terms) -> set[str]:
    found = set()
    for row in commitments():
        if row["due_by"]:
            due = date.fromisoformat(row["due_by"])
            due = terms.april_2014 if due == APRIL_2014 else due
            if due < terms.as_at:
                found.add(row["id"])
    return found


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


def definitions(terms: Terms) -> tuple[str, ...]:
    """Return what the words of a tally mean, a sentence each."""
    as_at, april = f"{terms.as_at:%d/%m/%Y}", f"{terms.april_2014:%d/%m/%Y}"
    overdue = (
        f"overdue: due before {as_at} and not complete, cancelled or not applicable; "
        f'not stated counts as overdue. "By April 2014" is taken as {april}: our '
        "convention."
    )
    share = (
        "complete_percent leaves out what is not applicable; missing returns are in "
        "no count, so see returns_missing."
    )
    rag = (
        "RAG is the owner's confidence of meeting the due date: our definition, no "
        "source has one. Blue, usually delivered, stays its own."
    )
    return (
        "counts are rows of returns: establishments reporting, not commitments met.",
        overdue,
        share,
        "delayed is late, blocked, on hold or escalated; unstated is blank.",
        rag,
    )
