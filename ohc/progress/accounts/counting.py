"""Tallies: count rows by status and RAG for each priority, place, period or answer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

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
from ohc.progress.accounts.shares import (
    complete_percent,
    rows_gone,
    unnamed_rows,
)
from ohc.progress.words.vocabulary import RAGS, STATUSES
from ohc.record import Record
from ohc.reference.framework import commitments

COUNTS = (*STATUSES, "set_aside", "total", "overdue", *RAGS)
DENOMINATORS = (
    "returns_expected",
    "returns_received",
    "returns_missing",
    "complete_percent",
    "returns",
)
DONE = frozenset({"complete", "cancelled", "not_applicable"})
APRIL_2014 = date(2014, 4, 1)
"""The date that "By April 2014" stands for: our convention, not the source's."""


class Terms(Record):
    """The date of a tally (or each period's last day), and of "By April 2014"."""

    as_at: date | None = None
    april_2014: date = APRIL_2014


class _Groups(Record):
    """
    For each group: its counts, the returns that belong to it, and those received.

    ``gone`` is the number of rows that are missing.
    """

    counts: dict[Group, Counter[str]]
    expected: dict[Group, set[Key]]
    returned: dict[Group, set[Key]]
    gone: Counter[Group]


def tally(books: Books, keys: Sequence[str], *, terms: Terms) -> tuple[list[Row], Row]:
    """
    Return a row of counts for each group, and the counts of all together.

    Rows have the fields of the keys, COUNTS, DENOMINATORS, ``period`` and ``as_at``. An
    expected group for which nothing was returned has a row of zeros. The statuses add
    up to ``total``, and ``total`` and ``set_aside`` to the rows of the group.
    ``overdue`` is blank for trackers in which no item has a due date.
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
        gone=groups.gone.total(),
        of_patchy=bool(books.patchy or books.without_status),
    )
    blank = _blank_fields(books, keys)
    return [{**row, **blank} for row in rows], {**totals, **blank}


def _blank_fields(books: Books, keys: Sequence[str]) -> Row:
    """Return the fields that mean nothing in a tally by these keys."""
    # Returns are not expected by status.
    names = DENOMINATORS if OF_ANSWERS & {*keys} else ()
    return dict.fromkeys((*names, *(["overdue"] if is_undated(books) else [])), "")


def _grouped(books: Books, keys: Sequence[str], *, terms: Terms) -> _Groups:
    groups = _Groups(
        counts=defaultdict(Counter),
        expected=defaultdict(set),
        returned=defaultdict(set),
        gone=rows_gone(books, keys),
    )
    for group, key in _planned(books, keys):
        groups.counts[group].update()
        groups.expected[group].add(key)
    for key, rows in books.counted.items():
        body_id, period = key
        day = terms.as_at or books.ends.get(period)
        # Equal rows are added at once: a tracker has thousands, but few differ.
        for row, number in Counter(rows).items():
            group = group_of(keys, books.names[body_id], row=row, period=period)
            is_late = is_overdue(row, terms, day)
            _add(groups.counts[group], row, number=number, is_overdue=is_late)
            groups.returned[group].add(key)
    for key, aside in books.aside.items():
        for row_aside, number in Counter(aside).items():
            body = books.names[key[0]]
            group = group_of(keys, body, row=row_aside, period=key[1])
            groups.counts[group]["set_aside"] += number
            groups.returned[group].add(key)
    for key, group, number in unnamed_rows(books, keys):
        groups.counts[group]["set_aside"] += number
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
    row |= _counts(
        groups.counts[group],
        expected=len(due),
        received=len(came),
        gone=groups.gone[group],
        of_patchy=not groups.returned[group].isdisjoint(
            books.patchy.keys() | books.without_status
        ),
    )
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
            # If you read "By April 2014" as the end of April, you can set that.
            due = terms.april_2014 if due == APRIL_2014 else due
            # Nothing is overdue on its due date.
            if due < day:
                overdue.add(row["id"])
    return frozenset(overdue)


def is_overdue(row: CountedRow, terms: Terms, day: date | None) -> bool:
    """Return whether a row was due before a day and is not done."""
    if row.status in DONE:
        return False
    return row.commitment in _overdue(terms, day) or _is_past(row.due, day)


def _is_past(due: str, day: date | None) -> bool:
    # Nothing is overdue on its due date, or without a due date.
    return day is not None and due != "" and due < day.isoformat()


def is_undated(books: Books) -> bool:
    """Return whether rows are from trackers in which no item has a due date."""
    # Rows of our returns have commitments, whose due dates are published.
    return not any(
        row.commitment or row.due for rows in books.counted.values() for row in rows
    ) and any(books.counted.values())


def _planned(books: Books, keys: Sequence[str]) -> Iterator[tuple[Group, Key]]:
    """Give the expected groups, with each return that belongs to them."""
    if OF_ANSWERS & {*keys}:
        return
    for period, due in books.expected.items():
        for unit in due:
            for row in commitments():
                planned = CountedRow(row["id"], "", rag="")
                group = group_of(keys, unit.body, row=planned, period=period)
                yield group, (unit.body.id, period)


def _counts(
    count: Counter[str],
    *,
    expected: int,
    received: int,
    gone: int = 0,
    of_patchy: bool = False,
) -> dict[str, Cell]:
    row: dict[str, Cell] = {name: count[name] for name in COUNTS}
    row |= {"returns_expected": expected, "returns_received": received}
    # No returns are expected from teams, but some may come: missing is never below 0.
    row["returns_missing"] = max(expected - received, 0)
    row["complete_percent"] = complete_percent(count, gone=gone, of_patchy=of_patchy)
    row["returns"] = f"{received} of {expected}" if expected else ""
    return row
