"""What the fill of a cell means: the rating whose colour people see."""

from colorsys import rgb_to_hls

import pytest

from ohc.progress.words.colours import COLOURS


def hue_of(fill: str) -> float:
    """Return where a colour stands on the colour wheel, in degrees from red."""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return rgb_to_hls(red, green, blue)[0] * 360


def seen_in(fill: str) -> str:
    """Return what people call a colour, by its place on the wheel."""
    # From pure red 15 degrees either way; yellow is 60, and is called amber by nobody.
    hue = (hue_of(fill) + 15) % 360 - 15
    bands = {"red": (-15, 15), "amber": (15, 50), "green": (80, 160)}
    bands["blue"] = (180, 250)
    [name] = [name for name, (low, high) in bands.items() if low <= hue < high]
    return name


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("FF0000", "red"),  # the standard colours of Excel
        ("C00000", "red"),
        ("FFC000", "amber"),
        ("00B050", "green"),
        ("92D050", "green"),
        ("0070C0", "blue"),
        ("00B0F0", "blue"),
    ],
)
def test_an_amber_fill_is_amber_and_a_blue_one_blue(fill: str, rating: str) -> None:
    assert COLOURS[fill] == rating


@pytest.mark.parametrize("fill", COLOURS)
def test_every_fill_is_the_rating_whose_colour_people_see(fill: str) -> None:
    assert COLOURS[fill] == seen_in(fill)


@pytest.mark.parametrize("fill", ["FFFF00", "FFFF99", "BFBFBF", "7030A0"])
def test_yellow_grey_and_purple_are_not_a_rating(fill: str) -> None:
    assert fill not in COLOURS
