"""What is doubtful in a whole return: its rows weighed against each other."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from ohc.lines import listed
from ohc.privacy import cited
from ohc.problems import Problem
from ohc.progress.doubts.contradictions import (
    BEGAN,
    FAR,
    START,
    mistyped,
    starts_of_statuses,
    told_otherwise,
    untimely,
)
from ohc.progress.doubts.filled_down import FILLED_DOWN, filled_down
from ohc.progress.doubts.moved_columns import MOVED, without_shifted
from ohc.progress.doubts.moved_rows import shifted
from ohc.progress.doubts.needed_answers import needed_answers, without_answers
from ohc.progress.returns.entries import Entry
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary
from ohc.record import Record
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import without_effect

_ACHIEVED, _FORECAST, _COMMENT = (
    itemgetter(Entry._fields.index(name))
    for name in ("achieved", "forecast", "comment")
)


class Filled(Record):
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
    told += _mistyped(filled, entries)
    told += _told_otherwise(filled, entries)
    if alike := filled_down(entries):
        told.append(_filled_down(filled, alike))
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


def _mistyped(filled: Filled, entries: Sequence[Entry]) -> Iterator[Problem]:
    # The first and the last day of a return say that nearly all are sound.
    days = {*map(_ACHIEVED, entries), *map(_FORECAST, entries)} - {""}
    far = f"{int(filled.last[:4]) + FAR}{filled.last[4:]}" if filled.last else "9999"
    # A whole return from before then is no slip of the year in one of its cells.
    is_older = "" < filled.last < BEGAN
    if not days or is_older or (min(days) >= BEGAN and max(days) <= far):
        return
    for entry in entries:
        if not entry.set_aside:
            for field, message in mistyped(entry, far):
                yield filled.problem(
                    "contradiction", message, field=field, row=entry.row
                )


def _told_otherwise(filled: Filled, entries: Sequence[Entry]) -> Iterator[Problem]:
    # Most comments begin with no such word: one look tells it of all.
    starts = {comment[:START] for comment in map(_COMMENT, entries)}
    if starts.isdisjoint(starts_of_statuses()):
        return
    for entry in entries:
        if not entry.comment or entry.set_aside:
            continue
        if start := told_otherwise(entry, filled.vocabulary.status):
            written = entry.status_as_written
            status = f"The status is {cited(written)}" if written else "No status"
            message = f"{status}, but the comment says {cited(start)}."
            yield filled.problem(
                "contradiction", message, field="comment", row=entry.row
            )


def _filled_down(filled: Filled, alike: Sequence[Entry]) -> Problem:
    rows = ranges([entry.row for entry in alike])
    message = (
        f"Rows {rows} have the same answer, word for word, as if it was filled down. "
        "They are counted. Check the answer to each commitment."
    )
    problem = filled.problem(FILLED_DOWN, message, field="status", row=alike[0].row)
    return problem._replace(found=rows, expected="an answer to each commitment")
