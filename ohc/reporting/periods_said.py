"""Periods, dates and answers in the words of a page."""

from datetime import date

from ohc.progress.words.periods import Period, in_full
from ohc.reporting.figures import Figures

MONTHS = 12


def spelled_day(day: date) -> str:
    """
    Return a date as people write it.

    >>> spelled_day(date(2014, 4, 1))
    '1 April 2014'
    """
    return f"{day.day} {day:%B %Y}"


def full(period: Period) -> str:
    """Return a period with its months, to begin a sentence."""
    words = in_full(period)
    return words[:1].upper() + words[1:]


def short(period: Period, beside: Period) -> str:
    """
    Return the short name of a period beside another: in the same year, its quarter.

    >>> from ohc.progress.words.periods import find_period
    >>> short(find_period("2013-14-Q3"), find_period("2013-14-Q4"))
    'quarter 3'
    >>> short(find_period("2013-14-Q4"), find_period("2014-15-Q1"))
    'quarter 4 of 2013-14'
    """
    words = in_full(period).partition(" (")[0]
    if period.is_month or period.name[:7] != beside.name[:7]:
        return words
    return words.partition(" of ")[0]


def short_with_months(period: Period, beside: Period) -> str:
    """Return a period beside another, with its months."""
    months = in_full(period).partition(" (")[2]
    return f"{short(period, beside)}{f' ({months}' if months else ''}"


def months_before(period: Period, later: Period) -> str:
    """
    Return how long one period ended before another.

    >>> from ohc.progress.words.periods import find_period
    >>> months_before(find_period("2013-14-Q3"), find_period("2013-14-Q4"))
    'three months before'
    """
    end, last = period.end, later.end
    number = (last.year - end.year) * MONTHS + last.month - end.month
    names = {1: "one month", 3: "three months", 6: "six months", 12: "a year"}
    return f"{names.get(number, f'{number} months')} before"


def period_of(figures: Figures) -> Period:
    """Return the period of a page. Raises TypeError if there is none."""
    if figures.books.period is None:
        raise TypeError("A page covers one period.")
    return figures.books.period


def of_answers(count: int) -> str:
    """Return a number of answers in words."""
    return "1 answer" if count == 1 else f"{count:,} answers"


def or_none(count: int) -> str:
    """
    Return a number for use in a sentence.

    >>> or_none(0), or_none(1200)
    ('none', '1,200')
    """
    return f"{count:,}" if count else "none"
