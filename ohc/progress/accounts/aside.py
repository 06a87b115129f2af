"""Rows that do not count, in returns that do, and their lines in a tally."""

from typing import NamedTuple

from ohc.lines import in_quotes
from ohc.privacy import quoted
from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id


class AsideRow(NamedTuple):
    """
    What is known about a row that does not count, in a return that does.

    Status and RAG are "" if they are not recognised; ``why`` is the word that is not
    recognised, or else the kind of problem.
    """

    commitment: str
    status: str
    rag: str
    why: str
    answer: str = ""


OF_NO_LINE = frozenset(
    {
        "unknown-commitment",
        "unknown-body",
        "body-disagrees",
        "unexpected-return",
        "superseded-return",
        "period-disagrees",
        "empty-file",
    }
)
"""Kinds of rows without a line, because their commitment or body is not known."""


def is_placed(entry: Entry) -> bool:
    """Return whether a row that does not count belongs to a line of a tally."""
    # Items of trackers have no commitment: all belong to the line of their body.
    known = not entry.commitment or entry.commitment in commitments_by_id()
    return known and entry.set_aside not in OF_NO_LINE


def aside_row(entry: Entry) -> AsideRow:
    """Return what is known about a row that does not count."""
    words = {
        "unknown-status": entry.status_as_written,
        "unknown-rag": entry.rag_as_written,
    }
    word = quoted(words.get(entry.set_aside, ""))
    return AsideRow(
        entry.commitment,
        entry.status,
        rag=entry.rag,
        # In quotation marks: otherwise "Complete, 5 of 18 rows" sounds complete.
        why=in_quotes(word) if word else entry.set_aside,
        answer=entry.answer,
    )
