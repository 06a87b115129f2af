"""Returns whose answers are word for word those of the period before."""

from collections import defaultdict
from collections.abc import Iterator

from ohc.problems import Problem
from ohc.progress.accounts.ledger import Claim, Ledger
from ohc.progress.returns.ownership import of_body
from ohc.progress.words.periods import Period, by_end, in_words
from ohc.reference.reporting_units import Body

Returned = list[tuple[Period, Claim]]
"""What a body returned, with the period of each return."""


def repeated(ledger: Ledger, before: Ledger | None = None) -> Iterator[Problem]:
    """
    Give a problem for each return that says what the last one of its body said.

    Every status, rating, percentage and comment is the same, and there are comments.
    Returns of earlier periods may be in another ledger, ``before``.
    """
    ledgers = [ledger, *([before] if before else [])]
    # Most tallies are of one period: there is nothing to look for.
    if len({name for of in ledgers for name in of.periods}) < 2:  # noqa: PLR2004 - two
        return
    earlier: dict[str, Returned] = defaultdict(list)
    for of in ledgers:
        for body, period, claims in of.known():
            earlier[body.id] += [(period, claim) for claim in claims]
    for body, period, claims in ledger.known():
        for claim in claims:
            last = _last_before(period, earlier[body.id])
            same = [c for _, c in last if claim.answers and c.answers == claim.answers]
            if same and not claim.set_aside:
                yield _problem(claim, body, period=period, last=last[0][0])


def _last_before(period: Period, returned: Returned) -> Returned:
    """Return the returns of the last period before another of the same length."""
    earlier = [
        (of, claim)
        for of, claim in returned
        if by_end(of) < by_end(period) and of.is_month == period.is_month
    ]
    last = max((by_end(of) for of, _ in earlier), default=None)
    return [(of, claim) for of, claim in earlier if by_end(of) == last]


def _problem(claim: Claim, body: Body, *, period: Period, last: Period) -> Problem:
    message = (
        f"All of {body.name}'s answers are the same, word for "
        f"word, as in {in_words(last.name)}. Check that they are "
        "still true."
    )
    same = claim.problem("same-as-last", message)._replace(expected="new answers")
    return of_body([same], body, period.name)[0]
