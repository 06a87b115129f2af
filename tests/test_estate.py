"""Appendix 1, as an analyst asks for it."""

import csv
import io
import json

import pytest
from conftest import Ohc

from ohc.establishments import Selection, select, summarise
from ohc.reference import load_table

WESSEX = """\
prison-winchester,Winchester,Winchester,prison,
prison-isle-of-wight,Isle of Wight,Isle of White,prison,
prison-dorchester,Dorchester,Dorchester,prison,
prison-guys-marsh,Guys Marsh,Guys Marsh,prison,
prison-portland,Portland,Portland,prison,
prison-the-verne,The Verne,The Verne,prison,
police-hampshire,Hampshire,Hampshire,police,
police-dorset,Dorset,Dorset,police,
irc-haslar,Haslar,Haslar IRC,irc,
sch-swanwick-lodge,Swanwick Lodge,Swanwick Lodge SCH,sch,
"""

PUBLISHED = {
    ("Greater Manchester", "prison"): "Hindley Forest Bank Buckley Hall Manchester",
    ("Merseyside", "sch"): "Red Bank SCH St Cath's SCH",
    ("Shropshire & Staffordshire", "police"): "Staffordshire (1 st Wave) West Mercia",
    (
        "Derbyshire & Nottinghamshire",
        "police",
    ): "Nottinghamshire Derbyshire (1 st Wave)",
    ("Thames Valley", "prison"): (
        "Reading Aylesbury Bullington Grendon/sprillhill Huntercombe"
    ),
    ("Kent & Medway", "prison"): (
        "Rochester Elmley Standford Hill Cookham Wood Blantyre House "
        "East Sutton Park Maidstone Swaleside"
    ),
    ("South London", "police"): "The Metropolitan & City of London",
}
"""Cells of Appendix 1, as printed."""


def ids(**words: tuple[str, ...]) -> list[str]:
    return [row["id"] for row in select(Selection(**words))]


def test_wessex_is_as_published(ohc: Ohc) -> None:
    columns = "id,name,published_name,kind,wave"
    result = ohc(
        *("estate", "--area-team", "Wessex", "-f", "csv"), "--columns", columns
    )
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == f"{columns}\n{WESSEX}"


@pytest.mark.parametrize(("team", "kind"), PUBLISHED)
def test_names_joined_give_the_published_cell(team: str, kind: str) -> None:
    names = [
        row["published_name"] + (" (1 st Wave)" if row["wave"] == "1st" else "")
        for row in load_table("estate")
        if (row["area_team"], row["kind"]) == (team, kind)
    ]
    assert " ".join(names) == PUBLISHED[team, kind]


def test_the_whole_appendix_is_there() -> None:
    rows = load_table("estate")
    assert len(rows) == 181
    _, totals = summarise(Selection())
    assert {kind: totals[kind] for kind in ("prison", "irc", "stc", "sch")} == {
        "prison": 122,
        "irc": 10,
        "stc": 3,
        "sch": 11,
    }
    assert (totals["total"], totals["police"]) == (146, 31)
    assert sum(row["wave"] == "1st" for row in rows) == 10
    assert len({row["area_team"] for row in rows}) == 27
    assert len({row["lead_team"] for row in rows}) == 10


def test_leads_stand_in_the_sub_region_they_lead() -> None:
    for team in load_table("area_teams"):
        leads = [
            other["sub_region"]
            for other in load_table("area_teams")
            if other["area_team"] == team["lead_team"]
        ]
        expected = [] if team["lead_kind"] == "regional team" else [team["sub_region"]]
        assert leads == expected


def test_a_prison_and_a_force_of_one_name_have_two_ids() -> None:
    assert ids(name=("Durham",)) == ["prison-durham", "police-durham"]
    assert ids(name=("HMP Durham",)) == ["prison-durham"]
    assert ids(name=("Durham",), kind=("police",)) == ["police-durham"]


def test_a_force_under_two_area_teams_keeps_one_id() -> None:
    rows = select(Selection(name=("West Mercia",)))
    assert {row["id"] for row in rows} == {"police-west-mercia"}
    assert len(rows) == 2


def test_names_of_an_option_widen_and_options_narrow() -> None:
    both = ids(area_team=("Essex", "Wessex"))
    assert both == ids(area_team=("Essex",)) + ids(area_team=("Wessex",))
    assert ids(area_team=("Wessex",), kind=("irc",)) == ["irc-haslar"]
    assert ids(area_team=("Wessex",), region=("London",)) == []


def test_a_lead_brings_all_teams_of_its_sub_region() -> None:
    rows = select(Selection(lead=("Kent",)))
    assert {row["area_team"] for row in rows} == {"Kent & Medway", "Surrey & Sussex"}


def test_london_means_its_three_teams() -> None:
    three = ids(area_team=("London",))
    assert three == ids(region=("NHS London",)) == ids(lead=("London",))
    assert len(three) == 14


def test_nothing_selected_is_an_empty_result_and_is_said(ohc: Ohc) -> None:
    result = ohc("estate", "-a", "Wessex", "-r", "NHS London", "-f", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "Nothing is selected" in result.stderr
    empty = ohc("estate", "-a", "Wessex", "-k", "stc", "-f", "csv")
    assert empty.stdout.count("\n") == 1
    assert empty.stdout.startswith("id,name,published_name")


def test_summary_counts_a_force_once_and_never_in_total() -> None:
    rows, totals = summarise(Selection(sub_region=("West Midlands",)))
    assert [row["police"] for row in rows] == [2, 1, 2]
    assert totals["police"] == 4
    assert totals["total"] == totals["prison"] == 12


def test_summary_leaves_blank_what_was_not_asked_for() -> None:
    rows, totals = summarise(Selection(kind=("stc",)))
    assert len(rows) == 27
    assert totals["stc"] == totals["total"] == 3
    assert {row["prison"] for row in rows} == {""}
    _, police = summarise(Selection(kind=("police",)))
    assert (police["police"], police["total"]) == (31, "")


def test_summary_has_no_total_record_in_data(ohc: Ohc) -> None:
    found = json.loads(ohc("estate", "summary", "-f", "json").stdout)
    assert len(found) == 27
    assert sum(record["prison"] for record in found) == 122
    printed = ohc("estate", "summary").stdout.splitlines()[-1].split()
    assert printed == ["Total", "122", "10", "3", "11", "146", "31"]


def test_an_option_before_a_sub_command_is_never_dropped(ohc: Ohc) -> None:
    result = ohc("estate", "-a", "Wessex", "summary")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ohc estate summary --area-team" in result.stderr
    result = ohc("estate", "-f", "csv", "summary")
    assert (result.exit_code, result.stdout) == (2, "")


def test_columns_are_chosen_in_the_order_asked(ohc: Ohc) -> None:
    result = ohc("estate", "-n", "Haslar", "-f", "csv", "--columns", "region,id")
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["region", "id"],
        ["NHS South", "irc-haslar"],
    ]
