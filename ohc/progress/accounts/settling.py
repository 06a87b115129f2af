"""Which returns count, of those that came and those that were expected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ohc.problems import Problem
from ohc.progress.accounts.books import Accounts, Asked, Books, last_periods, latest
from ohc.progress.accounts.ledger import Claim, Key, Ledger, Said, copy_of, winner
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import (
    NATIONAL,
    TEAM,
    Body,
    Unit,
    chosen_bodies,
    expected,
    units,
)


def settle(ledger: Ledger, asked: Asked) -> Books:
    """
    Return what counts: one return a body and period, of the bodies expected.

    Without a period it is the latest there is, or all of them if that was asked.
    """
    period = asked.period or latest(ledger.periods.values())
    periods = ledger.periods.values() if asked.all_periods else filter(None, [period])
    due = {
        one.name: [] if asked.teams else expected(asked.selection, one.end)
        for one in periods
    }
    settling = _Settling(ledger, asked, due)
    for body, when, claims in ledger.known():
        settling.take(body, when.name, claims)
    return settling.books(period)


class _Settling:
    """Settles one body and period after another."""

    def __init__(
        self, ledger: Ledger, asked: Asked, due: Mapping[str, Sequence[Unit]]
    ) -> None:
        self._ledger = ledger
        self._asked = asked
        self._due = due
        self._wanted = {(u.body.id, when) for when, us in due.items() for u in us}
        self._chosen = chosen_bodies(asked.selection)
        self._problems = list(ledger.problems)
        self._counted: dict[Key, tuple[Said, ...]] = {}
        self._others: dict[str, int] = defaultdict(int)
        self._elsewhere: dict[str, int] = defaultdict(int)
        self._undecided: dict[Key, tuple[str, ...]] = {}
        self._other_files: set[str] = set()
        self._files: set[str] = set()
        self._received: set[Key] = set()
        self._unexpected = 0

    def take(self, body: Body, when: str, claims: Sequence[Claim]) -> None:
        """Count what is to be counted of one body and period."""
        key = body.id, when
        if when not in self._due:
            self._others[when] += sum(claim.rows for claim in claims)
            self._other_files |= {claim.file for claim in claims}
            return
        if is_team(body) != self._asked.teams or body.id not in self._chosen:
            self._elsewhere[body.name] += sum(claim.rows for claim in claims)
            self._other_files |= {claim.file for claim in claims}
            self._unexpected += key not in self._wanted
            return
        self._files |= {claim.file for claim in claims}
        first, lost = winner(claims, body, when)
        self._problems += [problem for _, problem in lost]
        if key in self._wanted and first:
            self._received.add(key)
        elif key not in self._wanted and not is_team(body):
            self._unexpected += 1
            self._problems += [why_unexpected(one, body, when) for one in claims]
            return
        if first:
            self._counted[key] = first.said
            self._problems += _late(first, body, self._asked.returns_due)
        else:
            self._undecided[key] = tuple(claim.file for claim in claims)

    def books(self, period: Period | None) -> Books:
        """Return what counts, and the accounts."""
        ledger = self._ledger
        periods = (*ledger.periods.values(), *filter(None, [period]))
        tallied = sum(map(len, self._counted.values()))
        due = sum(map(len, self._due.values()))
        accounts = Accounts(
            *(ledger.files_given, ledger.files_read, ledger.files_skipped),
            *(due, len(self._received), due - len(self._received), self._unexpected),
            *(ledger.rows_read, tallied, ledger.rows_read - tallied),
        )
        books = Books(
            *(period, self._counted, ledger.names, self._due),
            *(frozenset(self._received), self._others, (), accounts),
            last_periods(ledger),
            frozenset(self._other_files - self._files),
            self._elsewhere,
            {**_of_no_period(ledger), **self._undecided},
            {one.name: one.end for one in periods},
        )
        missing = [
            _missing(unit, when, self._asked.returns_due)
            for when, unit in books.missing
        ]
        return books._replace(problems=[*self._problems, *missing])


def settle_any(ledger: Ledger) -> Books:
    """Return what counts of trackers whose items are not ours: copies once."""
    counted: dict[Key, tuple[Said, ...]] = {}
    problems = list(ledger.problems)
    names = dict(ledger.names)
    seen: dict[tuple[str, str, int], Claim] = {}
    for (name, when), claims in ledger.claims.items():
        names.setdefault(name, Body(name, name))
        said: list[Said] = []
        for claim in claims:
            key = (name, when, claim.content)
            # The rows of one table by body and period are one return each.
            if key in seen:
                problems.append(copy_of(claim, seen[key]))
            else:
                seen[key] = claim
                said += claim.said
        counted[name, when] = tuple(said)
    tallied = sum(map(len, counted.values()))
    accounts = Accounts(
        *(ledger.files_given, ledger.files_read, ledger.files_skipped, 0, 0, 0, 0),
        *(ledger.rows_read, tallied, ledger.rows_read - tallied),
    )
    return Books(None, counted, names, {}, frozenset(), {}, problems, accounts, {})


def is_team(body: Body) -> bool:
    """Return whether a body is no establishment: an area team, the national team."""
    return body.id.startswith(TEAM) or body.id == NATIONAL


def may_return(body: Body, period: Period) -> bool:
    """Return whether a return of a body may come at all for a period."""
    unit = units().get(body.id)
    return is_team(body) or (unit is not None and unit.is_open(period.end))


def why_unexpected(claim: Claim, body: Body, period: str) -> Problem:
    """Return why no return of an establishment was expected for a period."""
    if body.id in units():
        why = units()[body.id].why_closed(period)
    else:
        why = "it is outside the agreement (ohc estate show tells why)"
    message = f"No return of {body.name} was expected: {why}."
    return claim.problem("unexpected-return", message, body.id)


def _of_no_period(ledger: Ledger) -> dict[Key, tuple[str, ...]]:
    return {
        key: tuple(claim.file for claim in claims)
        for key, claims in ledger.claims.items()
        if key[0] in ledger.names and not key[1]
    }


def _late(claim: Claim, body: Body, due: date | None) -> list[Problem]:
    if not due or not claim.date or claim.date <= due:
        return []
    message = (
        f"The return of {body.name} is dated {claim.date:%d/%m/%Y}: late; it counts."
    )
    late = claim.problem("late-return", message, claim.date.isoformat())
    return [late._replace(expected=due.isoformat())]


def _missing(unit: Unit, period: str, due: date | None) -> Problem:
    said = f", due {due:%d/%m/%Y}" if due else ""
    message = f"No return of {unit.body.name} that counts for {period}{said}."
    return Problem("", "missing-return", message, expected=unit.body.id)
