"""What a form says of each commitment: where it takes effect, and who is to say."""

import pytest

from ohc.progress.issuing.applies import (
    ANSWERED,
    PLEASE_SAY,
    applies_here,
    needs_none,
)
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import bodies

GARTH, TEAM = bodies()["prison-garth"], bodies()["area-team-lancashire"]
QUIET = ["C1.1", "C1.2", "C2.1", "C2.2", "C3.3", "C3.4", "C7.1"]
FACTS = {"prison-garth": {"pfi": "No", "retendered": "Yes", "xray": ""}}


def test_what_needs_no_answer_comes_last_each_by_id() -> None:
    said = applies_here(GARTH, {})
    order = [row["id"] for row in commitments()]
    asked = [key for key in order if key not in QUIET]
    assert [*said] == [*asked, *QUIET]
    assert [key for key in said if needs_none(said[key])] == QUIET
    assert said["C3.4"] == "No: Approved Premises"
    assert {said[key] for key in QUIET if key != "C3.4"} == {
        "No: a national commitment"
    }


def test_acts_of_the_partners_are_asked_for_what_was_done_here() -> None:
    said = applies_here(GARTH, {})
    done_here = {key for key, text in said.items() if text == "Yes: what was done here"}
    assert done_here == {"C5.1", "C10.1"}
    assert {key for key, text in said.items() if text == "Yes"} == {
        *("C3.1", "C3.2", "C8.1", "C9.1", "C12.1")
    }


def test_what_no_source_says_is_asked() -> None:
    said = applies_here(GARTH, {})
    of_some = {said[key] for key in ("C4.1", "C6.1", "C6.2", "C11.1")}
    assert of_some == {*PLEASE_SAY.values()}
    assert not any(map(needs_none, of_some))


def test_the_answers_workbook_settles_it() -> None:
    said = applies_here(GARTH, FACTS)
    assert said["C4.1"] == "No: not a PFI prison"
    assert said["C6.1"] == "Yes: retendered in 2013-14"
    # Blank there, and not in it at all: the prison is asked.
    assert said["C11.1"] == PLEASE_SAY["xray"]
    assert said["C6.2"] == PLEASE_SAY["resettlement_test"]
    assert [*said][-8:] == [*QUIET[:6], "C4.1", QUIET[6]]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (("Yes", "No"), ANSWERED["pfi"][0]),
        (("No", "No"), ANSWERED["pfi"][1]),
        (("", "No"), ANSWERED["pfi"][1]),
    ],
)
def test_a_unit_of_two_prisons_answers_for_both(
    answers: tuple[str, str], text: str
) -> None:
    # Highpoint is one prison that is listed twice.
    keys = ("prison-highpoint-north", "prison-highpoint-south")
    facts = {key: {"pfi": said} for key, said in zip(keys, answers, strict=True)}
    assert applies_here(bodies()["prison-highpoint"], facts)["C4.1"] == text


def test_teams_are_asked_for_what_establishments_are_not() -> None:
    said = applies_here(TEAM, {})
    assert [key for key in said if said[key] == "Yes"] == QUIET
    others = {text for key, text in said.items() if key not in QUIET}
    assert others == {"No: establishments answer this"}
    assert [*said][: len(QUIET)] == QUIET
