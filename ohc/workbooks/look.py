"""What the values of a sheet do not show: errors, formulas, fills, hidden rows."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from ohc.workbooks.styles import Styles

_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</|<(?:\w+:)?is[\s>]")
_NAME = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\b(?=[^>]*\bhidden=["'](?:1|true)["'])"""
    rb"""[^>]*?\br=["'](\d+)["']"""
)
_FAR = re.compile(rb"""r=["'](?:[A-Z]{3}|[A-Z]{1,3}[0-9]{4})""")
BEGINNING = 1_000
_SPACED = b"r ="
"""No program writes it; who does may hide a cell from the pattern above."""
_SIGNS = (b't="e"', b"<f>", b"<f ")
"""What the XML of nearly every program has where there is an error or a formula."""

SUSPECT = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
"""An error value as text: so exports and OpenDocument files hold it."""


class Cell(NamedTuple):
    """A cell of a sheet's XML: its column and row, style, type and content."""

    column: str
    row: int
    style: int
    type: str
    content: bytes

    @property
    def name(self) -> str:
        """Return the cell as Excel calls it."""
        return f"{self.column}{self.row}"

    def value(self) -> bytes | None:
        """Return what stands in it, or nothing where no value is written."""
        found = _VALUE.search(self.content)
        return (found[1] or b"") if found else None


def _is_usual(xml: bytes) -> bool:
    """Return whether XML is written as nearly every program writes a sheet."""
    return b'<c r="' in xml and b"'" not in xml[:BEGINNING]


def _tells_of_faults(xml: bytes) -> bool:
    return not _is_usual(xml) or any(sign in xml for sign in _SIGNS)


def _is_uncalculated(cell: Cell) -> bool:
    # A formula whose result is a text of no letters says so by its type.
    value = cell.value()
    return value is None or (not value and cell.type != "str")


def cells(xml: bytes) -> Iterator[Cell]:
    """Give the cells of a sheet's XML that say where they are, in its order."""
    for found in _CELL.finditer(xml):
        attributes = found[1]
        if name := _NAME.search(attributes):
            style, kind = _STYLE.search(attributes), _TYPE.search(attributes)
            yield Cell(
                name[1].decode(),
                int(name[2]),
                int(style[1]) if style else 0,
                kind[1].decode() if kind else "",
                found[2] or b"",
            )


class Look:
    """What the XML of a sheet tells of single cells, found when it is asked for."""

    known = True
    """Whether fills and percentages can be seen at all."""

    def __init__(self, xml: bytes, styles: Styles) -> None:
        self._xml = xml
        self._styles = styles
        self._columns: dict[str, dict[int, int]] = {}

    def faults(self) -> Mapping[str, str]:
        """Return error cells with their error, and formulas never calculated ("")."""
        xml = self._xml
        if not _tells_of_faults(xml):
            return {}
        found = {}
        for cell in cells(xml):
            if cell.type == "e":
                found[cell.name] = (cell.value() or b"#?").decode("utf-8", "replace")
            elif _FORMULA.search(cell.content) and _is_uncalculated(cell):
                found[cell.name] = ""
        return found

    def hidden_rows(self) -> list[int]:
        """Return the numbers of hidden rows."""
        if b"hidden=" not in self._xml:
            return []
        return [int(number) for number in _HIDDEN_ROW.findall(self._xml)]

    def fill(self, cell: str) -> str:
        """Return the fill of a cell as RRGGBB, "" for none."""
        fills, style = self._styles.fills, self._style(cell)
        return fills[style] if style < len(fills) else ""

    def is_percent(self, column: str, row: int) -> bool | None:
        """Return whether a cell is formatted as a percentage."""
        if column not in self._columns:
            pattern = rb'r="%s(\d+)"(?: s="(\d+)")?' % column.encode()
            found = re.findall(pattern, self._xml)
            self._columns[column] = {int(n): int(s) for n, s in found if s}
        style = self._columns[column].get(row)
        if style is None:
            style = self._style(f"{column}{row}")
        percent = self._styles.percent
        return percent[style] if style < len(percent) else None

    def _style(self, cell: str) -> int:
        at = self._xml.find(f'r="{cell}"'.encode())
        if at < 0:
            return self._styles_of.get(cell, 0)
        # Attributes come in any order; a cell begins where its tag does.
        tag = self._xml[self._xml.rfind(b"<", 0, at) : self._xml.find(b">", at)]
        style = _STYLE.search(tag)
        return int(style[1]) if style else 0

    @cached_property
    def _styles_of(self) -> Mapping[str, int]:
        """Return the style of each cell, for XML that is written in another way."""
        return {cell.name: cell.style for cell in cells(self._xml)}


class Unseen(Look):
    """A sheet of which values alone are known, with the errors found elsewhere."""

    known = False

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(b"", Styles())
        self._faults = faults

    def faults(self) -> Mapping[str, str]:
        """Return error cells with their error."""
        return self._faults

    def is_percent(self, column: str, row: int) -> bool | None:  # noqa: ARG002
        """Return that it is not known."""
        return None


def area(xml: bytes) -> tuple[int, str]:
    """
    Return how many cells a grid from A1 has that holds all values, and the farthest.

    0 where no cell is so far out that it could be many.
    """
    if _is_usual(xml) and _SPACED not in xml and not _FAR.search(xml):
        return 0, ""
    filled = [cell for cell in cells(xml) if cell.value() is not None]
    if not filled:
        return 0, ""
    rows = [cell.row for cell in filled]
    columns = [column_number(cell.column) for cell in filled]
    size = max(rows) * max(columns)
    farthest = max(filled, key=lambda cell: (cell.row, column_number(cell.column)))
    return size, farthest.name


def column_number(letters: str) -> int:
    """
    Return the number of a column by its letters.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@cache
def column_letters(number: int) -> str:
    """
    Return the letters of a column by its number.

    >>> column_letters(1), column_letters(16384)
    ('A', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
