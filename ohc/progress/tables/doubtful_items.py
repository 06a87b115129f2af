"""Rows of a tracker that may be one item told more than once, or no item at all."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from ohc.lines import listed
from ohc.privacy import quoted
from ohc.progress.tables.remarks import OF_PLACES, ranges, shell_word
from ohc.progress.tables.sparse_rows import UNCLEAR
from ohc.progress.tables.tables import Doubt, Table
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.reference.names import plain
from ohc.values import MONTHS
from ohc.workbooks.sheets import SheetRow

REPEATED, NO_ITEM = "repeated-item", "no-item"
OF_REFS = frozenset({"ref", "reference", "no", "number", "id", "#"})
"""Words of the headers of columns in which each item has its own number."""

LEAST_LIKE = 3
"""So many cells are filled in a row that is like an item: fewer may be a key."""

FEWEST = 2
"""So many items must have a ref for a row without one to be none of them."""

_VERSIONS = """
    old new copy of previous current latest last this draft final sheet
    week month quarter year update open closed live archive archived
"""
OF_VERSIONS = frozenset(MONTHS) | frozenset(re.findall(r"\w+", _VERSIONS))
"""Words of sheet names that tell when it was, and not what or where it is."""

_NUMBER = re.compile(r"(q|v|wk|w|y)?\d+(st|nd|rd|th)?")

Key = tuple[str, ...]


def with_doubts(table: Table) -> Table:
    """Return a table with the rows set aside that may be no items of their own."""
    for doubting in DOUBTING:
        for doubt in doubting(table):
            table = with_doubt(table, doubt)
    return table


def with_doubt(table: Table, doubt: Doubt) -> Table:
    """Return a table with the rows set aside that a doubt is of."""
    aside = {**dict.fromkeys(doubt.rows, doubt.kind), **table.aside}
    return table._replace(aside=aside, doubts=(*table.doubts, doubt))


def with_rows_above(table: Table, vocabulary: Vocabulary) -> Table:
    """
    Return the first table of a sheet with rows above its header that are like its own.

    Somebody who sorts a list with its headings puts them in its middle. These rows do
    not count: they may also be of another list, whose headings are gone.
    """
    least = min((_filled(row, table) for row in table.rows), default=LEAST_LIKE)
    above: list[SheetRow] = []
    for row in reversed(table.sheet.numbered[: table.top_row - 1]):
        is_full = _filled(row, table) >= max(least, LEAST_LIKE)
        if not (is_full and _is_answered(row, table, vocabulary)):
            break
        above.insert(0, row)
    if not above:
        return table
    numbers = [row.number for row in above]
    rows = f"Rows {ranges(numbers)} are" if len(numbers) > 1 else f"Row {numbers[0]} is"
    message = (
        f"{rows} above the headings (row {table.header_row}), filled in as items are. "
        "Nothing above the headings is counted. Move them to the top."
    )
    doubt = Doubt(UNCLEAR, tuple(numbers), message, cells=ranges(numbers))
    return with_doubt(table._replace(rows=[*above, *table.rows]), doubt)


def _filled(row: SheetRow, table: Table) -> int:
    return sum(bool(row.text(column.at)) for column in table.columns)


def _is_answered(row: SheetRow, table: Table, vocabulary: Vocabulary) -> bool:
    """Return whether a row names an item and has a known answer of it."""
    known = {"status": vocabulary.status, "rag": vocabulary.rag}
    answers = [
        known[column.meaning].get(answered(row.text(column.at)), "")
        for column in table.columns
        if column.meaning in ANSWERS
    ]
    return any(map(row.text, table.names)) and any(
        means not in {"", *UNSTATED.values()} for means in answers
    )


def _updates(table: Table) -> Iterator[Doubt]:
    """Give the lines without an item that stand below one: later updates of it."""
    heads: list[int] = []
    lines: list[int] = []
    head = last = 0
    for row in table.rows:
        says_more = any(
            row.text(c.at) for c in table.columns if c.meaning not in ANSWERS
        )
        if table.aside.get(row.number) == NO_ITEM and says_more:
            if head and row.number == last + 1:
                lines.append(row.number)
                heads += [head] if head not in heads else []
                last = row.number
            continue
        head = last = row.number if row.number not in table.aside else 0
    if lines:
        message = (
            f"Rows {ranges(lines)} have a status but no item. They "
            "look like later updates of the items above them (rows "
            f"{ranges(heads)}). None of these rows is counted. Keep "
            "one row for each item, with its current status."
        )
        yield Doubt(REPEATED, (*heads, *lines), message, cells=ranges(lines))


def _below(table: Table) -> Iterator[Doubt]:
    """Give the rows below the items that alone have no ref: a summary of them."""
    if len(table.names) < 2:  # noqa: PLR2004 - a ref and a title
        return
    ref = table.names[0]
    numbers = [row.number for row in table.rows if row.text(ref)]
    without = [
        row.number
        for row in table.rows
        if not row.text(ref) and row.number not in table.aside
    ]
    below = [number for number in without if numbers and number > numbers[-1] + 1]
    # Where others have no ref either, it tells nothing.
    if below and below == without and len(numbers) >= FEWEST:
        header = next(c.header for c in table.columns if c.at == ref)
        message = (
            f"Rows {ranges(below)} have no {quoted(header)}, which "
            "all items above them have. They look like a summary "
            f"and are not counted. If they are items, fill in {quoted(header)}."
        )
        yield Doubt(NO_ITEM, tuple(below), message, cells=ranges(below))


def _repeated(table: Table) -> Iterator[Doubt]:
    """Give the items that stand in several rows of a table with other answers."""
    rows_of: dict[Key, list[SheetRow]] = defaultdict(list)
    for row in table.rows:
        if row.number not in table.aside and (key := _key(row, table)):
            rows_of[key].append(row)
    repeated = {key: rows for key, rows in rows_of.items() if len(rows) > 1}
    if repeated:
        numbers = sorted(row.number for rows in repeated.values() for row in rows)
        names = _named([*repeated])
        message = (
            f"The same item is in more than one row ({names}). Rows "
            f"{ranges(numbers)} are not counted. Keep one row for "
            "each item, with its current status."
        )
        yield Doubt(REPEATED, tuple(numbers), message, cells=ranges(numbers))


DOUBTING: Sequence[Callable[[Table], Iterator[Doubt]]] = (_updates, _below, _repeated)


def _key(row: SheetRow, table: Table) -> Key:
    """Return what tells one item of a table from another, () where nothing does."""
    names = [row.text(at) for at in table.names]
    is_ref = bool(names and names[0]) and _is_ref(table)
    # A title alone may stand once for each risk of a project: it is no name of a row.
    if not is_ref and sum(map(bool, names)) < 2:  # noqa: PLR2004 - a ref and a title
        return ()
    places = [row.text(c.at) for c in table.columns if c.meaning in OF_PLACES]
    return (*map(plain, names), *places)


def _is_ref(table: Table) -> bool:
    header = next((c.header for c in table.columns if c.at == table.names[0]), "")
    return bool({*(plain(header) or header).split()} & OF_REFS)


def _named(keys: Sequence[Key]) -> str:
    few = ", ".join(quoted(next(filter(None, key))) for key in keys[:3])
    return f"{few} and {len(keys) - 3} more" if len(keys) > 3 else few  # noqa: PLR2004


def without_versions(tables: Sequence[Table]) -> list[Table]:
    """
    Return the tables of a workbook, set aside those that are one at several times.

    They have the same items, and sheets whose names differ only in what tells when:
    Apr 14 and May 14, Plan and Plan (2). Those of two places are two trackers.
    """
    groups: dict[Key, list[int]] = defaultdict(list)
    for at, table in enumerate(tables):
        if not table.sheet.across and table.rows:
            groups[what_is_named(table.sheet.name)].append(at)
    doubted = [*tables]
    for places in groups.values():
        alike = _alike([tables[at] for at in places])
        names = [*dict.fromkeys(table.sheet.name for table in alike)]
        if len(names) > 1:
            message = (
                f"The same items are in the sheets {listed(names)}, so none of them is "
                f"counted. To read one only: --sheet {shell_word(names[-1])}"
            )
            for at in places:
                if any(tables[at] is table for table in alike):
                    rows = tuple(row.number for row in tables[at].rows)
                    doubt = Doubt(REPEATED, rows, message, cells=ranges([*rows]))
                    doubted[at] = with_doubt(tables[at], doubt)
    return doubted


def what_is_named(name: str) -> Key:
    """Return the words of a name that tell what or where it is, and not when."""
    words = plain(name).split()
    return tuple(
        word
        for word in words
        if word not in OF_VERSIONS and not _NUMBER.fullmatch(word)
    )


def _alike(tables: Sequence[Table]) -> list[Table]:
    """Return the tables of which half the items stand in another of them too."""
    keys: Mapping[int, set[Key]] = {
        id(table): {key for row in table.rows if (key := _key(row, table))}
        for table in tables
    }
    return [
        table
        for table in tables
        if any(
            other.sheet.name != table.sheet.name
            and 2 * len(keys[id(table)] & keys[id(other)])
            >= min(len(keys[id(table)]), len(keys[id(other)]))
            and len(keys[id(table)] & keys[id(other)]) >= FEWEST
            for other in tables
        )
    ]
