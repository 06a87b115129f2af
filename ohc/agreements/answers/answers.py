"""Answers that people keep beside agreements: understood, or refused with the cell."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from ohc.agreements.answers.entries import Entry, entries
from ohc.agreements.docx.controls import storable
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.places import Place, find_place
from ohc.agreements.wording.views import Fill
from ohc.errors import UnknownName, WrongWords
from ohc.reference.names import plain
from ohc.values import find_date, text_of

CORRECT = "Correct the header, or take the column out."
Answered = dict[str, dict[str, str]]


def read_answers(path: Path) -> Answered:
    """
    Return what a file answers: by the id of a place, then by field.

    Dates become ``1 April 2014``, choices the words of the choice; blanks answer
    nothing. Raises NoAnswers, and UnknownName or WrongWords, with the cell, for an
    establishment, a field or a value that there is not.
    """
    found: Answered = {}
    for entry in entries(path):
        place = _place(entry)
        key = _field(entry)
        value = _value(blank_fills()[key], entry)
        known = found.setdefault(place.id, {})
        if known.get(key, value) != value:
            raise WrongWords(
                f"{entry.where}: {place.name} has another answer for {key} above.",
                "Leave one of them.",
            )
        if value:
            known[key] = value
    return found


def _place(entry: Entry) -> Place:
    found: dict[str, Place] = {}
    for words in entry.whose:
        try:
            place = find_place(words)
        except WrongWords as error:
            error.hint = f"{error.hint} It stands in: {entry.where}.".strip()
            raise
        if place is None:
            raise WrongWords(
                f"{entry.where}: {words} is not under the agreement.",
                "Leave its answers out.",
            )
        found[place.id] = place
    if len(found) > 1:
        names = "; ".join(entry.whose)
        raise WrongWords(
            f"{entry.where}: id and establishment are two places: {names}.",
            "Correct one of them.",
        )
    return next(iter(found.values()))


@cache
def _names() -> Mapping[str, str]:
    """Return fields by the plain forms of their keys and labels."""
    return {
        plain(name): key
        for key, fill in blank_fills().items()
        for name in (key, fill.label)
    }


def _field(entry: Entry) -> str:
    found = _names().get(plain(entry.header))
    if not found:
        kind = f"field (in {entry.header_where})"
        labels = {plain(fill.label): fill.label for fill in blank_fills().values()}
        keys = {plain(key): key for key in blank_fills()}
        raise UnknownName(kind, entry.header, {**labels, **keys}, CORRECT)
    return found


def _value(fill: Fill, entry: Entry) -> str:
    text = _text(entry.value, entry.where)
    if not text:
        return ""
    if fill.kind == "choice":
        known = {plain(word): word for word in fill.choices}
        if plain(text) not in known:
            raise UnknownName(f"choice (in {entry.where})", text, known)
        return known[plain(text)]
    if fill.kind == "date":
        if not (found := find_date(entry.value) or find_date(text)):
            raise WrongWords(
                f"{entry.where}: {text!r} is no day.",
                "Write it as 30/04/2014 or 30 April 2014.",
            )
        return in_words(found)
    return text


def _text(value: Any, where: str) -> str:
    """Return a value as text, its line breaks kept; dates and truths in words."""
    if isinstance(value, list):
        return "\n".join(_text(one, where) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime) and value.time() != time():
        return f"{in_words(value)}, {value:%H:%M}"
    if isinstance(value, date):
        return in_words(value)
    # Not text_of, which drops what joins letters: these words are kept as they are.
    try:
        text = value if isinstance(value, str) else text_of(value)
    except ValueError as error:
        raise WrongWords(f"{where} is no answer.", "Write it as a text.") from error
    if isinstance(value, dict) or (isinstance(value, float) and not isfinite(value)):
        raise WrongWords(f"{where}: {value} is no answer.", "Write it as a text.")
    lines = SOFT_BREAKS.sub("\n", text).strip()
    if storable(lines) != lines.replace("\r\n", "\n").replace("\r", "\n"):
        raise WrongWords(f"{where}: a character in it is none.", "Type it again.")
    return lines


SOFT_BREAKS = re.compile("[\x0b\x0c]")
"""What Word and Excel write for a line break within a paragraph or cell."""


def in_words(day: date) -> str:
    """
    Return a day as documents show it.

    >>> in_words(date(2014, 4, 1))
    '1 April 2014'
    """
    return f"{day.day} {day:%B %Y}"
