"""Sheets: what their merges hide."""

import sys
from types import FrameType

from handmade import ONE, SHEET, book, opened, sheet

from ohc.workbooks.sheets import Sheet


def test_merges_over_each_other_hide_each_cell_once() -> None:
    ranges = ("A1:B3", *["A2:A5"] * 50, "A9:A10", "C1:C4")
    listed = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    tail = f"<mergeCells>{listed}</mergeCells>"
    [merged] = opened(book(changed={SHEET: sheet(ONE, tail)})).sheets
    named = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal named
        named += event == "call" and frame.f_code is Sheet.cell.__code__

    sys.setprofile(count)
    try:
        covered = merged.covered([0])
    finally:
        sys.setprofile(None)
    assert covered == {"A2", "A3", "A4", "A5", "A10"}
    assert named == len(covered)
    assert merged.covered([0, 1]) == {*covered, "B2", "B3"}
    assert merged.covered([3]) == frozenset()
