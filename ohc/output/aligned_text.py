"""Aligned text, as wide as it needs to be."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from ohc.outcome import STATEMENT, Cell, Outcome
from ohc.output import console
from ohc.output.console import clean


def render(table: Outcome, *, ruled: bool) -> str:
    """
    Return the rows as aligned columns; with a rule under the header if ``ruled``.

    Numbers stand to the right; a line break in a cell makes its row higher.
    """
    # Spelled out before widths are measured: a code page may need more characters.
    return _drawn(table, console.spelled, ruled=ruled)


def render_file(table: Outcome, *, ruled: bool) -> bytes:
    """Return the rows as aligned columns, with a title and notes, in UTF-8."""
    return page(table, _drawn(table, str, ruled=ruled))


def _drawn(table: Outcome, shown: Callable[[str], str], *, ruled: bool) -> str:
    rows, totals = table.cells(), table.total_cells()
    body = [[shown(clean(cell)) for cell in row] for row in rows]
    foot = [[shown(clean(cell)) for cell in totals]] if totals else []
    right = [_is_number(column) for column in zip(*rows, strict=True)]
    # Without a row there is no column of numbers either.
    right = right or [False] * len(table.columns)
    widths = [
        _width(column) for column in zip(table.columns, *body, *foot, strict=True)
    ]
    rule = ["  ".join("-" * width for width in widths)] if ruled else []
    lines = [*_lines(table.columns, widths, right=right), *rule]
    for row in body:
        lines += _lines(row, widths, right=right)
    for row in foot:
        lines += [*rule, *_lines(row, widths, right=right)]
    return "".join(f"{line}\n" for line in lines)


def _width(cells: Sequence[str]) -> int:
    return max(len(line) for cell in cells for line in cell.split("\n"))


def page(table: Outcome, text: str) -> bytes:
    """Return a printed table as a file that says what it is and what it covers."""
    notes = "".join(f"{clean(note)}\n" for note in (*table.notes, STATEMENT))
    # With a byte order mark, without which Word and Excel ask for the encoding.
    return f"{clean(table.title)}\n\n{text}\n{notes}".encode("utf-8-sig")


def _is_number(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, int) for cell in cells)


def _lines(row: Sequence[str], widths: list[int], *, right: list[bool]) -> list[str]:
    parts = zip_longest(*(cell.split("\n") for cell in row), fillvalue="")
    return [
        "  ".join(
            part.rjust(width) if to_right else part.ljust(width)
            for part, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in parts
    ]
