"""Choose the period of a tally if none is named, and find returns out of step."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from ohc.problems import Problem
from ohc.progress.accounts.books import Books, latest
from ohc.progress.accounts.ledger import Claim, Key, Ledger
from ohc.progress.returns.dating import DISAGREES
from ohc.progress.returns.ownership import owned
from ohc.progress.words.periods import Period, by_end, in_full
from ohc.reference.reporting_units import Body

Backers = Mapping[str, list[tuple[str, Claim]]]
"""The returns for each period, each with its body."""

Later = tuple[Body, Period, Claim]
"""A return for a later period than the one chosen, and its body."""

ENOUGH_NAMED = 2
"""Bodies that have to state a period, inside and in the file name, to make it real."""

SHARE = 3
"""A period is real if it has a third as many bodies as the fullest."""


def chosen_period(ledger: Ledger) -> Period | None:
    """Return the latest real period, nothing if no return has one."""
    return latest(real_periods(ledger))


def real_periods(ledger: Ledger) -> list[Period]:
    """
    Return the periods that a tally can be for, in order.

    One mistyped period must not change a whole tally. So a period is real if a folder
    or archive is named after it and has a return for it, if two bodies state it both
    inside and in their file names, or if at least a third as many bodies returned for
    it as for the fullest. Blank forms do not count, unless all are blank.
    """
    backers = _backers(ledger, blank=False) or _backers(ledger, blank=True)
    bodies = {name: len({body for body, _ in of}) for name, of in backers.items()}
    fullest = max(bodies.values(), default=0)
    real = [
        ledger.periods[name]
        for name, claims in backers.items()
        if bodies[name] * SHARE >= fullest or _is_named(claims)
    ]
    return sorted(real, key=by_end)


def period_before(ledger: Ledger, last: Period) -> Period | None:
    """Return the latest real period before another, of the same length if possible."""
    earlier = [real for real in real_periods(ledger) if by_end(real) < by_end(last)]
    # A month is compared with a month, even if a quarter ends in between.
    alike = [real for real in earlier if real.is_month == last.is_month]
    return latest(alike) or latest(earlier)


def _backers(ledger: Ledger, *, blank: bool) -> Backers:
    backers: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for (body, period), claims in ledger.claims.items():
        for claim in claims:
            if period and claim.is_blank == blank:
                backers[period].append((body, claim))
    return backers


def _is_named(claims: list[tuple[str, Claim]]) -> bool:
    # Two copies of one return are one mistake.
    named = {body for body, claim in claims if claim.dating.by_name}
    by_folder = any(claim.dating.by_folder for _, claim in claims)
    return by_folder or len(named) >= ENOUGH_NAMED


def later_claims(ledger: Ledger, chosen: Period) -> Iterator[Later]:
    """Give the returns for later periods than the chosen one, except blank forms."""
    for body, period, claims in ledger.known():
        if by_end(period) > by_end(chosen):
            yield from ((body, period, claim) for claim in claims if not claim.is_blank)


def out_of_step(
    ledger: Ledger, chosen: Period, *, is_expected: Callable[[Body], bool]
) -> Iterator[Later]:
    """Give the later returns of bodies that have none for the chosen period."""
    for body, period, claim in later_claims(ledger, chosen):
        lacks = (body.id, chosen.name) not in ledger.claims
        # A period from periods.csv, or a return that nobody expects, is not a mistake.
        if lacks and not claim.dating.settled and is_expected(body):
            yield body, period, claim


def why_out_of_step(
    body: Body, period: Period, claim: Claim, *, chosen: Period
) -> Problem:
    """Return the problem of a later return whose body has none for the period."""
    stated = claim.dating.stated._replace(file=claim.file)
    place = f" in {stated.place}" if stated.cell else ""
    message = (
        f"{body.name}'s return says {in_full(period)}. The other "
        f"returns are for {in_full(chosen)}, and {body.name} has "
        f"none for that period. Correct the period{place}, or give the right one in "
        f"periods.csv."
    )
    slip = stated.problem(DISAGREES, message, expected=chosen.name)
    return owned([slip._replace(less=True)], body, period)[0]


def doubts(slips: Iterable[Later], chosen: Period) -> list[Problem]:
    """Return a problem for each return out of step that no other problem names."""
    return [
        why_out_of_step(body, period, claim, chosen=chosen)
        for body, period, claim in slips
        if not claim.dating.may_be
    ]


def of_no_period(ledger: Ledger) -> dict[Key, tuple[str, ...]]:
    """
    Return the files of returns without a known body or period, by what they may be.

    So a body is not asked for a return that it has sent with a mistake in it.
    """
    files: dict[Key, tuple[str, ...]] = {}
    for (body, period), claims in ledger.claims.items():
        for claim in claims:
            is_known = body in ledger.names
            of_whom = claim.may_be_of or ((body,) if is_known else ())
            # A return for a known period is in doubt only if its body is.
            usual = ("",) if not period else (period,) if claim.may_be_of else ()
            for key in product(of_whom, claim.dating.may_be or usual):
                files[key] = (*files.get(key, ()), claim.file)
    return files


def with_doubts(
    books: Books, ledger: Ledger, *, is_asked_for: Callable[[Body], bool]
) -> Books:
    """
    Return books whose period was chosen, with the returns for later periods.

    A return out of step is a problem, and is named with its body, which is missing.
    Other returns for later periods are counted by period.
    """
    chosen = books.period
    if not chosen:
        return books
    due = {unit.body.id for unit in books.expected.get(chosen.name, ())}
    slips = [*out_of_step(ledger, chosen, is_expected=lambda body: body.id in due)]
    files: dict[Key, tuple[str, ...]] = dict(books.undecided)
    for body, _, claim in slips:
        key = body.id, chosen.name
        files[key] = (*files.get(key, ()), claim.file)
    return books._replace(
        problems=[*books.problems, *doubts(slips, chosen)],
        undecided=files,
        other_files=books.other_files - {claim.file for _, _, claim in slips},
        later=_others(ledger, chosen, slips=slips, is_asked_for=is_asked_for),
    )


def _others(
    ledger: Ledger,
    chosen: Period,
    *,
    slips: Sequence[Later],
    is_asked_for: Callable[[Body], bool],
) -> dict[str, int]:
    """Return the number of later returns that no problem names, by period."""
    lacking = {body.id for body, _, _ in slips}
    periods = [
        period
        for body, period, claim in later_claims(ledger, chosen)
        if is_asked_for(body) and body.id not in lacking and not claim.dating.may_be
    ]
    return dict(Counter(period.name for period in sorted(periods, key=by_end)))
