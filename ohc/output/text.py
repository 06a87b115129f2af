"""Aligned text, as wide as it needs to be."""

from collections.abc import Sequence
from itertools import zip_longest

from ohc.outcome import Outcome
from ohc.output import console
from ohc.reference import Cell

_CODES = (*range(32), *range(127, 160))
CONTROLS = {code: f"\\x{code:02x}" for code in _CODES if code != ord("\n")}
"""A control character in someone's cell must not command the terminal."""


def clean(cell: Cell) -> str:
    r"""
    Return the text of a cell with control characters made visible.

    >>> print(clean("red\x1b[31m"))
    red\x1b[31m
    """
    return str(cell).replace("\r\n", "\n").replace("\t", " ").translate(CONTROLS)


def render(table: Outcome, name: str, *, to_file: bool) -> str | bytes:
    """
    Return the rows as aligned columns; ``table`` has a rule under the header.

    Numbers stand to the right; a line break in a cell makes its row higher.
    """
    shown = str if to_file else console.shown
    body = table.cells()
    totals = [table.total_cells()] if table.totals else []
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
    return text.encode("utf-8-sig") if to_file else text


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
