"""The printed formats that tabulate draws: grid, github, latex, rst and more."""

from collections.abc import Callable

import tabulate

from ohc.outcome import STATEMENT, Outcome
from ohc.output import console
from ohc.output.console import clean


def names() -> list[str]:
    """Return the formats that tabulate knows."""
    return list(tabulate.tabulate_formats)


def render(table: Outcome, *, style: str) -> str:
    """Return the rows as tabulate draws them, every character as it is."""
    # Twice: the cells before their widths are measured, then tabulate's own lines.
    return console.spelled(_drawn(table, console.spelled, style=style))


def render_file(table: Outcome, *, style: str) -> bytes:
    """Return the rows as tabulate draws them, with a title and notes, in UTF-8."""
    notes = "".join(f"{clean(note)}\n" for note in (*table.notes, STATEMENT))
    text = f"{clean(table.title)}\n\n{_drawn(table, str, style=style)}\n{notes}"
    # With a byte order mark, without which Word and Excel ask for the encoding.
    return text.encode("utf-8-sig")


def _drawn(table: Outcome, shown: Callable[[str], str], *, style: str) -> str:
    rows = [*table.cells(), table.total_cells()]
    cells = [[shown(clean(cell)) for cell in row] for row in rows if row]
    # A setting of the module; without it spaces that begin a cell are lost.
    tabulate.PRESERVE_WHITESPACE = True
    text = tabulate.tabulate(
        cells,
        headers=table.columns,
        tablefmt=style,
        # Otherwise 5E1 is read as a number and printed as 50.
        disable_numparse=True,
    )
    return f"{text}\n"
