"""Columns that are not ours, under their own headings, beside ours."""

from collections.abc import Collection, Iterator, Sequence

from ohc.progress.returns.other_cells import OtherCells
from ohc.reference.names import plain
from ohc.values import spaced


class OtherColumns:
    """
    Names the other columns of many tables: one name for each header.

    Headings that differ only in case or spaces are one column. A heading that is also
    the name of a field, or appears twice in its table, gets the letter of its column.
    """

    def __init__(self, fields: Collection[str]) -> None:
        self._fields = {plain(field) for field in fields}
        self._names: dict[str, str] = {}
        self._of_table: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}

    def take(self, others: OtherCells) -> None:
        """Name the columns of a table."""
        if others.columns not in self._of_table:
            self._of_table[others.columns] = tuple(self._named(others.columns))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all columns, in the order of their appearance."""
        return tuple(self._names.values())

    def cells(self, others: OtherCells, row: int) -> dict[str, str]:
        """Return the cells of a row by name, blank if the row does not have one."""
        blank = dict.fromkeys(self._names.values(), "")
        named = self._of_table[others.columns]
        return blank | dict(zip(named, others.of_row(row), strict=True))

    def _named(self, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
        taken: set[str] = set()
        for letters, header in columns:
            name = spaced(header)
            while not name or plain(name) in self._fields or _key(name) in taken:
                name = f"{name} (column {letters})".strip()
            taken.add(_key(name))
            # As the first table spells it.
            yield self._names.setdefault(_key(name), name)


def _key(name: str) -> str:
    return name.casefold()
