"""Aligned text for grep, findstr and awk: every field, one record a line."""

from collections.abc import Sequence

from ohc.outcome import Cell, Outcome
from ohc.output import console
from ohc.output.console import clean


def render(table: Outcome) -> str:
    """
    Return the keys, then a line for each row, in columns as wide as they need.

    Numbers stand to the right; a line break in a cell becomes a space.
    """
    return _drawn(table, spell=True)


def render_file(table: Outcome) -> bytes:
    """Return the same in UTF-8."""
    # With a byte order mark, without which Excel asks for the encoding.
    return _drawn(table, spell=False).encode("utf-8-sig")


def _drawn(table: Outcome, *, spell: bool) -> str:
    cells = table.cells()
    rows = [[*table.columns], *([_one_line(cell) for cell in row] for row in cells)]
    if spell:
        # Before widths are measured: a code page may need more characters.
        rows = [[*map(console.spelled, row)] for row in rows]
    right = [_is_number(column) for column in zip(*cells, strict=True)]
    # Without a row there is no column of numbers either.
    right = right or [False] * len(table.columns)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{_line(row, widths, right=right)}\n" for row in rows)


def _one_line(cell: Cell) -> str:
    return " ".join(clean(cell).split("\n"))


def _is_number(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, int) for cell in cells)


def _line(row: Sequence[str], widths: Sequence[int], *, right: Sequence[bool]) -> str:
    return "  ".join(
        part.rjust(width) if to_right else part.ljust(width)
        for part, width, to_right in zip(row, widths, right, strict=True)
    ).rstrip()
