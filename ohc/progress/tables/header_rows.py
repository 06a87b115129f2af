"""Headers: which rows of a sheet head a table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ohc.progress.tables.layouts import (
    KEYS,
    Column,
    Layout,
    Values,
    layout_by,
    merged,
    repeats,
)
from ohc.progress.words.commitment_ids import is_id
from ohc.progress.words.labels import label_of
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, compared
from ohc.record import Record
from ohc.reference.names import plain
from ohc.workbooks.sheets import Sheet, SheetRow

if TYPE_CHECKING:
    from ohc.progress.words.columns_toml import Rule

DEEPEST_HEADER = 40
"""Rows in which a header is looked for; below them only where they have none."""


class Header(Record):
    """
    The header of a table: the index of its last row, from 0, and its columns.

    ``top`` is the index of its first row: a header may take two.
    """

    at: int
    columns: tuple[Column, ...]
    top: int


def rules_of(sheet: Sheet, vocabulary: Vocabulary) -> list["Rule"]:
    """Return how an analyst says that a sheet is to be read: a rule for a table."""
    named = [r for r in vocabulary.rules if plain(r.sheet) == plain(sheet.name)]
    return named or [rule for rule in vocabulary.rules if not rule.sheet]


def _heeding(rule: "Rule | None", vocabulary: Vocabulary) -> "Rule | None":
    """Return a rule that also heeds the columns that a command was told of."""
    asked = {"status": vocabulary.status_column, "rag": vocabulary.rag_column}
    columns = {
        form: field for field, name in asked.items() if name for form in forms_of(name)
    }
    if not columns:
        return rule
    # Here, because returns need no rules.
    from ohc.progress.words.columns_toml import Rule

    rule = rule or Rule("", 0, {})
    return rule._replace(columns={**rule.columns, **columns})


def find_headers(sheet: Sheet, vocabulary: Vocabulary) -> list[Header]:
    """
    Return the headers of a sheet's tables, from the top.

    They are where an analyst says; else the first is in the first 40 rows, or below
    where nothing in these is like one, and others are below its table.
    """
    rules = [rule for rule in rules_of(sheet, vocabulary) if not rule.across]
    if any(rule.header_row for rule in rules):
        rule_at = {rule.header_row - 1: rule for rule in rules if rule.header_row}
        return [
            _header_at(sheet.rows, index, rule=_heeding(rule_at[index], vocabulary))
            for index in sorted(rule_at)
            if index < len(sheet.rows)
        ]
    rule = _heeding(next(iter(rules), None), vocabulary)
    headers: list[Header] = []
    header = _first_header(sheet.rows, rule)
    while header:
        headers.append(header)
        header = _next_header(sheet, header, rule=rule, vocabulary=vocabulary)
    return headers


def unmatched(sheet: Sheet, vocabulary: Vocabulary) -> list[str]:
    """Return headers that columns.toml names and the row it names has not."""
    missing: list[str] = []
    for rule in rules_of(sheet, vocabulary):
        if not 0 < rule.header_row <= len(sheet.rows):
            continue
        # With the row above: a header may be spread over two.
        both = sheet.rows[max(rule.header_row - 2, 0) : rule.header_row]
        texts = [cell for row in both for cell in row if isinstance(cell, str)]
        forms = {form for text in texts for form in forms_of(text)}
        missing += [h for h in rule.columns if not {*forms_of(h)} & forms]
    return missing


def forms_of(header: str) -> tuple[str, str]:
    """Return a header as it stands on one line, and as it is compared."""
    return " ".join(header.split()), plain(header)


def _header_at(rows: Sequence[Values], index: int, *, rule: "Rule | None") -> Header:
    layout = layout_by(rule, rows[index])
    if index and not layout.whole:
        both = layout_by(rule, merged(rows[index - 1], rows[index]))
        if both.whole:
            return Header(index, both.columns, top=index - 1)
    return Header(index, layout.columns, top=index)


def _first_header(rows: Sequence[Values], rule: "Rule | None") -> Header | None:
    nearly: Header | None = None
    for index, row in enumerate(rows):
        # Guidance may take two pages above a table, but one that lacks a column there
        # is not to be passed over for words further down.
        if nearly and index >= DEEPEST_HEADER:
            break
        layout = layout_by(rule, row)
        if layout.whole:
            return Header(index, layout.columns, top=index)
        if layout.known and index + 1 < len(rows):
            below = rows[index + 1]
            both = layout_by(rule, merged(row, below))
            # A row that is a header by itself needs no words of a title above it.
            if both.whole and not layout_by(rule, below).whole:
                return Header(index + 1, both.columns, top=index)
        if nearly is None and layout.nearly and index < DEEPEST_HEADER:
            # Kept for want of a better one, so that what it lacks can be said.
            nearly = Header(index, layout.columns, top=index)
    return nearly


def _next_header(
    sheet: Sheet, header: Header, *, rule: "Rule | None", vocabulary: Vocabulary
) -> Header | None:
    keys = [column.at for column in header.columns if column.meaning == "commitment"]
    labelled = False
    for above, row in pairwise(sheet.numbered[header.at :]):
        # A row with an id is an item, whatever else it says.
        if any(map(is_id, map(row.text, keys))):
            labelled = False
            continue
        # Returns of several bodies are stacked, each with its labels on top: the same
        # header below new labels is not the first one repeated on a printed page.
        labelled = labelled or is_labelled(row)
        layout = layout_by(rule, row.values)
        last = row
        # Items stand close; above a header is a gap, or the title of its table.
        if not layout.whole and sum(value != "" for value in above.values) <= 1:
            layout, last = _over_two(sheet, row, rule=rule)
        if not layout.whole:
            continue
        if labelled or (
            layout.columns != header.columns
            and not _is_of_table(row, header, above=above, vocabulary=vocabulary)
            and (last is row or not _answers(last, header.columns, vocabulary))
        ):
            return Header(last.number - 1, layout.columns, top=row.number - 1)
    return None


def _over_two(
    sheet: Sheet, row: SheetRow, *, rule: "Rule | None"
) -> tuple[Layout, SheetRow]:
    """Return what a row heads together with the row below it, and that row."""
    layout = layout_by(rule, row.values)
    # Rows are numbered from 1: the row below has this index.
    if not layout.known or row.number >= len(sheet.rows):
        return layout, row
    below = sheet.numbered[row.number]
    both = layout_by(rule, merged(row.values, below.values))
    # A row that is a header by itself needs no words of a title above it.
    is_both = both.whole and not layout_by(rule, below.values).whole
    return (both, below) if is_both else (layout, row)


def _is_of_table(
    row: SheetRow, header: Header, *, above: SheetRow, vocabulary: Vocabulary
) -> bool:
    """Return whether a row in words of headers belongs to the table of a header."""
    if repeats(row.values, header.columns):
        return True
    # An item may be in such words: "Check status". It answers, or it follows another
    # item without a gap.
    if _answers(row, header.columns, vocabulary):
        return True
    is_first = above.number == header.at + 1
    return not is_first and _is_item(above, header.columns)


def is_labelled(row: SheetRow) -> bool:
    """Return whether a row begins with a label of the sheet About and its value."""
    texts = [row.text(n) for n, value in enumerate(row.values) if value != ""]
    return len(texts) > 1 and bool(label_of(texts[0])) and not label_of(texts[1])


def _answers(row: SheetRow, columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    known = {"status": vocabulary.status, "rag": vocabulary.rag}
    return any(
        compared(row.text(column.at)) in known[column.meaning]
        for column in columns
        if column.meaning in ANSWERS
    )


def _is_item(row: SheetRow, columns: Sequence[Column]) -> bool:
    keys = [column for column in columns if column.meaning in KEYS] or columns[:1]
    answers = [column for column in columns if column.meaning in ANSWERS]
    return all(
        any(row.text(column.at) for column in either) for either in (keys, answers)
    )
