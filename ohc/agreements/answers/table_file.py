"""Read answers from a workbook or CSV: a row for each establishment."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ohc.agreements.answers.entries import ADVICE, NoAnswers, RawAnswer
from ohc.agreements.answers.faults import Faults, first_few
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable
from ohc.reference.names import plain
from ohc.values import text_of
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import Book, Sheet
from ohc.workbooks.xlsx.cells import column_letters
from ohc.workbooks.xlsx.look import SUSPECT

ID, NAME = "id", "establishment"
ASIDE = "area team"
"""A column of the form that is not an answer."""

SEARCHED = 30
"""Rows that are searched for headings: titles and notes may come above them."""


def of_table(path: Path, faults: Faults, *, notes: list[str]) -> Iterator[RawAnswer]:
    """
    Give each value of a workbook or CSV. Raises NoAnswers.

    Error values, rows without a name and values without a heading are added to
    ``faults``; hidden rows, and how a text file was read, to ``notes``.
    """
    # Every sheet, so that answers on the second sheet are not lost.
    book = _book(path)
    notes += [f"{path}: {note}" for note in book.notes if book.format == "text"]
    for sheet, header_row in _tables(path, book.sheets):
        rows = _Rows(path, sheet, header_row=header_row)
        notes += rows.unseen()
        yield from rows.answers(faults)


class _Rows:
    """The rows of a sheet of answers, below its headings."""

    def __init__(self, path: Path, sheet: Sheet, *, header_row: int) -> None:
        self._sheet, self._header_row = sheet, header_row
        self._beginning = f"{path} {sheet.name}!" if sheet.name else f"{path} "
        self._headers = _texts(sheet.rows[header_row])
        self._naming = [
            column
            for column, header in enumerate(self._headers)
            if plain(header) in {ID, NAME}
        ]
        self._aside = {
            column
            for column, header in enumerate(self._headers)
            if plain(header) in {ID, NAME, ASIDE}
        }
        self._errors = sheet.look.faults()

    def unseen(self) -> Iterator[str]:
        """Yield notes on answers that are hidden in Excel."""
        if self._sheet.hidden:
            yield f"{self._beginning.rstrip('!')}: the sheet is hidden, but was read."
        rows = self._sheet.rows
        hidden = [
            str(number)
            for number in self._sheet.look.hidden_rows()
            if self._header_row + 1 < number <= len(rows)
            and any(_texts(rows[number - 1]))
        ]
        if hidden:
            numbers = first_few(hidden)
            yield f"{self._beginning.rstrip('!')}: hidden rows were read ({numbers})."

    def answers(self, faults: Faults) -> Iterator[RawAnswer]:
        """Give the values of the rows; cells that cannot be used go to faults."""
        first = self._header_row + 1
        for number, row in enumerate(self._sheet.rows[first:], start=first + 1):
            texts = _texts(row)
            wrong = self._wrong_cells(number, texts, faults=faults)
            if faults.are_too_many:
                return
            if any(texts):
                yield from self._of_row(number, row, faults=faults, wrong=wrong)

    def _wrong_cells(
        self, number: int, texts: Sequence[str], *, faults: Faults
    ) -> set[int]:
        """Return the columns of a row that show an error, and add them to faults."""
        wrong = set()
        for column, text in enumerate(texts):
            shown = self._error(column, number, text)
            if shown is not None:
                what = shown or "a formula without a value"
                where = self._where(column, number)
                faults.add(where, f"it shows {what}.", "Type the answer.")
                wrong.add(column)
        return wrong

    def _error(self, column: int, number: int, text: str) -> str | None:
        """Return the error that a cell shows, or "" for a formula without a value."""
        # The reader gives an error value as a blank, which would look like no answer; a
        # CSV has it as text.
        if error := SUSPECT.match(text):
            return error[0]
        return self._errors.get(_cell(column, number)) if self._errors else None

    def _of_row(
        self, number: int, row: Sequence[Any], *, faults: Faults, wrong: set[int]
    ) -> Iterator[RawAnswer]:
        texts = _texts(row)
        naming = [at for at in self._naming if at < len(texts) and texts[at]]
        if not naming:
            if not wrong & {*self._naming}:
                faults.add(
                    self._where(0, number),
                    "this row does not name an establishment.",
                    "Enter its ID.",
                )
            return
        for column, value in enumerate(row):
            header = self._headers[column] if column < len(self._headers) else ""
            if column in self._aside or not texts[column] or column in wrong:
                continue
            if not header:
                faults.add(
                    self._where(column, number),
                    "its column has no heading.",
                    ADVICE,
                )
                continue
            yield RawAnswer(
                tuple(texts[at] for at in naming),
                header,
                value=value,
                where=self._where(column, number),
                header_where=self._where(column, self._header_row + 1),
                whose_where=self._where(naming[0], number),
            )

    def _where(self, column: int, number: int) -> str:
        return f"{self._beginning}{_cell(column, number)}"


def _cell(column: int, number: int) -> str:
    return f"{column_letters(column + 1)}{number}"


def _texts(row: Sequence[Any]) -> list[str]:
    return [text_of(value) for value in row]


def _book(path: Path) -> Book:
    """Return the file as a workbook. Raises NoAnswers."""
    readers = Readers()
    try:
        data = read_bytes(str(path))
        return open_book(data, judge(data), readers)
    except Unreadable as error:
        raise NoAnswers(f"ohc cannot read {path}: {error.message}", ADVICE) from error
    finally:
        readers.close()


def _tables(path: Path, sheets: Sequence[Sheet]) -> list[tuple[Sheet, int]]:
    """Return the sheets that contain answers, each with the index of its headings."""
    marks = [
        f"{path} {mark.cell}: {mark}" for sheet in sheets for mark in sheet.unclosed
    ]
    if marks:
        raise NoAnswers(" ".join(marks), "Nothing in the file was used.")
    header_rows = [(sheet, _header_row(sheet)) for sheet in sheets]
    tables = [(sheet, index) for sheet, index in header_rows if index is not None]
    if not tables:
        raise NoAnswers(
            f"{path} has no row of headings that includes id or establishment.", ADVICE
        )
    return tables


def _header_row(sheet: Sheet) -> int | None:
    """Return the index of the headings: id or establishment, and fields."""
    for index, row in enumerate(sheet.rows[:SEARCHED]):
        names = [name for text in _texts(row) if (name := plain(text))]
        # A title of the single word Establishment is not a row of headings.
        if {ID, NAME} & {*names} and len(names) > 1:
            return index
    return None
