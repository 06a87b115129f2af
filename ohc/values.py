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
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_WORDED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9}),?[ \-](\d{4}|\d{2})",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,3}")
WHOLE = 100
CENTURY = 2000
DECEMBER, LONGEST_MONTH = 12, 31
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


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


def find_date(value: Any) -> date | None:
    """
    Return the day that a cell means, or nothing where it is not sure.

    A text is read day first: 1/2/2014 is the first of February.

    >>> find_date("1/2/14"), find_date("Mar 2014"), find_date("31/02/2014")
    (datetime.date(2014, 2, 1), None, None)
    """
    if isinstance(value, str):
        value = _written_date(value.strip())
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
    match = _DAY_FIRST.fullmatch(value.strip()) if isinstance(value, str) else None
    return (int(match[1]), int(match[2])) if match else (0, 0)


# Cached, because thousands of returns have the same few dates.
@lru_cache(maxsize=4096)
def _written_date(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
    elif match := _WORDED.fullmatch(text):
        day, month, year = (
            int(match[1]),
            MONTHS.get(match[2].casefold(), 0),
            int(match[3]),
        )
    else:
        return None
    try:
        return date(year if year >= WHOLE else year + CENTURY, month, day)
    except ValueError:
        return None


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
        text = value.strip()
        if match := _PERCENT.fullmatch(text):
            return _within(float(match[1]))
        if not _WHOLE.fullmatch(text):
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
