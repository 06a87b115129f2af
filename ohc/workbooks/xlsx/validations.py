"""Where the drop-down lists of a workbook take their words from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.workbooks.xlsx.cells import column_number

_VALIDATION = re.compile(
    rb"""<(?:\w+:)?dataValidation\s[^<>]*?type=["']list["'].{0,2000}?"""
    rb"""<(?:\w+:)?formula1>(?:<(?:\w+:)?f>)?([^<]{1,500})<""",
    re.DOTALL,
)
_RANGE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!:,(]+))!"
    r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
_NAME = re.compile(r"[A-Za-z_\\][\w.\\]*")


class Source(NamedTuple):
    """A range that a drop-down list shows: its sheet, columns from 0, rows from 1."""

    sheet: str
    left: int
    top: int
    right: int
    bottom: int


def list_sources(sheets: Sequence[bytes], names: Mapping[str, str]) -> set[Source]:
    """Return the ranges of other sheets that lists show, by the XML of the sheets."""
    formulas = {
        _text(formula)
        for xml in sheets
        # The lists of a sheet come after its cells.
        for formula in _VALIDATION.findall(xml, max(xml.rfind(b"sheetData"), 0))
    }
    return {source for formula in formulas for source in _sources(formula, names)}


def _sources(formula: str, names: Mapping[str, str]) -> Iterator[Source]:
    if _NAME.fullmatch(formula):
        formula = names.get(formula.casefold(), "")
    for quoted, bare, left, top, right, bottom in _RANGE.findall(formula):
        yield Source(
            (quoted.replace("''", "'") or bare).strip(),
            column_number(left) - 1,
            int(top),
            column_number(right or left) - 1,
            int(bottom or top),
        )


def _text(xml: bytes) -> str:
    # Here, because it holds the names of 2,000 signs, and few workbooks are asked.
    from html import unescape

    return unescape(xml.decode("utf-8", "replace")).strip().lstrip("=")
