"""The tables of a sheet, and which of their rows are items."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.progress.returns.header_rows import (
    ANSWERS,
    Cells,
    Column,
    find_headers,
    is_labelled,
    repeats,
)
from ohc.progress.words.commitment_ids import ID
from ohc.progress.words.vocabulary import Vocabulary, compared
from ohc.values import text_of
from ohc.workbooks.reading import Sheet

IDLIKE = re.compile(r"C?\s*\d{1,2}\s*[.\-_/]\s*\d{1,2}\w?|C\s*\d{1,3}", re.IGNORECASE)
TELLING = frozenset(
    {"percent", "owner", "forecast", "achieved", "evidence", "body_id", "body"}
)
"""Columns that make a row more than a note, if it has no id and no answer."""

TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal"})
ENDS = frozenset({"end", "end of table", "end of sheet"})


BELOW = "below the end marker"


class Table(NamedTuple):
    """
    A table of a sheet.

    ``header_row`` is a row's number as Excel counts; ``rows`` are items with their
    row's number; ``left_out`` says which rows below the header are none, and why.
    """

    header_row: int
    columns: tuple[Column, ...]
    rows: Sequence[tuple[int, Cells]]
    left_out: Sequence[tuple[int, str]]

    def places(self) -> Mapping[str, int]:
        """Return the column of each meaning: of several the first."""
        return {column.meaning: column.at for column in reversed(self.columns)}


def tables(sheet: Sheet, vocabulary: Vocabulary) -> list[Table]:
    """
    Return the tables of a sheet, from the top, side by side ones from the left.

    A header stands in the first 40 rows, or below another table; a line of
    headers may be completed by the line below it. A table without a column for
    its items, or without one for their answers, is returned too: what it lacks
    can then be said.
    """
    headers = find_headers(sheet, vocabulary)
    ends = [*(number for number, _ in headers[1:]), len(sheet.rows)]
    return [
        _table(sheet, last, part, end, vocabulary)
        for (last, columns), end in zip(headers, ends, strict=False)
        for part in _side_by_side(columns)
    ]


def _side_by_side(columns: tuple[Column, ...]) -> Iterator[tuple[Column, ...]]:
    starts = [n for n, column in enumerate(columns) if column.meaning == "commitment"]
    if len(starts) < 2:  # noqa: PLR2004 - one beside another
        yield columns
        return
    for start, end in zip([0, *starts[1:]], [*starts[1:], None], strict=True):
        yield columns[start:end]


def _table(
    sheet: Sheet,
    header: int,
    columns: tuple[Column, ...],
    end: int,
    vocabulary: Vocabulary,
) -> Table:
    rows: list[tuple[int, Cells]] = []
    left_out: list[tuple[int, str]] = []
    candidates = sheet.rows[header + 1 : end]
    columns = _with_key(columns, candidates)
    places = {column.meaning: column.at for column in reversed(columns)}
    key = places.get("commitment", places.get("item", -1))
    answers = [column.at for column in columns if column.meaning in ANSWERS]
    own = vocabulary.framework != "none"
    headings = set() if own else _headings(sheet, header, columns, end, key)
    for number, row in enumerate(candidates, start=header + 2):
        words = text_of(row[key]) if 0 <= key < len(row) else ""
        if own and ID.fullmatch(words):
            rows.append((number, row))
            continue
        if not any(cell != "" for cell in row):
            continue
        reason = _why_no_item(row, words, columns, answers, vocabulary)
        if number in headings:
            reason = reason or "heading or note"
        if compared(words) in ENDS:
            reason = "end marker"
        elif not own and compared(words) in TOTALS:
            reason = "total"
        elif not own and left_out and left_out[-1][1] in ("end marker", BELOW):
            reason = BELOW
        if reason:
            left_out.append((number, reason))
        else:
            rows.append((number, row))
    return Table(header + 1, columns, rows, left_out)


def _why_no_item(
    row: Cells,
    words: str,
    columns: Sequence[Column],
    answers: Sequence[int],
    vocabulary: Vocabulary,
) -> str:
    if repeats(row, columns):
        return "header repeated"
    own = vocabulary.framework != "none"
    if own and is_labelled(row):
        return "label"
    placeholder = vocabulary.status.get(compared(words)) == "unstated"
    answered = any(
        words_of and not _is_placeholder(words_of, vocabulary)
        for index in answers
        if (words_of := text_of(row[index]) if index < len(row) else "")
    )
    if answered or (own and _says_more(row, columns)):
        return ""
    if not words or placeholder:
        return "nothing filled in"
    if own and not IDLIKE.fullmatch(words):
        return "note"
    return ""


def _says_more(row: Cells, columns: Sequence[Column]) -> bool:
    """Return whether a row without a status says something of a commitment."""
    return any(
        column.meaning in TELLING and column.at < len(row) and text_of(row[column.at])
        for column in columns
    )


def _is_placeholder(words: str, vocabulary: Vocabulary) -> bool:
    word = compared(words)
    return (
        vocabulary.status.get(word) == "unstated"
        or vocabulary.rag.get(word) == "rag_unstated"
    )


def _with_key(columns: tuple[Column, ...], rows: Sequence[Cells]) -> tuple[Column, ...]:
    """Name the column of the items: of several the first with something in it."""
    meanings = {column.meaning for column in columns}
    if "commitment" in meanings:
        return columns
    keys = [column for column in columns if column.meaning == "item"]
    if not keys and columns and not columns[0].meaning:
        return (columns[0]._replace(meaning="item"), *columns[1:])
    filled = [
        column
        for column in keys
        if any(column.at < len(row) and text_of(row[column.at]) for row in rows)
    ]
    chosen = next(iter(filled or keys), None)
    return tuple(
        column._replace(meaning="") if column in keys and column != chosen else column
        for column in columns
    )


def _headings(
    sheet: Sheet, header: int, columns: Sequence[Column], end: int, key: int
) -> set[int]:
    """
    Return rows of a stranger's table that head, or stand below, its items.

    They say one thing where the others say more, beside an answer; or they come
    after a gap below the last answer, and say less than every item that has one.
    """
    indexes = [column.at for column in columns]
    answers = {column.at for column in columns if column.meaning in ANSWERS}
    others = {*indexes} - answers - {key}
    said = {
        number: [i for i in indexes if i < len(row) and text_of(row[i])]
        for number, row in enumerate(sheet.rows[header + 1 : end], start=header + 2)
    }
    alone = {number for number, filled in said.items() if filled == [key]}
    more = sum(key in filled and bool(others & {*filled}) for filled in said.values())
    merged = {
        first + 1
        for first, left, _, right in sheet.merged
        if left <= key <= right and right > left
    }
    headings = alone if more > len(alone) else alone & merged
    return headings | _below(said, key, answers)


def _below(said: Mapping[int, list[int]], key: int, answers: set[int]) -> set[int]:
    answered = [
        n for n, filled in said.items() if key in filled and answers & {*filled}
    ]
    if not answered:
        return set()
    least = min(len(said[number]) for number in answered)
    gap = next((n for n in said if n > answered[-1] and key not in said[n]), None)
    if gap is None:
        return set()
    return {
        number
        for number, filled in said.items()
        if number > gap and len(filled) < least and not answers & {*filled}
    }
