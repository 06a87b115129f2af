"""What a return form holds: its labels, its rows, and how its cells are meant."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

FIRST_LABEL = 3
HEADER_ROW = 4
"""Rows as Excel counts."""

WIDTHS: Mapping[str, float] = {
    "Commitment": 12,
    "Priority": 9,
    "Commitment (summary)": 48,
    "Due": 14,
    "Status": 15,
    "RAG": 13,
    "Percent complete": 10,
    "Forecast date": 12,
    "Date achieved": 12,
    "Evidence": 32,
    "Comment": 32,
}
FIXED_HEADERS = frozenset({"Commitment", "Priority", "Commitment (summary)", "Due"})

Value = str | float | date


class Form(NamedTuple):
    """
    A return to be filled in.

    ``about`` has the labels of the first sheet with their values, None for those
    to fill in, ``about_after`` what stands below them; ``rows`` the cells of each row
    by its header, likewise; ``choices`` the words of each drop-down; ``guidance`` a
    term and its meaning a line. What is below ``fixed`` headers is not for filling in;
    below ``shown`` it is grey. ``quiet`` are the ids of grey rows, that need no answer,
    ``slanted`` the ids and headers of cells that are filled in already. A form that
    ``is_live`` shows by its colours what is left to do, and prints on one page.
    """

    title: str
    intro: str
    about: Mapping[str, Value | None]
    headers: Sequence[str]
    rows: Sequence[Mapping[str, Value | None]]
    choices: Mapping[str, Sequence[str]]
    guidance: Sequence[tuple[str, str]]
    fill: str
    about_intro: str = ""
    about_after: Mapping[str, str] = MappingProxyType({})
    widths: Mapping[str, float] = WIDTHS
    fixed: frozenset[str] = FIXED_HEADERS
    shown: str = ""
    quiet: frozenset[str] = frozenset()
    slanted: frozenset[tuple[str, str]] = frozenset()
    is_live: bool = False
