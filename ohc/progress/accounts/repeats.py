"""Find returns that repeat, word for word, the last return or another body's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.errors import FEW
from ohc.lines import listed
from ohc.problems import Problem
from ohc.progress.accounts.ledger import Claim, Ledger, winner
from ohc.progress.doubts.form_titles import DISAGREES
from ohc.progress.returns.ownership import of_body
from ohc.progress.words.periods import Period, by_end, in_words
from ohc.reference.reporting_units import Body, is_team

Returned = list[tuple[Period, Claim]]
"""The returns of a body, with the period of each."""

Place = tuple[str, str, tuple[int, int]]
"""The position of a return: its file, its sheet and its first rows."""

Copies = Mapping[Place, Problem]
"""The problem of each return with the same answers as another's, by position."""


class _Alike(NamedTuple):
    """A return with the same answers as others, its body, and whether it is a copy."""

    body: Body
    claim: Claim
    is_copy: bool = False


def repeated(ledger: Ledger, before: Ledger | None = None) -> Iterator[Problem]:
    """
    Give a problem for each return that repeats the last one from its body.

    Every status, rating, percentage and comment is the same, and there are comments.
    Returns of earlier periods may be in another ledger, ``before``.
    """
    ledgers = [ledger, *([before] if before else [])]
    # Most tallies have one period, so there is nothing to look for.
    if len({name for of in ledgers for name in of.periods}) < 2:  # noqa: PLR2004 - two
        return
    earlier: dict[str, Returned] = defaultdict(list)
    for of in ledgers:
        for body, period, claims in of.known():
            earlier[body.id] += [(period, claim) for claim in claims]
    for body, period, claims in ledger.known():
        for claim in claims:
            last = _last_before(period, earlier[body.id])
            answers = claim.wording.answers
            same = [c for _, c in last if answers and c.wording.answers == answers]
            if same and not claim.set_aside:
                yield _same_as_last(claim, body, period=period, last=last[0][0])


def _last_before(period: Period, returned: Returned) -> Returned:
    """Return the returns of the last period before another of the same length."""
    earlier = [
        (of, claim)
        for of, claim in returned
        if by_end(of) < by_end(period) and of.is_month == period.is_month
    ]
    last = max((by_end(of) for of, _ in earlier), default=None)
    return [(of, claim) for of, claim in earlier if by_end(of) == last]


def _same_as_last(claim: Claim, body: Body, *, period: Period, last: Period) -> Problem:
    message = (
        f"All of {body.name}'s answers are the same, word for "
        f"word, as in {in_words(last.name)}. Check that they are "
        "still true."
    )
    same = claim.problem("same-as-last", message)._replace(expected="new answers")
    return of_body([same], body, period.name)[0]


def place_of(claim: Claim) -> Place:
    """Return the position of a return: several in one sheet share its name."""
    return claim.file, claim.sheet, claim.at


def same_as_others(ledger: Ledger) -> Copies:
    """
    Return the problem of each return that is the same as another body's.

    Every status, rating, percentage, comment and piece of evidence is the same, and
    there is too much text for chance. Both count, with a warning. But if the title of
    one names the other body, it is a copy of the other's form: an error.
    """
    alike: dict[tuple[str, bool, int], list[_Alike]] = defaultdict(list)
    for body, period, claims in ledger.known():
        for claim in claims:
            if claim.wording.texts and not claim.set_aside:
                # A team may repeat what its prisons say.
                key = period.name, is_team(body), claim.wording.texts
                alike[key].append(_Alike(body, claim))
    groups = {
        key: of
        for key, of in alike.items()
        if len({of_whom.body.id for of_whom in of}) > 1
    }
    if not groups:
        return {}
    titles = _titles(ledger.problems)
    return {
        place_of(answered.claim): problem
        for (period, _, _), group in groups.items()
        for answered, problem in _of_group(group, ledger, period=period, titles=titles)
    }


def _titles(problems: Iterable[Problem]) -> set[tuple[str, str, str]]:
    """Return the body that a title names instead, with the file and its body."""
    return {(p.file, p.body_id, p.found) for p in problems if p.kind == DISAGREES}


def _of_group(
    group: Sequence[_Alike],
    ledger: Ledger,
    *,
    period: str,
    titles: set[tuple[str, str, str]],
) -> Iterator[tuple[_Alike, Problem]]:
    names = {alike.body.name for alike in group}
    marked = [
        alike._replace(
            is_copy=any(
                (alike.claim.file, alike.body.id, name) in titles for name in names
            )
        )
        for alike in group
    ]
    copies = {place_of(alike.claim) for alike in marked if alike.is_copy}
    counted = []
    for body in {alike.body.id: alike.body for alike in marked}.values():
        claims = ledger.claims[body.id, period]
        kept = [claim for claim in claims if place_of(claim) not in copies]
        first, _ = winner(kept, body, period=period)
        counted += [a for a in marked if a.body == body and a.claim is first]
    for alike in marked:
        yield alike, _same_as_other(alike, marked, counted, period=period)


def _same_as_other(
    alike: _Alike, group: Sequence[_Alike], counted: Sequence[_Alike], *, period: str
) -> Problem:
    body, claim, is_copy = alike
    file_of = {a.body.name: a.claim.where() for a in group if a.body != body}
    others = [f"{name} ({where})" for name, where in file_of.items()]
    if len(others) > FEW:
        others[FEW:] = [f"{len(others) - FEW} more"]
    why = (
        f"All of {body.name}'s answers are the same, word for word, as {listed(others)}"
    )
    which = [a.body.name for a in counted]
    if is_copy:
        counts = f"{listed(which)} counts" if which else "None counts"
        message = (
            f"{why}, and the title of the form says so too. It is a copy and is not "
            f"counted. {counts}. Ask {body.name} for its own return."
        )
    else:
        message = (
            f"{why}. {_counted(which, group)}. Check whose they are; one may be a copy."
        )
    problem = claim.problem("same-as-other", message)._replace(
        found=f"answers of {listed(file_of)}",
        expected=f"answers of {body.name}",
        less=not is_copy,
    )
    return of_body([problem], body, period)[0]


def _counted(names: Sequence[str], group: Sequence[_Alike]) -> str:
    number = len({alike.body.id for alike in group})
    if len(names) < number:
        return f"Counted: {listed(names)}" if names else "None is counted"
    return "Both are counted" if number == 2 else f"All {number} are counted"  # noqa: PLR2004


def without_copies(claims: Iterable[Claim], copies: Copies) -> list[Claim]:
    """Return the claims that are not copies of another body's form."""
    if not copies:
        return [*claims]
    return [
        claim
        for claim in claims
        if (problem := copies.get(place_of(claim))) is None or problem.less
    ]
