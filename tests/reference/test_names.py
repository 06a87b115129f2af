"""Names as people write them."""

from contextlib import suppress

import pytest
from conftest import Ohc
from hypothesis import given
from hypothesis import strategies as st

from ohc.errors import AmbiguousName, UnknownName, WrongWords
from ohc.reference import names, registers
from ohc.reference.tables import load_table

BNSSSG = "Bristol, North Somerset, Somerset & South Gloucestershire"


@pytest.mark.parametrize(
    ("words", "team"),
    [
        ("wessex", "Wessex"),
        ("BNSSSG", BNSSSG),
        ("bristol", BNSSSG),
        ("Kent and Medway", "Kent & Medway"),
        ("NHS Essex Area Team", "Essex"),
        ("Q70", "Wessex"),
        ("North Yorkshire and Humber", "North Yorkshire & The Humber"),
        ("swindon bath", "Bath, Gloucestershire, Swindon & Wiltshire"),
        ("Devon, Cornwall and Isles of Scilly", "Devon, Cornwall & Isle of Scilly"),
    ],
)
def test_an_area_team_is_known_by_its_usual_forms(words: str, team: str) -> None:
    assert registers.area_teams().find(words) == (team,)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("isle of white", ["prison-isle-of-wight"]),
        ("HMP Isle of Wight", ["prison-isle-of-wight"]),
        ("grendon spring hill", ["prison-grendon-spring-hill"]),
        ("Springhill", ["prison-grendon-spring-hill"]),
        ("St. Cath\u2019s SCH", ["sch-st-catherines"]),
        ("Yarls Wood IRC", ["irc-yarls-wood"]),
        ("Yarl's Wood Immigration Removal Centre", ["irc-yarls-wood"]),
        ("HMP Highpoint", ["prison-highpoint-south", "prison-highpoint-north"]),
        ("prison-durham", ["prison-durham"]),
        ("Durham Constabulary", ["police-durham"]),
        ("Metropolitan Police", ["police-metropolitan-and-city-of-london"]),
        ("HMYOI Feltham", ["prison-feltham"]),
    ],
)
def test_an_establishment_is_known_by_its_usual_forms(
    words: str, keys: list[str]
) -> None:
    assert list(registers.establishments().find(words)) == keys


def test_a_whole_name_beats_a_part_of_another() -> None:
    assert registers.area_teams().find("Essex") == ("Essex",)
    assert registers.establishments().find("Bristol") == ("prison-bristol",)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("North East", 'is a sub-region. Type: --sub-region "North East"'),
        ("NHS South", 'is a region. Type: --region "NHS South"'),
        ("East Midlands", "--sub-region"),
    ],
)
def test_a_region_is_no_part_of_an_area_team(words: str, advice: str) -> None:
    with pytest.raises(WrongWords, match=advice):
        registers.area_teams().find(words)


@pytest.mark.parametrize("words", ["W Essex", "North Est London", "14", "team"])
def test_a_part_begins_words_of_the_name_itself(words: str) -> None:
    with pytest.raises((UnknownName, AmbiguousName)):
        registers.area_teams().find(words)


def test_wales_is_no_part_of_swaleside() -> None:
    with pytest.raises(UnknownName):
        registers.establishments().find("Wales")


def test_how_a_part_was_understood_is_reported(ohc: Ohc) -> None:
    assert registers.area_teams().understanding("Wessex") == ""
    result = ohc("estate", "-a", "bristol", "-k", "sch", "-f", "csv")
    assert f"'bristol' was read as the area team {BNSSSG}." in result.said
    assert "taken as" not in ohc("estate", "-a", "BNSSSG").said


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Fostn Hall", "Foston Hall"),
        ("Hlome House", "Holme House"),
        ("West Mercai", "West Mercia"),
        ("Stanford Hill", "Standford Hill"),
    ],
)
def test_a_misspelling_is_answered_with_the_right_name(words: str, near: str) -> None:
    with pytest.raises(UnknownName) as caught:
        registers.establishments().find(words)
    assert f"Did you mean {near}" in str(caught.value)


def test_a_part_of_several_names_lists_them() -> None:
    with pytest.raises(AmbiguousName, match="matches 3 area teams") as caught:
        registers.area_teams().find("Yorkshire")
    assert "West Yorkshire, North Yorkshire & The Humber" in str(caught.value)


@pytest.mark.parametrize("words", ["", "  ", "%TEAM%", "&"])
def test_an_empty_name_is_not_a_name(words: str) -> None:
    with pytest.raises((UnknownName, AmbiguousName)):
        registers.area_teams().find(words)


def test_a_team_that_does_not_lead_gets_the_name_of_its_lead() -> None:
    with pytest.raises(WrongWords) as caught:
        registers.find_leads("Wessex")
    assert caught.value.hint == "Wessex is led by Thames Valley."
    with pytest.raises(UnknownName, match="'Atlantis' is not a lead team"):
        registers.find_leads("Atlantis")


@pytest.mark.parametrize("field", ["id", "name", "published_name"])
def test_every_establishment_answers_to_its_names(field: str) -> None:
    for row in load_table("estate"):
        assert row["id"] in registers.establishments().find(row[field])


def test_every_other_name_is_whole_and_finds_its_own() -> None:
    for row in load_table("establishment_names"):
        assert row["id"] in registers.establishments().find(row["other_name"])
    for row in load_table("area_team_names"):
        assert row["area_team"] in registers.area_teams().find(row["other_name"])


@given(st.text())
def test_any_words_find_something_or_are_refused(words: str) -> None:
    known = {row["id"] for row in load_table("estate")}
    with suppress(UnknownName, AmbiguousName):
        assert set(registers.establishments().find(words)) <= known


@given(st.text())
def test_plain_words_stay_plain(words: str) -> None:
    once = names.plain(words)
    assert names.plain(once) == once


@pytest.mark.parametrize(
    ("place", "teams"),
    [
        ("Leeds", ["West Yorkshire"]),
        # A police force bears the name of its county.
        ("norfolk", ["East Anglia"]),
        ("Avon", ["Bath, Gloucestershire, Swindon & Wiltshire", BNSSSG]),
    ],
)
def test_a_place_is_answered_with_the_area_teams_it_is_in(
    ohc: Ohc, place: str, teams: list[str]
) -> None:
    result = ohc("estate", "-a", place)
    assert (result.exit_code, result.stdout) == (2, "")
    for team in teams:
        assert ohc("estate", "-a", team).exit_code == 0
        assert team in result.said
    assert f"'{place}' is not an area team. {place} is in {teams[0]}" in result.said
    assert "To list them all: ohc estate summary" in result.said


def test_a_place_is_answered_with_the_team_that_leads_there(ohc: Ohc) -> None:
    result = ohc("estate", "-l", "Norfolk")
    assert 'Type: --lead "East Anglia"' in result.said


@pytest.mark.parametrize("word", ["X", "Sheffield", "Zzz"])
def test_where_nothing_is_alike_nothing_is_guessed(ohc: Ohc, word: str) -> None:
    result = ohc("estate", "-a", word)
    assert "Did you mean" not in result.said
    assert result.stderr == (
        f"Error: '{word}' is not an area team.\nTo list them all: ohc estate summary\n"
    )


def test_an_option_of_a_command_is_put_where_it_belongs(ohc: Ohc) -> None:
    result = ohc("estate", "-a", "Kent & Medway", "summary")
    assert result.stderr == (
        "Error: --area-team must come after summary.\n"
        'Type: ohc estate summary --area-team "Kent & Medway"\n'
    )
