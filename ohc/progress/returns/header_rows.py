"""Headers: which row of a sheet heads a table, and what its columns hold."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from ohc.progress.words.commitment_ids import ID
from ohc.progress.words.headers import meaning_of
from ohc.progress.words.labels import label_of
from ohc.progress.words.vocabulary import Rule, Vocabulary, compared
from ohc.reference.names import plain
from ohc.values import text_of
from ohc.workbooks.reading import Sheet

DEEPEST_HEADER = 40
KEYS = ("commitment", "item")
ANSWERS = ("status", "rag")
LONGEST_LONE = 40
ENOUGH = 3
"""So many known headers make a row a header, if an id or an answer is among them."""

Cells = Sequence[Any]


class Column(NamedTuple):
    """A column of a table: its number from 0, its header and what it holds."""

    at: int
    header: str
    meaning: str


def rules_of(sheet: Sheet, vocabulary: Vocabulary) -> list[Rule]:
    """Return how an analyst says that a sheet is to be read: a rule for a table."""
    named = [r for r in vocabulary.rules if plain(r.sheet) == plain(sheet.name)]
    return named or [rule for rule in vocabulary.rules if not rule.sheet]


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


NO_HEADS = Heads((), 0, whole=False, nearly=False)

Header = tuple[int, tuple[Column, ...]]


def find_headers(sheet: Sheet, vocabulary: Vocabulary) -> list[Header]:
    """
    Return the headers of a sheet's tables, from the top.

    They are where an analyst says; else the first stands in the first 40 rows, and
    others below its table.
    """
    rules = rules_of(sheet, vocabulary)
    told = {
        rule.header_row - 1: rule
        for rule in rules
        if 0 < rule.header_row <= len(sheet.rows)
    }
    if any(rule.header_row for rule in rules):
        return [(at, _columns_at(sheet.rows, at, told[at])) for at in sorted(told)]
    rule = next(iter(rules), None)
    found: list[Header] = []
    header = _first_header(sheet.rows, rule)
    while header:
        found.append(header)
        header = _next_header(sheet.rows, header, rule, vocabulary)
    return found


def unmatched(sheet: Sheet, vocabulary: Vocabulary) -> list[str]:
    """Return headers that columns.toml names and the row it names has not."""
    found = []
    for rule in rules_of(sheet, vocabulary):
        if not 0 < rule.header_row <= len(sheet.rows):
            continue
        row = (*sheet.rows[rule.header_row - 1], *sheet.rows[rule.header_row - 2])
        there = {form for cell in row if isinstance(cell, str) for form in _forms(cell)}
        found += [header for header in rule.columns if not {*_forms(header)} & there]
    return found


def _forms(header: str) -> tuple[str, str]:
    return " ".join(header.split()), plain(header)


def _columns_at(rows: Sequence[Cells], at: int, rule: Rule) -> tuple[Column, ...]:
    heads = _ruled(rows[at], rule)
    if at and not heads.whole:
        both = _ruled(_merged(rows[at - 1], rows[at]), rule)
        return both.columns if both.whole else heads.columns
    return heads.columns


def _first_header(rows: Sequence[Cells], rule: Rule | None) -> Header | None:
    nearly: Header | None = None
    for number, row in enumerate(rows[:DEEPEST_HEADER]):
        heads = _ruled(row, rule)
        if heads.whole:
            return number, heads.columns
        if heads.known and number + 1 < len(rows):
            both = _ruled(_merged(row, rows[number + 1]), rule)
            if both.whole and not _ruled(rows[number + 1], rule).whole:
                return number + 1, both.columns
        if nearly is None and heads.nearly:
            nearly = number, heads.columns
    return nearly


def _next_header(
    rows: Sequence[Cells], header: Header, rule: Rule | None, vocabulary: Vocabulary
) -> Header | None:
    start, above = header[0] + 1, header[1]
    keys = [column.at for column in above if column.meaning == "commitment"]
    labelled = False
    for number in range(start, len(rows)):
        row = rows[number]
        # A row with an id is an item, whatever else it says.
        if any(_is_id(row, key) for key in keys):
            labelled = False
            continue
        labelled = labelled or is_labelled(row)
        heads = _ruled(row, rule)
        if heads.whole and labelled:
            return number, heads.columns
        if not heads.whole or heads.columns == above or repeats(row, above):
            continue
        # So is one that answers, and what follows an item without a gap.
        if _answers(row, above, vocabulary):
            continue
        if number == start or not _is_item(rows[number - 1], above):
            return number, heads.columns
    return None


def is_labelled(row: Cells) -> bool:
    """Return whether a row begins with a label of the sheet About and its value."""
    texts = [text_of(cell) for cell in row if cell != ""]
    return len(texts) > 1 and bool(label_of(texts[0])) and not label_of(texts[1])


def _answers(row: Cells, columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    known = {"status": vocabulary.status, "rag": vocabulary.rag}
    return any(
        compared(_text_at(row, column)) in known[column.meaning]
        for column in columns
        if column.meaning in ANSWERS
    )


def _is_item(row: Cells, columns: Sequence[Column]) -> bool:
    keys = [c for c in columns if c.meaning in KEYS] or columns[:1]
    answers = [c for c in columns if c.meaning in ANSWERS]
    return all(any(_text_at(row, c) for c in some) for some in (keys, answers))


def _text_at(row: Cells, column: Column) -> str:
    return text_of(row[column.at]) if column.at < len(row) else ""


def _is_id(row: Cells, index: int) -> bool:
    return index < len(row) and bool(ID.fullmatch(text_of(row[index])))


def _merged(above: Cells, below: Cells) -> Cells:
    both = zip_longest(above, below, fillvalue="")
    return [low if low != "" else up for up, low in both]


def _ruled(row: Cells, rule: Rule | None) -> Heads:
    # A title is in every file another text: it would only fill the cache.
    heads = NO_HEADS if _is_title(row) else layout(tuple(row))
    if not rule:
        return heads
    return _heads(tuple(_settled(column, rule.columns) for column in heads.columns))


def _settled(column: Column, meanings: Mapping[str, str]) -> Column:
    alike = meanings.get(plain(column.header) or column.header, column.meaning)
    return column._replace(meaning=meanings.get(column.header, alike))


def _is_title(row: Cells) -> bool:
    texts = [cell for cell in row if cell.__class__ is str and cell]
    return len(texts) == 1 and len(texts[0]) > LONGEST_LONE


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
    # A row that says one thing often is no header: of a table each column is its own.
    nearly = len({column.meaning for column in known}) >= ENOUGH and telling
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
