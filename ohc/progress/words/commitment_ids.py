"""The ids of the 18 commitments, and our summaries of them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.names import plain
from ohc.values import text_of

NO_ID = (
    "The row has answers but no ID. Put the ID back, or move the answers to their row."
)

ID = re.compile(r"C?\s*(\d{1,2})\s*\.\s*(\d{1,2})", re.IGNORECASE)

FORMER_SUMMARIES = {
    "NOMS and NHS England, with ADASS, have reviewed social care in custody and "
    "Approved Premises, aiming at integrated health and care with greatest possible "
    "independence.": "C10.1",
}
"""Summaries on forms that went out before: those of 0.1.0 come back for years."""


@cache
def commitments_by_id() -> Mapping[str, TextRow]:
    """Return the 18 commitments by their ids."""
    return {row["id"]: row for row in commitments()}


@cache
def ids_by_summary() -> Mapping[str, str]:
    """Return the ids of commitments by our summaries of them, as compared."""
    now = {plain(row["commitment"]): key for key, row in commitments_by_id().items()}
    return now | {plain(summary): key for summary, key in FORMER_SUMMARIES.items()}


# Cached, because every row of every return has one of 18: it is asked three times.
@lru_cache(maxsize=1024)
def is_id(words: str) -> bool:
    """Return whether words are an id of a commitment, as people write it."""
    return ID.fullmatch(words) is not None


@lru_cache(maxsize=1024)
def as_id(words: str) -> str:
    """
    Return a commitment's id as it is written, or the words where they are none.

    >>> as_id("c3.2"), as_id("3.2"), as_id("total")
    ('C3.2', 'C3.2', 'total')
    """
    match = ID.fullmatch(text_of(words))
    return f"C{int(match[1])}.{int(match[2])}" if match else words
