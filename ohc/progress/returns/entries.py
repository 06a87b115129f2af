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


_SAME = ("commitment", "status", "rag", "percent", "comment")
_ANSWERS = itemgetter(*map(Entry._fields.index, _SAME))
_TEXTS = itemgetter(*map(Entry._fields.index, (*_SAME, "evidence")))
_COMMENT = attrgetter("comment")
_EVIDENCE = attrgetter("evidence")
_ITEM = attrgetter("item")

ENOUGH = 60
"""Letters of different texts that two people do not happen to write alike."""


class Wording(NamedTuple):
    """
    What is the same for returns that answer alike, 0 where that may be chance.

    ``answers`` is that of statuses, ratings, percentages and comments, where there is
    a comment; ``texts`` that of these and the evidence, where there is much of both:
    a body says "On track." again and again, but two bodies may say it too.
    """

    answers: int = 0
    texts: int = 0


def wording_of(entries: Sequence[Entry]) -> Wording:
    """Return what the answers of rows have in common with those that are alike."""
    comments = {*map(_COMMENT, entries)}
    evidence = {*map(_EVIDENCE, entries)}
    # Sets, because the rows of a form may be sorted.
    answers = hash(frozenset(map(_ANSWERS, entries))) if any(comments) else 0
    if sum(map(len, comments | evidence)) < ENOUGH:
        return Wording(answers)
    return Wording(answers, texts=hash(frozenset(map(_TEXTS, entries))))


def items_of(entries: Sequence[Entry]) -> Wording:
    """Return what is the same for tables of a tracker with the same items."""
    items = frozenset(map(_ITEM, entries))
    return Wording(hash(items)) if len(items) > 1 else Wording()
