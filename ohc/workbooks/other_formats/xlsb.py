"""The area of the cells in an xlsb workbook, from its BIFF12 records."""

from collections.abc import Iterable, Iterator, Mapping
from struct import Struct

from ohc.workbooks.other_formats.area import (
    COLUMNS,
    ROWS,
    Area,
    Spoilt,
    Survey,
    error_word,
    surveyed,
)

ROW, ERROR, FORMULA_ERROR, SHEET = 0, 3, 11, 156
LEAST = {
    ROW: 4,
    2: 12,  # a short number
    ERROR: 9,
    4: 9,  # true or false
    5: 16,  # a number
    6: 12,  # a text
    7: 12,  # a shared text
    8: 12,  # formulas: text,
    9: 16,  # number,
    10: 9,  # true or false,
    FORMULA_ERROR: 9,
    62: 13,  # a text of several fonts
}
"""The records that are read, and the least bytes of each: MS-XLSB 2.4."""

CUT_SHORT = "The sheet ends in the middle of a record."

_LONG = Struct("<I")
_MORE = 0x80
"""Set in a byte of a number that goes on in the next one, seven bits a byte."""

_Record = tuple[int, int, int]
"""The number of a record, where its data begin and where they end."""


def of_xlsb(sheets: Iterable[tuple[str, bytes]]) -> Survey:
    """
    Return the survey of sheets, each with its name and the part it is stored in.

    Raises Spoilt, also for a cell beyond the last row or column of Excel.
    """
    return surveyed(_area(name, part) for name, part in sheets)


def xlsb_names(workbook: bytes) -> Mapping[str, str]:
    """Return the names of the sheets in xl/workbook.bin by their relationships."""
    names = {}
    for kind, start, end in _records(workbook):
        if kind == SHEET:
            relation, at = _text(workbook, start + 8, end=end)
            names[relation], _ = _text(workbook, at, end=end)
    return names


def _text(part: bytes, at: int, *, end: int) -> tuple[str, int]:
    length = _LONG.unpack_from(part, at)[0] if at + 4 <= end else end
    after = at + 4 + 2 * length
    if after > end:
        raise Spoilt("A text is longer than the record that holds it.")
    return part[at + 4 : after].decode("utf-16-le", "replace"), after


def _area(name: str, part: bytes) -> Area:
    area, row = Area(name), 0
    for kind, start, end in _records(part):
        if kind not in LEAST:
            continue
        if end - start < LEAST[kind]:
            raise Spoilt("A record of a cell is too short.")
        (number,) = _LONG.unpack_from(part, start)
        # A row begins with its own number, a cell with that of its column.
        if number >= (COLUMNS if kind else ROWS):
            raise Spoilt("A cell is outside the largest possible sheet.")
        if kind == ROW:
            row = number
            continue
        area.hold(row, number)
        if kind in {ERROR, FORMULA_ERROR}:
            area.mark(error_word(part[start + 8]), row=row, column=number)
    return area


def _records(part: bytes) -> Iterator[_Record]:
    at, size = 0, len(part)
    while at + 1 < size:
        kind, length = part[at], part[at + 1]
        start = at + 2
        if kind >= _MORE or length >= _MORE:
            kind, start = _number(part, at, most=2)
            length, start = _number(part, start, most=4)
        at = start + length
        if at > size:
            break
        yield kind, start, at
    if at != size:
        raise Spoilt(CUT_SHORT)


def _number(part: bytes, at: int, *, most: int) -> tuple[int, int]:
    """Return a number of limited length, and where it ends."""
    number = 0
    for shift, byte in enumerate(part[at : at + most]):
        number |= byte % _MORE << 7 * shift
        if byte < _MORE or shift == most - 1:
            return number, at + shift + 1
    raise Spoilt(CUT_SHORT)
