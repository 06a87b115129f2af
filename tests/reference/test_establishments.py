"""Appendix 1, as an analyst asks for it."""

import csv
import io
import json

import pytest
from conftest import ROOT, Ohc

from ohc.reference.establishments import Selection, select, summarise
from ohc.reference.tables import load_table

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

CELLS = [
    line.split("\t")
    for line in (ROOT / "tests" / "appendix_1.tsv").read_text("utf-8").splitlines()
]
"""Appendix 1 cell by cell, as printed: area team, prisons, police sites, the others."""

COLUMNS = {"prison": 1, "police": 2, "irc": 3, "stc": 3, "sch": 3}
LEADS = {
    "North West": "Lancashire",
    "North East": "Durham, Darlington & Tees",
    "Yorkshire & Humber": "West Yorkshire",
    "West Midlands": "Shropshire & Staffordshire",
    "East Midlands": "Derbyshire & Nottinghamshire",
    "East of England": "East Anglia",
    "South West": "Bristol, North Somerset, Somerset & South Gloucestershire",
    "South East": "Kent & Medway",
    "South Central": "Thames Valley",
    "London": "London",
}
"""Who leads in each sub-region, by NHS England's page of March 2013 and SE 31."""

CODES = """
Q47 Q48 Q44 Q46 Q45 Q49 Q52 Q50 Q51 Q53 Q54 Q60 Q55 Q59 Q57 Q56 Q58 Q64 Q65 Q66 Q67 Q68
Q69 Q70 Q71 Q71 Q71
"""
"""ODS codes of the area teams, in the order of Appendix 1."""

RIGHT = {
    "St Cath's SCH": "St Catherine's",
    "Pennine Hse IRC": "Pennine House",
    "Kirklevington": "Kirklevington Grange",
    "Kyloe house SCH": "Kyloe House",
    "Hewell Grange": "Hewell",
    "Drake hall": "Drake Hall",
    "Lowdam Grange": "Lowdham Grange",
    "Clayfields Hse SCH": "Clayfields House",
    "North sea Camp": "North Sea Camp",
    "Hollisley Bay": "Hollesley Bay",
    "Yarls Wood IRC": "Yarl's Wood",
    "Erlstoke": "Erlestoke",
    "Ashfiled": "Ashfield",
    "Eastwood park": "Eastwood Park",
    "Highdown": "High Down",
    "Tinsley IRC": "Tinsley House",
    "Brooke Hse IRC": "Brook House",
    "Bullington": "Bullingdon",
    "Grendon/sprillhill": "Grendon/Spring Hill",
    "Campsfield IRC": "Campsfield House",
    "Isle of White": "Isle of Wight",
    "The Metropolitan & City of London": "Metropolitan & City of London",
}
"""What is not printed as it is called."""


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


@pytest.mark.parametrize("cells", CELLS, ids=lambda cells: str(cells[0]))
def test_names_joined_give_the_published_cells(cells: list[str]) -> None:
    found = [cells[0], "", "", ""]
    for row in load_table("estate"):
        if row["area_team"] == cells[0]:
            tag = " (1 st Wave)" if row["wave"] == "1st" else ""
            column = COLUMNS[row["kind"]]
            found[column] = f"{found[column]} {row['published_name']}{tag}".strip()
    assert found == cells


def test_area_teams_are_in_published_order() -> None:
    order = dict.fromkeys(row["area_team"] for row in load_table("estate"))
    assert list(order) == [cells[0] for cells in CELLS]
    assert [row["area_team"] for row in load_table("area_teams")] == list(order)


def test_leads_and_codes_are_those_of_march_2013() -> None:
    teams = load_table("area_teams")
    assert {row["sub_region"]: row["lead_team"] for row in teams} == LEADS
    assert [row["ods_code"] for row in teams] == CODES.split()
    numbers = [int(row["ons_code"].removeprefix("E390000")) for row in teams]
    assert numbers[:9] == [4, 5, 1, 3, 2, 6, 9, 7, 8]
    assert numbers[9:17] == [10, 11, 17, 12, 16, 14, 13, 15]
    assert numbers[17:] == [19, 20, 21, 22, 23, 24, 25, 18, 18, 18]


def test_what_is_misspelt_is_called_by_its_right_name() -> None:
    for row in load_table("estate"):
        printed = row["published_name"]
        bare = printed.removesuffix(" IRC").removesuffix(" STC").removesuffix(" SCH")
        assert row["name"] == RIGHT.get(printed, bare)


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


def test_leads_are_in_the_sub_region_they_lead() -> None:
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


def test_nothing_selected_is_an_empty_result_and_is_reported(ohc: Ohc) -> None:
    result = ohc("estate", "-a", "Wessex", "-r", "NHS London", "-f", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "Nothing matches" in result.said
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
    assert printed[-6:] == ["122", "10", "3", "11", "146", "31"]


def test_an_option_before_a_sub_command_is_never_dropped(ohc: Ohc) -> None:
    result = ohc("estate", "-a", "Wessex", "summary")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ohc estate summary --area-team" in result.said
    result = ohc("estate", "-f", "csv", "summary")
    assert (result.exit_code, result.stdout) == (2, "")


def test_columns_are_chosen_in_the_order_asked(ohc: Ohc) -> None:
    result = ohc("estate", "-n", "Haslar", "-f", "csv", "--columns", "region,id")
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["region", "id"],
        ["NHS South", "irc-haslar"],
    ]
