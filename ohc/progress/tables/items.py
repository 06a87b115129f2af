"""Which rows below a header are items of its table, and why the others are none."""

import re
from collections.abc import Callable, Mapping, Sequence

from ohc.progress.tables.header_rows import is_labelled
from ohc.progress.tables.layouts import Column, first_columns, repeats
from ohc.progress.tables.sparse_rows import (
    FOOTER,
    UNCLEAR,
    Shape,
    is_count,
    is_number,
    is_placeholder,
    sparse_rows,
    texts_of,
)
from ohc.progress.words.commitment_ids import is_id
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, compared
from ohc.record import Record
from ohc.workbooks.sheets import Sheet, SheetRow

IDLIKE = r"(?i)C?\s*\d{1,2}\s*[.\-_/]\s*\d{1,2}\w?|C\s*\d{1,3}"
"""What may be a slip for an id, such as C13 or C3_2: an item, to be put right."""

TELLING = frozenset(
    {"percent", "owner", "forecast", "achieved", "evidence", "body_id", "body"}
)
"""Columns that make a row more than a note, if it has no id and no answer."""

TOTALS = frozenset(
    {"total", "totals", "grand total", "overall total", "sub total", "subtotal", "sum"}
)
TOTAL = "total"
ENDS = frozenset({"end", "end of table", "end of sheet"})
END, BELOW = "end marker", "below the end marker"
ITEM = ""

NO_ITEM = "no-item"
"""As UNCLEAR a kind of problem for which a row of a tracker is set aside whole."""

DOUBTS = {
    "no-item": "The row has an answer, but no item. Name the item, or clear the row.",
    "unclear-row": (
        "Only {item} is filled in. This could be a heading, or "
        "an item without an answer. Make a heading bold, or fill "
        "in the status."
    ),
}
"""What is wrong with a row of a tracker that may be no item."""

Others = list[tuple[int, str]]


class Sorted(Record):
    """
    The rows below a header: items, and the numbers of the others with why not.

    ``aside`` has the items that do not count, by number, with the kind of problem.
    Blank rows are nowhere.
    """

    items: list[SheetRow]
    others: Others
    aside: dict[int, str]


class Candidate(Record):
    """A row below a header, with what it takes to tell whether it is an item."""

    row: SheetRow
    name: str
    columns: Sequence[Column]
    vocabulary: Vocabulary
    sparse: Mapping[int, str]


def items_of_returns(
    rows: Sequence[SheetRow], columns: Sequence[Column], *, vocabulary: Vocabulary
) -> Sorted:
    """Return the rows below the header of a return, by what they are."""
    key = first_columns(columns).get("commitment", -1)
    rows_by_kind = Sorted([], [], {})
    for row in rows:
        name = row.text(key)
        # Nearly every row of a return has an id: it needs no rules, and no time.
        if is_id(name):
            rows_by_kind.items.append(row)
        elif not is_blank(row):
            candidate = Candidate(row, name, columns, vocabulary=vocabulary, sparse={})
            _sort_in(
                candidate, rows_by_kind, reason=_reason(candidate, RULES_OF_RETURNS)
            )
    return rows_by_kind


def items_of_trackers(
    rows: Sequence[SheetRow],
    columns: Sequence[Column],
    *,
    names: Sequence[int],
    sheet: Sheet,
    vocabulary: Vocabulary,
) -> Sorted:
    """Return the rows below the header of a tracker, by what they are."""
    shape = Shape(columns, names, sheet=sheet, vocabulary=vocabulary)
    end = next((n for n, row in enumerate(rows) if _is_end(shape.name(row))), len(rows))
    sparse = sparse_rows(rows[:end], shape)
    rows_by_kind = Sorted([], [], {})
    for index, row in enumerate(rows):
        if is_blank(row):
            continue
        candidate = Candidate(
            row, shape.name(row), columns, vocabulary=vocabulary, sparse=sparse
        )
        # Without ids to go by, signatures and notes below the marker look like items.
        reason = BELOW if index > end else _reason(candidate, RULES_OF_TRACKERS)
        _sort_in(candidate, rows_by_kind, reason=reason)
    return rows_by_kind


def is_blank(row: SheetRow) -> bool:
    """Return whether nothing stands in a row."""
    return not any(value != "" for value in row.values)


def _reason(candidate: Candidate, rules: "Rules") -> str:
    for holds, reason in rules:
        if holds(candidate):
            return reason
    return candidate.sparse.get(candidate.row.number, ITEM)


def _sort_in(candidate: Candidate, rows_by_kind: Sorted, *, reason: str) -> None:
    row = candidate.row
    if reason in {ITEM, NO_ITEM, UNCLEAR}:
        rows_by_kind.items.append(row)
        if reason:
            rows_by_kind.aside[row.number] = reason
    else:
        rows_by_kind.others.append((row.number, reason))


def _is_end(name: str) -> bool:
    return compared(name) in ENDS


def _ends_the_table(candidate: Candidate) -> bool:
    return _is_end(candidate.name)


def _is_a_total(candidate: Candidate) -> bool:
    # The word may stand left of the names, with nothing but numbers behind it.
    label, *behind = texts_of(candidate.row) or [""]
    is_labelled = compared(label) in TOTALS and all(map(is_number, behind))
    return is_labelled or compared(candidate.name) in TOTALS


def _is_a_total_of_a_return(candidate: Candidate) -> bool:
    # Its items have ids: what counts them may be called "Total commitments", and stand
    # above rows that were added below.
    return _is_a_total(candidate) or is_count(candidate.row, candidate.vocabulary)


def _repeats_the_header(candidate: Candidate) -> bool:
    return repeats(candidate.row.values, candidate.columns)


def _is_a_label(candidate: Candidate) -> bool:
    return is_labelled(candidate.row)


def _has_an_answer(candidate: Candidate) -> bool:
    answers = (c for c in candidate.columns if c.meaning in ANSWERS)
    texts = (candidate.row.text(column.at) for column in answers)
    return any(
        text and not is_placeholder(text, candidate.vocabulary) for text in texts
    )


def _says_more(candidate: Candidate) -> bool:
    telling = (column for column in candidate.columns if column.meaning in TELLING)
    return any(candidate.row.text(column.at) for column in telling)


def _names_nothing(candidate: Candidate) -> bool:
    return (
        not candidate.name
        or candidate.vocabulary.status.get(compared(candidate.name)) == "unstated"
    )


def _says_nothing(candidate: Candidate) -> bool:
    return _names_nothing(candidate) and not any(
        candidate.row.text(column.at)
        and not is_placeholder(candidate.row.text(column.at), candidate.vocabulary)
        for column in candidate.columns
        # A guide beside the table says nothing of the row.
        if column.meaning != "other"
    )


def _is_a_note(candidate: Candidate) -> bool:
    return not re.fullmatch(IDLIKE, candidate.name)


def _is_a_footer(candidate: Candidate) -> bool:
    return candidate.sparse.get(candidate.row.number) == FOOTER


def _answers_without_a_name(candidate: Candidate) -> bool:
    return not candidate.name and _has_an_answer(candidate)


Rules = Sequence[tuple[Callable[[Candidate], bool], str]]

RULES_OF_RETURNS: Rules = (
    (_ends_the_table, END),
    (_repeats_the_header, "header repeated"),
    (_is_a_label, "label"),
    (_is_a_total_of_a_return, TOTAL),
    # A status or an owner without an id is somebody's answer. It is an item that
    # does not count, so that it is listed as a problem and not lost.
    (_has_an_answer, ITEM),
    (_says_more, ITEM),
    (_names_nothing, "nothing filled in"),
    (_is_a_note, "note"),
)
"""Why a row of a return without an id is no item: the first rule that holds."""

RULES_OF_TRACKERS: Rules = (
    (_repeats_the_header, "header repeated"),
    (_ends_the_table, END),
    (_is_a_total, TOTAL),
    (_is_a_footer, FOOTER),
    # The words of a drop-down, kept under the header, are nobody's answers.
    (_answers_without_a_name, NO_ITEM),
    (_has_an_answer, ITEM),
    (_says_nothing, "nothing filled in"),
    (_names_nothing, "no item and no answer"),
)
"""
The same of trackers of others, whose items have no ids that we know.

Where none holds, it is as :func:`sparse_rows` says.
"""
