"""Answers that a disagreement of the documents puts in question."""

from collections.abc import Iterable, Sequence

from ohc.finding.concepts import Concept
from ohc.finding.ranking import Ranked
from ohc.finding.store import Store

MOST = 2
"""So many disagreements are shown with an answer."""


def disputed_by(
    answer: Ranked,
    conflicts: Iterable[Ranked],
    *,
    concepts: Sequence[Concept],
    store: Store,
) -> list[Ranked]:
    """
    Return the disagreements about an answer, the best first.

    One that cites a paragraph of the answer, or that agreements name with its duty,
    and that has everything asked for: else it is about something else in the
    paragraph.
    """
    asked_for = {concept.typed for concept in concepts if not concept.is_soft}
    # What is asked for in soft words alone is asked for by them.
    asked_for = asked_for or {concept.typed for concept in concepts}
    places = {*answer.entry.sources}
    named = {*store.doubts(answer.entry.number)}
    about = (
        conflict
        for conflict in conflicts
        if places & {*conflict.entry.sources} or conflict.entry.number in named
    )
    return [conflict for conflict in about if asked_for <= conflict.holds][:MOST]
