"""Which rows below a header are items of its table, and why the others are none."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from ohc.progress.tables.header_rows import is_labelled
from ohc.progress.tables.layouts import Column, first_columns, repeats
from ohc.progress.words.commitment_ids import ID
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, compared
from ohc.workbooks.calamine import Merged
from ohc.workbooks.sheets import SheetRow

IDLIKE = re.compile(r"C?\s*\d{1,2}\s*[.\-_/]\s*\d{1,2}\w?|C\s*\d{1,3}", re.IGNORECASE)
"""What may be a slip for an id, such as C13 or C3_2: an item, to be put right."""

TELLING = frozenset(
    {"percent", "owner", "forecast", "achieved", "evidence", "body_id", "body"}
)
"""Columns that make a row more than a note, if it has no id and no answer."""

TOTALS = frozenset({"total", "totals", "grand total", "sub total", "subtotal"})
ENDS = frozenset({"end", "end of table", "end of sheet"})
END, BELOW = "end marker", "below the end marker"
ITEM = ""

Others = list[tuple[int, str]]


class Candidate(NamedTuple):
    """A row below a header, with what it takes to tell whether it is an item."""

    row: SheetRow
    name: str
    columns: Sequence[Column]
    vocabulary: Vocabulary
    headings: Container[int]
    reason_above: str


def items_and_others(
    rows: Sequence[SheetRow],
    columns: Sequence[Column],
    *,
    merged: Sequence[Merged],
    vocabulary: Vocabulary,
) -> tuple[list[SheetRow], Others]:
    """
    Return the rows that are items, and the numbers of the others with why not.

    Blank rows are in neither.
    """
    places = first_columns(columns)
    key = places.get("commitment", places.get("item", -1))
    of_npa = vocabulary.has_commitments
    rules = RULES_OF_RETURNS if of_npa else RULES_OF_TRACKERS
    headings = set() if of_npa else _headings(rows, columns, key=key, merged=merged)
    items: list[SheetRow] = []
    others: Others = []
    for row in rows:
        name = row.text(key)
        # Nearly every row of a return has an id: it needs no rules, and no time.
        if of_npa and ID.fullmatch(name):
            items.append(row)
            continue
        if not any(value != "" for value in row.values):
            continue
        candidate = Candidate(
            row,
            name,
            columns=columns,
            vocabulary=vocabulary,
            headings=headings,
            reason_above=others[-1][1] if others else "",
        )
        reason = next((reason for holds, reason in rules if holds(candidate)), ITEM)
        if reason:
            others.append((row.number, reason))
        else:
            items.append(row)
    return items, others


def _ends_the_table(candidate: Candidate) -> bool:
    return compared(candidate.name) in ENDS


def _is_a_total(candidate: Candidate) -> bool:
    return compared(candidate.name) in TOTALS


def _is_below_the_end(candidate: Candidate) -> bool:
    return candidate.reason_above in {END, BELOW}


def _repeats_the_header(candidate: Candidate) -> bool:
    return repeats(candidate.row.values, candidate.columns)


def _is_a_label(candidate: Candidate) -> bool:
    return is_labelled(candidate.row)


def _has_an_answer(candidate: Candidate) -> bool:
    answers = (c for c in candidate.columns if c.meaning in ANSWERS)
    texts = (candidate.row.text(column.at) for column in answers)
    return any(
        text and not _is_placeholder(text, candidate.vocabulary) for text in texts
    )


def _is_placeholder(text: str, vocabulary: Vocabulary) -> bool:
    word = compared(text)
    return (
        vocabulary.status.get(word) == "unstated"
        or vocabulary.rag.get(word) == "rag_unstated"
    )


def _says_more(candidate: Candidate) -> bool:
    telling = (column for column in candidate.columns if column.meaning in TELLING)
    return any(candidate.row.text(column.at) for column in telling)


def _names_nothing(candidate: Candidate) -> bool:
    return (
        not candidate.name
        or candidate.vocabulary.status.get(compared(candidate.name)) == "unstated"
    )


def _is_a_note(candidate: Candidate) -> bool:
    return not IDLIKE.fullmatch(candidate.name)


def _is_a_heading(candidate: Candidate) -> bool:
    return candidate.row.number in candidate.headings


Rules = Sequence[tuple[Callable[[Candidate], bool], str]]

RULES_OF_RETURNS: Rules = (
    (_ends_the_table, END),
    (_repeats_the_header, "header repeated"),
    (_is_a_label, "label"),
    # A status or an owner without an id is somebody's answer. It is an item that
    # does not count, so that it is listed as a problem and not lost.
    (_has_an_answer, ITEM),
    (_says_more, ITEM),
    (_names_nothing, "nothing filled in"),
    (_is_a_note, "note"),
)
"""Why a row of a return without an id is no item: the first rule that holds."""

RULES_OF_TRACKERS: Rules = (
    (_ends_the_table, END),
    (_is_a_total, "total"),
    # Without ids to go by, signatures and notes below the marker look like items.
    (_is_below_the_end, BELOW),
    (_repeats_the_header, "header repeated"),
    (_has_an_answer, ITEM),
    (_names_nothing, "nothing filled in"),
    (_is_a_heading, "heading or note"),
)
"""The same of trackers of others, whose items have no ids that we know."""


def _headings(
    rows: Sequence[SheetRow],
    columns: Sequence[Column],
    *,
    key: int,
    merged: Sequence[Merged],
) -> set[int]:
    """
    Return rows of a tracker that head, or are below, its items, by their number.

    They say one thing where the others say more, beside an answer; or they come
    after a gap below the last answer, and say less than every item that has one.
    """
    indexes = [column.at for column in columns]
    answers = {column.at for column in columns if column.meaning in ANSWERS}
    others = {*indexes} - answers - {key}
    filled = {row.number: [at for at in indexes if row.text(at)] for row in rows}
    alone = {number for number, columns_of in filled.items() if columns_of == [key]}
    more = sum(key in at and bool(others & {*at}) for at in filled.values())
    merged_rows = {
        top + 1
        for top, left, _, right in merged
        if left <= key <= right and right > left
    }
    # Where items say nothing else either, only a merge tells a heading from them.
    headings = alone if more > len(alone) else alone & merged_rows
    return headings | _below_a_gap(filled, key=key, answers=answers)


def _below_a_gap(
    filled: Mapping[int, Sequence[int]], *, key: int, answers: set[int]
) -> set[int]:
    answered = [
        number
        for number, columns in filled.items()
        if key in columns and answers & {*columns}
    ]
    if not answered:
        return set()
    least = min(len(filled[number]) for number in answered)
    gap = next((n for n in filled if n > answered[-1] and key not in filled[n]), None)
    if gap is None:
        return set()
    return {
        number
        for number, columns in filled.items()
        if number > gap and len(columns) < least and not answers & {*columns}
    }
