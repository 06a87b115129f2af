"""Which of several status or RAG columns of a tracker is the one that counts."""

import re
from collections.abc import Mapping, Sequence

from ohc.progress.tables.header_rows import forms_of
from ohc.progress.tables.layouts import Column
from ohc.progress.words.periods import NO_MONTH, latest_month, month_named
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.record import Record
from ohc.workbooks.sheets import SheetRow

CURRENT = r"\b(overall|current|latest|this (month|period|quarter))\b"
REVISED = r"\b(revised|updated|amended|new)\b"
FEWEST = 3
"""Cells: fewer words do not tell what a column holds."""

NO_ANSWER = frozenset({*UNSTATED.values(), "not_applicable"})


class Answers(Record):
    """
    The answers of a table's items: the column that counts, by status and rag.

    ``passed_over`` has the other columns of the same meaning where one was chosen,
    ``unclear`` all of them where none could be; ``offered`` the columns whose header
    is not known, though most of their words are. ``unmatched`` are the fields for which
    someone named a column that is not here; where it is nowhere, ``refused`` is why no
    row counts. ``also_offered`` has the other columns where several may be offered.
    """

    columns: Mapping[str, Column] = {}
    passed_over: Mapping[str, Sequence[Column]] = {}
    unclear: Mapping[str, Sequence[Column]] = {}
    offered: Mapping[str, Column] = {}
    unmatched: tuple[str, ...] = ()
    refused: str = ""
    also_offered: Mapping[str, Sequence[Column]] = {}

    @property
    def why_aside(self) -> str:
        """Return the kind of problem for which no row counts, "" where they do."""
        # A status that is clear counts without a RAG, a RAG not without a status.
        nothing_is_clear = self.unclear and not self.columns
        is_unclear = "status" in self.unclear or nothing_is_clear
        return self.refused or ("unclear-column" if is_unclear else "")


def choose(
    columns: Sequence[Column], rows: Sequence[SheetRow], vocabulary: Vocabulary
) -> Answers:
    """
    Return which columns answer for the items of a tracker.

    Of several columns of a meaning it is the one that someone names; else the only
    one with a known word; else the only one whose header says that it is current;
    else the only one headed just Status or RAG, if it holds a known word and none is
    headed as its revision.
    """
    chosen: dict[str, Column] = {}
    passed_over: dict[str, Sequence[Column]] = {}
    unclear: dict[str, Sequence[Column]] = {}
    offered: dict[str, Column] = {}
    unmatched: list[str] = []
    also: dict[str, Sequence[Column]] = {}
    for field in ANSWERS:
        candidates = [column for column in columns if column.meaning == field]
        name = asked_for(field, vocabulary)
        named = columns_named(name, columns) if name else []
        if name and not named:
            unmatched.append(field)
        choosing = _Choosing(field, rows, vocabulary)
        column = choosing.the_one(named or candidates)
        if column:
            chosen[field] = column
            # Of columns by month somebody may name one that is not the last.
            others = [*candidates, *(choosing.offers(columns) if named else ())]
            passed_over[field] = [other for other in others if other != column]
        elif named or candidates:
            unclear[field] = named or candidates
        # A master has thousands of keys; that it is one, its answers have told.
        elif not _are_keys(columns) and (offers := choosing.offers(columns)):
            offered[field], rest = latest_of(offers)
            also |= {field: rest} if rest else {}
    return Answers(
        chosen,
        passed_over,
        unclear,
        offered,
        unmatched=tuple(unmatched),
        also_offered=also,
    )


def with_unheaded(
    columns: Sequence[Column], rows: Sequence[SheetRow], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """
    Return columns with those that have no heading, but answers beside an answer.

    The heading of several may be merged, or stand over one of them: a status a quarter.
    It is taken for that of each, so that one of them has to be chosen.
    """
    headed = {column.at for column in columns}
    beside = {}
    for column in columns:
        if column.meaning in ANSWERS:
            for step in (-1, 1):
                at = column.at + step
                while at >= 0 and at not in headed:
                    choosing = _Choosing(column.meaning, rows, vocabulary)
                    if not choosing.is_answered(at, beside=column.at):
                        break
                    beside[at] = column._replace(at=at)
                    at += step
    return tuple(sorted((*columns, *beside.values())))


def undecided(answers: Answers) -> Answers:
    """Return answers without those that were chosen among several columns."""
    several = {field for field, others in answers.passed_over.items() if others}
    unclear = {
        field: sorted([answers.columns[field], *answers.passed_over[field]])
        for field in several
    }
    return answers._replace(
        columns={f: c for f, c in answers.columns.items() if f not in several},
        passed_over={},
        unclear={**answers.unclear, **unclear},
    )


def latest_of(columns: Sequence[Column]) -> tuple[Column, Sequence[Column]]:
    """Return the column whose header is the latest month, else the first; the rest."""
    chosen = columns[0]
    if all(map(is_of_a_month, columns)):
        in_order = sorted(columns)
        chosen = in_order[latest_month([column.header for column in in_order])]
    return chosen, [column for column in columns if column != chosen]


def is_of_a_month(column: Column) -> bool:
    """Return whether the header of a column names a month."""
    return month_named(column.header) != NO_MONTH


def asked_for(field: str, vocabulary: Vocabulary) -> str:
    """Return the name of the column that someone wants to be read for a field."""
    return vocabulary.status_column if field == "status" else vocabulary.rag_column


def columns_named(name: str, columns: Sequence[Column]) -> list[Column]:
    """Return the columns that a name means: by their header, else by their letters."""
    by_header = [c for c in columns if {*forms_of(c.header)} & {*forms_of(name)}]
    by_letters = [c for c in columns if c.place() == name.strip().upper()]
    return by_header or by_letters


class _Choosing:
    """Chooses among the columns of one meaning by what the items say in them."""

    def __init__(
        self, field: str, rows: Sequence[SheetRow], vocabulary: Vocabulary
    ) -> None:
        self._field = field
        self._rows = rows
        self._known = vocabulary.status if field == "status" else vocabulary.rag

    def the_one(self, candidates: Sequence[Column]) -> Column | None:
        """Return the column that counts, nothing where that is not clear."""
        if len(candidates) < 2:  # noqa: PLR2004 - nothing to choose from
            return next(iter(candidates), None)
        for fits in (self._has_a_known_word, _is_current, self._is_plain):
            fitting = [column for column in candidates if fits(column)]
            # Of a master each key is of its own: an overall DCA of its resources.
            is_sure = fits == self._has_a_known_word or not candidates[0].across
            if len(fitting) == 1 and is_sure:
                # Beside "Revised status" what is headed just Status is out of date.
                is_old = fits == self._is_plain and any(map(self._revises, candidates))
                return None if is_old else fitting[0]
        return None

    def offers(self, columns: Sequence[Column]) -> list[Column]:
        """
        Return the columns of an unknown header whose words are known.

        Those of which all are; where there is none, those of which most are.
        """
        unknown = [column for column in columns if not column.meaning]
        for fits in (self._holds_known_words, self._holds_mostly_known_words):
            if fitting := [*filter(fits, unknown)]:
                return self._with_other_months(fitting, unknown)
        return []

    def is_answered(self, at: int, beside: int) -> bool:
        """Return whether most rows answered there or beside it have a known answer."""
        # The words of a list, kept beside the table, are fewer than its answers.
        texts = [row.text(at) for row in self._rows if row.text(at) or row.text(beside)]
        means = [self._known.get(answered(text), "") for text in texts]
        known = [meaning for meaning in means if meaning and meaning not in NO_ANSWER]
        return len(known) >= FEWEST - 1 and 2 * len(known) > len(means)

    def _with_other_months(
        self, fitting: list[Column], unknown: Sequence[Column]
    ) -> list[Column]:
        if not any(map(is_of_a_month, fitting)):
            return fitting
        # Of columns by month the last may have few words yet, and is the one meant.
        return [c for c in unknown if c in fitting or self._is_begun(c)]

    def _is_begun(self, column: Column) -> bool:
        means = self._means(column)
        return is_of_a_month(column) and bool(means) and all(means)

    def _means(self, column: Column) -> list[str]:
        texts = filter(None, (row.text(column.at) for row in self._rows))
        return [self._known.get(answered(text), "") for text in texts]

    def _has_a_known_word(self, column: Column) -> bool:
        return bool({*self._means(column)} - {"", UNSTATED[self._field]})

    def _is_plain(self, column: Column) -> bool:
        is_plain = forms_of(column.header)[1] == self._field
        return is_plain and self._has_a_known_word(column)

    def _revises(self, column: Column) -> bool:
        is_revised = re.search(REVISED, forms_of(column.header)[1])
        return bool(is_revised) and self._has_a_known_word(column)

    def _holds_known_words(self, column: Column) -> bool:
        means = self._means(column)
        are_known = len(means) >= FEWEST and all(means)
        # Ticks and N/A are in every second column: they make no status of it.
        return are_known and bool({*means} - NO_ANSWER)

    def _holds_mostly_known_words(self, column: Column) -> bool:
        # One word of somebody's own must not hide the column of all the others.
        means = self._means(column)
        known = [meaning for meaning in means if meaning and meaning not in NO_ANSWER]
        return len(known) >= FEWEST and 2 * len(known) > len(means)


def _are_keys(columns: Sequence[Column]) -> bool:
    return any(column.across for column in columns[:1])


def _is_current(column: Column) -> bool:
    return bool(re.search(CURRENT, forms_of(column.header)[1]))
