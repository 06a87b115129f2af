"""The lines of a feedback table: each fault once, with all its cells."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from ohc.problems import PROBLEM_KINDS, Problem
from ohc.progress.words.periods import NoPeriod, find_period, in_full
from ohc.remedies import REMEDIES

HEADS = ("Where", "You wrote", "What is wrong", "What to do")
BLANK = "(blank)"
WHOLE_FILE = "The whole file"
DID_YOU_MEAN = "Did you mean"
CONTRADICTION = "contradiction"
_ROW = re.compile(r"[A-Z]+(\d+)")


class TableLine(NamedTuple):
    """A line of a table: where, what was written, and what to do about it."""

    where: str
    wrote: tuple[str, ...]
    wrong: tuple[str, ...]
    to_do: str


def lines_of(problems: Sequence[Problem]) -> list[TableLine]:
    """
    Return a line for each fault: cells with the same fault share one.

    The contradictions in a row are one line too. The order stays the same.
    """
    files = {problem.file for problem in problems}
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(_fault(problem), []).append(problem)
    return [_line(group, has_file=len(files) > 1) for group in groups.values()]


def _fault(problem: Problem) -> tuple[object, ...]:
    place = problem.file, problem.sheet, problem.kind, problem.less
    if problem.kind == CONTRADICTION:
        return *place, row_of(problem)
    return *place, problem.found, what_is_wrong(problem)


def row_of(problem: Problem) -> str:
    """Return the row number of a problem, blank if it is not in a row."""
    match = _ROW.fullmatch(problem.cell)
    return match[1] if match else ""


def _line(group: Sequence[Problem], *, has_file: bool) -> TableLine:
    first = group[0]
    file = PurePath(first.file).name if has_file and first.file else ""
    # The cells of a contradiction differ, so each is named with its content.
    are_alike = len(group) == 1 or first.kind != CONTRADICTION
    where = ": ".join(filter(None, (file, _where(group, has_cells=are_alike))))
    to_do = what_to_do(first)
    if are_alike:
        wrote = (first.found or BLANK,) if first.cell else ("",)
        return TableLine(where, wrote, (what_is_wrong(first),), to_do)
    return TableLine(
        where,
        tuple(f"{problem.cell}: {problem.found or BLANK}" for problem in group),
        tuple(f"{problem.cell}: {what_is_wrong(problem)}" for problem in group),
        to_do,
    )


def _where(group: Sequence[Problem], *, has_cells: bool) -> str:
    """
    Return where some problems of a sheet are.

    >>> cells = [Problem("a.xlsx", "unknown-status", message="", sheet="Return",
    ...     cell=cell, commitment="C8.1") for cell in ("E15", "F15")]
    >>> _where(cells, has_cells=True)
    'Sheet Return, row 15 (C8.1): E15, F15'
    """
    first = group[0]
    sheet = f"Sheet {first.sheet}" if first.sheet else ""
    rows = {row_of(problem) for problem in group}
    if not first.cell:
        return sheet or WHOLE_FILE
    if len(rows) == 1 and first.commitment:
        name = f"{sheet}, row {rows.pop()} ({first.commitment})".lstrip(", ")
        cells = f": {', '.join(problem.cell for problem in group)}"
        return f"{name}{cells if has_cells else ''}"
    named = (
        f"{problem.cell} ({problem.commitment})" if problem.commitment else problem.cell
        for problem in group
    )
    return ": ".join(filter(None, (sheet, ", ".join(named))))


def what_is_wrong(problem: Problem) -> str:
    """Return what is wrong, what the cell contains and what was expected."""
    remedy = REMEDIES[problem.kind]
    usual = f"{sentence(PROBLEM_KINDS[problem.kind].meaning)}."
    template = (problem.less and remedy.less_wrong) or remedy.wrong or usual
    wrote, expected = in_words(problem.found), in_words(problem.expected.strip())
    parts = {"found": wrote, "expected": expected, "message": problem.message}
    text = template
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part or BLANK)
    if wrote and not problem.cell and wrote not in text:
        text = f"{text} We found: {wrote}."
    if expected and expected not in text:
        is_question = expected.startswith(DID_YOU_MEAN)
        text = f"{text} {expected if is_question else f'We expected {expected}.'}"
    return sentence(text)


def what_to_do(problem: Problem) -> str:
    """Return what the sender of a return has to do about a problem."""
    remedy = REMEDIES[problem.kind]
    return (problem.less and remedy.less) or remedy.to_do


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def in_words(text: str) -> str:
    """
    Return a period in words, with its months; any other text as it is.

    >>> in_words("2014-15-Q2"), in_words("C5.1; C6.1")
    ('quarter 2 of 2014-15 (July to September 2014)', 'C5.1; C6.1')
    """
    try:
        return in_full(find_period(text))
    except NoPeriod:
        return text
