"""Places by operator and gender, and sums in which joint figures count once."""

import json
from typing import Any

import pytest
from conftest import Ohc

from ohc.reference.establishments import Selection, Sums, select
from ohc.reference.figures.sums import added_up

SUMMED = ("--sum", "operational_capacity,population")
EXPECTED = {
    "-k prison": (122, 120, 86284, 80346),
    "--operator serco": (7, 5, 4353, 4045),
    "--operator sodexo": (4, 4, 4199, 3932),
    "--operator g4s": (5, 5, 5148, 4980),
    "--gender female": (12, 12, 4198, 3626),
    "-k prison --lead East_Anglia": (17, 16, 11319, 10842),
    "-k prison -a South_Yorks": (4, 3, 3378, 3237),
    "-k prison --lead West_Yorkshire": (15, 14, 9905, 9219),
    "-k irc": (10, 3, 868, 787),
    "-k prison -r London": (9, 9, 8280, 7681),
    "-n Hatfield": (1, 1, 1247, 1177),
}


def words_of(selection: str) -> list[str]:
    return [word.replace("_", " ") for word in selection.split()]


def last_line(ohc: Ohc, *words: str) -> list[str]:
    return (
        ohc("estate", "summary", *words, "-f", "md").stdout.splitlines()[-1].split("|")
    )


def figures(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("estate", "summary", *words, "-f", "json")
    assert result.exit_code == 0, result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


@pytest.mark.parametrize("selection", EXPECTED)
def test_sums_are_those_read_from_the_rows(selection: str) -> None:
    words = words_of(selection)
    fields = {"-k": "kind", "-a": "area_team", "-r": "region", "-n": "name"}
    fields |= {"--lead": "lead", "--operator": "operators", "--gender": "genders"}
    pairs = dict(zip(words[::2], words[1::2], strict=True))
    chosen = {fields[flag]: (value,) for flag, value in pairs.items()}
    from ohc.reference.establishments import Registered
    from ohc.reference.figures.registered import registered

    of_registers = Registered(
        **{name: chosen.pop(name) for name in Registered._fields if name in chosen}
    )
    rows = registered(select(Selection(**chosen)), of_registers)
    totals = added_up(rows, Sums(sums=("operational_capacity,population",))).totals
    assert (
        totals["places"],
        totals["figures"],
        totals["operational_capacity"],
        totals["population"],
    ) == EXPECTED[selection]


def test_the_total_on_the_screen_is_that_sum(ohc: Ohc) -> None:
    cells = [cell.strip(" *") for cell in last_line(ohc, "-k", "prison", *SUMMED)]
    assert cells[1:5] == ["Total", "122", "120", "86284"]


def test_sums_by_region(ohc: Ohc) -> None:
    rows = figures(ohc, "-k", "prison", "--by", "region", "--sum", "population")
    assert {row["region"]: row["population"] for row in rows} == {
        "NHS North of England": 25743,
        "NHS Midlands and East": 28473,
        "NHS South": 18449,
        "NHS London": 7681,
    }


def test_groups_may_be_nested(ohc: Ohc) -> None:
    rows = figures(ohc, "-k", "prison", "--by", "region", "--by", "gender")
    south = [row for row in rows if row["region"] == "NHS South"]
    assert {row["gender"]: row["places"] for row in south} == {"male": 29, "female": 5}


def test_no_figure_is_blank_and_not_zero(ohc: Ohc) -> None:
    [row] = figures(ohc, "-k", "police", "-a", "Wessex", *SUMMED)
    assert (row["figures"], row["without_figures"]) == (0, 2)
    assert row["population"] is None


def test_a_joint_figure_of_one_place_is_reported(ohc: Ohc) -> None:
    said = ohc("estate", "summary", "-n", "Hatfield", *SUMMED).said
    assert "Hatfield: the figure is for Moorland and Hatfield together." in said
    assert "As of 22 February 2013." in said
    both = ohc("estate", "summary", "-n", "Hatfield", "-n", "Moorland", *SUMMED)
    assert "together" not in both.said


def test_groups_that_share_a_figure_add_up_to_more(ohc: Ohc) -> None:
    words = ("-n", "Hatfield", "-n", "Moorland", "--by", "name", "--sum", "population")
    assert [row["population"] for row in figures(ohc, *words)] == [1177, 1177]
    result = ohc("estate", "summary", *words)
    assert "The groups add up to more than the total" in result.said
    assert "1177" in last_line(ohc, *words)[-2]


def test_a_place_that_two_teams_list_counts_once_in_the_total() -> None:
    rows = select(Selection(name=("Avon & Somerset",)))
    added = added_up(rows, Sums())
    assert [row["places"] for row in added.rows] == [1, 1]
    assert added.totals["places"] == 1


def test_an_operator_that_changed_is_found_and_reported(ohc: Ohc) -> None:
    result = ohc("estate", "--operator", "sodexo", "-f", "csv")
    names = [line.split(",")[1] for line in result.stdout.splitlines()[1:]]
    assert names == ["Forest Bank", "Northumberland", "Peterborough", "Bronzefield"]
    assert "The operator of Northumberland changed: Public sector" in result.said
    assert result.said.count("Operator is not known for 48 places.") == 1


def test_the_public_sector_is_hm_prison_service_too(ohc: Ohc) -> None:
    rows = ohc("estate", "--operator", "public", "-f", "csv").stdout
    assert "prison-durham" in rows
    assert "prison-northumberland" in rows
    assert "prison-wolds" in rows
    assert "prison-doncaster" not in rows


def test_genders_widen(ohc: Ohc) -> None:
    def count(*words: str) -> int:
        return len(ohc("estate", *words, "-f", "csv").stdout.splitlines()) - 1

    assert count("--gender", "female") == 12
    assert count("--gender", "both") == 4
    assert count("--gender", "female", "--gender", "both") == 16


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--operator", "Nosuch"], "Choose from: HM Prison Service"),
        (["--operator", ""], "is not an operator"),
        (["--gender", "femal"], "Did you mean female?"),
        (["--by", "regoin"], "Did you mean region?"),
        (["--sum", "populaton"], "Did you mean population?"),
        (["--by", "population"], "is not a field"),
    ],
)
def test_a_wrong_name_is_exit_2(ohc: Ohc, words: list[str], hint: str) -> None:
    result = ohc("estate", "summary", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert hint in result.said


def test_without_them_the_summary_is_as_before(ohc: Ohc) -> None:
    head = ohc("estate", "summary", "-f", "csv").stdout.splitlines()[0]
    assert head == "region,sub_region,area_team,prison,irc,stc,sch,total,police"
