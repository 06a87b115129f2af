"""Percentages of a tally: when there is one, and what it is."""

from collections.abc import Mapping

from ohc.outcome import Cell

MOST_ASIDE = 10
"""One row in so many may be set aside: of fewer a percentage would mislead."""


def share(part: int, whole: int) -> int:
    """
    Return a part in whole per cent, half a per cent rounded up.

    >>> share(1, 8), share(1, 3)
    (13, 33)
    """
    return (200 * part + whole) // (2 * whole)


def is_patchy(aside: int, rows: int) -> bool:
    """
    Return whether too many of some rows are set aside for a percentage of them.

    >>> is_patchy(1, 10), is_patchy(2, 11)
    (False, True)
    """
    return aside * MOST_ASIDE > rows


def complete_percent(count: Mapping[str, int], *, of_patchy: bool = False) -> Cell:
    """
    Return the share of the rows that apply which is complete, in whole per cent.

    Blank where none applies, and where too many rows are set aside: of all of
    them, or of those of one tracker.
    """
    applies = count["total"] - count["not_applicable"]
    rows = count["total"] + count["set_aside"]
    if not applies or of_patchy or is_patchy(count["set_aside"], rows):
        return ""
    return share(count["complete"], applies)
