"""Decide which of the returns received count, and which are missing."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ohc.problems import Problem
from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.books import (
    Accounts,
    Books,
    TallyScope,
    accounts_of,
    last_periods,
    rows_lost,
)
from ohc.progress.accounts.checking import with_uncounted
from ohc.progress.accounts.choosing import chosen_period, of_no_period, with_doubts
from ohc.progress.accounts.ledger import (
    Claim,
    CountedRow,
    Key,
    Ledger,
    winner,
)
from ohc.progress.accounts.repeats import (
    place_of,
    repeated,
    same_as_others,
    without_copies,
)
from ohc.progress.returns.ownership import of_body
from ohc.progress.returns.received import Completeness
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import (
    Body,
    Unit,
    chosen_bodies,
    expected,
    is_team,
    units,
)


def settle(ledger: Ledger, scope: TallyScope) -> Books:
    """
    Return what counts: one return for each expected body and period.

    Without a period, it is the latest real one, or those that were asked for.
    """
    period = scope.period or chosen_period(ledger)
    every = ledger.periods.values() if scope.all_periods else filter(None, [period])
    periods = scope.periods or every
    due = {
        counted.name: [] if scope.teams else expected(scope.selection, counted.end)
        for counted in periods
    }
    settling = _Settling(ledger, scope, due=due)
    for body, when, claims in ledger.known():
        settling.take(body, when.name, claims=claims)
    books = settling.books(period)
    if scope.period or scope.all_periods:
        return books
    return with_doubts(books, ledger, is_asked_for=settling.is_asked_for)


class _Settling:
    """Decides what counts for one body and period after another."""

    def __init__(
        self, ledger: Ledger, scope: TallyScope, *, due: Mapping[str, Sequence[Unit]]
    ) -> None:
        self._ledger = ledger
        self._scope = scope
        self._due = due
        self._wanted = {
            (unit.body.id, period) for period, units in due.items() for unit in units
        }
        self._chosen = chosen_bodies(scope.selection)
        self._problems = list(ledger.problems)
        self._counted: dict[Key, tuple[CountedRow, ...]] = {}
        self._aside: dict[Key, tuple[AsideRow, ...]] = {}
        self._unnamed: dict[Key, int] = {}
        self._other_periods: dict[str, int] = defaultdict(int)
        self._elsewhere: dict[str, int] = defaultdict(int)
        self._undecided = of_no_period(ledger)
        self._completeness: dict[Key, Completeness] = {}
        self._other_files: set[str] = set()
        self._files: set[str] = set()
        self._received: set[Key] = set()
        self._unexpected = 0
        self._lost = Counter[str]()
        self._copies = same_as_others(ledger)

    def take(self, body: Body, period: str, *, claims: Sequence[Claim]) -> None:
        """Count what counts for one body and period."""
        files = {claim.file for claim in claims}
        rows_read = sum(claim.rows_read for claim in claims)
        if period not in self._due:
            self._other_periods[period] += rows_read
            # List returns that may be for the wrong period, whichever period counts.
            doubted = {claim.file for claim in claims if claim.dating.may_be}
            self._other_files |= files - (doubted if self.is_asked_for(body) else set())
        elif not self.is_asked_for(body):
            self._elsewhere[body.name] += rows_read
            self._other_files |= files
            self._unexpected += (body.id, period) not in self._wanted
        else:
            self._files |= files
            self._settle(body, period, claims=claims)

    def is_asked_for(self, body: Body) -> bool:
        """Return whether a body is in the part of the estate that is tallied."""
        # Teams are tallied separately, because their rows repeat those of prisons.
        return is_team(body) == self._scope.teams and body.id in self._chosen

    def _settle(self, body: Body, period: str, *, claims: Sequence[Claim]) -> None:
        key = body.id, period
        own = without_copies(claims, self._copies)
        first, lost = winner(own, body, period=period)
        # A copy does not count. A possible copy is reported only if it counts.
        copied = [
            (claim, problem)
            for claim in claims
            if (problem := self._copies.get(place_of(claim)))
            and (claim is first or not problem.less)
        ]
        self._problems += [problem for _, problem in (*copied, *lost)]
        wanted = key in self._wanted or is_team(body)
        self._lost += rows_lost(claims, [*lost, *copied], is_wanted=wanted)
        # No list says which teams have to report, so no return of theirs is unexpected.
        if key not in self._wanted and not is_team(body):
            self._unexpected += 1
            self._problems += [
                why_unexpected(claim, body, period=period) for claim in claims
            ]
        elif first:
            self._counted[key] = first.rows
            self._completeness[key] = first.completeness
            self._aside[key] = first.aside
            if first.unplaced:
                self._unnamed[key] = first.unplaced
            self._received |= {key} & self._wanted
            late = _late(first, body, due=self._scope.returns_due)
            self._problems += of_body(late, body, period)
        else:
            files = (claim.file for claim in claims)
            self._undecided[key] = (*self._undecided.get(key, ()), *files)

    def books(self, period: Period | None) -> Books:
        """Return what counts, and the accounts."""
        ledger = self._ledger
        books = Books(
            period=period,
            counted=self._counted,
            names=ledger.names,
            expected=self._due,
            received=frozenset(self._received),
            other_periods=self._other_periods,
            problems=(),
            accounts=self._accounts(),
            last_period=last_periods(ledger),
            # A workbook may have several periods: it is other only if none counts.
            other_files=frozenset(self._other_files - self._files),
            elsewhere=self._elsewhere,
            undecided=self._undecided,
            ends=self._ends(period),
            completeness=self._completeness,
            aside=self._aside,
            unplaced=sum(self._unnamed.values()) + _rows_of_nobody(ledger),
            unnamed=self._unnamed,
            lost=self._lost,
        )
        repeats = (
            problem
            for problem in repeated(ledger)
            if (problem.body_id, problem.period) in self._counted
        )
        problems = [*self._problems, *repeats, *self._missing(books)]
        return books._replace(problems=with_uncounted(problems))

    def _accounts(self) -> Accounts:
        due, came = sum(map(len, self._due.values())), self._received
        accounts = accounts_of(self._ledger, self._counted)
        return accounts._replace(
            returns_expected=due,
            returns_received=len(came),
            returns_missing=due - len(came),
            returns_unexpected=self._unexpected,
            rows_absent=sum(self._completeness[key].rows_absent for key in came),
        )

    def _ends(self, period: Period | None) -> dict[str, date]:
        # Also the period asked for, for which there may be no returns.
        periods = (*self._ledger.periods.values(), *filter(None, [period]))
        return {known.name: known.end for known in periods}

    def _missing(self, books: Books) -> list[Problem]:
        due = self._scope.returns_due
        return [_missing(unit, period, due=due) for period, unit in books.missing]


def may_return(body: Body, period: Period) -> bool:
    """Return whether a body can send a return for a period at all."""
    unit = units().get(body.id)
    return is_team(body) or (unit is not None and unit.is_open(period.end))


def why_unexpected(claim: Claim, body: Body, *, period: str) -> Problem:
    """Return why no return of an establishment was expected for a period."""
    if body.id in units():
        why = units()[body.id].why_closed(period)
    else:
        why = "it is not covered by the agreement (ohc estate show says why)"
    message = f"No return was expected from {body.name}: {why}."
    problem = claim.problem("unexpected-return", message, written=body.id)
    return of_body([problem], body, period)[0]


def _rows_of_nobody(ledger: Ledger) -> int:
    """Return how many rows have no known body or period."""
    return sum(
        claim.rows_read
        for (name, period), claims in ledger.claims.items()
        if name not in ledger.names or not period
        for claim in claims
    )


def _late(claim: Claim, body: Body, *, due: date | None) -> list[Problem]:
    if not due or not claim.date or claim.date <= due:
        return []
    message = (
        f"{body.name}'s return is late: it is dated {claim.date:%d/%m/%Y}. "
        "It is counted."
    )
    late = claim.problem("late-return", message, written=claim.date.isoformat())
    return [late._replace(expected=due.isoformat())]


def _missing(unit: Unit, period: str, *, due: date | None) -> Problem:
    by_when = f", due {due:%d/%m/%Y}" if due else ""
    message = f"There is no return from {unit.body.name} for {period}{by_when}."
    problem = Problem("", "missing-return", message=message, expected=unit.body.id)
    return of_body([problem], unit.body, period)[0]
