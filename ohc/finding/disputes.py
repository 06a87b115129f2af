"""Find the disagreements of the documents that put an answer in question."""

from collections.abc import Iterable, Sequence

from ohc.finding.concepts import Concept
from ohc.finding.ranking import Ranked
from ohc.finding.store import Store

MOST = 2
"""Disagreements that are shown with an answer."""


def disputed_by(
    answer: Ranked,
    conflicts: Iterable[Ranked],
    *,
    concepts: Sequence[Concept],
    store: Store,
) -> list[Ranked]:
    """
    Return the disagreements about an answer, the best first.

    A disagreement counts if it cites a paragraph of the answer, or agreements name it
    with the duty, and if it has everything that was asked for. Otherwise it is about
    something else in the paragraph.
    """
    asked_for = {concept.typed for concept in concepts if not concept.is_soft}
    # If a question has only common words, then they are what it asks for.
    asked_for = asked_for or {concept.typed for concept in concepts}
    places = {*answer.entry.sources}
    named = {*store.doubts(answer.entry.number)}
    about = (
        conflict
        for conflict in conflicts
        if places & {*conflict.entry.sources} or conflict.entry.number in named
    )
    return [conflict for conflict in about if asked_for <= conflict.holds][:MOST]
