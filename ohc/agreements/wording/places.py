"""Which establishments have a local delivery agreement, and what the others have."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ohc.errors import AmbiguousName, WrongWords
from ohc.outcome import TextRow
from ohc.reference import registers
from ohc.reference.card import row_of
from ohc.reference.establishments import Selection, select
from ohc.reference.names import plain
from ohc.reference.reporting_units import Unit, find_body, units
from ohc.reference.tables import load_table


class Place(NamedTuple):
    """One prison with an agreement of its own: its id, its entries of Appendix 1."""

    id: str
    name: str
    entries: tuple[TextRow, ...]
    scope: TextRow

    @property
    def official_name(self) -> str:
        """Return its official name, else its name; HMP where both entries differ."""
        names = {
            row_of("establishments", row["id"])["official_name"] for row in self.entries
        }
        return names.pop() if len(names) == 1 else f"HMP {self.name}"


class OutOfScope(NamedTuple):
    """A place that is not under the agreement, and the arrangement it is under."""

    id: str
    label: str
    why: str

    def __str__(self) -> str:
        return f"{self.label} gets no skeleton. {self.why}"


@cache
def places() -> Mapping[str, Place]:
    """
    Return the prisons in scope by their ids, in published order.

    They are the reporting units of February 2013: two entries that are one prison
    (Highpoint) have one agreement, prisons that merged later have two.
    """
    rows = {row["id"]: row for row in load_table("estate")}
    found: dict[str, Place] = {}
    for unit in _first_units():
        entries = tuple(rows[key] for key in unit.establishments)
        scope = row_of("scope", unit.establishments[0])
        found[unit.body.id] = Place(unit.body.id, unit.body.name, entries, scope)
    return found


def _first_units() -> list[Unit]:
    seen: set[str] = set()
    first = []
    for unit in units().values():
        if not seen & {*unit.establishments}:
            first.append(unit)
            seen |= {*unit.establishments}
    return first


@cache
def place_of() -> Mapping[str, str]:
    """Return the id of the place of each entry of Appendix 1 that has one."""
    return {row["id"]: one.id for one in places().values() for row in one.entries}


def chosen(
    selection: Selection, names: Sequence[str] = ()
) -> tuple[list[Place], list[OutOfScope]]:
    """
    Return the places of a part of the estate, and what of it is out of scope.

    With names these alone. Raises UnknownName or AmbiguousName for a name that is
    not understood, WrongWords for one that is not of the selection.
    """
    ids = dict.fromkeys(row["id"] for row in select(selection))
    if names:
        asked = {key: words for words in names for key in _entries(words)}
        if others := dict.fromkeys(w for key, w in asked.items() if key not in ids):
            raise WrongWords(
                f"{'; '.join(others)}: not in the selection that is asked for.",
                "Leave out the name, or the selection.",
            )
        ids = dict.fromkeys(asked)
    inside = dict.fromkeys(place_of()[key] for key in ids if key in place_of())
    return [places()[key] for key in inside], [
        _outside(key) for key in ids if key not in place_of()
    ]


def _entries(words: str) -> tuple[str, ...]:
    """Return the entries of Appendix 1 that a name means: two of Highpoint."""
    if (body := find_body(words)) and body.id in places():
        return tuple(row["id"] for row in places()[body.id].entries)
    known = registers.establishments()
    team = registers.area_teams().exact(plain(words))
    if team and not any(key in place_of() for key in known.exact(plain(words))):
        raise WrongWords(
            f"{words!r} is an area team and no establishment.",
            f'For all of it: --area-team "{words}".',
        )
    return known.find(words)


def understood(names: Sequence[str]) -> tuple[str, ...]:
    """Return how parts of names were understood, a sentence each."""
    known = registers.establishments()
    said = (known.understanding(words) for words in names if not find_body(words))
    return tuple(filter(None, said))


def _outside(key: str) -> OutOfScope:
    scope = row_of("scope", key)
    label = registers.establishments().labels[key]
    return OutOfScope(key, label, f"{scope['why']} ({scope['source']}).")


def find_place(words: str) -> Place | None:
    """
    Return the place that an id or a name stands for; nothing if it has none.

    Raises UnknownName or AmbiguousName.
    """
    found = {place_of().get(key, "") for key in _entries(words)}
    if len(found) > 1:
        raise AmbiguousName("establishment", words, sorted(found))
    return places().get(found.pop())
