"""The cells of a sheet in its XML: their positions and contents."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import NamedTuple

# Strings, so that ohc starts faster: most sheets are read in quicker ways.
_TAG = rb"<(?:(\w+):)?(row|c)(?=[\s/>])([^<>]*)>"
_FORMULA = rb"<(?:\w+:)?f[\s/>]"
_VALUE = rb"<(?:\w+:)?v(?:\s[^<>]*)?(?:/>|>([^<]*)</)|<(?:\w+:)?is[\s/>]"
_NAME = rb"""(?<![\w:])r\s*=\s*["']([A-Za-z]{1,20})([0-9]{1,20})["']"""
NUMBER = rb"""(?<![\w:])r\s*=\s*["']([0-9]{1,20})["']"""
"""The number of a row among its attributes."""

_STYLE = rb"""(?<![\w:])s\s*=\s*["'](\d{1,9})["']"""
_TYPE = rb"""(?<![\w:])t\s*=\s*["'](\w+)["']"""

NEAR = 999 * 26
_NOT_NEAR = re.compile(rb'<(?:row|c)(?! r="[A-Z]?[0-9]{1,3}")')
"""A row or cell that is not clearly in the first 999 rows and 26 columns."""

_NOT_PLAIN = re.compile(rb'<(?:row|c)(?! r="[A-Z]{0,20}[0-9]{1,20}")')
_PREFIX = re.compile(rb"<((?:\w+:)?)$")
_PREFIXED = re.compile(rb":(?:row|c)[\s/>]")
_OPEN_CELL = (
    rb'<c r="([A-Z]{1,20})([0-9]{1,20})"([^<>]*)(?<!/)>\s*'
    rb"(<f(?:\s[^<>]*)?(?:/>|>[^<>]*</f>))?\s*(?:<(v|is)(?:\s[^<>]*)?/?>([^<]*))?"
)
"""A plain cell with its column, row, other attributes, formula and value."""

TEXTS = ("str", "inlineStr")
_FORMULAS = ((b"f", b"<f>"), (b"f", b"<f "), (b":", b":f"))
"""How formulas begin, each with one of its bytes, which is found far sooner."""


def has_errors(xml: bytes) -> bool:
    """Return whether XML may contain a cell with an error."""
    return b't="e"' in xml or (b"'" in xml and b"t='e'" in xml)


class Cell(NamedTuple):
    """A cell of a sheet's XML: its column and row, style, type and content."""

    column: str
    row: int
    style: int
    type: str
    content: bytes

    @property
    def name(self) -> str:
        """Return the name of the cell in Excel."""
        return f"{self.column}{self.row}"

    def value(self) -> bytes | None:
        """Return the value of the cell, or nothing if it has none."""
        value = re.search(_VALUE, self.content)
        return (value[1] or b"") if value else None

    def is_filled(self) -> bool:
        """Return whether a reader makes room for it, as it does for an empty text."""
        value = self.value()
        return bool(value) or (value is not None and self.type in TEXTS)

    def is_uncalculated(self) -> bool:
        """Return whether the cell is a formula without a result."""
        # If the result is an empty text, the type says so.
        value = self.value()
        is_result = value or (value is not None and self.type == "str")
        return not is_result and bool(re.search(_FORMULA, self.content))


def cells_of(sheet: bytes) -> bytes:
    """Return the part of a sheet's XML that has its cells."""
    start = sheet.find(b"sheetData")
    prefix = _PREFIX.search(sheet[max(start - 50, 0) : start])
    end = sheet.find(b"</%ssheetData" % prefix[1], start) if prefix else -1
    return sheet[start:end] if end >= 0 else b""


def cells(xml: bytes) -> Iterator[Cell]:
    """
    Give the cells of a sheet's XML, in order.

    A cell without a position is to the right of the one before it. Nothing is read
    twice, so that no XML takes long.
    """
    row = column = at = 0
    find_tag = re.compile(_TAG).search
    while tag := find_tag(xml, at):
        at, attributes = tag.end(), tag[3]
        if tag[2] == b"row":
            number = re.search(NUMBER, attributes)
            row, column = int(number[1]) if number else row + 1, 0
            continue
        content = b""
        if not attributes.endswith(b"/"):
            end = xml.find(b"</%s:c>" % tag[1] if tag[1] else b"</c>", at)
            # Damaged: everything after it would be searched again for every cell.
            if end < 0:
                return
            content, at = xml[at:end], end
        name = re.search(_NAME, attributes)
        if name:
            row, column = int(name[2]), column_number(name[1].decode().upper())
        else:
            column += 1
        kind = re.search(_TYPE, attributes)
        yield Cell(
            column=column_letters(column),
            row=row,
            style=style_of(attributes),
            type=kind[1].decode() if kind else "",
            content=content,
        )


def style_of(attributes: bytes) -> int:
    """Return the style number in the attributes of a cell."""
    style = re.search(_STYLE, attributes)
    return int(style[1]) if style else 0


def is_near(xml: bytes) -> bool:
    """Return whether all cells are clearly in the first 999 rows and 26 columns."""
    # Most sheets have no colon, and so no prefix anywhere, which is quick to see.
    return not ((b":" in xml and _PREFIXED.search(xml)) or _NOT_NEAR.search(xml))


def is_plain(xml: bytes) -> bool:
    """Return whether all rows and cells have their position as first attribute."""
    return not ((b":" in xml and _PREFIXED.search(xml)) or _NOT_PLAIN.search(xml))


def area(xml: bytes, *, is_plain: bool) -> tuple[int, str]:
    """
    Return the number of cells in the grid from A1 to the last value, and that cell.

    Empty texts count too, styles without a value do not.
    """
    rows = columns = 0
    lowest = rightmost = ("", 0)
    for row, column, name in _plain_places(xml) if is_plain else _places(xml):
        if row > rows:
            rows, lowest = row, (name, row * column)
        if column > columns:
            columns, rightmost = column, (name, row * column)
    farthest, _ = max(lowest, rightmost, key=itemgetter(1))
    return rows * columns, farthest


def _places(xml: bytes) -> Iterator[tuple[int, int, str]]:
    for cell in cells(xml):
        if cell.is_filled():
            yield cell.row, column_number(cell.column), cell.name


def _open_cells(xml: bytes) -> Iterator[re.Match[bytes]]:
    # There may be a million blank cells, which have no end tags.
    at = 0
    cell_at = re.compile(_OPEN_CELL).match
    while (end := xml.find(b"</c>", at)) >= 0:
        start = xml.rfind(b"<c ", at, end)
        if start >= 0 and (cell := cell_at(xml, start)):
            yield cell
        at = end + 1


def _plain_places(xml: bytes) -> Iterator[tuple[int, int, str]]:
    for cell in _open_cells(xml):
        column, row, attributes, _, tag, value = cell.groups()
        if value or tag == b"is" or (tag and b"str" in attributes):
            letters = column.decode()
            yield int(row), column_number(letters), f"{letters}{int(row)}"


def faults(xml: bytes) -> Mapping[str, str]:
    """Return error cells with their error, and formulas never calculated ("")."""
    # Most sheets have neither, and reading every cell takes far longer.
    has_formulas = any(byte in xml and sign in xml for byte, sign in _FORMULAS)
    if not (has_formulas or has_errors(xml)):
        return {}
    return dict(_plain_faults(xml) if is_plain(xml) else _faults(xml))


def _faults(xml: bytes) -> Iterator[tuple[str, str]]:
    for cell in cells(xml):
        if cell.type == "e" and (value := cell.value()):
            yield cell.name, value.decode("utf-8", "replace")
        elif cell.is_uncalculated():
            yield cell.name, ""


def _plain_faults(xml: bytes) -> Iterator[tuple[str, str]]:
    for cell in _open_cells(xml):
        column, row, attributes, formula, tag, value = cell.groups()
        if value and (b'"e"' in attributes or b"'e'" in attributes):
            yield (column + row).decode(), value.decode("utf-8", "replace")
        elif formula and not value and not (tag and b"str" in attributes):
            yield (column + row).decode(), ""


@cache
def column_number(letters: str) -> int:
    """
    Return the number of a column from its letters.

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
    Return the letters of a column from its number.

    >>> column_letters(1), column_letters(16384)
    ('A', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
