"""Which answer an agreement gets when it is made again: nothing typed is lost."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.values import find_date

NOTHING: Mapping[str, str] = {}


class Merged(NamedTuple):
    """
    The answers of an agreement made again.

    ``values`` is what it shows, ``given`` what of it people did not type,
    ``conflicts`` what the answers say where the document says otherwise.
    """

    values: dict[str, str]
    given: dict[str, str]
    conflicts: dict[str, str]


def is_same(one: str, other: str) -> bool:
    """
    Return whether two answers say the same, white space and forms of dates aside.

    >>> is_same("1 April 2014", "2014-04-01"), is_same("a  b", "a b")
    (True, True)
    """
    if one.split() == other.split():
        return True
    day = find_date(one)
    return day is not None and day == find_date(other)


def merged(
    typed: Mapping[str, str],
    before: Mapping[str, str],
    answers: Mapping[str, str],
    unsettled: Mapping[str, str] = NOTHING,
) -> Merged:
    """
    Return the answers from a document, from what it was given, and from a file.

    What people typed stays; what nobody touched follows the answers. Where both
    changed, the document's stays and the other is a conflict, until they agree;
    ``unsettled`` has conflicts of before.

    >>> merged({"chair": "A"}, {}, {"chair": "B"}).conflicts
    {'chair': 'B'}
    >>> merged({"chair": "A"}, {"chair": "A"}, {"chair": "B"}).values
    {'chair': 'B'}
    """
    found = Merged({}, {}, {})
    wanted = {**unsettled, **{key: text for key, text in answers.items() if text}}
    for key in dict.fromkeys([*typed, *before, *wanted]):
        here, then, now = (one.get(key, "") for one in (typed, before, wanted))
        value, given = here, then
        if is_same(here, then):
            value = given = now or here
            if is_same(now, here):
                value = here or now
        elif is_same(here, now):
            given = here
        elif now and not is_same(now, then):
            found.conflicts[key] = now
        if value:
            found.values[key] = value
        if given:
            found.given[key] = given
    return found
