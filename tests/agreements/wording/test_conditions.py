"""What follows from what is known of a prison, and what an answer settles."""

import pytest

from ohc.agreements.wording.conditions import Fact, deciding_facts, opening
from ohc.agreements.wording.places import places

PUBLIC, CONTRACTED = places()["prison-winchester"], places()["prison-altcourse"]


def test_healthcare_of_a_public_prison_is_not_managed_by_noms_contract() -> None:
    known = deciding_facts(PUBLIC, {})
    assert known["public"].holds is True
    fact = known["noms_managed"]
    assert (fact.holds, fact.source) == (False, "NPA 1.30")
    assert opening("noms_managed", known) is None


def test_what_follows_from_an_inference_is_an_inference_too() -> None:
    # That Winchester is public is inferred: PQ 227750 names contracted prisons alone.
    inferred = deciding_facts(PUBLIC, {})["noms_managed"]
    assert "(inferred)" in inferred.basis
    assert inferred.mark == "Inferred, so to be confirmed: "
    answered = deciding_facts(PUBLIC, {"run_by": "Public sector"})["noms_managed"]
    assert "(inferred)" not in answered.basis
    assert answered.mark == ""


def test_of_a_contracted_prison_it_is_not_known_whether_noms_contract_manages() -> None:
    known = deciding_facts(CONTRACTED, {})
    assert known["contracted"].holds is True
    assert known["noms_managed"].holds is None
    wording = opening("noms_managed", known)
    assert wording == "If NOMS contract manages healthcare here: "


@pytest.mark.parametrize(
    ("run_by", "public", "noms_managed"),
    [
        ("Public sector", True, False),
        ("Contracted", False, None),
    ],
)
def test_an_answer_to_who_runs_it_settles_both_and_what_follows(
    run_by: str, public: bool, noms_managed: bool | None
) -> None:
    for place in (PUBLIC, CONTRACTED):
        known = deciding_facts(place, {"run_by": run_by})
        assert known["public"].holds is public
        assert known["contracted"].holds is not public
        assert known["noms_managed"].holds is noms_managed


def test_a_public_prison_is_not_managed_by_noms_contract_whatever_is_answered() -> None:
    known = deciding_facts(PUBLIC, {"run_by": "Public sector", "noms_managed": "Yes"})
    assert known["noms_managed"].holds is False


def test_wording_is_left_out_only_where_its_condition_does_not_hold() -> None:
    assert opening("pfi", {"pfi": Fact(True)}) == ""
    assert opening("pfi", {"pfi": Fact(True, mark="To be confirmed: ")}) == (
        "To be confirmed: "
    )
    assert opening("pfi", {"pfi": Fact(False)}) is None
    assert opening("", {}) == ""
