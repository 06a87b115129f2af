"""Headers: which row of a sheet heads a table, and what its columns hold."""

import re
from collections.abc import Sequence
from functools import lru_cache
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


Header = tuple[int, tuple[Column, ...]]


def find_header(rows: Sequence[Cells], start: int, rule: Rule | None) -> Header | None:
    """Return the first header among the first 40 rows, or what comes near to one."""
    if rule and rule.header_row:
        at = rule.header_row - 1
        return (at, _ruled(rows[at], rule)) if at < len(rows) else None
    nearly: Header | None = None
    for number in range(start, min(start + DEEPEST_HEADER, len(rows))):
        columns = _ruled(rows[number], rule)
        if is_header(columns):
            return number, columns
        if known_columns(columns) and number + 1 < len(rows):
            both = _ruled(_merged(rows[number], rows[number + 1]), rule)
            below = _ruled(rows[number + 1], rule)
            if is_header(both) and not is_header(below):
                return number + 1, both
        if nearly is None and _is_nearly(columns):
            nearly = number, columns
    return nearly


def next_header(
    rows: Sequence[Cells], start: int, above: tuple[Column, ...], rule: Rule | None
) -> Header | None:
    """Return the header of another table below the one whose columns are given."""
    if rule and rule.header_row:
        return None
    for number in range(start, len(rows)):
        row = rows[number]
        # A row with an id is an item, whatever else it says.
        if any(_is_id(row, c.at) for c in above if c.meaning == "commitment"):
            continue
        texts = sum(1 for cell in row if isinstance(cell, str) and cell)
        if texts > 1:
            columns = layout(tuple(row))
            if is_header(columns) and columns != above and not repeats(row, above):
                return number, columns
    return None


def _is_id(row: Cells, index: int) -> bool:
    return index < len(row) and bool(ID.fullmatch(text_of(row[index])))


def _merged(above: Cells, below: Cells) -> Cells:
    width = max(len(above), len(below))
    upper = [*above, *[""] * (width - len(above))]
    lower = [*below, *[""] * (width - len(below))]
    return [low if low != "" else up for up, low in zip(upper, lower, strict=True)]


def _ruled(row: Cells, rule: Rule | None) -> tuple[Column, ...]:
    columns = layout(tuple(row))
    if not rule:
        return columns
    meanings = rule.columns
    return tuple(
        column._replace(
            meaning=meanings.get(
                plain(column.header) or column.header.strip(), column.meaning
            )
        )
        for column in columns
    )


@lru_cache(maxsize=512)
def layout(row: tuple[Any, ...]) -> tuple[Column, ...]:
    """Return the columns that a row would head, meaning "" where it is not known."""
    return tuple(
        Column(index, " ".join(cell.split()), meaning_of(cell))
        for index, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip()
    )


def is_header(columns: Sequence[Column]) -> bool:
    """Return whether columns are those of a table of items and their answers."""
    meanings = [column.meaning for column in columns]
    answers = any(meaning in ANSWERS for meaning in meanings)
    keys = any(meaning in KEYS for meaning in meanings)
    return answers and (keys or _has_unnamed_key(columns))


def _has_unnamed_key(columns: Sequence[Column]) -> bool:
    first = columns[0]
    return (
        len(known_columns(columns)) >= ENOUGH - 1
        and not first.meaning
        and len(columns) >= ENOUGH
    )


def _is_nearly(columns: Sequence[Column]) -> bool:
    known = known_columns(columns)
    return len(known) >= ENOUGH and any(c.meaning in (*KEYS, *ANSWERS) for c in known)


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
