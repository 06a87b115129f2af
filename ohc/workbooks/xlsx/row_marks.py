"""The rows of a sheet in its XML: which are hidden, and which are grouped."""

import re
from collections.abc import Iterator, Mapping

from ohc.workbooks.xlsx.cells import NUMBER, is_plain

_ROWS = rb"<(?:\w+:)?row(?=[\s/>])([^<>]*)>"
_HIDDEN_ROW = rb'<row r="(\d+)"(?=[^<>]*\shidden=["\'](?:1|true)["\'])'
_HIDDEN = rb"""(?<![\w:])hidden\s*=\s*["'](?:1|true)["']"""
_LEVEL = rb"""(?<![\w:])outlineLevel\s*=\s*["']([1-7])["']"""


def hidden_rows(xml: bytes) -> list[int]:
    """Return the numbers of hidden rows."""
    # Most sheets hide nothing, and a search for one word is quick.
    if b"hidden=" not in xml:
        return []
    if is_plain(xml):
        return [int(number) for number in re.findall(_HIDDEN_ROW, xml)]
    return [row for row, attributes in _rows(xml) if re.search(_HIDDEN, attributes)]


def outline_levels(xml: bytes) -> Mapping[int, int]:
    """Return the level of each row that is grouped, by its number: 1 to 7."""
    if b"outlineLevel" not in xml:
        return {}
    return {
        row: int(level[1])
        for row, attributes in _rows(xml)
        if (level := re.search(_LEVEL, attributes))
    }


def _rows(xml: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the number of each row, and its attributes."""
    row = 0
    for tag in re.finditer(_ROWS, xml):
        number = re.search(NUMBER, tag[1])
        row = int(number[1]) if number else row + 1
        yield row, tag[1]
