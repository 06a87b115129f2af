"""Two establishments in the cell that names one: a return may be of both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ohc.lines import listed
from ohc.privacy import cited, quoted
from ohc.problems import Problem
from ohc.progress.doubts.file_bodies import DISAGREES
from ohc.reference.reporting_units import Body, find_body, is_team

_BETWEEN = r"[,;/&+()\n]|\b(?:and|with|plus)\b"


@lru_cache(maxsize=512)
def bodies_named(text: str) -> tuple[Body, ...]:
    """
    Return the establishments that a text lists.

    >>> [body.name for body in bodies_named("HMP Leeds and HMP Wealstun")]
    ['Leeds', 'Wealstun']
    >>> [body.name for body in bodies_named("Preston, Lancashire")]
    ['Preston']
    """
    # A whole name first: "Usk and Prescoed" would be one.
    whole = find_body(text)
    parts = re.split(_BETWEEN, text, flags=re.IGNORECASE) if not whole else []
    named = [whole, *map(find_body, filter(str.strip, parts))]
    # Where a prison is, a team may be of the same name: that is no second body.
    return (*dict.fromkeys(body for body in named if body and not is_team(body)),)


def also_named(
    file: str, body: Body, name: str, *, place: tuple[str, str]
) -> Iterator[Problem]:
    """Give a problem where a name lists another establishment than the id's."""
    others = [other for other in bodies_named(name) if other != body]
    if not others:
        return
    sheet, cell = place
    names = listed(other.name for other in others)
    yield Problem(
        file,
        DISAGREES,
        message=f"The ID belongs to {body.name}; the name, {cited(name)}, includes "
        f"{names} too. It is counted for {body.name} only. Ask for a return from each, "
        "or correct the name.",
        sheet=sheet,
        cell=cell,
        found=quoted(name),
        expected=body.name,
        less=True,
    )
