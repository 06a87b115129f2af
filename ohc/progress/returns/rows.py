"""Rows of a return: what each says of a commitment, and what is wrong with it."""

from collections.abc import Sequence
from operator import itemgetter

from ohc.privacy import WITHHELD, cited, may_hold, personal_data, quoted
from ohc.problems import PROBLEM_KINDS, Problem
from ohc.progress.doubts.contradictions import contradictions
from ohc.progress.returns.cells import Cells
from ohc.progress.returns.entries import (
    AS_WRITTEN,
    FREE,
    VALUES,
    WRITTEN,
    Entry,
)
from ohc.progress.tables.each_answer import View, doubled
from ohc.progress.words.commitment_ids import (
    NO_ID,
    as_id,
    commitments_by_id,
    ids_by_summary,
)
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.names import plain
from ohc.values import is_month_first
from ohc.workbooks.sheets import SheetRow

ID_IN_DOUBT = frozenset({"damaged", "moved-row", "unknown-commitment"})

Contents = dict[str, set[tuple[object, ...]]]


class Rows:
    """The rows of one table, on their way to entries; collects the problems."""

    def __init__(self, file: str, view: View, *, vocabulary: Vocabulary) -> None:
        table = view.table
        self._view = view
        self._cells = Cells(file, table, vocabulary=vocabulary)
        self._of_npa = vocabulary.has_commitments
        columns = [self._cells.places.get(field, -1) for field in WRITTEN]
        self._chosen = itemgetter(*columns)
        # By when the 18 are due is published: what a return repeats is not read.
        self._read = VALUES[:-1] if self._of_npa else VALUES
        of_values = [self._cells.places.get(field, -1) for field in self._read]
        self._values = itemgetter(*of_values, -1)
        # A column that there is not is the blank behind the last one.
        self._blanks = [""] * (max(*columns, *of_values) + 2)
        # Of a tracker one column is chosen, but a key that stands twice is in doubt.
        self._doubled = doubled(table) if self._of_npa or table.sheet.across else {}
        self._unclear = table.answers.why_aside
        self._damaged = view.damaged_rows()

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the rows read so far."""
        return self._cells.problems

    def entries(self, rows: Sequence[SheetRow]) -> list[Entry]:
        """Return an entry for each row; what is wrong is in ``problems``."""
        self._cells.month_first = self._is_month_first(rows)
        if self._view.needs:
            rows = [row for row in rows if self._view.has(row)]
        entries = [self._entry(row) for row in rows]
        if self._of_npa:
            entries = self._once(entries)
        # One look at all the text of a table: few returns hold such a number.
        free = "\0".join(
            f"{entry.owner}\0{entry.evidence}\0{entry.comment}\0{entry.item}\0"
            f"{entry.commitment}\0{entry.status_as_written}\0{entry.rag_as_written}"
            for entry in entries
        )
        if may_hold(free):
            entries = [self._without_numbers(entry) for entry in entries]
        return entries

    def _is_month_first(self, rows: Sequence[SheetRow]) -> bool:
        """Return whether a date of the table is one only if its month comes first."""
        places = self._cells.places
        dates = self._read[1:]
        columns = [places[name] for name in dates if name in places]
        # Nearly all are dates or blank: what is neither is soon looked through.
        values = [
            value
            for row in rows
            for column in columns
            if (value := row.value(column)).__class__ is str and value
        ]
        return any(map(is_month_first, values))

    def _entry(self, row: SheetRow) -> Entry:
        cells, number = self._cells, row.number
        # Not what texts leave out, the joiners of letters and emoji: people see their
        # words as they were written.
        key, item, priority, summary, status, rag, owner, evidence, comment, before = (
            self._chosen((*row.written, *self._blanks))
        )
        values = self._values((*row.values, *self._blanks))
        percent, forecast, achieved, due, *_ = values
        # Rows that were read before bear why they do not count.
        aside = before if before in PROBLEM_KINDS else ""
        if number in self._damaged:
            aside = "damaged"
        if self._of_npa:
            key = as_id(key)
            aside = aside or self._misplaced(
                number, key, priority=priority, summary=summary
            )
        else:
            table = self._view.table
            item = item or next(filter(None, map(row.text, table.names)), "")
            aside = aside or self._unclear or table.aside.get(number, "")
        meant, aside = cells.answer(number, "status", text=status, aside=aside)
        rated, aside = cells.answer(number, "rag", text=rag, aside=aside)
        for field, columns in self._doubled.items():
            texts = [row.text(column) for column in columns]
            aside = cells.twice(number, field, texts=texts, aside=aside)
        # In the order of its fields: by keywords it takes five times as long, and
        # there are as many as there are rows.
        entry = Entry._make(
            (
                number,
                key if self._of_npa else "",
                item,
                meant,
                rated,
                status,
                rag,
                cells.percent(row, percent),
                owner,
                cells.date(row, "forecast", value=forecast),
                cells.date(row, "achieved", value=achieved),
                evidence,
                comment,
                aside,
                cells.date(row, "due", value=due),
                self._view.answer,
                self._view.slot,
            )
        )
        if cells.has_faults:
            cells.faults(number, (*self._read, *FREE))
        if self._of_npa and not aside:
            self._contradictions(entry)
        return entry

    def _misplaced(self, number: int, key: str, *, priority: str, summary: str) -> str:
        """Return why a row is set aside that may be of another commitment."""
        commitment = commitments_by_id().get(key)
        if commitment is None:
            self._unknown_commitment(number, key, summary=summary)
            return "unknown-commitment"
        same_summary = summary in {"", commitment["commitment"]} or (
            ids_by_summary().get(plain(summary)) == key
        )
        # "3 Mental health" is priority 3 too.
        same_priority = priority in {"", commitment["priority"]} or (
            plain(priority).split()[:1] == [commitment["priority"]]
        )
        if same_summary and same_priority:
            return ""
        meant = "" if same_summary else ids_by_summary().get(plain(summary), "")
        if same_summary:
            contradiction = f"the priority is {quoted(priority)}"
        elif meant:
            contradiction = f"the summary belongs to {meant}"
        else:
            contradiction = "the summary is a different one"
        # Sorting one column of a sheet alone moves answers to other commitments.
        self._cells.problem(
            number,
            "commitment",
            kind="moved-row",
            message=f"The ID is {key}, but {contradiction}. Check which is right.",
            expected=meant,
        )
        return "moved-row"

    def _unknown_commitment(self, number: int, key: str, *, summary: str) -> None:
        meant = ids_by_summary().get(plain(summary), "")
        hint = f" The summary belongs to {meant}." if meant else ""
        wrong = f"{cited(key)} is not one of the 18 commitments." if key else NO_ID
        self._cells.problem(
            number,
            "commitment",
            kind="unknown-commitment",
            message=f"{wrong}{hint}",
            expected=meant or "C1.1 to C12.1",
        )

    def _contradictions(self, entry: Entry) -> None:
        for field, message in contradictions(entry):
            self._cells.problem(entry.row, field, kind="contradiction", message=message)

    def _once(self, entries: list[Entry]) -> list[Entry]:
        """Set aside rows of a commitment that is there twice: all but one, or all."""
        if len({entry.commitment for entry in entries}) == len(entries):
            return entries
        contents: Contents = {}
        for entry in entries:
            # Where the id is in doubt, it is not known what is there twice.
            if entry.set_aside not in ID_IN_DOUBT:
                contents.setdefault(entry.commitment, set()).add(entry[1:])
        kept: set[str] = set()
        return [self._unless_twice(entry, contents, kept=kept) for entry in entries]

    def _unless_twice(
        self, entry: Entry, contents: Contents, *, kept: set[str]
    ) -> Entry:
        key = entry.commitment
        differ = len(contents.get(key, ())) > 1
        if entry.set_aside:
            return entry
        if not differ and key not in kept:
            kept.add(key)
            return entry
        message = (
            (
                f"{key} appears more than once and the rows differ, so "
                "none is counted. Delete the wrong ones."
            )
            if differ
            else f"{key} appears more than once, always the same. It is counted once."
        )
        self._cells.problem(
            entry.row,
            "commitment",
            kind="duplicate-return",
            message=message,
            less=not differ,
        )
        return entry._replace(set_aside="duplicate-return")

    def _without_numbers(self, entry: Entry) -> Entry:
        for field in (*FREE, *AS_WRITTEN):
            if kind := personal_data(getattr(entry, field)):
                self._cells.problem(
                    entry.row,
                    field.removesuffix("_as_written"),
                    kind="personal-data",
                    message=f"This may be {kind}. Remove it from the return.",
                )
                values = entry._asdict() | {field: WITHHELD}
                entry = Entry(**values)
        return entry
