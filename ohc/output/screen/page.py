"""A table as a person reads it, in a window, a pipe or a file of text."""

from collections.abc import Callable, Sequence

from ohc.outcome import STATEMENT, Outcome
from ohc.output import console
from ohc.output.console import IN_A_PIPE, clean
from ohc.output.screen.drawing import Line, grid_lines
from ohc.output.screen.grid import Grid, attempts, merged_under_other, names_of
from ohc.output.screen.wrapping import wrapped
from ohc.output.shown import Shown, arranged, said_to_be_zero
from ohc.record import Record


class Screen(Record):
    """The lines of a table, and sentences on what it does not show."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the lines as they are written."""
        return "".join(f"{line.text}\n" for line in self.lines)


def drawn(table: Outcome, width: int) -> Screen:
    """
    Return a table in so many columns: its title, its lines and what is left out.

    Nothing is cut: texts wrap, then columns go by their rank, then figures stand
    below their text, or each row becomes a card.
    """
    if not table.rows:
        # A heading over nothing helps nobody; why there is nothing is said on stderr.
        return Screen((), ())
    # A control character in someone's cell must not command the terminal.
    table = _through(clean, table)
    chosen = table.view.chosen
    shown = arranged(table)
    if table.view.sections and not chosen:
        from ohc.output.screen.stacking import section_lines

        body, grid = [*section_lines(table.view.sections, width)], None
    else:
        body, grid = _body(shown, width, chosen=chosen, head=table.view.has_head)
    top = [Line(part, bold=True) for part in wrapped(shown.title, width)]
    above = [
        Line(part) for text in _above(shown, grid) for part in wrapped(text, width)
    ]
    below = [*shown.below, *merged_under_other(grid.merged if grid else ())]
    foot = [Line(part) for text in below for part in wrapped(text, width)]
    if foot and shown.bands:
        # Else it would pass for a row of the last band, or for a band of its own.
        foot.insert(0, Line(""))
    lines = (*top, *above, Line(""), *body, *foot)
    return Screen(lines, (*_left_out(grid, shown, width), *shown.remarks))


def _above(shown: Shown, grid: Grid | None) -> Sequence[str]:
    """Return the lines above the table, the last on columns of zeros, if any are."""
    if not grid or not shown.zeros:
        return shown.above
    # Of ratings that are left out nobody asks which were not given.
    gone = {column.field.group for column in grid.left_out} - {""}
    zeros = [field for field in shown.zeros if field.group not in gone]
    return (*shown.above[:-1], *said_to_be_zero(zeros))


def _body(
    shown: Shown, width: int, *, chosen: bool, head: bool
) -> tuple[list[Line], Grid | None]:
    if not shown.columns:
        return [], None
    grid = Grid((), sizes={})
    for grid in attempts(shown, chosen=chosen):
        if grid.fits(width):
            return [*grid_lines(grid, shown, width, head=head)], grid
    # Only here, so that what fits does not wait for what draws what does not.
    from ohc.output.screen.stacking import card_lines, stacked_lines

    if shown.adds_up and any(not column.is_number for column in grid.columns):
        return [*stacked_lines(grid, shown, width)], grid
    return [*card_lines(shown, width)], None


def spelled(table: Outcome) -> Outcome:
    """Return a table with what the code page of stdout does not have spelt out."""
    if console.code_page().lower().replace("-", "") == "utf8":
        return table
    return _through(console.spelled, table)


def _through(change: Callable[[str], str], table: Outcome) -> Outcome:
    """Return a table with every text of it changed."""
    rows = [
        {k: change(cell) if isinstance(cell, str) else cell for k, cell in row.items()}
        for row in table.rows
    ]
    view = table.view.through(change)
    return table._replace(title=change(table.title), rows=rows, view=view)


def _left_out(grid: Grid | None, shown: Shown, width: int) -> list[str]:
    if not grid or not grid.left_out:
        return []
    gone = {column.key for column in grid.left_out}
    # As the columns stand, not as they had to go.
    columns = [column for column in shown.columns if column.key in gone]
    names = ", ".join(names_of(columns))
    how = "To see them: a wider window, --columns, or -o FILE."
    return [f"Left out at {width} columns: {names}. {how}"]


def render(table: Outcome) -> str:
    """Return the table as wide as stdout is, in the characters that it has."""
    return drawn(spelled(table), console.window()).text


def render_file(table: Outcome) -> bytes:
    """Return the table in 100 columns, with its notes below, in UTF-8."""
    screen = drawn(table, IN_A_PIPE)
    notes = (*screen.remarks, *map(clean, (*table.notes, STATEMENT)))
    lines = [part for note in notes for part in wrapped(note, IN_A_PIPE)]
    text = "".join(f"{line}\n" for line in ("", *lines))
    # With a byte order mark, without which Word and Excel ask for the encoding.
    return f"{screen.text}{text}".encode("utf-8-sig")
