"""Headers: which row of a sheet heads a table, and what its columns hold."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from ohc.names import plain
from ohc.progress.values import text_of
from ohc.progress.words import Rule, Vocabulary, meaning_of
from ohc.workbooks.read import Sheet

DEEPEST_HEADER = 40
ID = re.compile(r"C?\s*(\d{1,2})\s*\.\s*(\d{1,2})", re.IGNORECASE)
KEYS = ("commitment", "item")
ANSWERS = ("status", "rag")
ENOUGH = 3
"""So many known headers make a row a header, if an id or an answer is among them."""

Cells = Sequence[Any]


class Column(NamedTuple):
    """A column of a table: its number from 0, its header and what it holds."""

    at: int
    header: str
    meaning: str


def rule_of(sheet: Sheet, vocabulary: Vocabulary) -> Rule | None:
    """Return how an analyst says that a sheet is to be read, if one does."""
    named = (r for r in vocabulary.rules if plain(r.sheet) == plain(sheet.name))
    anywhere = (rule for rule in vocabulary.rules if not rule.sheet)
    return next(named, next(anywhere, None))


class Heads(NamedTuple):
    """
    What a row would head: its columns, and what is known of them together.

    ``known`` is how many are understood; ``whole`` says whether they head a table of
    items and their answers, ``nearly`` whether they come near to it.
    """

    columns: tuple[Column, ...]
    known: int
    whole: bool
    nearly: bool


Header = tuple[int, tuple[Column, ...]]


def find_header(rows: Sequence[Cells], start: int, rule: Rule | None) -> Header | None:
    """Return the first header among the first 40 rows, or what comes near to one."""
    if rule and rule.header_row:
        at = rule.header_row - 1
        return (at, _ruled(rows[at], rule).columns) if at < len(rows) else None
    nearly: Header | None = None
    for number in range(start, min(start + DEEPEST_HEADER, len(rows))):
        heads = _ruled(rows[number], rule)
        if heads.whole:
            return number, heads.columns
        if heads.known and number + 1 < len(rows):
            both = _ruled(_merged(rows[number], rows[number + 1]), rule)
            if both.whole and not _ruled(rows[number + 1], rule).whole:
                return number + 1, both.columns
        if nearly is None and heads.nearly:
            nearly = number, heads.columns
    return nearly


def next_header(
    rows: Sequence[Cells], start: int, above: tuple[Column, ...], rule: Rule | None
) -> Header | None:
    """Return the header of another table below the one whose columns are given."""
    if rule and rule.header_row:
        return None
    keys = [column.at for column in above if column.meaning == "commitment"]
    for number in range(start, len(rows)):
        row = rows[number]
        # A row with an id is an item, whatever else it says.
        if any(_is_id(row, key) for key in keys):
            continue
        heads = layout(tuple(row))
        if heads.whole and heads.columns != above and not repeats(row, above):
            return number, heads.columns
    return None


def _is_id(row: Cells, index: int) -> bool:
    return index < len(row) and bool(ID.fullmatch(text_of(row[index])))


def _merged(above: Cells, below: Cells) -> Cells:
    both = zip_longest(above, below, fillvalue="")
    return [low if low != "" else up for up, low in both]


def _ruled(row: Cells, rule: Rule | None) -> Heads:
    heads = layout(tuple(row))
    if not rule:
        return heads
    meanings = rule.columns
    return _heads(
        tuple(
            column._replace(
                meaning=meanings.get(
                    plain(column.header) or column.header.strip(), column.meaning
                )
            )
            for column in heads.columns
        )
    )


@lru_cache(maxsize=1024)
def layout(row: tuple[Any, ...]) -> Heads:
    """Return what a row would head, meaning "" where a column is not known."""
    return _heads(
        tuple(
            Column(index, " ".join(cell.split()), meaning_of(cell))
            for index, cell in enumerate(row)
            if isinstance(cell, str) and cell.strip()
        )
    )


def _heads(columns: tuple[Column, ...]) -> Heads:
    known = known_columns(columns)
    telling = any(column.meaning in (*KEYS, *ANSWERS) for column in known)
    nearly = len(known) >= ENOUGH and telling
    return Heads(columns, len(known), is_header(columns), nearly)


def is_header(columns: Sequence[Column]) -> bool:
    """Return whether columns are those of a table of items and their answers."""
    meanings = {column.meaning for column in columns}
    if not meanings.intersection(ANSWERS):
        return False
    # A first column of which nothing is known may hold the items.
    unnamed = len(columns) >= ENOUGH and not columns[0].meaning
    named = bool(meanings.intersection(KEYS))
    return named or (unnamed and len(known_columns(columns)) >= ENOUGH - 1)


def known_columns(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of which it is known what they hold."""
    return [column for column in columns if column.meaning not in {"", "other"}]


def repeats(row: Cells, columns: Sequence[Column]) -> bool:
    """Return whether a row is the header once more, as on each printed page."""
    same = [
        column.at < len(row)
        and isinstance(row[column.at], str)
        and " ".join(row[column.at].split()) == column.header
        for column in columns
    ]
    return sum(same) * 2 > len(same)
