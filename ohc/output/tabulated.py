"""The printed formats that tabulate draws: grid, github, latex, rst and more."""

import tabulate

from ohc.outcome import Outcome
from ohc.output import console
from ohc.output.aligned_text import page
from ohc.output.console import clean


def names() -> list[str]:
    """Return the formats that tabulate knows."""
    return list(tabulate.tabulate_formats)


def render(table: Outcome, name: str, *, to_file: bool) -> str | bytes:
    """Return the rows as tabulate draws them, every character as it is."""
    shown = str if to_file else console.spelled
    rows = [*table.cells(), table.total_cells()]
    cells = [[shown(clean(cell)) for cell in row] for row in rows if row]
    tabulate.PRESERVE_WHITESPACE = True
    text = tabulate.tabulate(
        cells,
        headers=table.columns,
        tablefmt=name,
        # Otherwise 5E1 is read as a number and printed as 50.
        disable_numparse=True,
    )
    return page(table, f"{text}\n") if to_file else console.spelled(f"{text}\n")
