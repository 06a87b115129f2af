"""The returns of a table: one for each body and period that its rows are of."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.doubts.board_dates import agreed_later
from ohc.progress.doubts.file_bodies import DISAGREES, other_body, why_neither
from ohc.progress.doubts.form_titles import with_title
from ohc.progress.doubts.of_returns import Filled, weighed
from ohc.progress.returns.about import Label, labels_above
from ohc.progress.returns.dating import Dating
from ohc.progress.returns.entries import Entry
from ohc.progress.returns.identity import Identity, Location
from ohc.progress.returns.other_cells import NO_CELLS, OtherCells, other_cells
from ohc.progress.returns.owners import Owner, by_owner
from ohc.progress.returns.ownership import of_rows, owned
from ohc.progress.returns.received import Completeness, Receipt, received
from ohc.progress.returns.rows import Rows
from ohc.progress.tables.each_answer import View, views
from ohc.progress.tables.tables import Table
from ohc.progress.words.periods import Period
from ohc.progress.words.which_answers import CHOSEN
from ohc.reference.reporting_units import Body
from ohc.workbooks.sheets import SheetRow


class Return(NamedTuple):
    """
    What one body returns for one period; ``set_aside`` is why it does not count.

    ``may_be_of`` has the ids of bodies where it is not known which of them it is of;
    it ``has_status`` unless its table has no column for one.
    """

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
    may_be_of: tuple[str, ...] = ()
    has_status: bool = True

    @property
    def at(self) -> tuple[int, int]:
        """Return where in its sheet it stands: its header, and its first row."""
        return self.header_row, self.entries[0].row if self.entries else 0


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


class TableReader:
    """Gathers the returns of one file."""

    def __init__(self, identity: Identity, about: Mapping[str, Label]) -> None:
        self._file = identity.file
        self._about = about
        self._vocabulary = identity.vocabulary
        self._identity = identity
        self._received = partial(received, facts=identity.vocabulary.facts)
        self.problems: list[Problem] = []
        self._others = NO_CELLS
        self.returns: list[Return] = []

    def take(self, table: Table) -> None:
        """Add the returns of a table: one, or one for each body and period in it."""
        if not table.rows:
            return
        # Where returns are stacked in a sheet, each has its own labels on top.
        about: Mapping[str, Label] = {**self._about, **labels_above(table)}
        if self._vocabulary.has_commitments:
            about = with_title(about, table.sheet)
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
        other = self._other_body(location, owner, body)
        if aside := self._why_aside(body, dating, other=other):
            entries = [
                entry._replace(set_aside=entry.set_aside or aside) for entry in entries
            ]
        day = self._identity.returned(location, dating.period)
        receipt = Receipt(entries)
        if self._vocabulary.has_commitments:
            at = location.problem(self._file, "missing-row")
            receipt = self._received(entries, body, problems=problems, at=at)
            if receipt.set_aside:
                # What a form brings along from last quarter contradicts nobody.
                problems = [p for p in problems if p.kind != "contradiction"]
            elif body:
                filled = self._filled(location.table, body, day=day)
                counted, problems = weighed(filled, receipt.entries, problems)
                receipt = receipt._replace(entries=counted)
                about = location.about
                self._identity.problems += agreed_later(self._file, about, day)
        elif self._vocabulary.answers == CHOSEN:
            problems = [*problems, *self._of_items(location.table, entries)]
        of_whom = None if other else body
        self.returns.append(
            Return(
                self._file,
                location.table.sheet.name,
                header_row=location.table.header_row,
                body=of_whom,
                body_as_written=written,
                period=dating.period,
                date=day,
                entries=receipt.entries,
                set_aside=receipt.set_aside,
                completeness=receipt.completeness,
                others=self._others,
                dating=dating,
                may_be_of=(body.id, other.id) if body and other else (),
                has_status="status" in location.table.places,
            )
        )
        # Copies, because the identity tells by its own what it has said before.
        of_return = [*self._identity.problems[before:], *receipt.problems]
        # Of a tracker they have been told of the rows: here rows may be answers.
        of_npa = self._vocabulary.has_commitments and problems
        in_rows = of_rows(problems, receipt.entries) if of_npa else problems
        self.problems += owned([*of_return, *in_rows], of_whom, dating.period)

    def _other_body(
        self, location: Location, owner: Owner, body: Body | None
    ) -> Body | None:
        """Return the body that the file name names in place of this one, if it does."""
        # A list of the returns of many bodies may be named after any of them.
        is_form = self._vocabulary.has_commitments and not (owner.body_id or owner.body)
        other = other_body(self._file, body) if body and is_form else None
        if body and other:
            field = "body_id" if location.text("body_id") else "body"
            sheet, cell = location.cell(field, "")
            place = Problem(self._file, DISAGREES, message="", sheet=sheet, cell=cell)
            self._identity.problems.append(why_neither(place, body, other))
        return other

    def _filled(self, table: Table, body: Body, *, day: date | None) -> Filled:
        """Return what it takes to weigh the rows of a return."""
        today = self._vocabulary.today
        return Filled(
            self._file,
            body,
            table=table,
            vocabulary=self._vocabulary,
            last=day.isoformat() if day else today,
            what="after the return date" if day else "in the future",
        )

    def _of_items(self, table: Table, entries: Sequence[Entry]) -> Iterator[Problem]:
        # Here, because returns have no such items.
        from ohc.progress.doubts.of_trackers import of_items

        yield from of_items(self._file, table, entries, today=self._vocabulary.today)

    def _why_aside(
        self, body: Body | None, dating: Dating, *, other: Body | None
    ) -> str:
        """Return why none of a return's rows counts, "" where they do."""
        if not self._vocabulary.has_commitments:
            return ""
        if not body:
            return "unknown-body"
        return dating.set_aside or (DISAGREES if other else "")
