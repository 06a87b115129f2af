"""Titles of what is made of returns: what, of which period, of whose."""

from collections.abc import Sequence

from ohc.progress.words.periods import Period, in_words
from ohc.reference.establishments import Selection, of_whom


def titled(what: str, *, of: Period | None, selection: Selection) -> str:
    """
    Return a title: what it shows, of which period, of whom.

    >>> titled("Missing returns", of=None, selection=Selection(area_team=("Wessex",)))
    'Missing returns: all periods, Wessex'
    """
    when = in_words(of.name) if of else "all periods"
    return f"{what}: {', '.join(filter(None, (when, of_whom(selection))))}"


def span(old: Period, new: Period) -> str:
    """
    Return two periods as a title names them: a year of both is said once.

    >>> from ohc.progress.words.periods import find_period
    >>> span(find_period("2013-14-Q3"), find_period("2013-14-Q4"))
    'quarter 3 to quarter 4 of 2013-14'
    """
    before, after = in_words(old.name), in_words(new.name)
    quarter, _, year = before.partition(" of ")
    if year and after.endswith(f" of {year}"):
        before = quarter
    return f"{before} to {after}"


def heading(period: Period, among: Sequence[Period]) -> str:
    """
    Return the heading of a period among others; a year of all stands in the title.

    >>> from ohc.progress.words.periods import find_period
    >>> q3, q4, q1 = map(find_period, ("2013-14-Q3", "2013-14-Q4", "2014-15-Q1"))
    >>> heading(q4, [q3, q4]), heading(q4, [q4, q1])
    ('Quarter 4', 'Quarter 4 of 2013-14')
    """
    words = in_words(period.name)
    years = {other.name.partition("-Q")[0] for other in among}
    words = words.partition(" of ")[0] if len(years) == 1 else words
    return words[0].upper() + words[1:]
