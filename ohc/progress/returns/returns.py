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
from ohc.progress.returns.oddities import damages_of, hidden, unrated
from ohc.progress.returns.other_cells import NO_CELLS, OtherCells, other_cells
from ohc.progress.returns.owners import Owner, by_owner
from ohc.progress.returns.ownership import of_rows, owned
from ohc.progress.returns.path_periods import SILENT, PathPeriods
from ohc.progress.returns.received import Completeness, Receipt, received
from ohc.progress.returns.rows import Rows
from ohc.progress.tables.header_rows import unmatched
from ohc.progress.tables.tables import Table, is_whole, lacks_answers, tables
from ohc.progress.words.periods import Period
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.reporting_units import Body
from ohc.workbooks.sheets import Book

RETURN_SHEET = "Return"
GUIDANCE_SHEET = "Guidance"
MOST_NAMED = 12


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
    contents = _contents(book, vocabulary)
    notes = contents.notes
    whole = [table for table in contents.tables if is_whole(table, vocabulary)]
    damages = [*damages_of(book, file)]
    if not whole:
        problem = _no_table(file, book, tables_there=contents.tables)
        return Result(file, read=False, problems=[*damages, problem], notes=notes)
    identity = Identity(file, vocabulary, path_periods=path_periods)
    reader = _Reader(identity, contents.about)
    for table in whole:
        reader.take(table)
    if not any(returned.entries for returned in reader.returns):
        problem = Problem(
            file,
            "empty-file",
            message="The table has no row.",
            sheet=whole[0].sheet.name,
        )
        return Result(file, read=False, problems=[problem], notes=notes)
    problems = [*damages, *reader.problems]
    problems += [
        _lacking(file, table) for table in contents.tables if lacks_answers(table)
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
    every_table: list[Table] = []
    labelled: list[tuple[str, dict[str, Label]]] = []
    notes = list(book.notes)
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        inside = tables(sheet, vocabulary)
        every_table += inside
        if not inside:
            labelled.append((sheet.name, labels_beside(sheet)))
        notes += hidden(sheet, inside)
        if vocabulary.rules and (missing := unmatched(sheet, vocabulary)):
            notes.append(f"columns.toml names what is no header: {', '.join(missing)}.")
    about, doubts = about_of(labelled)
    return _Contents(every_table, about, notes=[*notes, *doubts])


def _lacking(file: str, table: Table) -> Problem:
    headers = ", ".join(column.header for column in table.columns[:MOST_NAMED])
    meanings = table.places
    missing = "Status" if "commitment" in meanings else "Commitment"
    foreign = " Other trackers: --framework none." if "item" in meanings else ""
    return Problem(
        file,
        "missing-column",
        message=f"The table has no column {missing}; it has {headers}. Name it so, or "
        f"settle it in columns.toml.{foreign}",
        sheet=table.sheet.name,
        cell=f"A{table.header_row}",
        found=headers,
        expected=missing,
    )


def _no_table(file: str, book: Book, *, tables_there: Sequence[Table]) -> Problem:
    if tables_there:
        return _lacking(file, tables_there[0])
    if book.format == "text":
        return Problem(
            file,
            "not-a-workbook",
            message="It is text in which no header of a return is recognised.",
            expected="a line with Commitment and Status",
        )
    if not any(sheet.rows for sheet in book.sheets):
        message = "No sheet of the workbook has a cell."
        return Problem(file, "empty-file", message=message)
    names = ", ".join(sheet.name for sheet in book.sheets)
    return Problem(
        file,
        "missing-sheet",
        message=f"No sheet holds a table with Commitment and Status; there is {names}.",
        found=names,
        expected=RETURN_SHEET,
    )


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
        reader = Rows(self._file, table, vocabulary=self._vocabulary)
        cells, withheld = other_cells(self._file, table, vocabulary=self._vocabulary)
        self._others = cells
        for owner, rows in by_owner(table).items():
            location = Location(table, first_row=rows[0].number, about=about)
            before = len(reader.problems)
            entries = reader.entries(rows)
            problems = reader.problems[before:]
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
        in_rows = of_rows(problems, receipt.entries) if problems else ()
        self.problems += owned([*of_return, *in_rows], body, dating.period)

    def _why_aside(self, body: Body | None, dating: Dating) -> str:
        """Return why none of a return's rows counts, "" where they do."""
        if not self._vocabulary.has_commitments:
            return ""
        return dating.set_aside if body else "unknown-body"
