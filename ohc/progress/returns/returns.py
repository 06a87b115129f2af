"""The returns of a workbook: each table with its body, its period and its date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.returns.header_rows import is_header, unmatched
from ohc.progress.returns.identity import (
    Identity,
    Label,
    Place,
    about_of,
    labels_above,
    labels_beside,
)
from ohc.progress.returns.owners import IDENTITY, by_identity
from ohc.progress.returns.rows import Entry, Rows
from ohc.progress.returns.tables import Table, tables
from ohc.progress.words.commitment_ids import known
from ohc.progress.words.periods import Period
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.names import plain
from ohc.reference.reporting_units import Body
from ohc.workbooks.reading import Book, Sheet

RETURN_SHEET = "Return"
GUIDANCE_SHEET = "Guidance"
MOST_NAMED = 12


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


def returns_of(book: Book, file: str, vocabulary: Vocabulary) -> Result:
    """Return what a workbook holds, every row of it in one of the returns."""
    said: list[tuple[str, dict[str, Label]]] = []
    found: list[tuple[Sheet, Table]] = []
    notes = list(book.notes)
    for sheet in book.sheets:
        if not sheet.rows:
            continue
        inside = tables(sheet, vocabulary)
        found += [(sheet, table) for table in inside]
        if not inside:
            said.append((sheet.name, labels_beside(sheet)))
        notes += _hidden(sheet, inside)
        if vocabulary.rules and (gone := unmatched(sheet, vocabulary)):
            notes.append(f"columns.toml names what is no header: {', '.join(gone)}.")
    about, doubts = about_of(said)
    notes += doubts
    whole = [(sheet, table) for sheet, table in found if _is_whole(table, vocabulary)]
    if not whole:
        return Result(file, False, (), [_no_table(file, book, found)], notes)
    reader = _Reader(file, about, vocabulary)
    for sheet, table in whole:
        reader.take(sheet, table)
    problems = [
        *reader.problems,
        *(_lacking(file, sheet, table) for sheet, table in found if _lacks(table)),
    ]
    if not any(one.entries for one in reader.returns):
        empty = Problem(file, "empty-file", "The table has no row.", whole[0][0].name)
        return Result(file, False, (), [empty], notes)
    if vocabulary.framework != "none":
        problems += filter(None, map(_blank, reader.returns))
        notes += filter(None, map(_incomplete, reader.returns))
        notes += [_unrated(table) for _, table in whole if "rag" not in table.places()]
    return Result(file, True, reader.returns, problems, notes)


def _unrated(table: Table) -> str:
    unread = [c.header for c in table.columns if "rag" in plain(c.header).split()]
    also = f" ({', '.join(unread)} is not read)" if unread else ""
    return f"the table has no RAG column{also}: no rating is stated."


def _blank(one: Return) -> Problem | None:
    unstated = {"unstated", "rag_unstated", ""}
    if any({entry.status, entry.rag} - unstated for entry in one.entries):
        return None
    message = "Nothing is filled in: counted as not stated."
    return Problem(one.file, "empty-file", message, one.sheet)


def _incomplete(one: Return) -> str:
    if len(one.entries) == len(known()):
        return ""
    there = {entry.commitment for entry in one.entries}
    gone = [key for key in known() if key not in there]
    if not gone or len(gone) > len(there):
        return ""
    return f"{', '.join(gone)} not in the return: a row is gone."


def _is_whole(table: Table, vocabulary: Vocabulary) -> bool:
    meanings = {column.meaning for column in table.columns}
    if vocabulary.framework == "none":
        return is_header(table.columns) or bool(vocabulary.rules)
    return {"commitment", "status"} <= meanings


def _lacks(table: Table) -> bool:
    meanings = {column.meaning for column in table.columns}
    return "commitment" in meanings and "status" not in meanings


def _lacking(file: str, sheet: Sheet, table: Table) -> Problem:
    headers = ", ".join(column.header for column in table.columns[:MOST_NAMED])
    meanings = {column.meaning for column in table.columns}
    missing = "Status" if "commitment" in meanings else "Commitment"
    foreign = " Other trackers: --framework none." if "item" in meanings else ""
    return Problem(
        file,
        "missing-column",
        f"The table has no column {missing}; it has {headers}. Name it so, or settle "
        f"it in columns.toml.{foreign}",
        sheet.name,
        f"A{table.header_row}",
        found=headers,
        expected=missing,
    )


def _no_table(file: str, book: Book, found: Sequence[tuple[Sheet, Table]]) -> Problem:
    if found:
        return _lacking(file, *found[0])
    if book.format == "text":
        return Problem(
            file,
            "not-a-workbook",
            "It is text in which no header of a return is recognised.",
            expected="a line with Commitment and Status",
        )
    if not any(sheet.rows for sheet in book.sheets):
        return Problem(file, "empty-file", "No sheet of the workbook has a cell.")
    names = ", ".join(sheet.name for sheet in book.sheets)
    return Problem(
        file,
        "missing-sheet",
        f"No sheet holds a table with Commitment and Status; there is {names}.",
        found=names,
        expected=RETURN_SHEET,
    )


def _hidden(sheet: Sheet, inside: Sequence[Table]) -> list[str]:
    said = []
    rows = {number for table in inside for number, _ in table.rows}
    if sheet.hidden and rows:
        said.append(f"sheet {sheet.name} is hidden; its rows were read.")
    if hidden := [number for number in sheet.look.hidden_rows() if number in rows]:
        numbers = ", ".join(map(str, hidden))
        said.append(f"sheet {sheet.name}: hidden rows were read ({numbers}).")
    return said


class _Reader:
    """Gathers the returns of one file."""

    def __init__(
        self, file: str, about: Mapping[str, Label], vocabulary: Vocabulary
    ) -> None:
        self._file = file
        self._about = about
        self._words = vocabulary
        self._identity = Identity(file, vocabulary)
        self._problems: list[Problem] = []
        self.returns: list[Return] = []

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the file so far: whose it is, then its rows."""
        return [*self._identity.problems, *self._problems]

    def take(self, sheet: Sheet, table: Table) -> None:
        """Add the returns of a table: one, or one for each body and period in it."""
        if not table.rows:
            return
        about = {**self._about, **labels_above(sheet, table)}
        rows = Rows(self._file, sheet, table, self._words)
        for key, members in by_identity(sheet, table).items():
            said = dict(zip(IDENTITY, key, strict=True))
            first = members[0][0]
            self._add(sheet, table, about, said, rows.entries(members), first)
        self._problems += rows.problems

    def _add(
        self,
        sheet: Sheet,
        table: Table,
        about: Mapping[str, Label],
        said: Mapping[str, str],
        entries: list[Entry],
        first: int,
    ) -> None:
        where = Place(sheet, table, first, about)
        body, written = self._identity.body(where, said)
        period = self._identity.period(where, said["period"])
        aside = ""
        if self._words.framework != "none":
            aside = "" if body else "unknown-body"
            aside = aside or ("" if period else "bad-date")
        if aside:
            entries = [e._replace(set_aside=e.set_aside or aside) for e in entries]
        self.returns.append(
            Return(
                self._file,
                sheet.name,
                table.header_row,
                body,
                written,
                period,
                self._identity.returned(where, period),
                entries,
            )
        )
