"""Where commitments take effect, by ``binds``."""

import json

import pytest
from conftest import Ohc

from ohc.reference.framework import COMMITMENT_FIELDS, commitments
from ohc.reference.reporting_units import bodies
from ohc.reference.tables import load_table
from ohc.reference.taking_effect import takes_effect, without_effect

NATIONAL = {"C1.1", "C1.2", "C2.1", "C2.2", "C3.3", "C7.1"}
PREMISES = {"C3.4"}
IF_SO = {"C4.1": "pfi", "C6.1": "retendered", "C6.2": "resettlement_test"}
IF_SO |= {"C11.1": "xray"}
EVERYWHERE = {"C3.1", "C3.2", "C5.1", "C8.1", "C9.1", "C10.1", "C12.1"}
"""As read in NPA 2.28 to 2.47."""


def where(effect: str, body: str) -> set[str]:
    """Return the commitments with an effect at a body: yes, no or unknown."""
    keys = [row["id"] for row in commitments()]
    return {key for key in keys if takes_effect(bodies()[body], key) == effect}


@pytest.mark.parametrize("body", ["prison-garth", "prison-altcourse", "irc-dover"])
def test_at_an_establishment_national_commitments_do_not_take_effect(body: str) -> None:
    assert where("no", body) == NATIONAL | PREMISES
    assert where("yes", body) == EVERYWHERE
    assert where("unknown", body) == {*IF_SO}
    assert without_effect(bodies()[body]) == NATIONAL | PREMISES


@pytest.mark.parametrize("body", ["area-team-wessex", "national-team"])
def test_at_a_team_it_is_the_other_way_round(body: str) -> None:
    assert where("yes", body) == NATIONAL | PREMISES
    assert where("no", body) == EVERYWHERE | {*IF_SO}
    assert without_effect(bodies()[body]) == EVERYWHERE | {*IF_SO}


def test_what_some_prisons_are_asked_is_a_question_of_the_agreements() -> None:
    questions = {row["field"] for row in load_table("agreement_fields")}
    binds = {row["id"]: row["binds"] for row in commitments()}
    assert {key: binds[key] for key in IF_SO} == IF_SO
    assert {*IF_SO.values()} <= questions


def test_programs_get_where_it_takes_effect_behind_the_other_fields(ohc: Ohc) -> None:
    rows = json.loads(ohc("priorities", "commitments", "-f", "json").stdout)
    assert list(rows[0]) == [*COMMITMENT_FIELDS, "binds"]
    assert rows[6]["binds"] == "national"
    printed = ohc("priorities", "commitments", "-f", "md").stdout
    assert "binds" not in printed.splitlines()[2]
