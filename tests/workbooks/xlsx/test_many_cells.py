"""Styles of many cells: found without searching the sheet for each."""

import sys
from types import FrameType

import pytest
from handmade import row, sheet

from ohc.workbooks.xlsx import cells
from ohc.workbooks.xlsx.look import MOST_SEARCHES, Look
from ohc.workbooks.xlsx.styles import Styles


@pytest.mark.parametrize("order", ['r="{}{}" s="{}"', 's="{2}" r="{0}{1}"'])
def test_a_sheet_is_not_searched_for_each_of_many_cells(order: str) -> None:
    known = Styles(fills=["", "FF0000", "00FF00"], percent=[False, True, False])
    cell = "<c " + order.replace("{}{}", "{0}{1}").replace('"{}"', '"{2}"') + "/>"
    places = [(letter, number) for number in range(1, 301) for letter in "BC"]
    rows = "".join(
        row(cell.format(letter, number, 1 + (letter == "C")), number=number)
        for letter, number in places
    )
    sheet_look = Look(cells.cells_of(sheet(rows).encode()), known)
    searches = 0

    def count(_: FrameType, event: str, function: object) -> None:
        nonlocal searches
        name = getattr(function, "__name__", "")
        searches += event == "c_call" and name in {"find", "rfind"}

    sys.setprofile(count)
    try:
        fills = [sheet_look.fill(f"{letter}{number}") for letter, number in places]
        is_percent = [sheet_look.is_percent(*place) for place in places]
    finally:
        sys.setprofile(None)
    assert fills == ["FF0000", "00FF00"] * 300
    assert is_percent == [True, False] * 300
    assert sheet_look.fill("A1") == ""
    assert searches <= 4 * MOST_SEARCHES
