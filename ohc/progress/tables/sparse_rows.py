"""Rows of a tracker that say little: headings, footers, rows numbered in advance."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ohc.progress.tables.layouts import Column
from ohc.progress.words.headers import meaning_of
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, compared
from ohc.values import text_of
from ohc.workbooks.sheets import Sheet, SheetRow

FOOTER, HEADING, NOTE = "footer", "heading", "note"
NUMBERED = "numbered in advance"
UNCLEAR = "unclear-row"
"""A kind of problem: the row may be a heading, or an item that nobody answered."""

_COUNT = (
    r"(grand |overall |sub ?)?(totals?|sum)\b|overall\b|(count|number|no) of\b"
    r"|count\b"
)
_NUMBER = r"-?\d[\d,]*(\.\d+)?%?( ?(of|/) ?\d+)?"
_COUNTED = frozenset({"complete", "completed", "open", "closed"})


class Shape:
    """The columns of a tracker and its sheet: what it takes to weigh a row."""

    def __init__(
        self,
        columns: Sequence[Column],
        names: Sequence[int],
        *,
        sheet: Sheet,
        vocabulary: Vocabulary,
    ) -> None:
        self.columns = columns
        self.names = names
        self.vocabulary = vocabulary
        self.answers = {c.at for c in columns if c.meaning in ANSWERS}
        self._percents = {c.at for c in columns if c.meaning == "percent"}
        self._sheet = sheet

    def name(self, row: SheetRow) -> str:
        """Return what a row calls its item: of several columns the first filled."""
        return next(filter(None, map(row.text, self.names)), "")

    def filled(self, row: SheetRow) -> list[int]:
        """Return the columns in which a row says something."""
        return [column.at for column in self.columns if self._says(row, column.at)]

    def _says(self, row: SheetRow, at: int) -> bool:
        text = row.text(at)
        if not text or at in self.names:
            return bool(text)
        if at in self.answers:
            return not is_placeholder(text, self.vocabulary)
        # A formula copied down, such as days left, shows 0 or FALSE beside nothing.
        is_nil = text in {"0", "FALSE", "False"}
        return at in self._percents or not is_nil

    @cached_property
    def merged_rows(self) -> frozenset[int]:
        """Return the numbers of rows in which the name is merged with its right."""
        return frozenset(
            top + 1
            for top, left, _, right in self._sheet.merged
            if right > left and any(left <= at <= right for at in self.names)
        )

    def is_bold(self, row: SheetRow) -> bool:
        """Return whether the name of a row is in bold type."""
        at = next((at for at in self.names if row.text(at)), None)
        return at is not None and self._sheet.look.is_bold(
            self._sheet.cell(at, row.number)
        )


def is_placeholder(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether an answer is a word that holds a place, such as TBC."""
    word = compared(text)
    return (
        vocabulary.status.get(word) == "unstated"
        or vocabulary.rag.get(word) == "rag_unstated"
    )


def sparse_rows(rows: Sequence[SheetRow], shape: Shape) -> Mapping[int, str]:
    """
    Return rows that may be no items though nothing else tells, by number, and why.

    FOOTER, HEADING, NOTE and NUMBERED are left out, UNCLEAR is set aside.
    """
    return _Weighing(rows, shape).reasons()


class _Weighing:
    """Weighs the rows of one table against those that are items for sure."""

    def __init__(self, rows: Sequence[SheetRow], shape: Shape) -> None:
        self._shape = shape
        self._rows = rows
        self._filled = {row.number: shape.filled(row) for row in rows}
        counts = [row for row in rows if is_count(row, shape.vocabulary)]
        numbers = {row.number for row in counts}
        self._answered = [
            row
            for row in rows
            if row.number not in numbers
            and shape.name(row)
            and shape.answers & {*self._filled[row.number]}
        ]
        self._last = self._answered[-1].number if self._answered else 0
        self._footers = {n for n in numbers if n > self._last and self._last}

    def reasons(self) -> dict[int, str]:
        """Return why rows are no items for sure, by their number."""
        numbered = self._numbered_in_advance()
        reasons = {row.number: NOTE for row in self._below_a_gap()}
        reasons |= self._lone_names(numbered)
        reasons |= dict.fromkeys(numbered, NUMBERED)
        return reasons | dict.fromkeys(self._footers, FOOTER)

    def _is_alone(self, row: SheetRow) -> bool:
        filled = self._filled[row.number]
        return len(filled) == 1 and filled[0] in self._shape.names

    def _numbered_in_advance(self) -> set[int]:
        numbered = set()
        before = 0
        for row in self._rows:
            name = self._shape.name(row)
            if not name:
                continue
            number = int(name) if name.isascii() and name.isdigit() else None
            if number is not None and self._is_alone(row) and number == before + 1:
                numbered.add(row.number)
            before = number if number is not None else -1
        return numbered

    def _lone_names(self, numbered: set[int]) -> Iterator[tuple[int, str]]:
        bold_tells = not any(map(self._shape.is_bold, self._answered))
        for run in self._runs(numbered):
            marked = [
                row
                for row in run
                if row.number in self._shape.merged_rows
                or (bold_tells and self._shape.is_bold(row))
            ]
            yield from ((row.number, HEADING) for row in marked)
            others = [row for row in run if row not in marked]
            # Below the last answer they are items that nobody has answered yet.
            if others and others[-1].number < self._last:
                is_sure = len(others) == 1 and self._items_say_more()
                reason = HEADING if is_sure else UNCLEAR
                yield from ((row.number, reason) for row in others)

    def _runs(self, numbered: set[int]) -> Iterator[list[SheetRow]]:
        """Give the rows with a name alone, those together that follow each other."""
        run: list[SheetRow] = []
        for row in self._rows:
            if self._is_alone(row) and not {row.number} & (numbered | self._footers):
                run.append(row)
            elif self._filled[row.number] and run:
                yield run
                run = []
        if run:
            yield run

    def _items_say_more(self) -> bool:
        """Return whether items have more to say than one name and an answer."""
        return any(
            len({*self._filled[row.number]} - self._shape.answers) > 1
            for row in self._answered
        )

    def _below_a_gap(self) -> Iterator[SheetRow]:
        """Give rows after a gap below the last answer that say less than any item."""
        if not self._answered:
            return
        least = min(len(self._filled[row.number]) for row in self._answered)
        below = [row for row in self._rows if row.number > self._last]
        gaps = [row.number for row in below if not self._shape.name(row)]
        for row in below:
            filled = {*self._filled[row.number]}
            is_below = bool(gaps) and row.number > gaps[0]
            if is_below and len(filled) < least and not self._shape.answers & filled:
                yield row


def is_count(row: SheetRow, vocabulary: Vocabulary) -> bool:
    """Return whether a row is a label such as "Complete" and numbers behind it."""
    label, *numbers = texts_of(row) or [""]
    return (
        bool(numbers)
        and all(is_number(text) and not _answers(text, vocabulary) for text in numbers)
        and _counts(label, vocabulary)
    )


def _answers(number: str, vocabulary: Vocabulary) -> bool:
    """Return whether a number is a rating, as words.csv may have it."""
    return compared(number) in vocabulary.status or compared(number) in vocabulary.rag


def is_number(text: str) -> bool:
    """Return whether a text is a bare number, a percentage or so many of so many."""
    return bool(re.fullmatch(_NUMBER, text))


def texts_of(row: SheetRow) -> list[str]:
    """Return what stands in a row, from the left."""
    texts = (text_of(value) for value in row.values if value != "")
    return [text for text in texts if text]


def _counts(label: str, vocabulary: Vocabulary) -> bool:
    words = compared(label)
    if words in vocabulary.status or words in vocabulary.rag or re.match(_COUNT, words):
        return True
    first, _, rest = words.partition(" ")
    is_word = first in _COUNTED or first in vocabulary.status
    # "Open actions" counts them, "Open the new wing" is one of them.
    return is_word and meaning_of(rest) == "item"
