"""Entries: what one row says of one commitment."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

FREE = ("owner", "evidence", "comment")
"""Columns of free text."""

WRITTEN = (
    "commitment",
    "item",
    "priority",
    "summary",
    "status",
    "rag",
    "owner",
    "evidence",
    "comment",
    "set_aside",
)
"""Columns of which the words count, as people wrote them."""

VALUES = ("percent", "forecast", "achieved", "due")
"""Columns of which the values count: numbers and dates."""

AS_WRITTEN = ("commitment", "item", "status_as_written", "rag_as_written")


class Entry(NamedTuple):
    """
    What one row says of one commitment; ``set_aside`` is why it does not count.

    ``due`` is the day by which an item of a tracker is due; those of the 18
    commitments are published, so that none is read. Of a tracker with several answers
    ``answer`` is the header of this one, ``slot`` its number where there is a family
    of them.
    """

    row: int
    commitment: str
    item: str
    status: str
    rag: str
    status_as_written: str
    rag_as_written: str
    percent: str
    owner: str
    forecast: str
    achieved: str
    evidence: str
    comment: str
    set_aside: str = ""
    due: str = ""
    answer: str = ""
    slot: str = ""


_ANSWERS = itemgetter(
    *map(Entry._fields.index, ("commitment", "status", "rag", "percent", "comment"))
)
_COMMENT = attrgetter("comment")


def sum_of_answers(entries: Sequence[Entry]) -> int:
    """Return what is the same for rows that answer alike, 0 where none comments."""
    if not any(map(_COMMENT, entries)):
        return 0
    # A set, because the rows of a form may be sorted.
    return hash(frozenset(map(_ANSWERS, entries)))
