"""Turn the values of a file of answers into the text that documents show."""

import re
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from ohc.agreements.answers.faults import Refused
from ohc.agreements.docx.controls import storable
from ohc.values import text_of

AS_TEXT = "Type it as text."


def text_of_answer(value: Any, where: str) -> str:
    """Return a value as text, with its line breaks; dates and yes or no in words."""
    if isinstance(value, list):
        return "\n".join(text_of_answer(part, where) for part in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime) and value.time() != time():
        return f"{in_words(value)}, {value:%H:%M}"
    if isinstance(value, date):
        return in_words(value)
    return _storable(_plain_text(value, where), where)


def _plain_text(value: Any, where: str) -> str:
    # Not text_of, which drops joiners between letters: this text is kept as it is.
    try:
        text = value if isinstance(value, str) else text_of(value)
    except ValueError as error:
        # Python does not print a number with over 4,300 digits, which a TOML file can
        # have in hexadecimal.
        raise Refused(where, "this is not an answer.", AS_TEXT) from error
    if isinstance(value, dict) or (isinstance(value, float) and not isfinite(value)):
        raise Refused(where, "this is not an answer.", AS_TEXT)
    return SOFT_BREAKS.sub("\n", text).strip()


def _storable(text: str, where: str) -> str:
    # XML cannot contain it: the document would show another character instead.
    if storable(text) != text.replace("\r\n", "\n").replace("\r", "\n"):
        raise Refused(
            where,
            "this contains a character that Word documents cannot contain.",
            "Type it again.",
        )
    return text


SOFT_BREAKS = re.compile("[\x0b\x0c]")
"""What Word and Excel write as a line break within a paragraph or cell."""


def in_words(day: date) -> str:
    """
    Return a date as documents show it.

    >>> in_words(date(2014, 4, 1))
    '1 April 2014'
    """
    return f"{day.day} {day:%B %Y}"
