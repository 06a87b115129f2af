"""Pages of feedback: what to correct, what to check, and by when."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ohc.lines import counted, listed
from ohc.output.word.paper import Block, Grid, Heading, Line, Tinted
from ohc.problems import Problem
from ohc.progress.views.problem_lists import UNREADABLE
from ohc.remedies import REMEDIES
from ohc.reporting.correspondence.answering import Answering
from ohc.reporting.correspondence.table_lines import (
    BLANK,
    HEADS,
    in_words,
    lines_of,
)

PERSONAL = "personal-data"
PARTS = (5, 4, 6, 6)
"""Widths of the columns: the ones that people read most are widest."""

OURS = "These are for you. They are not on any establishment's page."
OUR_HEADS = ("Where", "What is there", "What is wrong", "What to do")
REPLACED = "For information: in returns that were replaced, and notes"
NOBODYS = "Find out whose it is, and ask them to put it right."
CHANGE_DATE = "Change the return date on the sheet About to the day you send it."
SOMEONE_ELSE = "If someone else now does this return, please send us their name."


class Letter(NamedTuple):
    """A page to send to somebody: its title, and the text below it."""

    title: str
    blocks: Sequence[Block]


def page_for(
    body: str, period: str, problems: Sequence[Problem], *, answering: Answering
) -> Letter:
    """Return the page for an establishment about its return for a period."""
    about = f" for {in_words(period)}" if period else ""
    blocks = [Line(_opening(problems, answering))]
    return Letter(
        f"Your return{about}: {body}",
        [
            *blocks,
            *_sections(problems),
            Line(SOMEONE_ELSE),
            *([Line(answering.sender)] if answering.sender else []),
        ],
    )


def _opening(problems: Sequence[Problem], answering: Answering) -> str:
    files = listed(dict.fromkeys(PurePath(problem.file).name for problem in problems))
    if all(problem.kind in UNREADABLE for problem in problems):
        return (
            f"Thank you for your return. We have {files}, but we could not use it. "
            f"Please follow the steps below and send it again{answering.again()}."
        )
    errors = sum(problem.level == "error" for problem in problems)
    warnings = sum(problem.level == "warning" for problem in problems)
    thanks = "Thank you for your return."
    check = f"check {counted(warnings, 'answer')}"
    if not errors:
        return (
            f"{thanks} Please {check} in the workbook that you sent ({files}). If "
            f"something is wrong, correct it and send the workbook again"
            f"{answering.again()}. {CHANGE_DATE} If nothing is wrong, please tell us."
        )
    correct = f"correct {counted(errors, 'problem')}"
    return (
        f"{thanks} Please {f'{correct} and {check}' if warnings else correct} in the "
        f"workbook that you sent ({files}), and send it again{answering.again()}. "
        f"{CHANGE_DATE}"
    )


def _sections(problems: Sequence[Problem]) -> Iterator[Block]:
    urgent = [problem for problem in problems if problem.kind == PERSONAL]
    yield from _section("Please do this first", urgent)
    errors = [p for p in problems if p.level == "error" and p.kind != PERSONAL]
    yield from _section("Please correct: these are not counted", errors)
    warnings = [problem for problem in problems if problem.level == "warning"]
    are_counted = all(problem.counted for problem in warnings)
    how = "counted as you wrote them" if are_counted else "they may be wrong"
    yield from _section(f"Please check: {how}", warnings)
    notes = [problem for problem in problems if problem.level == "note"]
    yield from _section("For information", notes)


def _section(heading: str, problems: Sequence[Problem]) -> Iterator[Block]:
    if problems:
        yield Heading(heading)
        rows = [
            [
                Tinted(line.where),
                _stacked(line.wrote),
                _stacked(line.wrong),
                Tinted(line.to_do),
            ]
            for line in lines_of(problems)
        ]
        yield Grid(heading, HEADS, PARTS, rows)


def _stacked(lines: Sequence[str]) -> Tinted:
    first, *more = lines
    return Tinted(first, more=tuple(more))


def page_for_us(problems: Sequence[Problem]) -> Letter:
    """Return the page for the analyst, with problems no establishment can correct."""
    to_do = [problem for problem in problems if is_to_do(problem)]
    rest = [problem for problem in problems if not is_to_do(problem)]
    return Letter(
        f"For the analyst: {counted(len(to_do), 'problem')} to deal with",
        [
            Line(OURS),
            *_our_section("For you to deal with", to_do),
            *_our_section(REPLACED, rest),
        ],
    )


def is_to_do(problem: Problem) -> bool:
    """Return whether the analyst has to do something about a problem."""
    return not problem.body_id or REMEDIES[problem.kind].for_analyst


def _our_section(heading: str, problems: Sequence[Problem]) -> Iterator[Block]:
    if problems:
        lines = [_our_line(problem) for problem in problems]
        # If there is nothing to do about any of them, the last column would be empty.
        wide = 4 if any(line[-1] for line in lines) else 3
        rows = [[*map(Tinted, line[:wide])] for line in lines]
        yield Heading(heading)
        yield Grid(heading, OUR_HEADS[:wide], PARTS[:wide], rows)


def _our_line(problem: Problem) -> list[str]:
    remedy = REMEDIES[problem.kind]
    message, expected = problem.message, problem.expected.strip()
    if expected and expected not in message:
        message = f"{message} Expected: {expected}."
    to_do = NOBODYS if not problem.body_id else ""
    return [
        problem.place(),
        problem.found or BLANK if problem.cell else problem.found,
        message,
        remedy.to_do if remedy.for_analyst else to_do,
    ]
