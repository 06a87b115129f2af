"""The area of the cells in a sheet, and which of them have error values."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ohc.workbooks.xlsx.cells import column_letters

ROWS = 1_048_576
COLUMNS = 16_384

MOST_ERRORS = 500_000
"""Error values that are listed: a small file can repeat one without end."""

ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
"""What Excel shows for its codes: MS-XLS 2.5.10, MS-XLSB 2.5.97.2."""


Merged = tuple[int, int, int, int]
"""The top row, left column, bottom row and right column of a merge, from 0."""


class Spoilt(ValueError):
    """The bytes are not those of such a file, so its content is not known."""


class Survey(NamedTuple):
    """The memory that a reader would need for a file, and errors it would not show."""

    cells: int
    """Rows times columns of the largest sheet, from its first cell to its last."""

    farthest: str
    """The cell farthest from A1 in any sheet, "Sheet1!IV65536"; "" if there is none."""

    errors: Mapping[str, Mapping[str, str]]
    """For each sheet that has any: the cells with error values, and which values."""

    together: int = 0
    """The cells of all sheets together: a reader of xls or ods keeps all in memory."""

    grid: int = 0
    """Rows times columns from A1 on, for the largest sheet."""

    merged: Mapping[str, Sequence[Merged]] = {}
    """For each sheet that has any: its merges, where a reader does not give them."""


@dataclass(slots=True)
class Area:
    """The part of a sheet seen so far; rows and columns count from 0."""

    sheet: str
    errors: dict[str, str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    top: int = sys.maxsize
    left: int = sys.maxsize
    lowest: tuple[int, int] = (-1, -1)
    rightmost: tuple[int, int] = (-1, -1)

    def hold(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Widen the area to a block of cells that are not blank."""
        last, end = row + rows - 1, column + columns - 1
        self.top = min(self.top, row)
        self.left = min(self.left, column)
        self.lowest = max(self.lowest, (last, end))
        self.rightmost = max(self.rightmost, (end, last))

    def mark(self, error: str, *, row: int, column: int) -> None:
        """Note the error value of a cell. Raises Spoilt if there are too many."""
        check_errors(len(self.errors) + 1)
        self.errors[f"{column_letters(column + 1)}{row + 1}"] = error

    @property
    def cells(self) -> int:
        """Rows times columns from the first cell to the last, 0 for a blank sheet."""
        rows = self.lowest[0] - self.top + 1
        return max(rows, 0) * max(self.rightmost[0] - self.left + 1, 0)

    @property
    def grid(self) -> int:
        """Rows times columns from A1 to the last cell, 0 for a blank sheet."""
        return (self.lowest[0] + 1) * (self.rightmost[0] + 1)

    @property
    def farthest(self) -> str:
        """The lowest cell or the rightmost one, whichever is farther from A1."""
        places = [self.lowest, self.rightmost[::-1]]
        row, column = max(places, key=lambda place: (place[0] + 1) * (place[1] + 1))
        return f"{self.sheet}!{column_letters(column + 1)}{row + 1}"


def check_errors(number: int) -> None:
    """Raise Spoilt if there are more error values than can be listed."""
    if number > MOST_ERRORS:
        raise Spoilt(f"More than {MOST_ERRORS:,} cells show errors.")


def error_word(code: int) -> str:
    """Return what Excel shows for a code. Raises Spoilt for an unknown code."""
    if code not in ERRORS:
        raise Spoilt(f"There is no error with the code {code}.")
    return ERRORS[code]


def surveyed(areas: Iterable[Area]) -> Survey:
    """Return the survey of a file from the areas of its sheets."""
    cells, farthest, together, grid, listed = 0, "", 0, 0, 0
    errors: dict[str, Mapping[str, str]] = {}
    merged = {}
    for area in areas:
        cells = max(cells, area.cells)
        together += area.cells
        if area.grid > grid:
            grid, farthest = area.grid, area.farthest
        if area.errors:
            errors[area.sheet] = area.errors
            listed += len(area.errors)
            check_errors(listed)
        if area.merged:
            merged[area.sheet] = area.merged
    return Survey(
        cells=cells,
        farthest=farthest,
        errors=errors,
        together=together,
        grid=grid,
        merged=merged,
    )
