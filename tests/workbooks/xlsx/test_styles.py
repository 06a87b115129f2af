"""Fills of a workbook's styles: which colour is seen, and which is none."""

import pytest
from handmade import styles

from ohc.workbooks.xlsx.styles import parse


def fill(pattern: str, colour: str) -> str:
    """Return what the only style of a workbook is filled with."""
    inside = f'<patternFill patternType="{pattern}"><fgColor {colour}/></patternFill>'
    xml = f'<fills><fill>{inside}</fill></fills><cellXfs><xf fillId="0"/></cellXfs>'
    return parse(styles(xml).encode(), b"").fills[0]


@pytest.mark.parametrize(
    ("pattern", "seen"),
    [
        ("solid", "FFC000"),
        ("lightUp", "FFC000"),
        ("none", ""),  # a colour that is left over from a fill that was taken away
        ("gray125", ""),  # the second fill of every workbook
    ],
)
def test_a_pattern_that_nobody_chose_is_not_a_fill(pattern: str, seen: str) -> None:
    assert fill(pattern, 'rgb="FFFFC000"') == seen


@pytest.mark.parametrize(
    ("tint", "seen"),
    [
        ("0.5", "FF8080"),  # half way from red to white
        ("-0.5", "800000"),  # half way from red to black
        ("0", "FF0000"),
        ("1", "FFFFFF"),
        ("-1", "000000"),
    ],
)
def test_a_tint_above_0_is_lighter_and_below_0_darker(tint: str, seen: str) -> None:
    assert fill("solid", f'rgb="FFFF0000" tint="{tint}"') == seen


def test_white_and_black_are_not_a_rating() -> None:
    assert fill("solid", 'rgb="FFFFFFFF"') == fill("solid", 'rgb="FF000000"') == ""
