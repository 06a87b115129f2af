"""Who reports: reporting units in scope, and other bodies that may return."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from ohc.reference import registers
from ohc.reference.establishments import Selection, select
from ohc.reference.names import plain
from ohc.reference.tables import load_table

NATIONAL = "national-team"
TEAM = "area-team-"
PLACES = ("area_team", "lead_team", "sub_region", "region")


class Body(NamedTuple):
    """A reporting body: an establishment's reporting unit, or a team."""

    id: str
    name: str
    area_team: str = ""
    lead_team: str = ""
    sub_region: str = ""
    region: str = ""


class Unit(NamedTuple):
    """A reporting unit in scope: its body, when it reports, and what is uncertain."""

    body: Body
    begins: str
    ends: str
    doubt: str
    establishments: tuple[str, ...]

    def why_closed(self, period: str) -> str:
        """Return why it is not expected to report for a period."""
        if self.ends:
            return f"it reports until {date.fromisoformat(self.ends):%d/%m/%Y}"
        return f"it did not report on the last day of {period}"

    def is_open(self, day: date) -> bool:
        """Return whether it reports on a day."""
        written = day.isoformat()
        return self.begins <= written and (not self.ends or written <= self.ends)


@cache
def units() -> Mapping[str, Unit]:
    """
    Return the reporting units in scope by their ids, in published order.

    Scope not stated is in scope, and said in ``doubt``, as is an uncertain date.
    """
    scope = {row["id"]: row for row in load_table("scope")}
    places = {row["id"]: row for row in load_table("estate")}
    found: dict[str, Unit] = {}
    for row in load_table("reporting_units"):
        state = scope[row["id"]]["scope"]
        if state == "out":
            continue
        where = places[row["id"]]
        body = Body(row["unit_id"], row["unit"], *(where[place] for place in PLACES))
        doubts = [row["note"]] if row["uncertain"] else []
        if state == "not stated":
            doubts.append("Whether it is in scope no source states")
        before = found.get(body.id)
        establishments = (*(before.establishments if before else ()), row["id"])
        found[body.id] = Unit(
            body, row["from"], row["to"], "; ".join(doubts), establishments
        )
    return found


def expected(selection: Selection, day: date) -> list[Unit]:
    """
    Return the units that should report on a day, of the part of the estate meant.

    Raises UnknownName or AmbiguousName for a name that is not understood.
    """
    chosen = {row["id"] for row in select(selection)}
    return [
        unit
        for unit in units().values()
        if unit.is_open(day) and chosen & {*unit.establishments}
    ]


def chosen_bodies(selection: Selection) -> frozenset[str]:
    """Return the ids of all bodies that belong to the part of the estate meant."""
    if selection == Selection():
        return frozenset(bodies())
    rows = select(selection)
    chosen = {row["id"] for row in rows}
    teams = {row["area_team"] for row in rows}
    return frozenset(
        body.id
        for body in bodies().values()
        if (body.id in units() and chosen & {*units()[body.id].establishments})
        or (body.id.startswith(TEAM) and body.area_team in teams)
        or body.id in chosen
    )


@cache
def bodies() -> Mapping[str, Body]:
    """
    Return every body that may return something, by its id.

    Establishments that are no reporting unit are among them, so that a return of
    theirs is known for what it is; area teams are ``area-team-`` and their name,
    the national team is ``national-team``.
    """
    found = {unit.body.id: unit.body for unit in units().values()}
    reporting = {key for unit in units().values() for key in unit.establishments}
    for row in load_table("estate"):
        if row["kind"] != "police" and row["id"] not in reporting:
            body = Body(row["id"], row["name"], *(row[place] for place in PLACES))
            found.setdefault(body.id, body)
    for row in load_table("area_teams"):
        key = TEAM + plain(row["area_team"]).replace(" ", "-")
        name = f"{row['area_team']} Area Team"
        found[key] = Body(key, name, *(row[place] for place in PLACES))
    found[NATIONAL] = Body(NATIONAL, "National team")
    return found


@cache
def _unit_of() -> Mapping[str, str]:
    """Return the unit of each establishment: the one it was in first."""
    found: dict[str, str] = {}
    for row in load_table("reporting_units"):
        found.setdefault(row["id"], row["unit_id"])
    return found


def find_body(words: str) -> Body | None:
    """
    Return the body that an id or a whole name stands for, or nothing.

    A part of a name is not enough: it would be a guess.
    """
    return bodies().get(words.strip()) or _named().get(plain(words)) or _other(words)


@cache
def _named() -> Mapping[str, Body]:
    """Return bodies by the plain forms of ids and names that belong to one alone."""
    found: dict[str, Body | None] = {}
    for body in bodies().values():
        for form in (plain(body.id), plain(body.name)):
            found[form] = None if form in found and found[form] != body else body
    # A unit that is no establishment of the list, as Humber, is a prison too.
    for unit in units().values():
        for form in registers.USUAL_FORMS["prison"]:
            found.setdefault(form.format(plain(unit.body.name)), unit.body)
    return {form: body for form, body in found.items() if body}


def _other(words: str) -> Body | None:
    wanted = plain(words)
    keys = registers.establishments().exact(wanted)
    ids = {_unit_of().get(key, key) for key in keys}
    if len(ids) == 1:
        return bodies().get(ids.pop())
    teams = registers.area_teams().exact(wanted)
    if not ids and len(teams) == 1:
        return bodies().get(TEAM + plain(teams[0]).replace(" ", "-"))
    return None


def body_names() -> Mapping[str, str]:
    """Return what to suggest of: plain names and ids, with both as shown."""
    return {
        plain(form): f"{body.name} ({body.id})"
        for body in bodies().values()
        for form in (body.name, body.id)
    }


def doubts(found: Iterable[Unit]) -> list[str]:
    """Return a sentence for each unit of which something is uncertain."""
    return [f"{unit.body.name}: {unit.doubt}." for unit in found if unit.doubt]
