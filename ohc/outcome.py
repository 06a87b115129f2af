"""What a command returns: rows, what to say of them, and how it ended."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

Cell = str | int
"""Text as published, or a number that someone may add up; blank is ``""``."""

Row = Mapping[str, Cell]
TextRow = Mapping[str, str]

STATEMENT = (
    "States the national agreement of 2013 and the structure of the NHS in "
    "February 2013; later changes are not covered."
)
"""What every document says that leaves the tool."""


class Outcome(NamedTuple):
    """
    The result of a command, for the one door that renders it.

    ``columns`` are the fields that printed formats show, in order; data formats
    show the other ``fields`` behind them. ``narrow`` are those that a small window
    keeps. ``totals`` and ``notes`` go with printed formats only,
    ``warnings`` are said on stderr whatever the format. Where print and data have
    different rows (a matrix and its long form), ``records`` are those of data, and
    ``paper`` keeps the printed ones for a workbook that holds both. ``closing`` is
    said last on stderr, whatever the format, and stands in documents too; ``toml``
    is what a command writes where TOML was asked for. ``problems`` are all that
    were found, ``accounts`` what became of files, returns and rows, ``written`` the
    files that a command wrote: none is printed, all are for programs.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    narrow: tuple[str, ...] = ()
    totals: Row | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    exit_code: int = 0
    fields: tuple[str, ...] = ()
    records: Sequence[Row] | None = None
    paper: "Outcome | None" = None
    closing: tuple[str, ...] = ()
    toml: str = ""
    problems: Sequence[Row] = ()
    accounts: Mapping[str, int] = MappingProxyType({})
    written: tuple[Path, ...] = ()

    def all_columns(self) -> tuple[str, ...]:
        """Return every field: the printed ones first, then the others."""
        others = (name for row in self.rows[:1] for name in row)
        return tuple(dict.fromkeys((*self.columns, *self.fields, *others)))

    def cells(self) -> list[list[Cell]]:
        """Return the rows as lists of their cells, in the order of the columns."""
        return [[row.get(name, "") for name in self.columns] for row in self.rows]

    def total_cells(self) -> list[Cell]:
        """
        Return the cells of the totals, headed by the word Total.

        It stands in the first column of text; without one there are no totals,
        because a row of bare numbers would look like a record.
        """
        text_columns = [
            number
            for number, column in enumerate(zip(*self.cells(), strict=True))
            # A column of numbers may have blanks, which are text of a kind.
            if any(isinstance(cell, str) and cell for cell in column)
        ]
        if self.totals is None or not text_columns:
            return []
        cells = [self.totals.get(name, "") for name in self.columns]
        cells[text_columns[0]] = "Total"
        return cells
