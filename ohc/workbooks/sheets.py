"""Workbooks after reading: sheets, their values, and what values do not show."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from ohc.privacy import quoted
from ohc.record import Record
from ohc.values import text_of
from ohc.workbooks.calamine import Merged
from ohc.workbooks.xlsx.cells import column_letters
from ohc.workbooks.xlsx.look import Look

if TYPE_CHECKING:
    # Returns do not need the lists, nor workbooks the quotation marks of a text.
    from ohc.workbooks.quoting import Unclosed
    from ohc.workbooks.xlsx.validations import Source

MOST_VALUES = 300_000
"""
Cells of a text, or of a workbook, that are not blank: a thousand returns have fewer.
What is within it is read in a part of the time that apart.py allows, on any machine.
"""

LONGEST = 131_072
"""Characters in a cell: four times what Excel allows."""

TOO_MANY = "It has more cells than a thousand returns together."

TALLEST = 1_000
"""Rows of merged cells: a whole merged column would be a set of a million cells."""


# There are few dates and percentages, in many cells. Typed, because 1 is not TRUE.
_text_of_number = lru_cache(maxsize=4096, typed=True)(text_of)


class SheetRow(NamedTuple):
    """A row, with its number in Excel, its values and their texts as written."""

    number: int
    values: Sequence[Any]
    written: Sequence[str]

    def value(self, column: int) -> Any:
        """Return the value in a column, counted from 0, or "" if there is none."""
        # Rows of a CSV may be short, and -1 means no column.
        return self.values[column] if 0 <= column < len(self.values) else ""

    def text(self, column: int) -> str:
        """Return the text in a column without invisible characters, "" if none."""
        text = self.written[column] if 0 <= column < len(self.written) else ""
        return text if text.isascii() else text_of(text)


class Sheet:
    """A sheet: its rows of values from A1 on, and what values do not show."""

    across = False
    """Whether it is read sideways: its rows are columns in Excel."""

    def __init__(
        self,
        name: str,
        *,
        hidden: bool,
        rows: Sequence[Sequence[Any]],
        merged: Sequence[Merged],
        look: Look,
    ) -> None:
        self.name = name
        self.hidden = hidden
        self.rows = rows
        self.merged = merged
        self.look = look
        self.unclosed: Sequence[Unclosed] = ()

    @cached_property
    def texts(self) -> Sequence[Sequence[str]]:
        """Return the cells of the rows as text, as people wrote it."""
        # Cached: the searches for tables, labels and items each need every cell.
        return [
            [
                value.strip() if value.__class__ is str else _text_of_number(value)
                for value in row
            ]
            for row in self.rows
        ]

    @cached_property
    def numbered(self) -> Sequence[SheetRow]:
        """Return the rows with their numbers, values and texts."""
        return [*map(SheetRow, count(1), self.rows, self.texts)]

    def cell(self, column: int, row: int) -> str:
        """Return the Excel name of a cell, given its column from 0 and row from 1."""
        return f"{column_letters(column + 1)}{row}"

    def quoted(self, column: int, row: int) -> str:
        """Return the text of a cell for a message, "" if it has none."""
        there = 0 < row <= len(self.numbered)
        return quoted(self.numbered[row - 1].text(column)) if there else ""

    def is_percent(self, column: int, row: int) -> bool | None:
        """Return whether a cell is formatted as a percentage, None if unknown."""
        return self.look.is_percent(column_letters(column + 1), row)

    def covered(self, columns: Sequence[int]) -> frozenset[str]:
        """Return the cells of columns that a merge hides, below the visible one."""
        return frozenset(
            self.cell(column, row)
            for column in columns
            for row in self._covered_rows(column)
        )

    def _covered_rows(self, column: int) -> Iterator[int]:
        merges = sorted(
            (top, bottom)
            for top, left, bottom, right in self.merged
            if left <= column <= right and bottom - top < TALLEST
        )
        # Merged areas may overlap: no row is given twice.
        last = 0
        for top, bottom in merges:
            yield from range(max(top + 2, last + 1), bottom + 2)
            last = max(last, bottom + 1)


class Book(Record):
    """A workbook with its true format, and notes on the whole."""

    format: str
    sheets: Sequence[Sheet]
    notes: tuple[str, ...] = ()
    list_sources: Callable[[], Collection["Source"]] = tuple
    """Return the ranges from which its drop-down lists are drawn."""
    comments: Callable[[], Mapping[str, Mapping[str, str]] | None] = dict
    """Return the comments of its sheets by cell, None if they cannot be read."""
