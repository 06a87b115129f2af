"""Rows of a return: what each says of a commitment, and what is wrong with it."""

from collections.abc import Sequence
from operator import itemgetter

from ohc.privacy import WITHHELD, may_hold, personal_data, quoted
from ohc.problems import PROBLEM_KINDS, Problem
from ohc.progress.doubts.contradictions import contradictions
from ohc.progress.returns.cells import Cells
from ohc.progress.returns.entries import FREE, Entry
from ohc.progress.tables.each_answer import View, doubled
from ohc.progress.words.commitment_ids import (
    NO_ID,
    as_id,
    commitments_by_id,
    ids_by_summary,
    plain_summary,
)
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.names import plain
from ohc.values import is_month_first
from ohc.workbooks.sheets import SheetRow

WRITTEN = (
    "commitment",
    "item",
    "priority",
    "summary",
    "status",
    "rag",
    "owner",
    "evidence",
    "comment",
    "set_aside",
)
"""Columns of which the words count, as people wrote them."""

DATES = ("forecast", "achieved")

AS_WRITTEN = ("commitment", "item", "status_as_written", "rag_as_written")

ID_IN_DOUBT = frozenset({"damaged", "moved-row", "unknown-commitment"})

Contents = dict[str, set[tuple[object, ...]]]


class Rows:
    """The rows of one table, on their way to entries; collects the problems."""

    def __init__(self, file: str, view: View, *, vocabulary: Vocabulary) -> None:
        table = view.table
        self._view = view
        self._cells = Cells(file, table, vocabulary=vocabulary)
        columns = [self._cells.places.get(field, -1) for field in WRITTEN]
        self._chosen = itemgetter(*columns)
        self._width = max(columns) + 1
        self._of_npa = vocabulary.has_commitments
        # Of a tracker one column is chosen, but a key that stands twice is in doubt.
        self._doubled = doubled(table) if self._of_npa or table.sheet.across else {}
        self._unclear = table.answers.why_aside
        # By when the 18 are due is published: what a return repeats is not read.
        self._dates = DATES if self._of_npa else (*DATES, "due")
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
        columns = [places[name] for name in self._dates if name in places]
        values = [row.value(column) for column in columns for row in rows]
        return any(is_month_first(v) for v in values if v and v.__class__ is str)

    def _entry(self, row: SheetRow) -> Entry:
        cells, number = self._cells, row.number
        # A column that there is not is the blank behind the last one.
        padding = [""] * (self._width - len(row.written))
        # Not what texts leave out, the joiners of emoji: people see what they wrote.
        key, item, priority, summary, status, rag, owner, evidence, comment, before = (
            self._chosen((*row.written, *padding, ""))
        )
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
        entry = Entry(
            row=number,
            commitment=key if self._of_npa else "",
            item=item,
            status=meant,
            rag=rated,
            status_as_written=status,
            rag_as_written=rag,
            percent=cells.percent(row),
            owner=owner,
            forecast=cells.date(row, "forecast"),
            achieved=cells.date(row, "achieved"),
            evidence=evidence,
            comment=comment,
            set_aside=aside,
            due="" if self._of_npa else cells.date(row, "due"),
            answer=self._view.answer,
            slot=self._view.slot,
        )
        cells.faults(number, ("percent", *self._dates, *FREE))
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
            plain(summary) == plain_summary(key)
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
            contradiction = f"the summary is that of {meant}"
        else:
            contradiction = "the summary is another"
        # Sorting one column of a sheet alone moves answers to other commitments.
        self._cells.problem(
            number,
            "commitment",
            kind="moved-row",
            message=f"The id is {key}, but {contradiction}: "
            "which is meant is not clear.",
            expected=meant,
        )
        return "moved-row"

    def _unknown_commitment(self, number: int, key: str, *, summary: str) -> None:
        meant = ids_by_summary().get(plain(summary), "")
        hint = f" The summary is that of {meant}." if meant else ""
        wrong = f"{quoted(key)!r} is none of the 18 commitments." if key else NO_ID
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
            f"{key} is there more than once, and the rows differ: none counts."
            if differ
            else f"{key} is there more than once, always the same: it counts once."
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
                    message=f"The cell holds what may be {kind}: remove it from the "
                    "return.",
                )
                values = entry._asdict() | {field: WITHHELD}
                entry = Entry(**values)
        return entry
