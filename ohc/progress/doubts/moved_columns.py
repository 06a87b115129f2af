"""Answers that stand a column beside the one they belong in."""

from collections.abc import Mapping, Sequence

from ohc.problems import Problem
from ohc.progress.returns.entries import Entry
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary, answered

MOVED = "moved-answers"
SHIFTED = frozenset({"unknown-status", "unknown-rag", "bad-percent", "bad-date"})
"""What is wrong with cells of a row whose answers stand a column beside theirs."""


def without_shifted(
    problems: Sequence[Problem],
    entries: Sequence[Entry],
    *,
    table: Table,
    vocabulary: Vocabulary,
) -> list[Problem]:
    """
    Return problems, those of rows whose answers stand a column beside theirs as one.

    Such rows have a status in the column of ratings, and none of their own, or a
    rating in the column of statuses: fifteen unknown words are one slip.
    """
    if not any(problem.kind in SHIFTED for problem in problems):
        return [*problems]
    for rows, message in _shifts(entries, vocabulary, table=table):
        first = table.sheet.cell(table.places["status"], rows[0])
        cells = {
            table.sheet.cell(column.at, row) for row in rows for column in table.columns
        }
        shifted = [p for p in problems if p.kind in SHIFTED and p.cell in cells]
        others = [problem for problem in problems if problem not in shifted]
        shift = shifted[0]._replace(
            kind=MOVED,
            cell=first,
            message=message,
            found=ranges(rows),
            expected="a status",
        )
        return [*others, shift]
    return [*problems]


def _shifts(
    entries: Sequence[Entry], vocabulary: Vocabulary, *, table: Table
) -> list[tuple[list[int], str]]:
    places = table.places
    if not {"status", "rag"} <= places.keys():
        return []
    status, rag = (
        next(c for c in table.columns if c.at == places[field])
        for field in ("status", "rag")
    )
    right = [
        entry.row
        for entry in entries
        if not entry.status_as_written
        and _only(entry.rag_as_written, vocabulary.status, vocabulary.rag)
    ]
    left = [
        entry.row
        for entry in entries
        if _only(entry.status_as_written, vocabulary.rag, vocabulary.status)
        and entry.set_aside == "unknown-status"
    ]
    of_status, of_rag = (f"{c.place()} {c.header}" for c in (status, rag))
    shifts = (
        (right, f"{of_status} is blank and {of_rag} has status words"),
        (left, f"{of_status} has RAG words"),
    )
    return [
        (rows, f"{_rows(rows)}: {what}. Have the answers moved by one column?")
        for rows, what in shifts
        if rows
    ]


def _only(text: str, known: Mapping[str, str], others: Mapping[str, str]) -> bool:
    word = answered(text)
    return text != "" and word in known and word not in others


def _rows(rows: Sequence[int]) -> str:
    return f"Row{'' if len(rows) == 1 else 's'} {ranges([*rows])}"
