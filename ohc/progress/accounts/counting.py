"""Tallies: how many rows say what, by priority, place, period or answer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.grouping import (
    OF_ANSWERS,
    Group,
    fields_of,
    group_of,
    position,
    published_order,
)
from ohc.progress.accounts.ledger import CountedRow, Key
from ohc.progress.words.vocabulary import RAGS, STATUSES
from ohc.reference.framework import commitments

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
    order = published_order()
    rows = [
        _row(group, groups, keys=keys, books=books, terms=terms)
        for group in sorted(
            groups.counts, key=lambda group: position(group, keys, order=order)
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
            group = group_of(keys, books.names[body_id], row=row, period=period)
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
    row = {"period": books.period.name if books.period else ""} | fields_of(keys, group)
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
                group = group_of(keys, unit.body, row=planned, period=period)
                yield group, (unit.body.id, period)


def _counts(count: Counter[str], *, expected: int, received: int) -> dict[str, Cell]:
    row: dict[str, Cell] = {name: count[name] for name in COUNTS}
    row |= {"returns_expected": expected, "returns_received": received}
    # Of teams none is expected and some may come: never less than none is missing.
    row["returns_missing"] = max(expected - received, 0)
    applies = count["total"] - count["not_applicable"]
    # Half a per cent is rounded up.
    share = (200 * count["complete"] + applies) // (2 * applies) if applies else ""
    return row | {"complete_percent": share}


def explain_counts(terms: Terms, end: date | None) -> tuple[str, ...]:
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
