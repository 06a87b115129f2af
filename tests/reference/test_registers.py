"""Everything that can be named is found by every usual form of its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.errors import AmbiguousName, UnknownName, WrongWords
from ohc.reference import registers
from ohc.reference.names import own_names, plain, register
from ohc.reference.tables import load_table

TEAMS = [row["area_team"] for row in load_table("area_teams")]
IDS = sorted({row["id"] for row in load_table("estate")})
WORD = st.text(st.sampled_from("abcdefghi\u00e9\u00f6"), min_size=1)


@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize("form", ["{}", "{} Area Team", "NHS {}", "nhs {} area team"])
def test_every_area_team_is_known_by_its_usual_forms(team: str, form: str) -> None:
    assert team in registers.area_teams().find(form.format(team))


@pytest.mark.parametrize("team", TEAMS)
def test_every_area_team_is_known_by_its_codes(team: str) -> None:
    [row] = [row for row in load_table("area_teams") if row["area_team"] == team]
    for field in ("ods_code", "ons_code", "ons_name"):
        assert team in registers.area_teams().find(row[field])


@pytest.mark.parametrize("key", IDS)
def test_every_establishment_is_known_by_its_usual_forms(key: str) -> None:
    row = next(row for row in load_table("estate") if row["id"] == key)
    for form in registers.USUAL_FORMS[row["kind"]]:
        assert key in registers.establishments().find(form.format(row["name"]))


@pytest.mark.parametrize("kind", registers.KINDS)
def test_every_kind_is_known_by_its_names(kind: str) -> None:
    for name in registers.KINDS[kind]:
        assert registers.kinds().find(name) == (kind,)


def test_a_young_offender_institution_is_not_a_kind_of_its_own() -> None:
    # Appendix 1 does not mark them: all prisons would be the wrong answer.
    with pytest.raises(UnknownName):
        registers.kinds().find("YOI")


def test_every_sub_region_has_one_lead_and_finds_it() -> None:
    for team in load_table("area_teams"):
        assert registers.find_leads(team["lead_team"]) == (team["lead_team"],)


def test_a_region_is_neither_a_team_nor_a_lead() -> None:
    for words in ("North East", "NHS South", "West Midlands"):
        with pytest.raises(WrongWords, match=r"is a (sub-)?region"):
            registers.area_teams().find(words)
        with pytest.raises(WrongWords):
            registers.find_leads(words)


def test_a_shared_form_means_all_who_share_it() -> None:
    found = register("x", [("a", "durham"), ("b", "durham"), ("c", "essex")])
    assert found.find("Durham") == ("a", "b")


def test_a_decoration_counts_for_whole_names_only() -> None:
    found = register(
        "prison", [("a", "leeds")], decorations={"{}": None, "hmp {}": {"a"}}
    )
    assert found.find("HMP Leeds") == ("a",)
    with pytest.raises(UnknownName):
        found.find("hmp")


def test_a_code_counts_as_a_whole_only() -> None:
    found = register("team", [("a", "essex")], codes=[("a", "q57")])
    assert found.find("Q57") == ("a",)
    with pytest.raises(UnknownName):
        found.find("q5")


@given(st.lists(WORD, min_size=1, max_size=6, unique=True))
def test_a_whole_name_always_finds_its_own(known: list[str]) -> None:
    found = own_names("thing", known)
    for name in known:
        assert name in found.find(name)
        assert found.understanding(name) == ""


@given(st.lists(WORD, min_size=1, max_size=6, unique=True), WORD)
def test_a_part_finds_one_or_nobody(known: list[str], part: str) -> None:
    begins = [name for name in known if plain(name).startswith(plain(part))]
    found = own_names("thing", known)
    try:
        [only] = found.find(part) if not found.exact(plain(part)) else [part]
    except UnknownName:
        assert not begins
    except AmbiguousName:
        assert len(begins) > 1
    else:
        assert only in {*begins, part}
