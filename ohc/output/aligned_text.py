"""Aligned text, as wide as it needs to be."""

from collections.abc import Sequence
from itertools import zip_longest

from ohc.outcome import STATEMENT, Cell, Outcome
from ohc.output import console
from ohc.output.console import clean


def render(table: Outcome, name: str, *, to_file: bool) -> str | bytes:
    """
    Return the rows as aligned columns; ``table`` has a rule under the header.

    Numbers stand to the right; a line break in a cell makes its row higher.
    """
    shown = str if to_file else console.spelled
    body = table.cells()
    totals = [cells] if (cells := table.total_cells()) else []
    grid = [[shown(clean(cell)) for cell in row] for row in (*body, *totals)]
    right = [_is_number(column) for column in zip(*body, strict=True)]
    right = right or [False] * len(table.columns)
    widths = [
        max(len(line) for cell in column for line in cell.split("\n"))
        for column in zip(table.columns, *grid, strict=True)
    ]
    lines = _lines(table.columns, widths, right)
    rule = ["  ".join("-" * width for width in widths)] if name == "table" else []
    lines += rule
    for row in grid[: len(body)]:
        lines += _lines(row, widths, right)
    if totals:
        lines += rule + _lines(grid[-1], widths, right)
    text = "".join(f"{line}\n" for line in lines)
    return page(table, text) if to_file else text


def page(table: Outcome, text: str) -> bytes:
    """Return a printed table as a file that says what it is and what it covers."""
    notes = "".join(f"{clean(note)}\n" for note in (*table.notes, STATEMENT))
    return f"{clean(table.title)}\n\n{text}\n{notes}".encode("utf-8-sig")


def _is_number(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, int) for cell in cells)


def _lines(row: Sequence[str], widths: list[int], right: list[bool]) -> list[str]:
    parts = zip_longest(*(cell.split("\n") for cell in row), fillvalue="")
    return [
        "  ".join(
            part.rjust(width) if to_right else part.ljust(width)
            for part, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in parts
    ]
