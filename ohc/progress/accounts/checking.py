"""Problems as they are put right: those of one body after another, errors first."""

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
    """Return the lowest level that a word names, else note. Raises UnknownName."""
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
    Return the problems of a part of the estate, a period and the levels down to one.

    What may be anybody's, or of any period, is always among them. They are in the
    order of bodies, levels, files, sheets and rows.
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
    # Numbers, because A10 stands below A9; what is nobody's comes last.
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
    """Return problems, those not counted whose whole return does not count."""
    # A copy is left out: what it says counts, once, in the other file.
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
