"""The facts that decide which wording an agreement has, each with its basis."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.agreements.wording.places import Place
from ohc.outcome import TextRow
from ohc.reference.applicability import CHANGED_HANDS
from ohc.reference.card import LATER, row_of

YES, NO = ANSWERS = ("Yes", "No")
PUBLIC, CONTRACTED = "Public sector", "Contracted"

OPENINGS = {
    "public": "If this prison is run by the public sector",
    "contracted": "If this prison is contracted",
    "noms_managed": "If NOMS contract manages healthcare here",
    "pfi": "If this is a PFI prison",
    "devolved": "If a local authority commissions substance misuse services here",
    "women": "If this prison holds women",
    "high_security": "If this prison is of the High Security estate",
    "part": "If this prison is in scope in part",
    "north_west": "If this prison counts as North West for NPA 2.39",
    "xray": "If this prison has a fixed digital X-ray machine",
    "retendered": "If its services were retendered in 2013-14",
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
OF_NORTH_WEST = "Taken as North West from SE Appendix 1, to be confirmed: "
OF_2017 = " (data of 2017, to be confirmed)"
LATER_DATA = " (data of 2017 or later, to be confirmed)"
UNDATED = " (undated source, to be confirmed)"
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
        "north_west": _north_west(place),
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
    if not known["operator"]:
        return {}
    if known["id"] in CHANGED_HANDS:
        changed = f"{known['operator']} (settle for when this agreement is)"
        return dict.fromkeys(("contracted", "public"), Fact(None, changed, source))
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
    basis = known["gender"] + (LATER_DATA if later else UNDATED)
    holds = "female" in known["gender"].split()
    return Fact(holds, basis, source, OF_WOMEN if later else "")


def _high_security(known: TextRow) -> Fact:
    if not known["function"]:
        return UNKNOWN
    holds = known["function"] == "High Security"
    basis = f"main function {known['function']}{OF_2017}"
    return Fact(holds, basis, known["function_source"], OF_HIGH_SECURITY)


def _north_west(place: Place) -> Fact:
    entry = place.entries[0]
    if entry["area_team"].startswith("Cumbria") and entry["id"] in IN_CUMBRIA:
        # SE has it in the North East; NPA 2.39 speaks of the North West of England.
        return UNKNOWN
    return Fact(entry["sub_region"] == "North West", mark=OF_NORTH_WEST)


IN_CUMBRIA = frozenset({"prison-haverigg"})


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
    'If this is a PFI prison: '
    >>> opening("pfi", {"pfi": Fact(True)}), opening("pfi", {"pfi": Fact(False)})
    ('', None)
    """
    if not condition:
        return ""
    if known[condition].holds:
        return known[condition].mark
    return f"{OPENINGS[condition]}: " if known[condition].holds is None else None
