"""Values of cells as people mean them: text, dates, percentages."""

import math
import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

MONTHS = {
    name[:length]: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
    # Sept is as usual as Sep.
    for length in (3, 4, len(name))
}
# Texts, so that a start does not wait for them: they are compiled when a cell is one.
_SEPARATOR = r" ?([/.-]) ?"
# Word and Outlook turn the hyphens of a date into other dashes.
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_YEAR_FIRST = r"(?P<year>\d{4})([-/. ])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"
_DAY_FIRST = r"(?P<day>\d{1,2})[/.\- ](?P<month>\d{1,2})[/.\- ](?P<year>\d{4}|\d{2})"
_WORDED = (
    rf"(?i){_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-/.]?"
    r"(?P<month>[a-z]{3,9}),?[ \-/.]?(?P<year>\d{4}|\d{2})"
)
_MONTH_WORD_FIRST = (
    rf"(?i){_WEEKDAY}(?P<month>[a-z]{{3,9}})[ .]"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    r"(?P<year>\d{4})"
)
_DAYS = (_YEAR_FIRST, _DAY_FIRST, _WORDED, _MONTH_WORD_FIRST)
_TIMED = (
    r"(?i)(?P<date>.+?)(?:T|,? (?:at )?)"
    r"(?P<hour>\d{1,2})[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<zone>Z|UTC|GMT|BST|[+-]\d\d:?\d\d))?"
)
_OF_LONDON = frozenset({"", "bst", "+01:00", "+0100"})
_UNIVERSAL = frozenset({"z", "utc", "gmt", "+00:00", "+0000", "-00:00"})
_PERCENT = r"(?i)(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)"
_WHOLE = r"\d{1,3}"
WHOLE = 100
CENTURY = 2000
DECEMBER, LONGEST_MONTH = 12, 31
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
NOON, LAST_HOUR = 12, 23
UNSEEN = dict.fromkeys(
    (
        *map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        # The marks of a writing's direction, which Explorer copies with a date.
        *map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"),
    )
)
"""What nobody sees: the soft hyphen, joiners, marks of order and of direction."""


def text_of(value: Any) -> str:
    r"""
    Return a cell's value as text, stray space and tabs at its ends aside.

    >>> text_of(4.0), text_of(" Pending\t"), text_of(None)
    ('4', 'Pending', '')
    """
    if isinstance(value, str):
        return value.translate(UNSEEN).strip() if not value.isascii() else value.strip()
    # Before numbers, of which Python takes a bool for one.
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = math.isfinite(value) and value == int(value)
        return str(int(value)) if whole else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    return "" if value is None else str(value)


def spaced(text: str) -> str:
    r"""
    Return a text as it is compared: any white space is one space, nothing unseen.

    >>> spaced("30\u00a0June\n2014 ")
    '30 June 2014'
    """
    seen = text if text.isascii() else text.translate(UNSEEN)
    return " ".join(seen.split())


def find_date(value: Any) -> date | None:
    """
    Return the day that a cell means, or nothing where it is not sure.

    A text is read day first: 1/2/2014 is the first of February. A time of day is
    left out; where another clock would make it another day, the day is not sure.

    >>> find_date("1/2/14 09:15"), find_date("Mar 2014"), find_date("31/02/2014")
    (datetime.date(2014, 2, 1), None, None)
    """
    if isinstance(value, str):
        value = _written_date(spaced(value))
    elif isinstance(value, datetime):
        value = value.date()
    # A day far off is a slip of typing, or a number that a cell shows as a date.
    is_day = isinstance(value, date) and EARLIEST <= value < LATEST
    return value if is_day else None


def is_month_first(value: Any) -> bool:
    """Return whether a text is a date only if its month comes first: 4/25/2014."""
    first, second = _first_two_numbers(value)
    return first <= DECEMBER < second <= LONGEST_MONTH


def may_be_month_first(value: Any) -> bool:
    """Return whether a text is a date either way, and not the same."""
    first, second = _first_two_numbers(value)
    return first != second and max(first, second) <= DECEMBER


def _first_two_numbers(value: Any) -> tuple[int, int]:
    """Return the first two numbers of a date as 4/25/2014; of any other value 0."""
    if not isinstance(value, str):
        return 0, 0
    written, _ = _without_time(spaced(value))
    match = re.fullmatch(_DAY_FIRST, written)
    return (int(match["day"]), int(match["month"])) if match else (0, 0)


def _without_time(text: str) -> tuple[str, re.Match[str] | None]:
    """Return the date of a text, as hyphens are typed, and the time behind it."""
    timed = re.fullmatch(_TIMED, text)
    written = timed["date"] if timed else text
    return re.sub(_SEPARATOR, r"\1", written.translate(_DASHES)), timed


# Cached, because thousands of returns have the same few dates.
@lru_cache(maxsize=4096)
def _written_date(text: str) -> date | None:
    written, timed = _without_time(text)
    if timed and not _leaves_the_day_sure(timed, written):
        return None
    match = next(filter(None, (re.fullmatch(form, written) for form in _DAYS)), None)
    if not match:
        return None
    word, year = match["month"], int(match["year"])
    month = int(word) if word.isdecimal() else MONTHS.get(word.casefold(), 0)
    try:
        return date(year if year >= WHOLE else year + CENTURY, month, int(match["day"]))
    except ValueError:
        return None


def _leaves_the_day_sure(timed: re.Match[str], written: str) -> bool:
    hour, zone = int(timed["hour"]), (timed["zone"] or "").casefold()
    if timed["half"]:
        # Programs that write AM and PM are often American, and put the month first.
        if not 0 < hour <= NOON or may_be_month_first(written):
            return False
        hour = hour % NOON + (NOON if timed["half"] in "pP" else 0)
    if zone in _UNIVERSAL:
        # In summer it is an hour later in London: after 23:00 it is the next day.
        return hour < LAST_HOUR
    return hour <= LAST_HOUR and zone in _OF_LONDON


def find_percent(value: Any, *, formatted: bool | None) -> float | None:
    """
    Return a percentage from 0 to 100, or nothing where it is not sure.

    ``formatted`` says whether the cell has a format with %, or is not known. A
    fraction is one only in such a cell: elsewhere 0.5 may be half of one per
    cent. 1 is sure only in such a cell too.

    >>> find_percent(0.5, formatted=True), find_percent(50.0, formatted=False)
    (50.0, 50.0)
    """
    if isinstance(value, str):
        text = spaced(value)
        if match := re.fullmatch(_PERCENT, text):
            return _within(float(match[1]))
        if not re.fullmatch(_WHOLE, text):
            return None
        value, formatted = float(text), False
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if value == 0:
        return 0.0
    if formatted:
        # Rounded, since 0.07 times 100 is 7.000000000000001.
        return _within(round(value * WHOLE, 6))
    return _within(float(value)) if value > 1 else None


def _within(number: float) -> float | None:
    return number if 0 <= number <= WHOLE else None


def shown_percent(number: float | None) -> str:
    """
    Return a percentage as text: whole if it is, blank if there is none.

    >>> shown_percent(50.0), shown_percent(12.5), shown_percent(None)
    ('50', '12.5', '')
    """
    if number is None:
        return ""
    return f"{number:g}"


def percent_text(value: Any, formatted: bool | None) -> str:
    """Return a cell's percentage as text, blank where there is none for sure."""
    # Numbers are few, and each is in many cells; a text may be long, and is not kept.
    read = _percent_text if value.__class__ is str else _percent_text_of_number
    return read(value, formatted)


def _percent_text(value: Any, formatted: bool | None) -> str:
    return shown_percent(find_percent(value, formatted=formatted))


# Typed, since 1 is no TRUE.
_percent_text_of_number = lru_cache(maxsize=1024, typed=True)(_percent_text)
