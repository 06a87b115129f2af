"""Which establishments have a local delivery agreement, and what the others have."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ohc.errors import AmbiguousName, WrongWords
from ohc.lines import as_typed, in_quotes, listed
from ohc.outcome import TextRow
from ohc.reference import registers
from ohc.reference.cards.establishment import row_of
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
    name: str
    why: str

    def __str__(self) -> str:
        return (
            f"{self.name} is not covered by the agreement: {self.why} More: "
            f"{as_typed(['ohc', 'estate', 'show', self.id])}"
        )


@cache
def places() -> Mapping[str, Place]:
    """
    Return the prisons in scope by their ids, in published order.

    They are the reporting units of February 2013: two entries that are one prison
    (Highpoint) have one agreement, prisons that merged later have two.
    """
    rows = {row["id"]: row for row in load_table("estate")}
    return {
        unit.body.id: Place(
            id=unit.body.id,
            name=unit.body.name,
            entries=tuple(rows[key] for key in unit.establishments),
            scope=row_of("scope", unit.establishments[0]),
        )
        for unit in _first_units()
    }


def _first_units() -> list[Unit]:
    # Units that merged after February 2013 (Humber) come later in the table, with
    # establishments that are a unit each already: they would be counted twice.
    seen: set[str] = set()
    first_units = []
    for unit in units().values():
        if not seen & {*unit.establishments}:
            first_units.append(unit)
            seen |= {*unit.establishments}
    return first_units


@cache
def place_of() -> Mapping[str, str]:
    """Return the id of the place of each entry of Appendix 1 that has one."""
    return {
        entry["id"]: place.id for place in places().values() for entry in place.entries
    }


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
        name_of = {key: name for name in names for key in _entries(name)}
        if others := dict.fromkeys(name_of[key] for key in name_of if key not in ids):
            raise WrongWords(
                f"{listed(others)} {'is' if len(others) == 1 else 'are'} not in the "
                "area you selected.",
                "Leave out the name or the selection.",
            )
        ids = dict.fromkeys(name_of)
    inside = dict.fromkeys(place_of()[key] for key in ids if key in place_of())
    outside = [_outside(key) for key in ids if key not in place_of()]
    return [places()[key] for key in inside], outside


def _entries(words: str) -> tuple[str, ...]:
    """Return the entries of Appendix 1 that a name means: two of Highpoint."""
    if (body := find_body(words)) and body.id in places():
        return tuple(row["id"] for row in places()[body.id].entries)
    known = registers.establishments()
    team = registers.area_teams().exact(plain(words))
    # Lancashire and Essex are police forces too, but these have no agreement, so
    # the area team is meant.
    if team and not any(key in place_of() for key in known.exact(plain(words))):
        raise WrongWords(
            f"{in_quotes(words)} is an area team, not an establishment.",
            f"For the whole area team: {as_typed(['--area-team', words])}",
        )
    return known.find(words)


def understood(names: Sequence[str]) -> tuple[str, ...]:
    """Return how parts of names were understood, a sentence each."""
    known = registers.establishments()
    sentences = (known.understanding(words) for words in names if not find_body(words))
    return tuple(filter(None, sentences))


def _outside(key: str) -> OutOfScope:
    scope = row_of("scope", key)
    name = registers.establishments().labels[key].removesuffix(f" ({key})")
    why = f"{scope['why'][0].lower()}{scope['why'][1:]}"
    # The first source is the agreement's own paragraph; the card has the others.
    source = scope["source"].partition(";")[0]
    return OutOfScope(key, name, why=f"{why} ({source}).")


def find_place(words: str) -> Place | None:
    """
    Return the place that an id or a name stands for; nothing if it has none.

    Raises UnknownName or AmbiguousName.
    """
    ids = {place_of().get(key, "") for key in _entries(words)}
    if len(ids) > 1:
        raise AmbiguousName("establishment", words, candidates=sorted(ids))
    return places().get(ids.pop())
