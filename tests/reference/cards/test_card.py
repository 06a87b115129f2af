"""One establishment on one page."""

import pytest
from conftest import Ohc

from ohc.errors import AmbiguousName
from ohc.outcome import Row
from ohc.reference.cards.establishment import card, find_one
from ohc.reference.tables import load_table


def item(rows: list[Row], name: str) -> str:
    return next(str(row["value"]) for row in rows if row["item"] == name)


def test_a_card_has_codes_figures_and_who_commissions() -> None:
    rows = card("prison-durham")
    assert item(rows, "NOMIS code") == "DMI"
    assert item(rows, "Population") == "798"
    assert item(rows, "Lead team") == "Durham, Darlington & Tees"
    assert "inferred" in item(rows, "Operator")
    healthcare = [row for row in rows if row["item"] == "Commissioning: healthcare"]
    assert [row["value"] for row in healthcare] == ["NHS/NOMS", "NHS"]


def test_a_joint_figure_says_with_whom() -> None:
    assert item(card("prison-moorland"), "Population") == (
        "1,177, jointly with Hatfield (prison-hatfield)"
    )
    assert "Highpoint North" in item(card("prison-highpoint-south"), "Population")


def test_a_card_says_what_became_of_it_and_whether_it_is_in_scope() -> None:
    rows = card("prison-wolds")
    assert "HMP Humber" in item(rows, "What became of it")
    agreement = "National Partnership Agreement"
    assert item(card("prison-wetherby"), agreement).startswith("out of scope: ")
    assert item(card("prison-feltham"), agreement).startswith("in scope in part: ")
    assert item(card("irc-dover"), agreement).startswith("out of scope: ")


def test_a_force_under_two_area_teams_shows_both() -> None:
    rows = card(find_one("West Mercia"))
    assert sum(row["item"] == "Area team" for row in rows) == 2


def test_every_card_can_be_made_and_every_item_has_value_and_source() -> None:
    for row in load_table("estate"):
        for found in card(row["id"]):
            assert found["value"], (row["id"], found)
            assert found["source"], (row["id"], found)


def test_a_name_that_two_share_is_not_guessed(ohc: Ohc) -> None:
    with pytest.raises(AmbiguousName, match="'Durham' matches 2"):
        find_one("Durham")
    result = ohc("estate", "show", "Durham")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "prison-durham" in result.said
    assert "police-durham" in result.said


def test_joint_figures_are_the_same_in_every_entry_of_their_group() -> None:
    groups: dict[str, set[str]] = {}
    for row in load_table("establishments"):
        if row["figure_group"]:
            groups.setdefault(row["figure_group"], set()).add(row["population"])
    assert groups == {"moorland-hatfield": {"1177"}, "highpoint": {"1244"}}


def test_scope_is_decided_for_everyone_and_units_for_every_prison() -> None:
    ids = {row["id"] for row in load_table("estate")}
    assert {row["id"] for row in load_table("scope")} == ids
    prisons = {row["id"] for row in load_table("estate") if row["kind"] == "prison"}
    units = load_table("reporting_units")
    assert {row["id"] for row in units} == prisons
    highpoint = {row["unit_id"] for row in units if "highpoint" in row["id"]}
    assert highpoint == {"prison-highpoint"}
    humber = [row for row in units if row["unit_id"] == "prison-humber"]
    assert {row["id"] for row in humber} == {"prison-everthorpe", "prison-wolds"}
    assert {row["from"] for row in humber} == {"2014-04-01"}
