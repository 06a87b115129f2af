"""Why a text is no day for sure, and how to write it."""

import re

WRITE = "Write it like 30/04/2014."
_YEAR = re.compile(r"\b(?:1\d|2[1-9])\d\d\b")
"""A year in which nothing of ours is: a slip, such as 2104 for 2014."""


def why_no_day(text: str, *, is_day: bool) -> str:
    """
    Return what is wrong with a text as a day; ``is_day`` if it is one, month first.

    >>> why_no_day("30/04/2104", is_day=False)
    'is in the year 2104. Correct the year.'
    """
    if is_day:
        return f"may have the month first, as another date in the table does. {WRITE}"
    if year := _YEAR.search(text):
        return f"is in the year {year[0]}. Correct the year."
    return f"is not a date. {WRITE}"
