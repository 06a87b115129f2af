"""The returns of a workbook: each table with its body, its period and its date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.returns.about import Label, about_of, labels_above, labels_beside
from ohc.progress.returns.dating import Dating
from ohc.progress.returns.entries import Entry
from ohc.progress.returns.identity import Identity, Location
from ohc.progress.returns.oddities import damages_of, hidden, unrated
from ohc.progress.returns.other_cells import NO_CELLS, OtherCells, other_cells
from ohc.progress.returns.owners import Owner, by_owner
from ohc.progress.returns.path_periods import SILENT, PathPeriods
from ohc.progress.returns.rows import Rows
from ohc.progress.tables.doubtful_columns import (
    doubtful_columns,
    offers,
    without_guesses,
)
from ohc.progress.tables.each_answer import View, views
from ohc.progress.tables.header_rows import unmatched
from ohc.progress.tables.missing_tables import lacking, no_such_sheet, no_table
from ohc.progress.tables.tables import Table, is_whole, lacks_answers
from ohc.progress.tables.workbook_tables import tables_of
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.progress.words.periods import Period
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.reporting_units import Body
from ohc.workbooks.sheets import Book

GUIDANCE_SHEET = "Guidance"


class Return(NamedTuple):
    """What one body returns for one period; body and period None if not known."""

    file: str
    sheet: str
    header_row: int
    body: Body | None
    body_as_written: str
    period: Period | None
    date: date | None
    entries: Sequence[Entry]
    others: OtherCells = NO_CELLS
    dating: Dating = Dating()

    @property
    def at(self) -> tuple[int, int]:
        """Return where in its sheet it stands: its header, and its first row."""
        return self.header_row, self.entries[0].row if self.entries else 0


class Result(NamedTuple):
    """
    What a file came to: its returns and problems.

    ``read`` says whether it was; None for a lock, which is no given file.
    """

    file: str
    read: bool | None
    returns: Sequence[Return] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = ()


class _Contents(NamedTuple):
    """What the sheets of a workbook hold: tables, labels, and what is to be said."""

    tables: Sequence[Table]
    about: Mapping[str, Label]
    notes: list[str]


def returns_of(
    book: Book,
    file: str,
    vocabulary: Vocabulary,
    *,
    path_periods: PathPeriods = SILENT,
) -> Result:
    """Return what a workbook holds, every row of it in one of the returns."""
    if missing := no_such_sheet(file, book, vocabulary):
        return Result(file, read=False, problems=[missing])
    contents = _contents(book, vocabulary)
    notes = contents.notes
    whole = [table for table in contents.tables if is_whole(table, vocabulary)]
    doubts = [*damages_of(book, file), *doubtful_columns(file, whole, vocabulary)]
    if not whole:
        missing_tables = offers(file, book, vocabulary) or [
            no_table(file, book, contents.tables, vocabulary=vocabulary)
        ]
        problems = [*doubts, *missing_tables]
        return Result(file, read=False, problems=problems, notes=notes)
    identity = Identity(file, vocabulary, path_periods=path_periods)
    reader = _Reader(identity, contents.about)
    for table in without_guesses(whole):
        reader.take(table)
    if not any(returned.entries for returned in reader.returns):
        problem = Problem(
            file,
            "empty-file",
            message="The table has no row.",
            sheet=whole[0].sheet.name,
        )
        return Result(file, read=False, problems=[problem], notes=notes)
    problems = [*doubts, *reader.problems]
    problems += [
        lacking(file, table) for table in contents.tables if lacks_answers(table)
    ]
    if vocabulary.has_commitments:
        problems += filter(None, map(_blank, reader.returns))
        notes += filter(None, map(_incomplete, reader.returns))
        notes += [unrated(table) for table in whole if "rag" not in table.places]
    return Result(
        file, read=True, returns=reader.returns, problems=problems, notes=notes
    )


def _contents(book: Book, vocabulary: Vocabulary) -> _Contents:
    contents = tables_of(book, vocabulary)
    labelled: list[tuple[str, dict[str, Label]]] = []
    notes = [*book.notes, *contents.notes]
    for sheet, every_table, taken in contents.sheets:
        if not every_table:
            labelled.append((sheet.name, labels_beside(sheet)))
        notes += hidden(sheet, taken)
        if vocabulary.rules and (missing := unmatched(sheet, vocabulary)):
            notes.append(f"columns.toml names what is no header: {', '.join(missing)}.")
    about, doubts = about_of(labelled)
    return _Contents(contents.taken, about, notes=[*notes, *doubts])


def _blank(returned: Return) -> Problem | None:
    unstated = {"unstated", "rag_unstated", ""}
    if any({entry.status, entry.rag} - unstated for entry in returned.entries):
        return None
    message = "Nothing is filled in: counted as not stated."
    return Problem(returned.file, "empty-file", message=message, sheet=returned.sheet)


def _incomplete(returned: Return) -> str:
    # Most returns are complete: this is the quick way past them.
    if len(returned.entries) == len(commitments_by_id()):
        return ""
    there = {entry.commitment for entry in returned.entries}
    missing = [key for key in commitments_by_id() if key not in there]
    # A return of a few commitments is one on purpose: no row of it is gone.
    if not missing or len(missing) > len(there):
        return ""
    return f"{', '.join(missing)} not in the return: a row is gone."


def _placed(view: View, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries by the rows in which they stand in Excel."""
    # Where items stand across, an item is a column there: its answer has a row.
    row = view.answer_row
    return [entry._replace(row=row) for entry in entries] if row else entries


class _Reader:
    """Gathers the returns of one file."""

    def __init__(self, identity: Identity, about: Mapping[str, Label]) -> None:
        self._file = identity.file
        self._about = about
        self._vocabulary = identity.vocabulary
        self._identity = identity
        self._problems: list[Problem] = []
        self._others = NO_CELLS
        self.returns: list[Return] = []

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the file so far: whose it is, then its rows."""
        return [*self._identity.problems, *self._problems]

    def take(self, table: Table) -> None:
        """Add the returns of a table: one, or one for each body and period in it."""
        if not table.rows:
            return
        # Where returns are stacked in a sheet, each has its own labels on top.
        about = {**self._about, **labels_above(table)}
        readers = [
            (view, Rows(self._file, view, vocabulary=self._vocabulary))
            for view in views(table, self._vocabulary)
        ]
        cells, withheld = other_cells(self._file, table, vocabulary=self._vocabulary)
        self._others = cells
        for owner, rows in by_owner(table).items():
            location = Location(table, first_row=rows[0].number, about=about)
            entries = [
                entry
                for view, reader in readers
                for entry in _placed(view, reader.entries(rows))
            ]
            self._add(location, owner, entries=entries)
        # A row that is read for each of its answers has its other faults once.
        problems = (problem for _, reader in readers for problem in reader.problems)
        self._problems += [*dict.fromkeys(problems), *withheld]

    def _add(
        self, location: Location, owner: Owner, *, entries: Sequence[Entry]
    ) -> None:
        body, written = self._identity.body(location, owner)
        dating = self._identity.dating(location, owner, body=body)
        if aside := self._why_aside(body, dating):
            entries = [
                entry._replace(set_aside=entry.set_aside or aside) for entry in entries
            ]
        self.returns.append(
            Return(
                self._file,
                location.table.sheet.name,
                header_row=location.table.header_row,
                body=body,
                body_as_written=written,
                period=dating.period,
                date=self._identity.returned(location, dating.period),
                entries=entries,
                others=self._others,
                dating=dating,
            )
        )

    def _why_aside(self, body: Body | None, dating: Dating) -> str:
        """Return why none of a return's rows counts, "" where they do."""
        if not self._vocabulary.has_commitments:
            return ""
        return dating.set_aside if body else "unknown-body"
