"""Problems in the order of correcting them: body by body, errors first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ohc.errors import UnknownName
from ohc.lines import in_quotes
from ohc.problems import LEVELS, Level, Problem
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import bodies, chosen_bodies

ABOUT = "About"
_CELL = r"([A-Z]*)(\d*)"
OF_RETURNS = frozenset(
    {"duplicate-return", "superseded-return", "unexpected-return", "same-as-other"}
)
"""Kinds of problems for which a whole return does not count."""


def find_level(words: str | None) -> Level:
    """Return the lowest level to list, by default note. Raises UnknownName."""
    levels: Mapping[str, Level] = {level: level for level in LEVELS}
    word = (words or LEVELS[-1]).strip().casefold().removesuffix("s")
    if word not in levels:
        raise UnknownName(
            "level",
            words or "",
            LEVELS,
            message=f"--level cannot be {in_quotes(words or '')}.",
        )
    return levels[word]


def chosen_problems(
    problems: Iterable[Problem], selection: Selection, *, period: str, level: Level
) -> list[Problem]:
    """
    Return the problems of part of the estate and a period, down to a level.

    Problems whose body or period is not known are always included. The order is by
    body, level, file, sheet and row.
    """
    chosen = chosen_bodies(selection)
    everything = selection == Selection()
    levels = LEVELS[: LEVELS.index(level) + 1]
    kept = [
        problem
        for problem in problems
        if problem.level in levels
        and (everything or not problem.body_id or problem.body_id in chosen)
        and (not period or problem.period in {"", period})
    ]
    return sorted(kept, key=_position)


def _position(problem: Problem) -> tuple[int, int, str, str, int, int, str]:
    # By number, because A10 is below A9; problems without a body come last.
    letters, row = re.match(_CELL, problem.cell).groups()  # type: ignore[union-attr]
    return (
        _published_places().get(problem.body_id, len(bodies())),
        LEVELS.index(problem.level),
        problem.file,
        problem.sheet,
        int(row or 0),
        len(letters),
        letters,
    )


@cache
def _published_places() -> Mapping[str, int]:
    return {body_id: number for number, body_id in enumerate(bodies())}


def with_uncounted(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems, marking those in returns that do not count as not counted."""
    # Not for a copy: its content counts, once, in the other file.
    losers = [
        problem
        for problem in problems
        if problem.kind in OF_RETURNS and not problem.cell and not problem.less
    ]
    of_losers = {_return_of(problem) for problem in losers}
    # A return date is wrong on the sheet About.
    of_losers |= {_return_of(problem._replace(sheet=ABOUT)) for problem in losers}
    return [
        problem._replace(is_counted=False)
        if _return_of(problem) in of_losers
        else problem
        for problem in problems
    ]


def _return_of(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.sheet, problem.body_id, problem.period
