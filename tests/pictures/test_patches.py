"""Maps by lead team: tints that can be read on, borders, names with their counts."""

import re
from pathlib import Path

import pytest
from conftest import Ohc

from ohc.pictures.colours import INK, PAPER, contrast
from ohc.pictures.estate_map import map_of
from ohc.pictures.geography import shapes
from ohc.pictures.patches import TINTS, borders, lead_of_code, patches
from ohc.reference.establishments import Selection
from ohc.reference.mapped import mapped

NAMES = "#33383B"


@pytest.mark.parametrize("tint", TINTS)
def test_marks_and_names_can_be_read_on_a_tint(tint: str) -> None:
    assert contrast(INK, tint) >= 7
    assert contrast(NAMES, tint) >= 4.5


def test_no_two_leads_have_the_same_tint() -> None:
    assert len({*TINTS}) == len({*lead_of_code().values()}) == 10


def test_a_border_is_between_leads_and_nowhere_else() -> None:
    by_name = {shape.name: shape for shape in shapes()}
    kent, surrey = by_name["Kent and Medway"], by_name["Surrey and Sussex"]
    assert borders([kent, surrey]) == ""
    assert borders([kent, by_name["Essex"]]) == ""
    line = borders([surrey, by_name["Wessex"]])
    points = re.findall(r"[ML](\d+) (\d+)", line)
    assert len(points) > 10
    assert {(int(x), int(y)) for x, y in points} <= {*surrey.rings[0]}


def test_a_lead_is_named_in_its_own_area_and_has_all_of_its_places() -> None:
    own = {lead: code for lead, code, _ in patches([*lead_of_code()])}
    names = {shape.code: shape.name for shape in shapes()}
    assert names[own["Thames Valley"]] == "Thames Valley"
    assert names[own["London"]] == "London"
    picture = map_of(mapped(Selection()), "England", by="lead")
    labels = {" ".join(text.text for text in item.lines) for item in picture.leaders}
    assert len(labels) == 10
    assert {"Lancashire 19", "London 11", "Kent & Medway 19"} <= labels


def test_areas_are_tinted_and_the_key_names_their_leads() -> None:
    rows = mapped(Selection(area_team=("Wessex", "Essex")))
    picture = map_of(rows, "two teams", by="lead")
    leads = [item.text for item in picture.key if item.tint]
    assert leads == ["Lead team: East Anglia", "Lead team: Thames Valley"]
    tints = {item.tint for item in picture.key if item.tint}
    assert tints <= {outline.fill for outline in picture.outlines}
    of_kind = map_of(rows, "two teams")
    assert not [item for item in of_kind.key if item.tint]
    assert {outline.fill for outline in of_kind.outlines}.isdisjoint(TINTS)


def test_the_command_colours_what_is_asked_for(ohc: Ohc) -> None:
    assert ohc("estate", "map", "--colour-by", "Lead", "-o", "m.svg").exit_code == 0
    svg = Path("m.svg").read_text(encoding="utf-8")
    assert "of England, by lead team, February 2013" in svg
    assert svg.count(f'fill="{INK}" stroke="{PAPER}"') > 140
    result = ohc("estate", "map", "--colour-by", "size", "-o", "n.svg")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "kind and lead" in result.stderr
    assert not Path("n.svg").exists()


class TestJointFigures:
    def capacities(self, **selection: tuple[str, ...]) -> dict[str, str]:
        rows = mapped(Selection(**selection))
        return {str(row["name"]): str(row["capacity_text"]) for row in rows}

    def test_stand_once(self) -> None:
        shown = self.capacities(lead=("West Yorkshire",))
        assert shown["Moorland"] == "1,247 jointly"
        assert shown["Hatfield"] == "with Moorland"
        assert shown["Lindholme"] == "986"
        assert shown["Aldine House"] == ""

    def test_of_one_alone_the_other_is_named(self) -> None:
        shown = self.capacities(name=("Hatfield",))
        assert shown["Hatfield"].startswith("1,247, jointly with Moorland")

    def test_stand_on_the_map_and_in_the_list(self, ohc: Ohc) -> None:
        words = ("estate", "map", "--lead", "West Yorkshire", "-o", "m.html")
        assert ohc(*words).exit_code == 0
        html = Path("m.html").read_text(encoding="utf-8")
        assert "Moorland: prison, South Yorks &amp; Bassetlaw; capacity 1,247" in html
        assert html.count("1,247") == 2
        assert html.count("with Moorland") == 2
