"""What leaves in rows, documents and summaries: fit to be read, and to be written."""

from collections.abc import Mapping, Sequence
from typing import Any

from ohc.lines import may_change
from ohc.outcome import Outcome, Row
from ohc.privacy import datum, line, may_hold

SENTENCES = frozenset({"message", "problem", "reason"})
"""Fields that hold words of ours about something: a line in every format."""

NAMES = SENTENCES.union(
    ("file", "sheet", "cell", "header", "column", "body", "establishment", "word"),
    ("found", "expected", "problem_files", "signed_copy", "version"),
)
"""
Fields that name something: in print each is a line. Programs get them as they are,
since the path of a file is what they open it by.
"""


def for_print(outcome: Outcome) -> Outcome:
    """Return an outcome for people: whatever names something is one line of text."""
    return _outgoing(outcome, NAMES)


def for_programs(outcome: Outcome) -> Outcome:
    """Return an outcome for programs: as it is, but for numbers of people."""
    return _outgoing(outcome, SENTENCES)


def content_for_programs(content: Any, name: str = "") -> Any:
    """Return what goes into JSON, lists and records within it included."""
    if isinstance(content, str):
        return line(content) if name in SENTENCES else datum(content)
    if isinstance(content, Mapping):
        return {
            datum(key): content_for_programs(value, key)
            for key, value in content.items()
        }
    if isinstance(content, list | tuple):
        return [content_for_programs(value, name) for value in content]
    return content


def _outgoing(outcome: Outcome, lines: frozenset[str]) -> Outcome:
    shown = {name: _as(name, is_line=lines is NAMES) for name in outcome.all_columns()}
    names = {name: text for name, text in shown.items() if name != text}
    return outcome._replace(
        title=line(outcome.title),
        columns=_renamed(outcome.columns, names),
        fields=_renamed(outcome.fields, names),
        rows=[_row(row, names, lines=lines) for row in outcome.rows],
        totals=outcome.totals and _row(outcome.totals, names, lines=lines),
        notes=tuple(map(line, outcome.notes)),
        closing=tuple(map(line, outcome.closing)),
        brief=outcome.brief and outcome.brief.through(line),
        view=outcome.view.through(line)._replace(
            columns=_renamed(outcome.view.columns, names)
        ),
        # What is printed beside the data of a workbook is for people.
        paper=outcome.paper and for_print(outcome.paper),
    )


def _renamed(columns: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(column, column) for column in columns)


def _row(row: Row, names: Mapping[str, str], *, lines: frozenset[str]) -> Row:
    # One look at all of it: in thousands of rows there is seldom anything to do.
    text = "|".join(cell for cell in row.values() if isinstance(cell, str))
    if not names and not may_change(text) and not may_hold(text):
        return row
    return {
        names.get(name, name): _as(cell, is_line=name in lines)
        if isinstance(cell, str)
        else cell
        for name, cell in row.items()
    }


def _as(text: str, *, is_line: bool) -> str:
    return line(text) if is_line else datum(text)
