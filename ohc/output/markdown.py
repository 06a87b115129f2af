"""GitHub's Markdown, in which every character of the data survives."""

import re
from collections.abc import Iterator, Sequence

from ohc.outcome import STATEMENT, Cell, Outcome
from ohc.output.shown import Shown, arranged

_SPECIAL = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|!(?=\[)|&(?=#?\w+;)")
_CODES = (*range(32), *range(127, 160))
_CONTROLS = {code: f"\\x{code:02x}" for code in _CODES}
_EDGES = re.compile(r"^\s+|\s+$")


def render(table: Outcome) -> bytes:
    """Return the rows as a Markdown table, with what is said above it."""
    return "\n".join(_parts(arranged(table))).encode()


def render_file(table: Outcome) -> bytes:
    """Return the rows as a Markdown table, with a title above and notes below."""
    shown = arranged(table)
    notes = (*shown.remarks, *table.notes, STATEMENT)
    paragraphs = [f"{escape(note)}\n" for note in notes]
    return "\n".join([*_parts(shown), *paragraphs]).encode()


def _parts(shown: Shown) -> Iterator[str]:
    yield f"# {escape(shown.title)}\n"
    yield from (f"{escape(line)}\n" for line in shown.above)
    if shown.columns:
        yield "".join(f"{line}\n" for line in _table_lines(shown))
    yield from (f"{escape(line)}\n" for line in shown.below)


def _table_lines(shown: Shown) -> Iterator[str]:
    columns = shown.columns
    yield _line([escape(column.field.heading) for column in columns])
    yield _line(["---:" if column.is_number else "---" for column in columns])
    for number, row in enumerate(zip(*(c.cells for c in columns), strict=True)):
        if band := shown.band_at(number):
            # Markdown has no heading inside a table.
            yield _line([f"**{escape(band)}**", *("" for _ in columns[1:])])
        yield _line([escape(cell) for cell in row])
    if shown.has_total:
        totals = [column.total for column in columns]
        yield _line([f"**{escape(cell)}**" if cell else "" for cell in totals])


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
