"""The shade of cells to fill in, which goes where something is filled in."""

import re
from functools import cache

OPEN = "EEF4FB"
"""The colour by which a template marks the cell of a field."""

BLANK = "<w:showingPlcHdr/>"
CELL, CELL_ENDS, CONTROL = "<w:tc>", "</w:tc>", "<w:sdt>"


@cache
def _shade() -> re.Pattern[str]:
    return re.compile(rf'<w:shd [^>]*w:fill="{OPEN}"[^>]*/>')


def whitened(xml: str, *, is_final: bool = False) -> str:
    """
    Return a part in which the cells that are filled in have no shade.

    So what is missing shows at a glance, in Word and on paper: the colour of a hint
    alone does not, since LibreOffice drops it. In a final one no cell has a shade.
    """
    if is_final:
        return _shade().sub("", xml)
    if OPEN not in xml:
        return xml
    return CELL.join(map(_whitened, xml.split(CELL)))


def _whitened(piece: str) -> str:
    cell, ends, after = piece.partition(CELL_ENDS)
    if OPEN in cell and CONTROL in cell and BLANK not in cell:
        cell = _shade().sub("", cell)
    return cell + ends + after
