"""Entries: what one row says of one commitment, and whether it goes together."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ohc.progress.words.commitment_ids import commitments_by_id

CONFIDENCE = frozenset({"C3.1", "C4.1", "C8.1"})
"""Commitments of confidence: of whom, an owner must say (NPA 2.35, 2.36, 2.42)."""

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


def contradictions(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what in a row does not go together: the cell's column, and why."""
    if entry.status == "complete":
        yield from _unlike_complete(entry)
    if entry.status == "not_started" and entry.percent not in {"", "0"}:
        yield "percent", f"Not started, but {entry.percent}%."
    due = commitments_by_id()[entry.commitment]["due_by"]
    if entry.rag == "green" and due and entry.forecast > due:
        late = date.fromisoformat(entry.forecast)
        yield "forecast", f"Green, but forecast {late:%d/%m/%Y}, after it was due."
    stated = entry.status not in {"unstated", "not_applicable"}
    if stated and entry.commitment in CONFIDENCE and not entry.owner:
        yield "owner", "It is about confidence: name as owner whose it is."


def _unlike_complete(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.rag == "red":
        yield "rag", "Complete, but rated red."
    if entry.percent not in {"", "100"}:
        yield "percent", f"Complete, but {entry.percent}%."
    if not entry.evidence:
        yield "evidence", "Complete, but no evidence is named."
