"""Labels in margins: whatever the places, no label reaches into another."""

from hypothesis import given
from hypothesis import strategies as st

from ohc.pictures.margins import Anchor, Label, Margins, placed

MARGINS = Margins(top=80, bottom=760, line=17, gap=5)
PLACES = st.builds(
    Anchor,
    st.floats(250, 750),
    st.floats(80, 760),
    st.sampled_from([("One",), ("Two", "lines"), ("Three", "of", "them")]),
)


def sides(labels: list[Label]) -> list[list[Label]]:
    return [
        [label for label in labels if label.is_left is left] for left in (True, False)
    ]


@given(st.lists(PLACES, max_size=24))
def test_labels_never_collide_and_stay_in_the_margin(places: list[Anchor]) -> None:
    labels = placed(places, MARGINS)
    assert len(labels) == len(places)
    for column in sides(labels):
        bottom = MARGINS.top
        for label in column:
            assert label.y >= bottom - 0.05
            bottom = label.y + MARGINS.height(label.anchor)
        assert bottom <= MARGINS.bottom + 0.05


@given(st.lists(PLACES, max_size=24))
def test_labels_are_in_the_order_of_their_places(places: list[Anchor]) -> None:
    for column in sides(placed(places, MARGINS)):
        assert [label.anchor.y for label in column] == sorted(
            label.anchor.y for label in column
        )


def test_a_label_with_room_is_beside_its_place() -> None:
    [label] = placed([Anchor(300, 400, ("Garth",))], MARGINS)
    assert label.y == 400 - 22 / 2
    assert label.is_left
