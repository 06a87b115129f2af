"""Cells of a return: what an answer means, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ohc.errors import suggestion
from ohc.problems import Problem
from ohc.progress.words.privacy import quoted
from ohc.progress.words.vocabulary import UNSTATED, Vocabulary, answered, compared
from ohc.values import (
    find_date,
    find_percent,
    may_be_month_first,
    shown_percent,
    text_of,
)
from ohc.workbooks.reading import Sheet
from ohc.workbooks.xlsx.cells import column_letters
from ohc.workbooks.xlsx.look import SUSPECT

COLOURS = {
    "FF0000": "red", "C00000": "red", "FF9999": "red", "B60A1C": "red",
    "FFC7CE": "red", "FFC000": "amber", "FF6600": "amber", "FF9900": "amber",
    "FFCC66": "amber", "FFD966": "amber", "ED7D31": "amber", "00B050": "green",
    "92D050": "green", "2EC971": "green", "C6EFCE": "green", "70AD47": "green",
    "00FF00": "green", "008000": "green", "0070C0": "blue", "00B0F0": "blue",
    "0000FF": "blue", "4472C4": "blue",
}  # fmt: skip
"""Fills that trackers use for a RAG rating; yellow marks anything, so it is none."""

INPUT_FILL = "FFF9E5"
"""The fill of the cells to fill in our own workbook: no colour."""

TALLEST = 1_000
TAKEN_BY = {"status": "unknown-status", "rag": "unknown-rag"}

MERGED = "The cell is merged with others: write the word in each row."
TWICE = "Two columns of this meaning say different things: leave the one that holds."
FRACTIONS = (
    "Percentages such as this one may be fractions: this kind of file does not tell. "
    "None of them is read; ask for the return as xlsx."
)
NO_DAY = "cannot be read as a day: write it as 30/04/2014."
AMERICAN = (
    "may be month first, as another date of the table is: write it as 30/04/2014."
)


def _covered(sheet: Sheet, columns: Sequence[int]) -> frozenset[str]:
    """Return the cells of columns that a merge hides below the one that is seen."""
    return frozenset(
        f"{column_letters(column + 1)}{row + 1}"
        for top, left, bottom, right in sheet.merged
        if bottom - top < TALLEST
        for column in columns
        if left <= column <= right
        for row in range(top + 1, bottom + 1)
    )


class Cells:
    """
    The cells of one table, read by what their columns hold.

    ``places`` leads from a meaning to its column; what is wrong with a cell is
    gathered in ``problems``.
    """

    def __init__(
        self, file: str, sheet: Sheet, places: Mapping[str, int], words: Vocabulary
    ) -> None:
        self._file = file
        self._sheet = sheet
        self._words = words
        self._faults = sheet.look.faults()
        self.places = places
        answers = [places[field] for field in TAKEN_BY if field in places]
        self._merged = _covered(sheet, answers)
        self.problems: list[Problem] = []
        self.month_first = False
        self._fractions = False

    def problem(
        self, number: int, meaning: str, kind: str, message: str, **more: str
    ) -> None:
        """Add a problem of a cell, by its row and what its column holds."""
        cell = self.name(number, meaning)
        self.problems.append(
            Problem(self._file, kind, message, self._sheet.name, cell, **more)
        )

    def name(self, number: int, meaning: str) -> str:
        """Return a cell as Excel calls it."""
        index = self.places.get(meaning)
        return f"A{number}" if index is None else f"{column_letters(index + 1)}{number}"

    def answer(self, number: int, field: str, text: str, aside: str) -> tuple[str, str]:
        """Return what a status or RAG cell means, and why the row is set aside."""
        known_words = self._words.status if field == "status" else self._words.rag
        if text == "":
            if field in self.places and self.name(number, field) in self._merged:
                return self._unread(number, field, MERGED, aside)
            return self._blank(number, field, aside)
        meant = known_words.get(answered(text), "")
        if meant:
            return meant, aside
        if SUSPECT.match(text):
            self._error(number, field, text)
            return "", aside or "error-cell"
        near = suggestion(answered(text), known_words)
        kind = TAKEN_BY[field]
        self.problem(
            number,
            field,
            kind,
            f"{quoted(text)!r} is no {'status' if field == 'status' else 'RAG rating'} "
            f"we know. {near + ' ' if near else ''}"
            "Correct it, or settle it in words.csv.",
            found=quoted(text),
            expected=near,
        )
        return "", aside or kind

    def twice(self, number: int, field: str, texts: Sequence[str], aside: str) -> str:
        """Return why a row is set aside whose columns of one meaning differ."""
        if len({answered(text) for text in texts if text}) < 2:  # noqa: PLR2004 - two
            return aside
        return self._unread(number, field, TWICE, aside)[1]

    def _unread(
        self, number: int, field: str, message: str, aside: str
    ) -> tuple[str, str]:
        kind = TAKEN_BY[field]
        self.problem(number, field, kind, message, expected="one word in each row")
        return "", aside or kind

    def _blank(self, number: int, field: str, aside: str) -> tuple[str, str]:
        if field not in self.places:
            return UNSTATED[field], aside
        cell = self.name(number, field)
        if cell in self._faults:
            error = self._faults[cell]
            self._error(number, field, error)
            return "", aside or ("error-cell" if error else "uncalculated-formula")
        colour = self._colour(number, cell)
        if not colour:
            return UNSTATED[field], aside
        inferred = COLOURS.get(colour) if field == "rag" else None
        if inferred and self._words.read_colours:
            self.problem(
                number, field, "colour-only",
                f"The cell is blank and filled {colour}: counted as {inferred}, an "
                "inference.", found=colour, expected=inferred,
            )  # fmt: skip
            return inferred, aside
        self.problem(
            number, field, "colour-only",
            f"The cell is blank and filled {colour}"
            f"{f' ({inferred})' if inferred else ''}: a colour is not counted. "
            "Ask for the word"
            f"{', or count it with --read-colours' if inferred else ''}.",
            found=colour, expected="a word",
        )  # fmt: skip
        return "", aside or "colour-only"

    def _colour(self, number: int, cell: str) -> str:
        fill = self._sheet.look.fill(cell)
        if not fill or fill == INPUT_FILL:
            return ""
        # A band of colour across the row says nothing of this cell.
        key = "commitment" if "commitment" in self.places else "item"
        return "" if fill == self._sheet.look.fill(self.name(number, key)) else fill

    def _error(self, number: int, field: str, error: str) -> None:
        if error:
            kind, said = "error-cell", f"The cell shows the error {error}."
        else:
            kind = "uncalculated-formula"
            said = "A formula here was never calculated: open and save it in Excel."
        self.problem(number, field, kind, said, found=error, expected="a value")

    def faults(self, number: int, meanings: tuple[str, ...]) -> None:
        """Add a problem for each error or formula without a value in a row's cells."""
        if not self._faults:
            return
        for meaning in meanings:
            if meaning in self.places:
                cell = self.name(number, meaning)
                if cell in self._faults:
                    self._error(number, meaning, self._faults[cell])

    def percent(self, number: int, value: Any) -> str:
        """Return a percentage as text, blank where there is none or none for sure."""
        if value == "" or value is None:
            return ""
        if isinstance(value, str) and self._words.status.get(compared(value)) in {
            *("unstated", "not_applicable"),
        }:
            return ""
        column = column_letters(self.places["percent"] + 1)
        formatted = self._sheet.look.is_percent(column, number)
        done = find_percent(value, formatted=formatted)
        if done is None:
            text = quoted(text_of(value))
            if formatted is None and isinstance(value, float) and 0 < value <= 1:
                # The same for every row of such a file: said once.
                if not self._fractions:
                    self.problem(
                        number, "percent", "bad-percent", FRACTIONS, found=text
                    )
                self._fractions = True
                return ""
            shown = f" (Excel shows {value:.0%})" if formatted else ""
            self.problem(
                number, "percent", "bad-percent",
                f"{text!r}{shown} is no sure percentage from 0 to 100: write 50%.",
                found=text, expected="a number such as 50%",
            )  # fmt: skip
        return shown_percent(done)

    def date(self, number: int, field: str, value: Any) -> str:
        """Return a day as text, blank where there is none or none for sure."""
        if value == "" or value is None:
            return ""
        found = find_date(value)
        if found and not (self.month_first and may_be_month_first(value)):
            return found.isoformat()
        text = text_of(value)
        if self._words.status.get(compared(text)) not in {"unstated", "not_applicable"}:
            self.problem(
                number, field, "bad-date",
                f"{quoted(text)!r} {AMERICAN if found else NO_DAY}",
                found=quoted(text), expected="a date such as 31/03/2014",
            )  # fmt: skip
        return ""
