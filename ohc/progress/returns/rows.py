"""Rows of a return: what each says of a commitment, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from ohc.problems import KINDS, Problem
from ohc.progress.returns.cells import Cells
from ohc.progress.returns.tables import Table
from ohc.progress.words.commitment_ids import as_id, known, plain_summary, summaries
from ohc.progress.words.privacy import WITHHELD, may_hold, personal_data, quoted
from ohc.progress.words.vocabulary import Vocabulary
from ohc.reference.names import plain
from ohc.values import is_month_first, text_of
from ohc.workbooks.reading import Sheet

CONFIDENCE = frozenset({"C3.1", "C4.1", "C8.1"})
"""Commitments of confidence: of whom, an owner must say (NPA 2.35, 2.36, 2.42)."""

NEEDED = (
    *("percent", "forecast", "achieved", "commitment", "item", "priority"),
    *("summary", "status", "rag", "owner", "evidence", "comment", "set_aside"),
)
"""Columns of a row: first those whose values are no text."""

FREE = ("owner", "evidence", "comment")
AS_WRITTEN = ("commitment", "item", "status_as_written", "rag_as_written")


class Entry(NamedTuple):
    """What one row says of one commitment; ``set_aside`` is why it does not count."""

    row: int
    commitment: str
    item: str
    status: str
    rag: str
    status_as_written: str
    rag_as_written: str
    percent: str
    owner: str
    forecast: str
    achieved: str
    evidence: str
    comment: str
    set_aside: str = ""


def _doubled(table: Table) -> Mapping[str, list[int]]:
    """Return the columns of a status or a RAG of which there are several."""
    found = {
        field: [column.at for column in table.columns if column.meaning == field]
        for field in ("status", "rag")
    }
    return {field: columns for field, columns in found.items() if len(columns) > 1}


class Rows:
    """The rows of one table, on their way to entries; collects the problems."""

    def __init__(
        self, file: str, sheet: Sheet, table: Table, vocabulary: Vocabulary
    ) -> None:
        self._cells = Cells(file, sheet, table.places(), vocabulary)
        indexes = [self._cells.places.get(meaning, -1) for meaning in NEEDED]
        self._chosen = itemgetter(*indexes)
        self._width = max(indexes) + 1
        self._own = vocabulary.framework != "none"
        self._doubled = _doubled(table) if self._own else {}

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the rows read so far."""
        return self._cells.problems

    def entries(self, rows: Sequence[tuple[int, Sequence[Any]]]) -> list[Entry]:
        """Return an entry for each row; what is wrong is in ``problems``."""
        self._cells.month_first = self._is_month_first(rows)
        found = [self._entry(number, row) for number, row in rows]
        if self._own:
            found = self._once(found)
        free = "\0".join(
            f"{e.owner}\0{e.evidence}\0{e.comment}\0{e.item}\0{e.commitment}\0"
            f"{e.status_as_written}\0{e.rag_as_written}"
            for e in found
        )
        if may_hold(free):
            found = [self._without_numbers(entry) for entry in found]
        return found

    def _is_month_first(self, rows: Sequence[tuple[int, Sequence[Any]]]) -> bool:
        """Return whether a date of the table is one only if its month comes first."""
        columns = [
            self._cells.places.get(name, -1) for name in ("forecast", "achieved")
        ]
        return any(
            is_month_first(row[column])
            for _, row in rows
            for column in columns
            if 0 <= column < len(row) and row[column].__class__ is str
        )

    def _once(self, found: list[Entry]) -> list[Entry]:
        """Set aside rows of a commitment that is there twice: all but one, or all."""
        if len({entry.commitment for entry in found}) == len(found):
            return found
        said: dict[str, set[tuple[object, ...]]] = {}
        for entry in found:
            # Where the id is in doubt, it is not known what is there twice.
            if entry.set_aside not in {"moved-row", "unknown-commitment"}:
                said.setdefault(entry.commitment, set()).add(entry[1:])
        kept: set[str] = set()
        return [self._unless_twice(entry, said, kept) for entry in found]

    def _unless_twice(
        self, entry: Entry, said: Mapping[str, set[tuple[object, ...]]], kept: set[str]
    ) -> Entry:
        key = entry.commitment
        differ = len(said.get(key, ())) > 1
        if entry.set_aside or (not differ and key not in kept):
            kept.update([] if entry.set_aside else [key])
            return entry
        message = (
            f"{key} is there more than once, and the rows differ: none counts."
            if differ
            else f"{key} is there more than once, always the same: it counts once."
        )
        self._cells.problem(entry.row, "commitment", "duplicate-return", message)
        return entry._replace(set_aside="duplicate-return")

    def _entry(self, number: int, row: Sequence[Any]) -> Entry:
        cells = self._cells
        # A column that there is not is the blank behind the last one.
        padding = [""] * (self._width - len(row))
        values = self._chosen((*row, *padding, ""))
        percent, forecast, achieved, *others = values
        texts = [
            value.strip() if value.__class__ is str else text_of(value)
            for value in others
        ]
        key, item, priority, summary, status, rag, owner, evidence, comment = texts[:9]
        # Rows that were read before bear why they do not count.
        aside = texts[9] if texts[9] in KINDS else ""
        if self._own:
            key = as_id(key)
            aside = aside or self._moved(number, key, priority, summary)
        meant, aside = cells.answer(number, "status", status, aside)
        rated, aside = cells.answer(number, "rag", rag, aside)
        for field, columns in self._doubled.items():
            texts = [text_of(row[at]) for at in columns if at < len(row)]
            aside = cells.twice(number, field, texts, aside)
        done = cells.percent(number, percent)
        expected = cells.date(number, "forecast", forecast)
        reached = cells.date(number, "achieved", achieved)
        entry = Entry(
            number, key if self._own else "", item, meant, rated, status, rag, done,
            owner, expected, reached, evidence, comment, aside,
        )  # fmt: skip
        cells.faults(number, ("percent", "forecast", "achieved", *FREE))
        if self._own and not aside:
            self._contradictions(entry)
        return entry

    def _moved(self, number: int, key: str, priority: str, summary: str) -> str:
        own = known().get(key)
        if own is None:
            self._unknown_commitment(number, key, summary)
            return "unknown-commitment"
        others = summary not in {"", own["commitment"]} and plain(
            summary
        ) != plain_summary(key)
        if not others and (priority == "" or priority == own["priority"]):
            return ""
        if not others and plain(priority).split()[:1] == [own["priority"]]:
            return ""
        meant = summaries().get(plain(summary), "") if others else ""
        says = f"the summary is that of {meant}" if meant else "the summary is another"
        self._cells.problem(
            number,
            "commitment",
            "moved-row",
            f"The id is {key}, but "
            f"{says if others else f'the priority is {quoted(priority)}'}: "
            "which is meant is not clear.",
            found=key,
            expected=meant,
        )
        return "moved-row"

    def _unknown_commitment(self, number: int, key: str, summary: str) -> None:
        meant = summaries().get(plain(summary), "")
        hint = f" The summary is that of {meant}." if meant else ""
        said = f"{quoted(key)!r} is none of the 18 commitments." if key else "No id."
        self._cells.problem(
            number,
            "commitment",
            "unknown-commitment",
            f"{said}{hint}",
            found=quoted(key),
            expected=meant or "C1.1 to C12.1",
        )

    def _contradictions(self, entry: Entry) -> None:
        for meaning, message in contradictions(entry):
            found = f"{entry.status}, {entry.rag}"
            self._cells.problem(
                entry.row, meaning, "contradiction", message, found=found
            )

    def _without_numbers(self, entry: Entry) -> Entry:
        for field in (*FREE, *AS_WRITTEN):
            if kind := personal_data(getattr(entry, field)):
                self._cells.problem(
                    entry.row, field.removesuffix("_as_written"), "personal-data",
                    f"The cell holds what may be {kind}: remove it from the return.",
                )  # fmt: skip
                values = entry._asdict() | {field: WITHHELD}
                entry = Entry(**values)
        return entry


def contradictions(entry: Entry) -> list[tuple[str, str]]:
    """Return what in a row does not go together: the cell's column, and why."""
    found = []
    due = known()[entry.commitment]["due_by"]
    if entry.status == "complete":
        if entry.rag == "red":
            found.append(("rag", "Complete, but rated red."))
        if entry.percent not in {"", "100"}:
            found.append(("percent", f"Complete, but {entry.percent}%."))
        if not entry.evidence:
            found.append(("evidence", "Complete, but no evidence is named."))
    if entry.status == "not_started" and entry.percent not in {"", "0"}:
        found.append(("percent", f"Not started, but {entry.percent}%."))
    if entry.rag == "green" and due and entry.forecast > due:
        late = date.fromisoformat(entry.forecast)
        found.append(
            ("forecast", f"Green, but forecast {late:%d/%m/%Y}, after it was due.")
        )
    stated = entry.status not in {"unstated", "not_applicable"}
    if stated and entry.commitment in CONFIDENCE and not entry.owner:
        found.append(("owner", "It is about confidence: name as owner whose it is."))
    return found
