"""Who reports: reporting units in scope, and other bodies that may return."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ohc.outcome import TextRow
from ohc.reference import registers
from ohc.reference.establishments import Selection, select
from ohc.reference.names import plain
from ohc.reference.tables import load_table

NATIONAL = "national-team"
TEAM = "area-team-"


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
        # As text, because dates of the tables are ISO, and a blank one comes first.
        today = day.isoformat()
        return self.begins <= today and (not self.ends or today <= self.ends)


@cache
def units() -> Mapping[str, Unit]:
    """
    Return the reporting units in scope by their ids, in published order.

    Scope not stated is in scope, and said in ``doubt``, as is an uncertain date.
    """
    scope_of = {row["id"]: row["scope"] for row in load_table("scope")}
    entry_of = {row["id"]: row for row in load_table("estate")}
    units_in_scope: dict[str, Unit] = {}
    for row in load_table("reporting_units"):
        key = row["id"]
        if scope_of[key] == "out":
            continue
        body = _body(row["unit_id"], row["unit"], row=entry_of[key])
        before = units_in_scope.get(body.id)
        units_in_scope[body.id] = Unit(
            body=body,
            begins=row["from"],
            ends=row["to"],
            doubt="; ".join(_doubts_of(row, scope_of[key])),
            establishments=(*(before.establishments if before else ()), key),
        )
    return units_in_scope


def _body(key: str, name: str, row: TextRow) -> Body:
    """Return a body that is where a row of Appendix 1 or of the area teams says."""
    return Body(
        id=key,
        name=name,
        area_team=row["area_team"],
        lead_team=row["lead_team"],
        sub_region=row["sub_region"],
        region=row["region"],
    )


def _doubts_of(row: TextRow, scope: str) -> list[str]:
    doubts = [row["note"]] if row["uncertain"] else []
    if scope == "not stated":
        doubts.append("no source says whether it is covered")
    return doubts


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
    by_id = {unit.body.id: unit.body for unit in units().values()}
    reporting = {key for unit in units().values() for key in unit.establishments}
    for row in load_table("estate"):
        # A police force is no establishment, and returns nothing.
        if row["kind"] != "police" and row["id"] not in reporting:
            by_id.setdefault(row["id"], _body(row["id"], row["name"], row=row))
    for row in load_table("area_teams"):
        key = _team_id(row["area_team"])
        by_id[key] = _body(key, f"{row['area_team']} Area Team", row=row)
    by_id[NATIONAL] = Body(NATIONAL, "National team")
    return by_id


def _team_id(area_team: str) -> str:
    return TEAM + plain(area_team).replace(" ", "-")


def is_team(body: Body) -> bool:
    """Return whether a body is no establishment: an area team, the national team."""
    return body.id.startswith(TEAM) or body.id == NATIONAL


@cache
def _unit_of() -> Mapping[str, str]:
    """Return the unit of each establishment: the one it was in first."""
    # Turned round, so that of several rows the first stays.
    rows = reversed(load_table("reporting_units"))
    return {row["id"]: row["unit_id"] for row in rows}


# Cached, because of each body there are many returns.
@lru_cache(maxsize=512)
def find_body(words: str) -> Body | None:
    """
    Return the body that an id or a whole name stands for, or nothing.

    A part of a name is not enough: it would be a guess.
    """
    by_id = bodies().get(words.strip())
    return by_id or _bodies_by_name().get(plain(words)) or _body_of_register(words)


@cache
def _bodies_by_name() -> Mapping[str, Body]:
    """Return bodies by the plain forms of ids and names that belong to one alone."""
    bearers: dict[str, set[Body]] = {}
    for body in bodies().values():
        for form in (plain(body.id), plain(body.name)):
            bearers.setdefault(form, set()).add(body)
    # A unit that is no establishment of the list, as Humber, is a prison too.
    for unit in units().values():
        for usual in registers.USUAL_FORMS["prison"]:
            bearers.setdefault(usual.format(plain(unit.body.name)), {unit.body})
    return {form: body for form, (body, *others) in bearers.items() if not others}


def _body_of_register(words: str) -> Body | None:
    """Return the body of which the words are another name, of the registers."""
    wanted = plain(words)
    keys = registers.establishments().exact(wanted)
    ids = {_unit_of().get(key, key) for key in keys}
    if len(ids) == 1:
        return bodies().get(ids.pop())
    teams = registers.area_teams().exact(wanted)
    if not ids and len(teams) == 1:
        return bodies().get(_team_id(teams[0]))
    return None


@cache
def body_names() -> Mapping[str, str]:
    """Return what to suggest of: plain names and ids, with both as shown."""
    return {
        plain(form): f"{body.name} ({body.id})"
        for body in bodies().values()
        for form in (body.name, body.id)
    }


def doubts(some_units: Iterable[Unit]) -> list[str]:
    """Return a sentence for each unit of which something is uncertain."""
    return [f"{unit.body.name}: {unit.doubt}." for unit in some_units if unit.doubt]
