"""Masters: sheets whose items stand across the first row, one column an item."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.errors import FEW
from ohc.privacy import cited
from ohc.progress.tables.header_rows import rules_of
from ohc.progress.tables.layouts import Column
from ohc.progress.words.headers import meaning_of
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.reference.names import plain
from ohc.values import find_date
from ohc.workbooks.sheets import Sheet, SheetRow
from ohc.workbooks.turned import Turned
from ohc.workbooks.xlsx.cells import column_number

FEWEST_ITEMS, FEWEST_KEYS, ENOUGH_KEYS = 2, 3, 5
"""Below so many keys, two of them must be known for a sheet to be a master."""

TELLING = re.compile("dca|confidence", re.IGNORECASE)
RATED = ("dca", "delivery confidence")
"""What makes a rating of a key, whatever else it says."""


class Master(NamedTuple):
    """
    A sheet read on its side: its keys, its items, and what is to be said of it.

    The first column of ``columns`` is the row with the names of the items.
    """

    sheet: Turned
    header: int
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    notes: tuple[str, ...]


def ruled_masters(sheet: Sheet, vocabulary: Vocabulary) -> list[Master]:
    """Return the masters of a sheet that columns.toml says are there."""
    return [
        _master(
            sheet,
            rule.columns,
            header=column_number(rule.header_column) - 1,
            items=rule.items_row - 1,
        )
        for rule in rules_of(sheet, vocabulary)
        if rule.across and rule.items_row <= len(sheet.rows)
    ]


def recognised_master(sheet: Sheet, vocabulary: Vocabulary) -> Master | None:
    """Return a sheet as a master, nothing where it is none for sure."""
    if not _may_be_a_master(sheet):
        return None
    rule = next((r for r in rules_of(sheet, vocabulary) if not r.across), None)
    asked = {"status": vocabulary.status_column, "rag": vocabulary.rag_column}
    named = {form: field for field, name in asked.items() for form in _forms(name)}
    meanings = {**(rule.columns if rule else {}), **named}
    master = _master(sheet, meanings, header=0, items=0)
    known = [column for column in master.columns[1:] if column.meaning]
    are_enough = len(master.columns) > ENOUGH_KEYS or len(known) >= FEWEST_ITEMS
    if len(master.rows) < FEWEST_ITEMS or not are_enough:
        return None
    return master if any(_tells(c, master, vocabulary) for c in known) else None


def _may_be_a_master(sheet: Sheet) -> bool:
    """Return whether keys stand in column A and names in row 1."""
    if not sheet.rows:
        return False
    names = [value for value in sheet.rows[0][1:] if value != ""]
    # Dates across the top are those of a calendar.
    texts = [n for n in names if isinstance(n, str) and not find_date(n)]
    keys = [row[0] for row in sheet.rows[1:] if row and isinstance(row[0], str)]
    keys = [key for key in keys if key.strip()]
    return (
        len(texts) * 2 > len(names)
        and len(keys) >= FEWEST_KEYS
        and len({*keys}) * 2 > len(keys)
    )


def _tells(column: Column, master: Master, vocabulary: Vocabulary) -> bool:
    """Return whether a key answers for the items: in words that are all known."""
    if column.meaning not in ANSWERS:
        return False
    known = vocabulary.status if column.meaning == "status" else vocabulary.rag
    texts = [row.text(column.at) for row in master.rows]
    means = {known.get(answered(text), "") for text in texts if text}
    return "" not in means and bool(means - {UNSTATED[column.meaning]})


def _forms(header: str) -> tuple[str, ...]:
    return (" ".join(header.split()), plain(header)) if header else ()


def _master(
    sheet: Sheet, meanings: Mapping[str, str], *, header: int, items: int
) -> Master:
    turned = Turned(sheet)
    rows = turned.numbered
    texts = rows[header].written if header < len(rows) else ()
    columns = (
        Column(items, _text(texts, items), meaning="item", across=True),
        *_keys(texts[items + 1 :], meanings, first=items + 1),
    )
    keys = [column.at for column in columns[1:]]
    beyond = rows[header + 1 :]
    inside = [
        row for row in beyond if row.text(items) and any(row.text(at) for at in keys)
    ]
    notes = (*_outside(turned, beyond, inside, keys={items, *keys}), *_twice(columns))
    return Master(turned, header, columns, rows=inside, notes=notes)


def _text(texts: Sequence[str], at: int) -> str:
    return " ".join(texts[at].split()) if at < len(texts) else ""


def _keys(
    texts: Sequence[str], meanings: Mapping[str, str], *, first: int
) -> Iterator[Column]:
    for at, text in enumerate(texts, start=first):
        if key := " ".join(text.split()):
            settled = meanings and (meanings.get(key) or meanings.get(plain(key)))
            meaning = settled or meaning_of_key(key)
            yield Column(at, key, meaning, across=True)


def meaning_of_key(key: str) -> str:
    """
    Return what a row holds by its key, "" where that is not known.

    >>> meaning_of_key("Assurance MM1 DCA"), meaning_of_key("SRO Schedule Confidence")
    ('rag', 'rag')
    """
    if meaning := meaning_of(key):
        return meaning
    # Few of thousands of keys have such a word, and comparing them takes time.
    if not TELLING.search(key):
        return ""
    words = f" {plain(key)} "
    is_rated = any(f" {rated} " in words for rated in RATED)
    is_confidence = words.startswith(" sro ") and " confidence " in words
    # The day of a rating is no rating.
    return "rag" if (is_rated or is_confidence) and " date " not in words else ""


def _outside(
    sheet: Turned,
    beyond: Sequence[SheetRow],
    inside: Sequence[SheetRow],
    *,
    keys: set[int],
) -> Iterator[str]:
    """Give what stands where no key and no item is, in one sentence."""
    items = {row.number for row in inside}
    cells = [
        sheet.cell(at, row.number)
        for row in beyond
        for at, text in enumerate(row.written)
        if text and (row.number not in items or at not in keys)
    ]
    if len(cells) == 1:
        yield f"{cells[0]} is outside the main table and was left out."
    elif cells:
        more = f" and {len(cells) - FEW} more" if len(cells) > FEW else ""
        yield (
            f"{', '.join(cells[:FEW])}{more} are outside the main "
            "table and were left out."
        )


def _twice(columns: Sequence[Column]) -> Iterator[str]:
    """Give which keys stand more than once, in one sentence."""
    rows_of: dict[str, list[str]] = {}
    for column in columns:
        rows_of.setdefault(column.header, []).append(column.place())
    twice = [
        f"{cited(key)} (rows {', '.join(rows)})"
        for key, rows in rows_of.items()
        if len(rows) > 1
    ]
    if twice:
        yield f"the same key appears more than once: {', '.join(twice)}."
