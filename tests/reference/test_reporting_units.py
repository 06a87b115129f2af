"""Who reports: reporting units in scope, and the names of other bodies."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.reference.establishments import Selection
from ohc.reference.names import plain
from ohc.reference.reporting_units import (
    NATIONAL,
    TEAM,
    bodies,
    body_names,
    chosen_bodies,
    doubts,
    expected,
    find_body,
    units,
)
from ohc.reference.tables import load_table

ALL = Selection()
BEFORE, AFTER = date(2014, 3, 31), date(2014, 4, 1)


def names(day: date, selection: Selection = ALL) -> list[str]:
    return [unit.body.name for unit in expected(selection, day)]


def test_119_units_report_and_each_has_its_place() -> None:
    assert len(units()) == 119
    for key, unit in units().items():
        assert unit.body.id == key
        assert all(unit.body), unit
        assert unit.establishments


def test_units_are_the_prisons_that_scope_does_not_leave_out() -> None:
    scope = {row["id"]: row["scope"] for row in load_table("scope")}
    for row in load_table("reporting_units"):
        assert (row["unit_id"] in units()) is (scope[row["id"]] != "out")
    for key in (key for unit in units().values() for key in unit.establishments):
        assert key.startswith("prison-")


def test_highpoint_is_one_prison_listed_twice() -> None:
    both = ("prison-highpoint-south", "prison-highpoint-north")
    assert units()["prison-highpoint"].establishments == both
    assert names(BEFORE).count("Highpoint") == 1
    assert not {*both} & {*bodies()}


def test_everthorpe_and_wolds_report_and_then_humber() -> None:
    merged = ["Everthorpe", "Wolds", "Humber"]
    assert [name for name in merged if name in names(BEFORE)] == merged[:2]
    assert [name for name in merged if name in names(AFTER)] == merged[2:]
    humber = units()["prison-humber"]
    assert humber.establishments == ("prison-everthorpe", "prison-wolds")
    assert humber.doubt.startswith("Merged in April 2014")


@pytest.mark.parametrize(
    ("unit", "day", "is_open"),
    [
        *(("prison-garth", "2013-04-01", True), ("prison-garth", "2030-01-01", True)),
        ("prison-northallerton", "2013-12-31", True),
        ("prison-northallerton", "2014-01-01", False),
        ("prison-blundeston", "2014-01-31", True),
        ("prison-blundeston", "2014-02-01", False),
        *(
            ("prison-humber", "2014-03-31", False),
            ("prison-humber", "2014-04-01", True),
        ),
    ],
)
def test_a_unit_reports_from_its_first_day_to_its_last(
    unit: str, day: str, is_open: bool
) -> None:
    assert units()[unit].is_open(date.fromisoformat(day)) is is_open
    assert (units()[unit].body.name in names(date.fromisoformat(day))) is is_open


def test_why_a_unit_does_not_report_is_reported() -> None:
    closed, opened = units()["prison-blundeston"], units()["prison-humber"]
    assert closed.why_closed("2014-02") == "it reports until 31/01/2014"
    assert (
        opened.why_closed("2014-02") == "it did not report on the last day of 2014-02"
    )


@given(st.dates(date(2013, 4, 1), date(2015, 3, 31)))
def test_no_establishment_is_expected_to_report_twice_on_a_day(day: date) -> None:
    on = [key for unit in expected(ALL, day) for key in unit.establishments]
    assert max(Counter(on).values()) == 1


def test_a_part_of_the_estate_expects_its_units_alone() -> None:
    assert names(BEFORE, Selection(name=("HMP Highpoint",))) == ["Highpoint"]
    assert names(AFTER, Selection(name=("prison-wolds",))) == ["Humber"]
    assert names(BEFORE, Selection(name=("Wetherby",))) == []
    assert names(BEFORE, Selection(area_team=("Essex",))) == ["Chelmsford"]
    teams = {unit.body.lead_team for unit in expected(Selection(lead=("Kent",)), AFTER)}
    assert teams == {"Kent & Medway"}


@pytest.mark.parametrize(
    ("written", "body"),
    [
        *(("prison-garth", "prison-garth"), ("PRISON GARTH", "prison-garth")),
        *(("Garth", "prison-garth"), (" hmp  garth ", "prison-garth")),
        *(("HMP/YOI Isis", "prison-isis"), ("HMP & YOI Isis", "prison-isis")),
        *(("Durham", "prison-durham"), ("HM Prison Durham", "prison-durham")),
        ("Grendon/Spring Hill", "prison-grendon-spring-hill"),
        *(("Highpoint", "prison-highpoint"), ("HMP Highpoint", "prison-highpoint")),
        ("prison-highpoint-north", "prison-highpoint"),
        *(("Highpoint South", "prison-highpoint"), ("Wolds", "prison-wolds")),
        *(("HMP Everthorpe", "prison-everthorpe"), ("Humber", "prison-humber")),
        *(("HMP Humber", "prison-humber"), ("HMP/YOI Humber", "prison-humber")),
        *(("Wessex", "area-team-wessex"), ("Q70", "area-team-wessex")),
        ("Wessex Area Team", "area-team-wessex"),
        ("NHS Kent & Medway Area Team", "area-team-kent-and-medway"),
        ("area-team-kent-and-medway", "area-team-kent-and-medway"),
        *(("National team", NATIONAL), ("national-team", NATIONAL)),
    ],
)
def test_a_body_is_known_by_its_id_its_name_and_usual_forms(
    written: str, body: str
) -> None:
    found = find_body(written)
    assert found
    assert found.id == body


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "HMP", "prison", "High", "Holme", "Grendon", "Mount", "London"),
        *("Gath", "Garth prison wing B", "Durham Constabulary", "police-durham"),
        *("National", "NHS England", "Team", "943 476 5919"),
    ],
)
def test_a_part_of_a_name_is_not_enough(written: str) -> None:
    assert find_body(written) is None


@pytest.mark.parametrize(
    ("written", "body"),
    [
        *(("Wetherby", "prison-wetherby"), ("HMYOI Werrington", "prison-werrington")),
        *(("Cookham Wood", "prison-cookham-wood"), ("Oakhill STC", "stc-oakhill")),
        *(("Yarl's Wood IRC", "irc-yarls-wood"), ("sch-east-moor", "sch-east-moor")),
    ],
)
def test_a_place_out_of_scope_is_known_and_is_not_a_unit(
    written: str, body: str
) -> None:
    found = find_body(written)
    assert found
    assert found.id == body
    assert body not in units()
    assert found.name not in names(BEFORE)


def test_every_body_is_found_by_its_id_and_its_name() -> None:
    for key, body in bodies().items():
        assert find_body(key) == body
        assert find_body(f" {body.name.upper()} ") == body
        assert plain(body.name) in body_names()


def test_teams_may_return_and_report_nothing_of_their_own() -> None:
    teams = [key for key in bodies() if key.startswith(TEAM)]
    assert len(teams) == len(load_table("area_teams"))
    assert not {*teams, NATIONAL} & {*units()}


def test_police_custody_returns_nothing() -> None:
    assert not [key for key in bodies() if key.startswith("police")]


@pytest.mark.parametrize(
    ("selection", "among", "not_among"),
    [
        (ALL, "national-team", "prison-highpoint-north"),
        (Selection(name=("Garth",)), "area-team-lancashire", "prison-kirkham"),
        (Selection(area_team=("Wessex",)), "area-team-wessex", "national-team"),
        (Selection(name=("Wetherby",)), "prison-wetherby", "prison-leeds"),
        (Selection(name=("prison-wolds",)), "prison-humber", "prison-hull"),
    ],
)
def test_bodies_of_a_part_of_the_estate_are_its_units_places_and_teams(
    selection: Selection, among: str, not_among: str
) -> None:
    chosen = chosen_bodies(selection)
    assert among in chosen
    assert not_among not in chosen
    assert chosen <= {*bodies()}


def test_what_is_uncertain_is_a_sentence_for_each_unit() -> None:
    said = doubts(units().values())
    assert len(said) == 9
    assert next(line for line in said if line.startswith("Downview")) == (
        "Downview: Women moved out in October 2013, day not stated; the month's last "
        "taken."
    )
