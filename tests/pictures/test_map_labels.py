"""Labels of maps: none reaches into another, into the map, or out of the picture."""

from itertools import combinations

import pytest

from ohc.pictures.estate_map import GAP, LINE, RADIUS, map_of
from ohc.pictures.map_parts import Map
from ohc.reference.establishments import Selection
from ohc.reference.mapped import mapped
from ohc.reference.tables import load_table

LETTER = 0.56
"""The width of a letter for its height, on the mean of names."""

Box = tuple[float, float, float, float]
LEADS = [*dict.fromkeys(row["lead_team"] for row in load_table("area_teams"))]
MAPS = [
    *(((lead,), by) for lead in LEADS for by in ("kind", "lead")),
    ((), "kind"),
    ((), "lead"),
]


@pytest.fixture(params=MAPS, ids=str, scope="module")
def picture(request: pytest.FixtureRequest) -> Map:
    lead, by = request.param
    return map_of(mapped(Selection(lead=lead)), "a patch", by=by)


def labels(picture: Map) -> list[Box]:
    """Return the boxes of the lines in the margins."""
    boxes = []
    for leader in picture.leaders:
        for line in leader.lines:
            width = LETTER * 14 * len(line.text)
            left = line.x - width if leader.is_left else line.x
            top = line.y - 0.78 * LINE
            boxes.append((left, top, left + width, top + LINE))
    return boxes


def names(picture: Map) -> list[Box]:
    """Return the boxes of the names that stand inside the areas."""
    boxes = []
    for name in picture.names:
        half = LETTER * 15 * len(name.text) / 2
        boxes.append((name.x - half, name.y - 12, name.x + half, name.y + 3))
    return boxes


def meet(first: Box, second: Box) -> bool:
    return (
        first[0] < second[2] - 0.1
        and second[0] < first[2] - 0.1
        and first[1] < second[3] - 0.1
        and second[1] < first[3] - 0.1
    )


def test_no_two_labels_meet(picture: Map) -> None:
    boxes = [*labels(picture), *names(picture)]
    assert boxes
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]


def test_labels_stand_within_the_map(picture: Map) -> None:
    top, room = picture.window
    for box in (*labels(picture), *names(picture)):
        assert box[0] >= 0
        assert box[2] <= picture.width
        assert top <= box[1]
        assert box[3] <= top + room + GAP


def test_no_label_lies_on_a_mark(picture: Map) -> None:
    marks = [
        (mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS)
        for mark in picture.marks
    ]
    boxes = [*labels(picture), *names(picture)]
    assert not [(a, b) for a in boxes for b in marks if meet(a, b)]


def test_the_key_is_between_the_title_and_the_map(picture: Map) -> None:
    assert all(item.y - 10 > picture.title_lines[-1].y for item in picture.key)
    assert all(item.y + 10 < picture.window[0] for item in picture.key)
    assert all(item.x + 7 * len(item.text) < picture.width for item in picture.key)
    assert all(13 * len(line.text) < picture.width for line in picture.title_lines)


def test_a_wide_patch_has_no_empty_page_below_it() -> None:
    wide = map_of(mapped(Selection(area_team=("Wessex",))), "Wessex")
    high = map_of(mapped(Selection(area_team=("Lancashire",))), "Lancashire")
    assert wide.height < high.height - 100
