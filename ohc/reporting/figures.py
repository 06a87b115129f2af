"""The figures of a page, from the tally, the comparison and the missing returns."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ohc.outcome import Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import APRIL_2014, Terms, tally
from ohc.progress.accounts.movement import compare_books
from ohc.progress.accounts.shares import share
from ohc.progress.words.vocabulary import UNSTATED
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Unit
from ohc.reference.taking_effect import takes_effect

SOON = timedelta(days=31)
"""How far ahead the page looks for answers that fall due."""


class Movement(NamedTuple):
    """
    What changed since the period before.

    ``pairs`` are answers that count and apply in both periods; ``complete`` says how
    many of them were complete then, and now.
    """

    before: Books
    rows: Sequence[Row]
    pairs: int
    complete: tuple[int, int]

    def number(self, movement: str) -> int:
        """Return how many answers that apply changed in this way."""
        return sum(row["movement"] == movement for row in self.rows)

    @property
    def slips(self) -> list[Row]:
        """Return the answers that were complete and no longer are."""
        return [row for row in self.rows if row["old"] == "complete" and row["new"]]

    @property
    def unmoved(self) -> int:
        """Return how many answers that apply are the same as before."""
        return self.pairs - sum(
            bool(row["old"] and row["new"])
            for row in self.rows
            if "not_applicable" not in {row["old"], row["new"]}
        )


class Figures(NamedTuple):
    """The figures of a page, added up by the functions of the tally."""

    books: Books
    terms: Terms
    as_at: date
    by_priority: Sequence[Row]
    by_commitment: Sequence[Row]
    totals: Row
    moved: Movement | None
    elsewhere: int

    @property
    def units(self) -> list[Unit]:
        """Return the reporting units that are shown, in published order."""
        return [unit for due in self.books.expected.values() for unit in due]

    @property
    def answers(self) -> int:
        """Return the number of answers that apply."""
        return applies(self.totals)

    @property
    def asked(self) -> list[str]:
        """Return the commitments that take effect at a body on the page."""
        bodies = [unit.body for unit in self.units]
        return [
            row["id"]
            for row in commitments()
            if any(takes_effect(body, row["id"]) != "no" for body in bodies)
        ]

    def tallied(self, *keys: str) -> list[Row]:
        """Return the rows of the tally by these keys."""
        return tally(self.books, keys, terms=self.terms)[0]


def figures_of(
    books: Books, before: Books | None, *, terms: Terms, as_at: date
) -> Figures:
    """Return the figures of a period, with what changed since the one before."""
    shown, elsewhere = effective(books)
    by_priority, totals = tally(shown, ["priority"], terms=terms)
    by_commitment, _ = tally(shown, ["commitment"], terms=terms)
    return Figures(
        books=shown,
        terms=terms,
        as_at=as_at,
        by_priority=by_priority,
        by_commitment=by_commitment,
        totals=totals,
        moved=_moved(effective(before)[0], shown) if before else None,
        elsewhere=elsewhere,
    )


def effective(books: Books) -> tuple[Books, int]:
    """
    Return books in which only commitments that take effect count, and how many did not.

    Any answer to another commitment is made not applicable. Otherwise shares would
    include commitments that nobody at the body can meet.
    """
    left_out = 0
    counted = {}
    for key, rows in books.counted.items():
        body = books.names[key[0]]
        without = [takes_effect(body, row.commitment) == "no" for row in rows]
        left_out += sum(
            no_effect and row.status != "not_applicable"
            for row, no_effect in zip(rows, without, strict=True)
        )
        counted[key] = tuple(
            row._replace(status="not_applicable", rag=UNSTATED["rag"])
            if no_effect
            else row
            for row, no_effect in zip(rows, without, strict=True)
        )
    return books._replace(counted=counted), left_out


def _moved(before: Books, books: Books) -> Movement:
    rows, _ = compare_books(before, books)
    then, now = (
        {
            (body_id, row.commitment): row.status
            for (body_id, _), counted in side.counted.items()
            for row in counted
            if row.status != "not_applicable"
        }
        for side in (before, books)
    )
    pairs = then.keys() & now.keys()
    complete = (
        sum(then[pair] == "complete" for pair in pairs),
        sum(now[pair] == "complete" for pair in pairs),
    )
    return Movement(before, rows, pairs=len(pairs), complete=complete)


def number(row: Row, field: str) -> int:
    """Return a count in a row, 0 if it is blank."""
    return int(row[field] or 0)


def applies(row: Row) -> int:
    """Return how many answers in a row of a tally apply."""
    return number(row, "total") - number(row, "not_applicable")


def per_cent(part: int, whole: int) -> str:
    """
    Return a share as the page shows it, in whole per cent.

    >>> per_cent(1, 3)
    '33%'
    """
    return f"{share(part, whole)}%"


def falling_due(figures: Figures) -> Iterator[tuple[date, int]]:
    """
    Give the days within a month on which incomplete answers fall due, and how many.

    Nothing due on 1 April is overdue on 31 March, and a board that reads only 0 would
    be wrongly reassured.
    """
    before = number(figures.totals, "overdue")
    for day in _due_days(figures.terms):
        if figures.as_at <= day <= figures.as_at + SOON:
            # Nothing is overdue on its due date, so the tally is of the day after.
            terms = figures.terms._replace(as_at=day + timedelta(days=1))
            _, totals = tally(figures.books, ["priority"], terms=terms)
            overdue = number(totals, "overdue")
            if overdue > before:
                yield day, overdue - before
            before = overdue


def _due_days(terms: Terms) -> list[date]:
    published = {
        date.fromisoformat(row["due_by"]) for row in commitments() if row["due_by"]
    }
    return sorted(terms.april_2014 if day == APRIL_2014 else day for day in published)
