"""The ranges from which the drop-down lists of a workbook take their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.workbooks.xlsx.cells import column_number

_START = re.compile(rb"dataValidation\s")
_LIST = re.compile(rb"""\stype\s*=\s*["']list["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?formula1>(?:<(?:\w+:)?f>)?([^<]{1,500})<")
LARGEST_RULE = 4_000
"""Bytes of a rule that are read: a rule without an end could be very long."""

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
    """Return the ranges on other sheets that lists show, from the XML of the sheets."""
    formulas = {_text(formula) for xml in sheets for formula in _formulas(xml)}
    return {source for formula in formulas for source in _sources(formula, names)}


def _formulas(xml: bytes) -> Iterator[bytes]:
    """Give the sources of the drop-down lists of a sheet."""
    # The lists of a sheet come after its cells.
    rules = _START.split(xml[max(xml.rfind(b"sheetData"), 0) :])
    # Each separately, so that none is read twice.
    for rule in rules[1:]:
        tag = rule[:LARGEST_RULE].partition(b">")[0]
        formula = _FORMULA.search(rule[:LARGEST_RULE])
        if formula and _LIST.search(b" " + tag):
            yield formula[1]


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
    # Imported here, because it has the names of 2,000 characters and is seldom needed.
    from html import unescape

    return unescape(xml.decode("utf-8", "replace")).strip().lstrip("=")
