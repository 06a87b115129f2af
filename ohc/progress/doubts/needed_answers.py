"""Commitments that need an answer at a body, and have none or "not applicable"."""

from collections.abc import Iterator, Sequence
from functools import cache

from ohc.lines import listed
from ohc.problems import Problem
from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.reference.reporting_units import NATIONAL, Body, is_team
from ohc.reference.taking_effect import takes_effect

NO_ANSWER = frozenset({"not_applicable", "unstated"})
NOT_APPLICABLE, UNANSWERED = "not-applicable", "unanswered"

SAID_OF = {
    ("not_applicable", True): (
        NOT_APPLICABLE,
        ('{} applies here, but is answered "not applicable". Check the answer.'),
        ('{} apply here, but are answered "not applicable". Check the answers.'),
    ),
    ("unstated", False): (
        UNANSWERED,
        "{} applies here and has no status. Ask for it.",
        "{} apply here and have no status. Ask for them.",
    ),
}
"""By a status, and whether somebody wrote it: the kind of problem, what is said."""


def without_answers(entries: Sequence[Entry], body: Body) -> list[Entry]:
    """Return the rows that need an answer at a body, and have none or a denial."""
    needed = _taking_effect(of_team=is_team(body))
    return [
        entry
        for entry in entries
        if entry.status in NO_ANSWER
        and entry.commitment in needed
        and not entry.set_aside
    ]


def needed_answers(
    doubtful: Sequence[Entry], body: Body, *, at: Problem
) -> Iterator[Problem]:
    """
    Give a problem for the commitments answered not applicable, and one for the blank.

    They are those that take effect at the body for sure, of a return that is filled in
    for the most part. ``at`` is a problem in the header of the statuses.
    """
    needed = _taking_effect(of_team=is_team(body))
    for (status, is_written), (kind, single, several) in SAID_OF.items():
        keys = [
            entry.commitment
            for entry in doubtful
            if entry.status == status
            # A word that holds a place, such as TBC, is no answer either.
            and (entry.status_as_written != "" or not is_written)
        ]
        # Of a return that is mostly blank the tally tells: all named are none named.
        is_rest = 2 * len(keys) <= len(needed) or kind == NOT_APPLICABLE
        if keys and is_rest:
            yield at._replace(
                kind=kind,
                message=(single if len(keys) == 1 else several).format(listed(keys)),
                found="; ".join(keys),
                expected="an answer",
                commitment=keys[0] if len(keys) == 1 else "",
            )


@cache
def _taking_effect(*, of_team: bool) -> frozenset[str]:
    body = Body(NATIONAL if of_team else "", "")
    return frozenset(
        key for key in commitments_by_id() if takes_effect(body, key) == "yes"
    )
