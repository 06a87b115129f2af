"""The returns of a workbook: each table with its body, its period and its date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.returns.about import Label, about_of, labels_above, labels_beside
from ohc.progress.returns.dating import Dating
from ohc.progress.returns.entries import Entry
from ohc.progress.returns.form_parts import parts_gone
from ohc.progress.returns.identity import Identity, Location
from ohc.progress.returns.oddities import damages_of, hidden, struck, unrated
from ohc.progress.returns.other_cells import NO_CELLS, OtherCells, other_cells
from ohc.progress.returns.owners import Owner, by_owner
from ohc.progress.returns.ownership import of_rows, owned
from ohc.progress.returns.path_periods import SILENT, PathPeriods
from ohc.progress.returns.received import Completeness, Receipt, received
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
from ohc.progress.words.periods import Period
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.reporting_units import Body
from ohc.workbooks.sheets import Book, SheetRow

GUIDANCE_SHEET = "Guidance"


class Return(NamedTuple):
    """What one body returns for one period; ``set_aside`` is why it does not count."""

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
    set_aside: str = ""
    completeness: Completeness = Completeness()

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
        notes += [unrated(table) for table in whole if "rag" not in table.places]
    returns = reader.returns
    # A form holds one return; what several were pasted into is somebody's list.
    if len(returns) == 1 and vocabulary.has_commitments:
        problems += parts_gone(file, book, whole)
        problems = owned(problems, returns[0].body, returns[0].period)
    return Result(file, read=True, returns=returns, problems=problems, notes=notes)


def _contents(book: Book, vocabulary: Vocabulary) -> _Contents:
    contents = tables_of(book, vocabulary)
    labelled: list[tuple[str, dict[str, Label]]] = []
    notes = [*book.notes, *contents.notes]
    for sheet, every_table, taken in contents.sheets:
        if not every_table:
            labelled.append((sheet.name, labels_beside(sheet)))
        notes += [*hidden(sheet, taken), *struck(sheet, taken)]
        if vocabulary.rules and (missing := unmatched(sheet, vocabulary)):
            notes.append(f"columns.toml names what is no header: {', '.join(missing)}.")
    about, doubts = about_of(labelled)
    return _Contents(contents.taken, about, notes=[*notes, *doubts])


def _placed(view: View, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries by the rows in which they stand in Excel."""
    # Where items stand across, an item is a column there: its answer has a row.
    row = view.answer_row
    return [entry._replace(row=row) for entry in entries] if row else entries


def _read(
    readers: Sequence[tuple[View, Rows]], rows: Sequence[SheetRow]
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of rows, by each of their answers, and their problems."""
    entries: list[Entry] = []
    # A row that is read for each of its answers has its other faults once.
    problem_of: dict[Problem, Problem] = {}
    for view, reader in readers:
        before = len(reader.problems)
        of_view = reader.entries(rows)
        problems = reader.problems[before:]
        across = view.table.sheet.across
        in_rows = [*of_rows(problems, of_view)] if problems and not across else problems
        for problem, in_row in zip(problems, in_rows, strict=True):
            problem_of.setdefault(problem, in_row)
        entries += _placed(view, of_view)
    return entries, [*problem_of.values()]


class _Reader:
    """Gathers the returns of one file."""

    def __init__(self, identity: Identity, about: Mapping[str, Label]) -> None:
        self._file = identity.file
        self._about = about
        self._vocabulary = identity.vocabulary
        self._identity = identity
        self.problems: list[Problem] = []
        self._others = NO_CELLS
        self.returns: list[Return] = []

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
            entries, problems = _read(readers, rows)
            self._add(location, owner, entries=entries, problems=problems)
        self.problems += withheld

    def _add(
        self,
        location: Location,
        owner: Owner,
        *,
        entries: Sequence[Entry],
        problems: Sequence[Problem],
    ) -> None:
        before = len(self._identity.problems)
        body, written = self._identity.body(location, owner)
        dating = self._identity.dating(location, owner, body=body)
        if aside := self._why_aside(body, dating):
            entries = [
                entry._replace(set_aside=entry.set_aside or aside) for entry in entries
            ]
        receipt = Receipt(entries)
        if self._vocabulary.has_commitments:
            at = location.problem(self._file, "missing-row")
            receipt = received(entries, body, problems=problems, at=at)
        self.returns.append(
            Return(
                self._file,
                location.table.sheet.name,
                header_row=location.table.header_row,
                body=body,
                body_as_written=written,
                period=dating.period,
                date=self._identity.returned(location, dating.period),
                entries=receipt.entries,
                set_aside=receipt.set_aside,
                completeness=receipt.completeness,
                others=self._others,
                dating=dating,
            )
        )
        # Copies, because the identity tells by its own what it has said before.
        of_return = [*self._identity.problems[before:], *receipt.problems]
        # Of a tracker they have been told of the rows: here rows may be answers.
        of_npa = self._vocabulary.has_commitments and problems
        in_rows = of_rows(problems, receipt.entries) if of_npa else problems
        self.problems += owned([*of_return, *in_rows], body, dating.period)

    def _why_aside(self, body: Body | None, dating: Dating) -> str:
        """Return why none of a return's rows counts, "" where they do."""
        if not self._vocabulary.has_commitments:
            return ""
        return dating.set_aside if body else "unknown-body"
