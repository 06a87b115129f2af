"""Answers that people keep beside agreements: understood, or refused with the cell."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from ohc.agreements.answers.entries import RawAnswer, raw_answers
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
    answered: Answered = {}
    for raw in raw_answers(path):
        place = _place(raw)
        key = _field(raw)
        answer = _answer(blank_fills()[key], raw)
        answers = answered.setdefault(place.id, {})
        if answers.get(key, answer) != answer:
            raise WrongWords(
                f"{raw.where}: {place.name} has another answer for {key} above.",
                "Leave one of them.",
            )
        if answer:
            answers[key] = answer
    return answered


def _place(raw: RawAnswer) -> Place:
    named: dict[str, Place] = {}
    for name in raw.whose:
        try:
            place = find_place(name)
        except WrongWords as error:
            error.hint = f"{error.hint} It stands in: {raw.where}.".strip()
            raise
        if place is None:
            raise WrongWords(
                f"{raw.where}: {name} is not under the agreement.",
                "Leave its answers out.",
            )
        named[place.id] = place
    if len(named) > 1:
        names = "; ".join(raw.whose)
        raise WrongWords(
            f"{raw.where}: id and establishment are two places: {names}.",
            "Correct one of them.",
        )
    return next(iter(named.values()))


@cache
def _keys() -> Mapping[str, str]:
    """Return the keys of fields by the plain forms of themselves and of labels."""
    return {
        plain(name): key
        for key, fill in blank_fills().items()
        for name in (key, fill.label)
    }


def _field(raw: RawAnswer) -> str:
    key = _keys().get(plain(raw.header))
    if not key:
        kind = f"field (in {raw.header_where})"
        labels = {plain(fill.label): fill.label for fill in blank_fills().values()}
        keys = {plain(known): known for known in blank_fills()}
        raise UnknownName(kind, raw.header, known={**labels, **keys}, listed=CORRECT)
    return key


def _answer(fill: Fill, raw: RawAnswer) -> str:
    text = _text(raw.value, raw.where)
    if not text:
        return ""
    if fill.kind == "choice":
        return _choice(fill, text, where=raw.where)
    if fill.kind == "date":
        return _date(raw, text)
    return text


def _choice(fill: Fill, text: str, *, where: str) -> str:
    choices = {plain(choice): choice for choice in fill.choices}
    if plain(text) not in choices:
        raise UnknownName(f"choice (in {where})", text, known=choices)
    return choices[plain(text)]


def _date(raw: RawAnswer, text: str) -> str:
    # First the value: Excel keeps a date as a number, whatever its cell shows.
    day = find_date(raw.value) or find_date(text)
    if not day:
        raise WrongWords(
            f"{raw.where}: {text!r} is no day.",
            "Write it as 30/04/2014 or 30 April 2014.",
        )
    return in_words(day)


def _text(value: Any, where: str) -> str:
    """Return a value as text, its line breaks kept; dates and truths in words."""
    if isinstance(value, list):
        return "\n".join(_text(part, where) for part in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime) and value.time() != time():
        return f"{in_words(value)}, {value:%H:%M}"
    if isinstance(value, date):
        return in_words(value)
    return _storable(_plain_text(value, where), where)


def _plain_text(value: Any, where: str) -> str:
    # Not text_of, which drops what joins letters: these words are kept as they are.
    try:
        text = value if isinstance(value, str) else text_of(value)
    except ValueError as error:
        # Python does not print a number of over 4,300 digits, which TOML may have in
        # hexadecimal.
        raise WrongWords(f"{where} is no answer.", "Write it as a text.") from error
    if isinstance(value, dict) or (isinstance(value, float) and not isfinite(value)):
        raise WrongWords(f"{where}: {value} is no answer.", "Write it as a text.")
    return SOFT_BREAKS.sub("\n", text).strip()


def _storable(text: str, where: str) -> str:
    # XML cannot hold it: in the document another character would stand in its place.
    if storable(text) != text.replace("\r\n", "\n").replace("\r", "\n"):
        raise WrongWords(f"{where}: a character in it is none.", "Type it again.")
    return text


SOFT_BREAKS = re.compile("[\x0b\x0c]")
"""What Word and Excel write for a line break within a paragraph or cell."""


def in_words(day: date) -> str:
    """
    Return a day as documents show it.

    >>> in_words(date(2014, 4, 1))
    '1 April 2014'
    """
    return f"{day.day} {day:%B %Y}"
