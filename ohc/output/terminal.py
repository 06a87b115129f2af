"""A table for a person at a terminal, drawn by Rich."""

import sys

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ohc.outcome import Cell, Outcome
from ohc.output import console

PADDING = 3
WRAPPED = 40


def show(table: Outcome, *, chosen: bool) -> None:
    """
    Draw the rows on the terminal.

    Where they do not fit, what is the same in every row is said once above, and
    a window still too small keeps the main columns only and says so. Columns
    that someone chose are all shown.
    """
    screen = _screen()
    if not chosen and _width(table) > screen.width:
        narrow = table.narrow
        whole, table = table, _without_repeats(table, screen)
        gone = {*whole.columns} - {*table.columns}
        table = table._replace(narrow=tuple(c for c in narrow if c not in gone))
    kept = table
    if not chosen and table.narrow and _width(table) > screen.width:
        kept = table._replace(columns=_narrowed(table, screen.width))
    screen.print(_drawn(kept))
    # Below, because a long table scrolls away what stands above it.
    left = [name for name in table.columns if name not in kept.columns]
    if left and {*kept.columns} <= {*table.columns}:
        console.say(
            f"Left out for want of room: {', '.join(left)}. "
            "Use --columns, --output FILE or a wider window."
        )


def _seen(cell: Cell) -> str:
    return console.spelled(console.clean(cell))


def _screen() -> Console:
    return Console(
        file=sys.stdout,
        force_terminal=console.has_colour(),
        color_system="auto" if console.has_colour() else None,
        no_color=not console.has_colour(),
        highlight=False,
        markup=False,
        emoji=False,
    )


def _width(table: Outcome) -> int:
    columns = zip(table.columns, *table.cells(), strict=True)
    # What is longer than this reads well on several lines.
    return sum(
        min(max(len(_seen(cell)) for cell in column), WRAPPED) + PADDING
        for column in columns
    )


def _without_repeats(table: Outcome, screen: Console) -> Outcome:
    if len(table.rows) < 2:  # noqa: PLR2004 - one row repeats nothing
        return table
    first = table.rows[0]
    same = [
        name
        for name in table.columns
        if all(row.get(name, "") == first.get(name, "") for row in table.rows)
        and not (table.totals and table.totals.get(name, "") != "")
    ]
    for name in same:
        screen.print(Text(f"{name}: {_seen(first.get(name, '')) or '(blank)'}"))
    return table._replace(
        columns=tuple(name for name in table.columns if name not in same)
    )


def _narrowed(table: Outcome, width: int) -> tuple[str, ...]:
    kept = table.narrow
    if not {*kept} <= {*table.columns}:
        return kept
    for name in table.columns:
        wider = tuple(column for column in table.columns if column in {*kept, name})
        if _width(table._replace(columns=wider)) <= width:
            kept = wider
    return tuple(column for column in table.columns if column in kept)


def _drawn(table: Outcome) -> Table:
    totals = [_seen(cell) for cell in table.total_cells()]
    drawn = Table(box=SIMPLE_HEAD, show_footer=bool(totals), pad_edge=False)
    cells = table.cells()
    for number, name in enumerate(table.columns):
        is_number = any(isinstance(row[number], int) for row in cells)
        drawn.add_column(
            Text(name),
            footer=Text(totals[number]) if totals else "",
            justify="right" if is_number else "left",
            overflow="fold",
        )
    for row in cells:
        # Text, because a plain str is parsed as markup: "Vale [merged]" loses a word.
        drawn.add_row(*(Text(_seen(cell)) for cell in row))
    return drawn
