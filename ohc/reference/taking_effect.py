"""Where each commitment takes effect: at establishments, at teams, at some only."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, is_team, units

Effect = Literal["yes", "no", "unknown"]

LocalFacts = Mapping[str, Mapping[str, str]]
"""What the answers workbook says, Yes or No, by the id of a place, then by field."""

NO_FACTS: LocalFacts = {}
"""No answers workbook. A plain dict, because it is sent to other processes."""

BEYOND = frozenset({"national", "approved-premises"})
"""What no establishment can do: acts of national bodies, and for Approved Premises."""


def takes_effect(body: Body, commitment: str) -> Effect:
    """
    Return whether a commitment takes effect at a body: yes, no or unknown.

    Of some commitments it depends on what no source states of each prison, such as
    whether it is run under the private finance initiative: unknown.

    >>> garth, team = Body("prison-garth", "Garth"), Body("national-team", "Team")
    >>> [takes_effect(garth, key) for key in ("C1.1", "C3.1", "C4.1")]
    ['no', 'yes', 'unknown']
    >>> [takes_effect(team, key) for key in ("C1.1", "C3.1", "C4.1")]
    ['yes', 'no', 'no']
    """
    return _effects(of_team=is_team(body))[commitment]


def without_effect(body: Body) -> frozenset[str]:
    """Return the commitments that do not take effect at a body, by their ids."""
    return _without_effect(of_team=is_team(body))


def ruled_out(body: Body, facts: LocalFacts) -> frozenset[str]:
    """
    Return the commitments that do not apply at a body by the answers workbook.

    They are among those of which no source says where they take effect.

    >>> garth = Body("prison-garth", "Garth")
    >>> [*ruled_out(garth, {"prison-garth": {"pfi": "No", "xray": "Yes"}})]
    ['C4.1']
    """
    if not facts:
        return frozenset()
    return frozenset(
        row["id"]
        for row in commitments()
        if takes_effect(body, row["id"]) == "unknown"
        and local_answer(body, row["binds"], facts) == "no"
    )


def local_answer(body: Body, field: str, facts: LocalFacts) -> str:
    """Return what the answers workbook says of a body: yes, no, or "" for nothing."""
    # A unit of two prisons answers for both: what holds at one of them applies. Its
    # agreement may be one, as Highpoint's, or one for each, as Humber's.
    unit = units().get(body.id)
    places = (body.id, *(unit.establishments if unit else ()))
    answers = {facts.get(key, {}).get(field, "").casefold() for key in places}
    return next((choice for choice in ("yes", "no") if choice in answers), "")


@cache
def _without_effect(*, of_team: bool) -> frozenset[str]:
    effects = _effects(of_team=of_team)
    return frozenset(key for key, effect in effects.items() if effect == "no")


@cache
def _effects(*, of_team: bool) -> dict[str, Effect]:
    return {row["id"]: _effect(row, of_team=of_team) for row in commitments()}


def _effect(row: TextRow, *, of_team: bool) -> Effect:
    if of_team or row["binds"] in BEYOND:
        # Teams answer for what nobody else can, and for nothing besides.
        return "yes" if of_team and row["binds"] in BEYOND else "no"
    return "yes" if row["binds"] == "establishments" else "unknown"
