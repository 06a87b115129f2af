"""Reporting periods: quarters of the financial year, and months."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ohc.errors import WrongWords
from ohc.lines import in_quotes
from ohc.privacy import cited
from ohc.values import MONTHS, spaced

_QUARTER = re.compile(
    r"(20\d\d)[-/ ](?:20)?(\d\d)[-/ ,]*Q(?:uarter ?)?([1-4])", re.IGNORECASE
)
_QUARTER_FIRST = r"(?i)Q(?:uarter ?)?([1-4])[-/ ,]*(20\d\d)[-/ ](?:20)?(\d\d)"
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_MONTH_WORD = r"(?i)([a-z]{3,9})[- ](20\d\d)"
_YEAR = re.compile(r"\d{4}")
_CALENDAR = r"(?i)(20\d\d)[-/ ]*Q([1-4])|Q([1-4])[-/ ]*(20\d\d)"
# Word and Outlook turn the hyphens of a period into other dashes.
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014", "-----")
CENTURY, YEAR = 100, 12
APRIL = 4
NO_MONTH = (0, 0, 0)
# The whole name of a month comes after its short forms, and stays.
_MONTH_NAMES = {number: name.capitalize() for name, number in MONTHS.items()}


class Period(NamedTuple):
    """A period by its written form, its first and its last day."""

    name: str
    start: date
    end: date

    @property
    def is_month(self) -> bool:
        """Return whether it is a month, and no quarter."""
        return "Q" not in self.name


class NoPeriod(WrongWords):
    """Words that are no period, or could be two."""


@lru_cache(maxsize=512)
def find_period(words: str) -> Period:
    """
    Return the period that the words name.

    A quarter of the financial year is written 2013-14-Q4 (January to March 2014),
    a month 2014-01; 2013/14 Q4 and January 2014 are read too. Raises NoPeriod; a
    quarter with one year, such as 2014-Q1, is refused with both its readings.

    >>> find_period("2013-14-Q4").end
    datetime.date(2014, 3, 31)
    """
    text = spaced(words).translate(_DASHES)
    if match := _QUARTER.fullmatch(text):
        return _quarter(
            text, int(match[1]), following=int(match[2]), number=int(match[3])
        )
    if match := re.fullmatch(_QUARTER_FIRST, text):
        return _quarter(
            text, int(match[2]), following=int(match[3]), number=int(match[1])
        )
    if match := _MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    match = re.fullmatch(_MONTH_WORD, text)
    if match and (month := MONTHS.get(match[1].casefold())):
        return _month(int(match[2]), month)
    if match := re.fullmatch(_CALENDAR, text):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        # 2014-Q1 ends in March or in June, whoever writes it: a guess would move rows.
        raise _two_readings(text, year, number=number)
    raise NoPeriod(
        f"{cited(text)} is not a period.",
        "Write a quarter like 2013-14-Q4 or a month like 2014-01.",
    )


def _quarter(text: str, year: int, *, following: int, number: int) -> Period:
    if (year + 1) % CENTURY != following:
        raise NoPeriod(
            f"{in_quotes(text)} is not a financial year.",
            f"Did you mean {_quarter_name(year, number)}?",
        )
    month = APRIL + 3 * (number - 1)
    first_year, first = (year, month) if month <= 12 else (year + 1, month - 12)  # noqa: PLR2004 - months
    last = _last_day(first_year, first + 2)
    return Period(
        _quarter_name(year, number), start=date(first_year, first, 1), end=last
    )


def _quarter_name(year: int, number: int) -> str:
    return f"{year}-{(year + 1) % CENTURY:02}-Q{number}"


def _month(year: int, month: int) -> Period:
    last = _last_day(year, month)
    return Period(f"{year}-{month:02}", start=date(year, month, 1), end=last)


def _last_day(year: int, month: int) -> date:
    # Not calendar.monthrange, which loads the names of days in every language.
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _two_readings(text: str, year: int, *, number: int) -> NoPeriod:
    following = (year + 1) % CENTURY
    financial = _quarter(text, year, following=following, number=number)
    calendar = date(year, 3 * number - 2, 1)
    inside = calendar - timedelta(days=90)
    same = _quarter_name(
        inside.year if calendar.month < APRIL else year,
        4 if calendar.month < APRIL else number - 1,
    )
    # Not found by its name, which may be of the century before.
    of_calendar = Period(same, start=calendar, end=_last_day(year, 3 * number))
    return NoPeriod(
        f"{in_quotes(text)} could mean two periods.",
        f"{_months(of_calendar)} is {same}. {_months(financial)} is {financial.name}.",
    )


def by_end(period: Period) -> tuple[date, int]:
    """Return what puts periods in order: by their end, of two the longer last."""
    # A quarter and its last month end together: the quarter has the month in it.
    return period.end, -period.start.toordinal()


def in_words(name: str) -> str:
    """
    Return the name of a period as people say it; any other text as it is.

    >>> in_words("2013-14-Q4"), in_words("2014-07"), in_words("none")
    ('quarter 4 of 2013-14', 'July 2014', 'none')
    """
    try:
        period = find_period(name)
    except NoPeriod:
        return name
    return in_full(period).partition(" (")[0]


def in_full(period: Period) -> str:
    """
    Return a period in words, with its months: for where it is in doubt.

    >>> in_full(find_period("2014-15-Q2")), in_full(find_period("2014-07"))
    ('quarter 2 of 2014-15 (July to September 2014)', 'July 2014')
    """
    if period.is_month:
        return _last_month(period)
    year, number = period.name.split("-Q")
    return f"quarter {number} of {year} ({_months(period)})"


def _months(period: Period) -> str:
    return f"{_MONTH_NAMES[period.start.month]} to {_last_month(period)}"


def _last_month(period: Period) -> str:
    return f"{_MONTH_NAMES[period.end.month]} {period.end.year}"


def between(first: Period, last: Period) -> list[Period]:
    """
    Return the periods of the same length that lie between two, in order.

    >>> [p.name for p in between(find_period("2013-14-Q2"), find_period("2014-15-Q1"))]
    ['2013-14-Q3', '2013-14-Q4']
    """
    periods: list[Period] = []
    period = following(first)
    while period.end < last.end:
        periods.append(period)
        period = following(period)
    return periods


def following(period: Period) -> Period:
    """
    Return the month after a month, the quarter after a quarter.

    >>> [following(find_period(name)).name for name in ("2013-14-Q4", "2013-12")]
    ['2014-15-Q1', '2014-01']
    """
    first = period.end + timedelta(days=1)
    if period.is_month:
        return _month(first.year, first.month)
    # The fourth quarter of a financial year is the first of a calendar year.
    year = first.year - (first.month < APRIL)
    number = (first.month - APRIL) // 3 % 4 + 1
    return find_period(_quarter_name(year, number))


def day_in_words(day: date) -> str:
    """
    Return a day as a sentence has it.

    >>> day_in_words(date(2014, 3, 31))
    '31 March 2014'
    """
    # Not %B, which speaks the language of the machine.
    return f"{day.day} {_MONTH_NAMES[day.month]} {day.year}"


def month_named(header: str) -> tuple[int, int, int]:
    """
    Return the year, month and day that a header names, 0 for what it does not.

    A number before the month is its day, one behind it or of four digits its year.

    >>> month_named("Status at 31 March 2014"), month_named("Apr-14")
    ((14, 3, 31), (14, 4, 0))
    """
    words = re.findall(r"[^\W_]+", header.casefold())
    at = next((n for n, word in enumerate(words) if word in MONTHS), -1)
    if at < 0:
        return NO_MONTH
    before, behind = words[:at][-1:], words[at + 1 :]
    days = [re.sub(r"(st|nd|rd|th)$", "", word) for word in before]
    days = [day for day in days if day.isdecimal() and not _YEAR.fullmatch(day)]
    years = [word for word in behind if word.isdecimal()]
    years += [word for word in before if _YEAR.fullmatch(word)]
    year = int(years[-1]) % CENTURY if years else 0
    return year, MONTHS[words[at]], int(days[0]) if days else 0


def latest_month(headers: Sequence[str]) -> int:
    """
    Return which header names the latest month; without years, columns are in order.

    >>> latest_month(["Nov", "Dec", "Jan"]), latest_month(["Mar", "Feb"])
    (2, 0)
    """
    named = [month_named(header) for header in headers]
    steps = [(after[1] - before[1]) % YEAR for before, after in pairwise(named)]
    if steps and not any(year for year, _, _ in named):
        if all(0 < step <= YEAR / 2 for step in steps):
            return len(steps)
        if all(step > YEAR / 2 for step in steps):
            return 0
    return named.index(max(named))
