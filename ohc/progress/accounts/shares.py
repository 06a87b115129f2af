"""Percentages in a tally: whether there is one, and what it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ohc.outcome import Cell
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.grouping import PLACES, Group, group_of
from ohc.progress.accounts.ledger import CountedRow, Key
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.reference.taking_effect import without_effect

MOST_ASIDE = 10
"""At most one row in so many may be set aside, or a percentage would mislead."""


def share(part: int, whole: int) -> int:
    """
    Return a share in whole per cent, rounding half a per cent up.

    >>> share(1, 8), share(1, 3)
    (13, 33)
    """
    return (200 * part + whole) // (2 * whole)


def is_patchy(aside: int, rows: int) -> bool:
    """
    Return whether too many rows are set aside for a percentage.

    >>> is_patchy(1, 10), is_patchy(2, 11)
    (False, True)
    """
    return aside * MOST_ASIDE > rows


def complete_percent(
    count: Mapping[str, int], *, gone: int = 0, of_patchy: bool = False
) -> Cell:
    """
    Return the share of the rows that apply which is complete, in whole per cent.

    Blank if none applies, or if too many rows are set aside or missing, in the whole
    group or in one tracker, which may have no status column at all.
    """
    applies = count["total"] - count["not_applicable"]
    aside = count["set_aside"] + gone
    if not applies or of_patchy or is_patchy(aside, count["total"] + aside):
        return ""
    return share(count["complete"], applies)


def unnamed_rows(books: Books, keys: Sequence[str]) -> Iterator[tuple[Key, Group, int]]:
    """
    Give how many rows in returns that count have no commitment, with their group.

    They belong to a line only if its keys say whose they are, or for which period.
    """
    if {*keys} <= PLACES:
        for key, number in books.unnamed.items():
            yield key, _group(books, keys, key=key), number


def rows_gone(books: Books, keys: Sequence[str]) -> Counter[Group]:
    """
    Return how many rows that need an answer are missing from each group.

    A row with the wrong ID is already set aside, if its position shows that.
    """
    gone: Counter[Group] = Counter()
    unnamed = {key: number for key, _, number in unnamed_rows(books, keys)}
    for key, completeness in books.completeness.items():
        if completeness.unanswered:
            groups = [
                _group(books, keys, key=key, commitment=commitment)
                for commitment in _gone(books, key)
            ]
            gone.update(groups[unnamed.get(key, 0) :])
    return gone


def _gone(books: Books, key: Key) -> Iterator[str]:
    there = {row.commitment for row in books.counted[key]}
    there.update(row.commitment for row in books.aside[key])
    there.update(without_effect(books.names[key[0]]))
    there.update(books.completeness[key].needless)
    yield from (name for name in commitments_by_id() if name not in there)


def _group(
    books: Books, keys: Sequence[str], *, key: Key, commitment: str = ""
) -> Group:
    body_id, period = key
    row = CountedRow(commitment, "", rag="")
    return group_of(keys, books.names[body_id], row=row, period=period)
