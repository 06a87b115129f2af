"""The map of the estate: every place once, where it is, and told in words."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import Ohc, start

from ohc.pictures.estate_map import RADIUS, map_of
from ohc.pictures.geography import pushed_apart, shapes, spots
from ohc.pictures.map_parts import Map
from ohc.reference.establishments import Selection
from ohc.reference.mapped import mapped


def drawn(**selection: tuple[str, ...]) -> Map:
    return map_of(mapped(Selection(**selection)), "a patch")


@pytest.mark.parametrize("lead", ["Lancashire", "Wessex", "London", "Kent & Medway"])
def test_each_place_is_marked_and_labelled_once(lead: str) -> None:
    chosen = {"area_team": ("Wessex",)} if lead == "Wessex" else {"lead": (lead,)}
    rows = {str(row["id"]): str(row["name"]) for row in mapped(Selection(**chosen))}
    picture = drawn(**chosen)
    assert {mark.id for mark in picture.marks} == {*rows} & {*spots()}
    labels = [" ".join(line.text for line in item.lines) for item in picture.leaders]
    assert sorted(labels) == sorted(rows[mark.id] for mark in picture.marks)


def test_of_england_teams_are_named_with_all_their_places() -> None:
    picture = drawn()
    labels = [" ".join(line.text for line in item.lines) for item in picture.leaders]
    assert len(labels) == 25
    numbers = [int(label.rsplit(maxsplit=1)[1]) for label in labels]
    of_kinds = [int(re.findall(r"\((\d+)\)", item.text)[0]) for item in picture.key]
    # The one without coordinates counts, though it cannot be drawn.
    assert sum(numbers) == sum(of_kinds) == len(picture.marks) + 1


def test_the_foot_says_what_is_not_as_it_seems() -> None:
    foot = " ".join(line.text for line in drawn().foot)
    assert "Open Government Licence v3.0" in foot
    assert "Without coordinates, so not drawn: Hassockfield." in foot
    assert "London is one area" in foot
    assert "Ranby stands outside the team" in foot


def test_no_mark_hides_another() -> None:
    marks = [(mark.x, mark.y) for mark in drawn(lead=("Lancashire",)).marks]
    gaps = [
        ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
        for place, (x1, y1) in enumerate(marks)
        for x2, y2 in marks[:place]
    ]
    assert min(gaps) >= 1.7 * RADIUS - 0.1
    assert pushed_apart([(0, 0), (0, 0)], least=10) == [(-5, 0), (5, 0)]


def test_places_are_where_they_are() -> None:
    # Of the National Grid: Garth is near Leyland, SD 50 20.
    assert spots()["prison-garth"] == (3501, 4206)
    [lancashire] = [shape for shape in shapes() if shape.name == "Lancashire"]
    assert lancashire.holds(spots()["prison-garth"])
    assert not lancashire.holds(spots()["prison-winchester"])


def test_each_shape_has_the_place_of_its_name() -> None:
    assert len(shapes()) == 25
    assert all(shape.holds(shape.label) for shape in shapes())


class TestCommand:
    def test_the_picture_is_described_and_marks_can_be_led_to(self, ohc: Ohc) -> None:
        assert (
            ohc("estate", "map", "--lead", "lancashire", "-o", "m.svg").exit_code == 0
        )
        svg = ET.fromstring(Path("m.svg").read_text(encoding="utf-8"))
        space = {"svg": "http://www.w3.org/2000/svg"}
        title = svg.findtext("svg:title", namespaces=space)
        assert title == "The secure estate of the Lancashire lead team, February 2013"
        assert "Prison: 15" in (svg.findtext("svg:desc", namespaces=space) or "")
        [garth] = svg.findall(".//svg:g[@id='m-prison-garth']", space)
        card = garth.findtext("svg:title", namespaces=space)
        assert card == "Garth: prison, Lancashire; capacity 846"

    def test_a_page_has_the_list_below_the_map(self, ohc: Ohc) -> None:
        assert ohc("estate", "map", "-a", "Wessex", "-o", "m.html").exit_code == 0
        html = Path("m.html").read_text(encoding="utf-8")
        assert html.index("<svg") < html.index("<table")
        assert html.count("<table") == 1

    def test_police_forces_alone_are_not_a_map(self, ohc: Ohc) -> None:
        result = ohc("estate", "map", "--kind", "police", "-o", "m.svg")
        assert (result.exit_code, result.stdout) == (2, "")
        assert not Path("m.svg").exists()

    def test_the_same_bytes_in_every_process(self) -> None:
        made = set()
        for seed in ("0", "2013"):
            words = ("estate", "map", "-l", "London", "-o", "m.svg", "--force")
            assert start(*words, environment={"PYTHONHASHSEED": seed}).returncode == 0
            made.add(Path("m.svg").read_bytes())
        assert len(made) == 1
