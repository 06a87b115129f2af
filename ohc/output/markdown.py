"""GitHub's Markdown, in which every character of the data survives."""

import re
from collections.abc import Sequence

from ohc.outcome import STATEMENT, Cell, Outcome

_SPECIAL = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|&(?=#?\w+;)")
_CODES = (*range(32), *range(127, 160))
_CONTROLS = {code: f"\\x{code:02x}" for code in _CODES}
_EDGES = re.compile(r"^\s+|\s+$")


def render(table: Outcome) -> bytes:
    """Return the rows as a Markdown table."""
    return "".join(f"{line}\n" for line in _table_lines(table)).encode()


def render_file(table: Outcome) -> bytes:
    """Return the rows as a Markdown table, with a title above and notes below."""
    title = f"# {escape(table.title)}\n"
    notes = [f"{escape(note)}\n" for note in (*table.notes, STATEMENT)]
    return "\n".join([title, *_table_lines(table), "", *notes]).encode()


def _table_lines(table: Outcome) -> list[str]:
    lines = [_line([escape(column) for column in table.columns])]
    cells = table.cells()
    numbers = [any(isinstance(cell, int) for cell in row) for row in zip(*cells)]  # noqa: B905
    numbers = numbers or [False] * len(table.columns)
    lines.append(_line(["---:" if number else "---" for number in numbers]))
    lines += [_line([escape(cell) for cell in row]) for row in cells]
    if totals := table.total_cells():
        lines.append(
            _line([f"**{escape(cell)}**" if cell != "" else "" for cell in totals])
        )
    return lines


def escape(cell: Cell) -> str:
    r"""
    Return the cell so that a Markdown reader gets the same text back.

    >>> print(escape("a|b [c]"))
    a\|b \[c\]
    """
    text = _SPECIAL.sub(r"\\\g<0>", str(cell))
    # Readers drop spaces at the edge of a cell, unless they are entities.
    text = _EDGES.sub(lambda spaces: _entities(spaces.group()), text)
    text = text.replace("\r\n", "<br>").replace("\n", "<br>").replace("\r", "<br>")
    return text.translate(_CONTROLS)


def _entities(spaces: str) -> str:
    return "".join("<br>" if char == "\n" else f"&#{ord(char)};" for char in spaces)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
