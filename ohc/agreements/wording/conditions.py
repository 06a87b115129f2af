"""The facts that decide which wording an agreement has, each with its basis."""

from collections.abc import Mapping
from typing import NamedTuple

from ohc.agreements.wording.places import Place
from ohc.outcome import TextRow
from ohc.reference.applicability import CHANGED_HANDS
from ohc.reference.cards.establishment import LATER, row_of

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


def deciding_facts(place: Place, answers: Mapping[str, str]) -> dict[str, Fact]:
    """
    Return what holds at a place, by the keys of OPENINGS.

    An answer comes first, then what a source states, then what is inferred, which
    says so; otherwise the fact is not known.
    """
    register = row_of("establishments", place.entries[0]["id"])
    sourced = dict.fromkeys(OPENINGS, UNKNOWN) | _operator(register)
    sourced["women"] = _women(register)
    sourced["high_security"] = _high_security(register)
    sourced["part"] = _part(place.scope)
    sourced["north_west"] = _north_west(place)
    return _settled(answers, sourced)


def answered_facts(answers: Mapping[str, str]) -> dict[str, Fact]:
    """Return what answers alone settle, where nobody knows whose they are."""
    return _settled(answers, dict.fromkeys(OPENINGS, UNKNOWN))


def _settled(answers: Mapping[str, str], sourced: Facts) -> dict[str, Fact]:
    known = {**sourced, **_answered(answers, sourced)}
    if known["contracted"].holds is False:
        known["noms_managed"] = _not_noms_managed(known["contracted"])
    return known


def _operator(register: TextRow) -> dict[str, Fact]:
    basis, source = register["operator_basis"], register["operator_source"]
    if not register["operator"]:
        return {}
    if register["id"] in CHANGED_HANDS:
        changed = f"{register['operator']} (settle for when this agreement is)"
        fact = Fact(None, basis=changed, source=source)
        return dict.fromkeys(("contracted", "public"), fact)
    # The answer to PQ 227750 names contracted prisons alone: that another one is
    # public is inferred from its not being named, never stated.
    contracted = Fact(
        basis == "stated",
        basis=f"{register['operator']} ({basis})",
        source=source,
        mark="" if basis == "stated" else INFERRED,
    )
    public = contracted._replace(holds=not contracted.holds)
    return {"contracted": contracted, "public": public}


def _women(register: TextRow) -> Fact:
    if not register["gender"]:
        return UNKNOWN
    later = LATER in register["gender_source"]
    return Fact(
        "female" in register["gender"].split(),
        basis=register["gender"] + (LATER_DATA if later else UNDATED),
        source=register["gender_source"],
        mark=OF_WOMEN if later else "",
    )


def _high_security(register: TextRow) -> Fact:
    if not register["function"]:
        return UNKNOWN
    return Fact(
        register["function"] == "High Security",
        basis=f"main function {register['function']}{OF_2017}",
        source=register["function_source"],
        mark=OF_HIGH_SECURITY,
    )


def _part(scope: TextRow) -> Fact:
    return Fact(scope["scope"] == "part", basis=scope["why"], source=scope["source"])


def _not_noms_managed(contracted: Fact) -> Fact:
    # NOMS contract manages healthcare in contracted prisons only (NPA 1.30).
    inferred = " (inferred)" if contracted.mark else ""
    return Fact(
        False,
        basis=f"follows from who runs it{inferred}",
        source="NPA 1.30",
        mark=contracted.mark,
    )


def _north_west(place: Place) -> Fact:
    entry = place.entries[0]
    if entry["area_team"].startswith("Cumbria") and entry["id"] in IN_CUMBRIA:
        # SE has it in the North East; NPA 2.39 speaks of the North West of England.
        return UNKNOWN
    return Fact(entry["sub_region"] == "North West", mark=OF_NORTH_WEST)


IN_CUMBRIA = frozenset({"prison-haverigg"})


def _answered(answers: Mapping[str, str], sourced: Facts) -> dict[str, Fact]:
    settled = {
        key: answers[key] == YES for key in OPENINGS if answers.get(key) in ANSWERS
    }
    # Last, because one choice settles both facts, and they must not contradict.
    if answers.get("run_by") in {PUBLIC, CONTRACTED}:
        settled["contracted"] = answers["run_by"] == CONTRACTED
        settled["public"] = not settled["contracted"]
    return {
        key: Fact(holds, _basis(holds, sourced[key])) for key, holds in settled.items()
    }


def _basis(holds: bool, sourced: Fact) -> str:
    """Return that it was answered, and what a source says where that differs."""
    differs = sourced.holds is not None and sourced.holds != holds
    return f"{HERE}; else known: {sourced.basis}" if differs else HERE


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
    fact = known[condition]
    if fact.holds is None:
        return f"{OPENINGS[condition]}: "
    return fact.mark if fact.holds else None
