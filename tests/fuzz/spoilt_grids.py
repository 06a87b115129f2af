"""Ways to spoil cells before a workbook is written, and the text of a CSV file."""

import random
from collections.abc import Callable, Mapping

from grids import Value
from seeds import PLACES, planted

Cells = list[list[Value]]
Sheets = dict[str, Cells]

ODD: tuple[Value, ...] = (
    *("", " ", "=1+1", "-", "TBC", "#REF!", "#N/A", "31/02/2014", "2014-15-Q9"),
    *("Complet", "complete?", "Total", "END", "x" * 30_000, "a\nb\rc", "\u202eabc"),
    *("\u200b", "\u00a0Complete\u00a0", "\U0001f600", "C3.1", "C99.9", "1,5", "50 %"),
    *(
        0.0,
        -1.0,
        1e300,
        0.5,
        99999.0,
        41729.5,
        True,
        False,
        "True",
        "{{ x }}",
        "\x1b[1m",
    ),
    *map(planted, PLACES[:8]),
)
NAMES = ("Lists", "Guidance", "Return", "a!b'c", "\u202eRisk", "x" * 31, " ", "About")


def _cells(sheets: Sheets, chosen: random.Random) -> None:
    grid = _a_grid(sheets, chosen)
    for _ in range(chosen.choice((1, 5, 30))):
        if row := chosen.choice(grid or [[]]):
            row[chosen.randrange(len(row))] = chosen.choice(ODD)


def _a_grid(sheets: Sheets, chosen: random.Random) -> Cells:
    # The last sheet has the answers.
    return chosen.choice([*sheets.values(), [*sheets.values()][-1]])


def _rows_shuffled(sheets: Sheets, chosen: random.Random) -> None:
    chosen.shuffle(_a_grid(sheets, chosen))


def _row_gone(sheets: Sheets, chosen: random.Random) -> None:
    if grid := _a_grid(sheets, chosen):
        del grid[chosen.randrange(len(grid))]


def _row_twice(sheets: Sheets, chosen: random.Random) -> None:
    if grid := _a_grid(sheets, chosen):
        grid.insert(chosen.randrange(len(grid)), [*chosen.choice(grid)])


def _column_gone(sheets: Sheets, chosen: random.Random) -> None:
    at = chosen.randrange(13)
    for row in _a_grid(sheets, chosen):
        del row[at : at + 1]


def _column_twice(sheets: Sheets, chosen: random.Random) -> None:
    at = chosen.randrange(13)
    for row in _a_grid(sheets, chosen):
        row.extend(row[at : at + 1])


def _far_away(sheets: Sheets, chosen: random.Random) -> None:
    grid = _a_grid(sheets, chosen)
    above = chosen.choice((3, 38, 45, 3000))
    grid[:0] = [[""] for _ in range(above)]


def _turned(sheets: Sheets, chosen: random.Random) -> None:
    grid = _a_grid(sheets, chosen)
    width = max(map(len, grid), default=0)
    grid[:] = [
        [row[at] if at < len(row) else "" for row in grid] for at in range(width)
    ]


def _stacked(sheets: Sheets, chosen: random.Random) -> None:
    grid = _a_grid(sheets, chosen)
    grid += [[], *([*row] for row in _a_grid(sheets, chosen))]


def _renamed(sheets: Sheets, chosen: random.Random) -> None:
    name, cells = chosen.choice([*sheets.items()])
    del sheets[name]
    sheets[chosen.choice(NAMES)] = cells


def _sheet_twice(sheets: Sheets, chosen: random.Random) -> None:
    name, cells = chosen.choice([*sheets.items()])
    sheets[f"{name} (2)"] = [[*row] for row in cells]


def _emptied(sheets: Sheets, chosen: random.Random) -> None:
    _a_grid(sheets, chosen).clear()


GRIDS: Mapping[str, Callable[[Sheets, random.Random], None]] = {
    "cells": _cells,
    "more cells": _cells,
    "rows shuffled": _rows_shuffled,
    "a row gone": _row_gone,
    "a row twice": _row_twice,
    "a column gone": _column_gone,
    "a column twice": _column_twice,
    "far away": _far_away,
    "turned": _turned,
    "stacked": _stacked,
    "renamed": _renamed,
    "a sheet twice": _sheet_twice,
    "emptied": _emptied,
}


def _quoted(data: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(data) + 1)
    return data[:at] + b'"' + data[at:]


def _encoded(data: bytes, chosen: random.Random) -> bytes:
    kind = chosen.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp037", "utf-7"))
    return data.decode("utf-8-sig", "replace").encode(kind, "replace")


def _delimited(data: bytes, chosen: random.Random) -> bytes:
    return data.replace(b",", chosen.choice((b";", b"\t", b"|", b"\0", b"", b",,,")))


def _line_ends(data: bytes, chosen: random.Random) -> bytes:
    return data.replace(b"\r\n", chosen.choice((b"\r", b"\n\n", b"", b"\x0b", b"\x85")))


def _long(data: bytes, chosen: random.Random) -> bytes:
    more = chosen.choice((b"x" * 300_000, b"," * 20_000, b"\n" * 200_000, b'""' * 9000))
    return data + more


TEXTS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "an open quotation": _quoted,
    "another encoding": _encoded,
    "other delimiters": _delimited,
    "other line ends": _line_ends,
    "long": _long,
}
