"""JSON: a list of flat records, or one record a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ohc.files import writing
from ohc.outcome import Cell, Outcome, Spelled
from ohc.outgoing import content_for_programs


def render(table: Outcome, *, one_a_line: bool) -> bytes:
    """
    Return the rows as JSON in UTF-8.

    Counts and money are numbers, blank is null, a list that text stands for is a list;
    everything else is text.
    """
    records = [
        {column: _value(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.cells()
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    if one_a_line:
        return "".join(f"{line}\n" for line in lines).encode()
    # A record a line reads well, and indenting would go through slow code.
    body = ",\n".join(f"  {line}" for line in lines)
    return f"[\n{body}\n]\n".encode() if lines else b"[]\n"


def _value(cell: Cell) -> Cell | list[str] | float | None:
    if isinstance(cell, Spelled):
        return cell.value
    # A program that adds up takes null for a gap, and "" for a mistake.
    return None if cell == "" else cell


def write_json(target: Path, content: Mapping[str, Any], *, force: bool) -> Path:
    """Write a record of many parts for programs, and return its path."""
    text = json.dumps(content_for_programs(content), ensure_ascii=False, indent=1)
    return writing.write(target, f"{text}\n", force=force)
