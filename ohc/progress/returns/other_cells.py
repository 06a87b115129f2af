"""Cells of the columns that no field of ours holds, as people wrote them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from ohc.privacy import WITHHELD, may_hold, personal_data
from ohc.problems import Problem
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.sheets import SheetRow
from ohc.workbooks.xlsx.cells import column_letters

HELD = frozenset(
    {
        "item",
        "status",
        "rag",
        "percent",
        "owner",
        "forecast",
        "achieved",
        "evidence",
        "comment",
        "body_id",
        "body",
        "due",
    }
)
"""What a column of a tracker may hold for which a row that is read has a field."""


# No mappingproxy, which cannot be sent from one process to another.
NO_ROWS: Mapping[int, tuple[str, ...]] = {}
NO_SUMS: Mapping[int, int] = {}


class OtherCells(NamedTuple):
    """
    The letters and headers of columns, and their cells by the number of a row.

    ``sums`` tell rows apart whose cells differ, also where these are not kept; where
    items stand across, ``whole`` tells their tables apart.
    """

    columns: tuple[tuple[str, str], ...] = ()
    rows: Mapping[int, tuple[str, ...]] = NO_ROWS
    sums: Mapping[int, int] = NO_SUMS
    whole: int = 0

    def sums_of(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return the sums of rows, whatever their order."""
        if self.whole:
            return (self.whole,)
        return tuple(sorted(self.sums[n] for n in numbers)) if self.sums else ()

    def of_row(self, number: int) -> tuple[str, ...]:
        """Return the cells of a row, blank where it has none."""
        return self.rows.get(number, ("",) * len(self.columns))


NO_CELLS = OtherCells()


def other_cells(
    file: str, table: Table, *, vocabulary: Vocabulary
) -> tuple[OtherCells, list[Problem]]:
    """
    Return the cells of a table that no field holds, where they are asked for.

    A number of a patient in them is withheld, and is a problem. Of trackers there are
    the sums in any case: what the items are may be told by such cells alone.
    """
    of_npa = vocabulary.has_commitments
    if of_npa and not vocabulary.all_columns:
        return NO_CELLS, []
    if table.sheet.across:
        # A master has thousands of keys: as columns nobody could read them.
        keys = range(len(table.sheet.rows[0]))
        return OtherCells(whole=sum(_sum(row, keys) for row in table.rows)), []
    headers = dict(_columns(table, of_npa=of_npa))
    sums = {} if of_npa else {row.number: _sum(row, headers) for row in table.rows}
    if not vocabulary.all_columns:
        return OtherCells(sums=sums), []
    gathering = _Gathering(file, table, columns=tuple(headers))
    rows = {row.number: gathering.cells(row) for row in table.rows}
    columns = tuple(
        # It may be a table of people, with a number of theirs above each column.
        (column_letters(at + 1), "" if personal_data(header) else header)
        for at, header in headers.items()
    )
    return OtherCells(columns, rows, sums=sums), gathering.problems


def _sum(row: SheetRow, columns: Iterable[int]) -> int:
    # Of another process it must be the same, which a hash is not. Sorted, since a
    # copy with its columns in another order is a copy.
    texts = sorted(filter(None, map(row.text, columns)))
    return crc32("\0".join(texts).encode("utf-8", "surrogatepass"))


def _columns(table: Table, *, of_npa: bool) -> Iterator[tuple[int, str]]:
    """Give the places of columns that no field holds, and their headers."""
    held = {at for meaning, at in table.places.items() if of_npa or meaning in HELD} - {
        table.places.get(meaning, -1) for meaning in ("", "other")
    }
    for column in table.columns:
        if column.at not in held:
            yield column.at, column.header
    if not of_npa:
        yield from _without_words(table)


def _without_words(table: Table) -> Iterator[tuple[int, str]]:
    """Give columns that are filled below a year, a date or nothing as their header."""
    # A form of ours has none: what stands beside its table is no part of it.
    worded = {column.at for column in table.columns}
    header = table.sheet.numbered[table.header_row - 1]
    width = max((len(row.values) for row in table.rows), default=0)
    for at in range(width):
        if at not in worded and any(row.text(at) for row in table.rows):
            yield at, header.text(at)


class _Gathering:
    """Gathers the cells of some columns, and what is wrong with them."""

    def __init__(self, file: str, table: Table, *, columns: tuple[int, ...]) -> None:
        self._file = file
        self._sheet = table.sheet
        self._columns = columns
        self._faults = table.sheet.look.faults()
        self.problems: list[Problem] = []

    def cells(self, row: SheetRow) -> tuple[str, ...]:
        """Return the texts of a row's cells, as people wrote them."""
        return tuple(self._text(row, at) for at in self._columns)

    def _text(self, row: SheetRow, at: int) -> str:
        if not row.text(at):
            # The reader gives an error as a blank.
            cell = f"{column_letters(at + 1)}{row.number}" if self._faults else ""
            return self._faults.get(cell, "")
        text = row.written[at]
        kind = personal_data(text) if may_hold(text) else ""
        if not kind:
            return text
        self.problems.append(
            Problem(
                self._file,
                "personal-data",
                message=f"This may be {kind}. Remove it from the return.",
                sheet=self._sheet.name,
                cell=f"{column_letters(at + 1)}{row.number}",
                found=WITHHELD,
            )
        )
        return WITHHELD
