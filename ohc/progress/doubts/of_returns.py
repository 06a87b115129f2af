"""What is doubtful in a whole return: its rows weighed against each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ohc.lines import listed
from ohc.problems import Problem
from ohc.progress.doubts.contradictions import untimely
from ohc.progress.doubts.moved_columns import MOVED, without_shifted
from ohc.progress.doubts.moved_rows import shifted
from ohc.progress.doubts.needed_answers import needed_answers, without_answers
from ohc.progress.returns.entries import Entry
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import without_effect


class Filled(NamedTuple):
    """
    A return as it was filled in: whose it is, where it stands, by when it came.

    ``last`` is the last day that its rows can know of, "" where that is not known,
    and ``what`` that day in words.
    """

    file: str
    body: Body
    table: Table
    vocabulary: Vocabulary
    last: str = ""
    what: str = ""

    def problem(self, kind: str, message: str, *, field: str, row: int) -> Problem:
        """Return a problem of the cell in a row whose column holds a field."""
        sheet, column = self.table.sheet, self.table.places.get(field, 0)
        return Problem(
            self.file,
            kind,
            message=message,
            sheet=sheet.name,
            cell=sheet.cell(column, row),
            found=sheet.quoted(column, row),
        )


def weighed(
    filled: Filled, entries: Sequence[Entry], problems: Sequence[Problem]
) -> tuple[Sequence[Entry], list[Problem]]:
    """
    Return the rows of a return, and its problems with those of the whole.

    ``problems`` are those of its cells. Rows whose answers have moved are set aside.
    """
    told = without_shifted(
        problems, entries, table=filled.table, vocabulary=filled.vocabulary
    )
    # Told of already, they are not to be told of again by what follows from it.
    if len(told) == len(problems) and _may_have_moved(filled, entries):
        entries, told = _without_moved(filled, entries, told)
    if doubtful := without_answers(entries, filled.body):
        header = filled.problem("", "", field="status", row=filled.table.header_row)
        told += needed_answers(doubtful, filled.body, at=header)
    told += _untimely(filled, entries)
    return entries, told


def _may_have_moved(filled: Filled, entries: Sequence[Entry]) -> bool:
    # Nearly every return is blank where it needs no answer: the quick way past it.
    answered = {entry.commitment for entry in entries if entry.status_as_written}
    return not answered.isdisjoint(without_effect(filled.body)) or "" in answered


def _without_moved(
    filled: Filled, entries: Sequence[Entry], problems: Sequence[Problem]
) -> tuple[Sequence[Entry], list[Problem]]:
    shift = shifted(entries, filled.body)
    if not shift:
        return entries, [*problems]
    needless = without_effect(filled.body)
    moved = [
        entry
        for entry in entries
        if entry.row >= shift.first
        and (entry.status_as_written != "" or entry.commitment not in needless)
    ]
    rows = {entry.row for entry in moved}
    needless_keys = [e.commitment for e in moved if e.commitment in needless]
    blank_keys = [e.commitment for e in moved if e.status == "unstated"]
    signs = (
        (needless_keys, "answers that are not needed: {}"),
        (blank_keys, "blank: {}"),
    )
    told = "; ".join(words.format(listed(keys)) for keys, words in signs if keys)
    message = (
        f"The answers may have moved {shift}{f' ({told})' if told else ''}: rows "
        f"{ranges(sorted(rows))} are not counted. Put each answer back beside its "
        "commitment."
    )
    problem = filled.problem(MOVED, message, field="status", row=min(rows))
    problem = problem._replace(
        found=ranges(sorted(rows)), expected="answers in their rows"
    )
    kept = [p for p in problems if p.kind != "unknown-commitment" or p.found]
    return [
        entry._replace(set_aside=entry.set_aside or MOVED)
        if entry.row in rows
        else entry
        for entry in entries
    ], [*kept, problem]


def _untimely(filled: Filled, entries: Sequence[Entry]) -> Iterator[Problem]:
    last = filled.last
    for entry in entries if last else ():
        is_later = entry.achieved > last or entry.forecast > last
        if is_later and entry.status == "complete" and not entry.set_aside:
            for field, message in untimely(entry, last, what=filled.what):
                yield filled.problem(
                    "contradiction", message, field=field, row=entry.row
                )
