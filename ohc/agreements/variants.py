"""The facts that decide which wording an agreement has, each with its basis."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.agreements.places import Place
from ohc.applicability import CHANGED_HANDS
from ohc.card import LATER, row_of
from ohc.reference import TextRow

YES, NO = ANSWERS = ("Yes", "No")
PUBLIC, CONTRACTED = "Public sector", "Contracted"

OPENINGS = {
    "public": "If it is run by the public sector",
    "contracted": "If it is contracted",
    "noms_managed": "If NOMS contract manages its healthcare",
    "pfi": "If it is under the private finance initiative",
    "devolved": "If a local authority commissions its substance misuse services",
    "women": "If it holds women",
    "high_security": "If it is of the High Security estate",
    "part": "If it is in scope in part",
    "north_west": "If it is in the North West",
    "xray": "If it has a fixed digital X-ray machine",
    "retendered": "If its substance misuse services were retendered in 2013-14",
    "resettlement_test": "If it is one of the resettlement prisons that test this",
}
"""Facts, and how wording begins that depends on one that nobody states."""


class Fact(NamedTuple):
    """
    Whether something holds (None where nobody says), on what basis, by whom.

    ``mark`` stands before wording that rests on it, where it is not surely so.
    """

    holds: bool | None
    basis: str = ""
    source: str = ""
    mark: str = ""


UNKNOWN = Fact(None)
INFERRED = "Inferred, so to be confirmed: "
OF_WOMEN = "Holds women by a register of 2017 or later, to be confirmed: "
OF_HIGH_SECURITY = "High security here by data of 2017, to be confirmed: "
CONFIRM = " (data of 2017 or later, to be confirmed)"
HERE = "answered here"
Facts = Mapping[str, Fact]


def facts(place: Place, answers: Mapping[str, str]) -> dict[str, Fact]:
    """
    Return what holds at a place, by the keys of OPENINGS.

    What someone answered comes first, then what a source states, then what is
    inferred, which says so; else it is not known.
    """
    known = row_of("establishments", place.entries[0]["id"])
    found = dict.fromkeys(OPENINGS, UNKNOWN)
    found |= _operator(known) | {
        "women": _women(known),
        "high_security": _high_security(known),
        "part": Fact(
            place.scope["scope"] == "part", place.scope["why"], place.scope["source"]
        ),
        "north_west": Fact(place.entries[0]["sub_region"] == "North West"),
    }
    found |= _answered(answers, found)
    if (run_by := found["contracted"]).holds is False:
        # NOMS contract manages healthcare in contracted prisons only (NPA 1.30).
        basis = "follows from who runs it"
        basis += " (inferred)" if run_by.mark else ""
        found["noms_managed"] = Fact(False, basis, "NPA 1.30", run_by.mark)
    return found


def _operator(known: TextRow) -> dict[str, Fact]:
    basis, source = known["operator_basis"], known["operator_source"]
    if not known["operator"] or known["id"] in CHANGED_HANDS:
        return {}
    stated = basis == "stated"
    said = f"{known['operator']} ({basis})"
    mark = "" if stated else INFERRED
    return {
        "contracted": Fact(stated, said, source, mark),
        "public": Fact(not stated, said, source, mark),
    }


def _women(known: TextRow) -> Fact:
    if not known["gender"]:
        return UNKNOWN
    source = known["gender_source"]
    later = LATER in source
    basis = known["gender"] + (CONFIRM if later else "")
    holds = "female" in known["gender"].split()
    return Fact(holds, basis, source, OF_WOMEN if later else "")


def _high_security(known: TextRow) -> Fact:
    if not known["function"]:
        return UNKNOWN
    holds = known["function"] == "High Security"
    basis = known["function"] + CONFIRM
    return Fact(holds, basis, known["function_source"], OF_HIGH_SECURITY)


def _answered(answers: Mapping[str, str], before: Facts) -> dict[str, Fact]:
    said = {key: answers[key] == YES for key in OPENINGS if answers.get(key) in ANSWERS}
    if answers.get("run_by") in {PUBLIC, CONTRACTED}:
        said["contracted"] = answers["run_by"] == CONTRACTED
        said["public"] = not said["contracted"]
    return {key: Fact(holds, _basis(holds, before[key])) for key, holds in said.items()}


def _basis(holds: bool, before: Fact) -> str:
    """Return that it was answered, and what is known otherwise where that differs."""
    differs = before.holds is not None and before.holds != holds
    return f"{HERE}; else known: {before.basis}" if differs else HERE


def opening(condition: str, known: Facts) -> str | None:
    """
    Return how wording of a condition begins: with it, unless it surely holds.

    None where the condition does not hold: the wording has no place there.

    >>> opening("pfi", {"pfi": UNKNOWN})
    'If it is under the private finance initiative: '
    >>> opening("pfi", {"pfi": Fact(True)}), opening("pfi", {"pfi": Fact(False)})
    ('', None)
    """
    if not condition:
        return ""
    if known[condition].holds:
        return known[condition].mark
    return f"{OPENINGS[condition]}: " if known[condition].holds is None else None
