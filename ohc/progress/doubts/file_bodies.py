"""Which body the name of a file names, and whether the return inside is another's."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ohc.problems import Problem
from ohc.reference.names import plain
from ohc.reference.reporting_units import Body, bodies, find_body

DISAGREES = "body-disagrees"

_OF_FILES = frozenset(
    {"return", "returns", "progress", "form", "final", "copy", "of", "new", "signed"}
)
"""Words of file names that say nothing of whose they are."""

_NUMBER = r"(v|q|rev)?\d+"
_PERIOD = r"20\d\d-\d\d(-q[1-4])?"


@lru_cache(maxsize=4096)
def body_in_name(name: str) -> Body | None:
    """
    Return the body that the name of a file names, nothing where it names two or none.

    It names one by its id, or by its name with nothing beside it but a period, a
    number or a word such as final.

    >>> body_in_name("prison-garth_2013-14-Q4.xlsx").name
    'Garth'
    >>> body_in_name("HMP Garth 2013-14-Q4 v2 final.xlsx").name
    'Garth'
    >>> body_in_name("answer of Garth to the board.xlsx")
    """
    ids = _ids_in(name)
    if ids:
        return _only_body(ids)
    stem = re.sub(_PERIOD, " ", (name.rpartition(".")[0] or name).casefold())
    words = [
        word
        for word in plain(stem).split()
        if word not in _OF_FILES and not re.fullmatch(_NUMBER, word)
    ]
    return find_body(" ".join(words)) if words else None


def _ids_in(name: str) -> set[str]:
    return {match[0].casefold() for match in _ids().finditer(name)}


def _only_body(ids: set[str]) -> Body | None:
    return bodies()[ids.pop()] if len(ids) == 1 else None


@cache
def _ids() -> re.Pattern[str]:
    # prison-leeds is no part of prison-leeds-west, and may end in _2013-14-Q4.
    any_id = "|".join(map(re.escape, sorted(bodies(), key=len, reverse=True)))
    return re.compile(rf"(?:{any_id})(?![a-z-])", re.IGNORECASE)


def other_body(file: str, body: Body) -> Body | None:
    """Return the body that the name of a file names where that is not this one."""
    name = _last_part(file)
    # As forms go out, and nearly all come back: it needs no search.
    if name.startswith(f"{body.id}_"):
        return None
    named = body_in_name(name)
    return named if named != body else None


def why_neither(problem: Problem, body: Body, other: Body) -> Problem:
    """Return the problem of a return of one body in a file named after another."""
    place = "!".join(filter(None, (problem.sheet, problem.cell))) or "whose it is"
    return problem._replace(
        kind=DISAGREES,
        message=(
            f"The return says {body.name}, but its file name says "
            f"{other.name}. It is counted for neither. Correct {place}, "
            "or the name of the file."
        ),
        found=body.id,
        expected=other.id,
    )


def with_body_in_name(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of files that tell nobody, with the body whose id they bear."""
    return [
        problem._replace(body_id=body.id, body=body.name)
        if (body := _only_body(_ids_in(_last_part(problem.file))))
        else problem
        for problem in problems
    ]


def _last_part(file: str) -> str:
    # As text, because a file in an archive has no path of the disk.
    return file.replace("\\", "/").rpartition("/")[2]
