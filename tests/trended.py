"""Trends for tests: three prisons over three quarters, and what they answer."""

from collections.abc import Mapping
from functools import cache

from returned import ROWS, result_of, returned
from rounds import Q1, Q3, Q4

from ohc.output.books.return_form import Value
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.accounts.trends import (
    left_out,
    like_for_like,
    shown_periods,
    trend_rows,
)
from ohc.progress.returns.returns import Result
from ohc.reference.establishments import Selection

A, B, C = "prison-garth", "prison-wymott", "prison-risley"
Statuses = tuple[str, str]
"""What a return says of C3.1 and of C3.2."""

CASE: Mapping[str, Mapping[str, Statuses]] = {
    Q3: {
        A: ("In progress", "Delayed"),
        B: ("Not started", "Complete"),
        C: ("In progress", "In progress"),
    },
    Q4: {A: ("Complete", "Delayed"), C: ("In progress", "In progress")},
    Q1: {
        A: ("Complete", "Complete"),
        B: ("In progress", "Complete"),
        C: ("Delayed", "Not applicable"),
    },
}
"""The case of three prisons, of which the second sent nothing for one quarter."""

Q4_OF_B = {**CASE[Q4], B: ("Not started", "Complete")}


def answers(statuses: Statuses) -> dict[str, dict[str, Value]]:
    """Return answers in which nothing but C3.1 and C3.2 applies."""
    asked = dict(zip(("C3.1", "C3.2"), statuses, strict=True))
    return {key: {"Status": asked.get(key, "Not applicable")} for key in ROWS}


def ledger_of(case: Mapping[str, Mapping[str, Statuses]]) -> Ledger:
    ledger = Ledger()
    for period, returns in case.items():
        for body, statuses in returns.items():
            ledger.take(result(body, period, statuses))
    return ledger


@cache
def result(body: str, period: str, statuses: Statuses) -> Result:
    data = returned(body, period, answers(statuses))
    return result_of(data, f"{body}_{period}.xlsx")


class Trend:
    """A trend of the three prisons, of the periods that are real."""

    def __init__(self, ledger: Ledger, *names: str, last: int = 4) -> None:
        names = names or ("Garth", "Wymott", "Risley")
        self.periods = shown_periods(ledger, last=last)
        scope = TallyScope(Selection(name=names), periods=self.periods)
        self.books: Books = settle(ledger, scope)
        self.pairs = like_for_like(self.books, self.periods)

    def rows(self, *keys: str) -> list[dict[str, object]]:
        rows = trend_rows(self.books, self.periods, self.pairs, keys=keys)
        return [dict(row) for row in rows]

    def values(self, field: str, *keys: str) -> list[object]:
        return [row[field] for row in self.rows(*keys)]

    def left_out(self) -> dict[str, list[str]]:
        lacking = left_out(self.books, self.periods, self.pairs)
        return {body: [p.name for p in periods] for body, periods in lacking.items()}


# Ten answers of each prison, so that a change may be stated.
TEN = [key for key in ROWS if key not in {"C1.1", "C1.2", "C2.1", "C2.2", "C3.3"}]


def full(complete: int) -> dict[str, dict[str, Value]]:
    """Return ten answers, so many of them complete; nothing else applies."""
    status_of = dict.fromkeys(TEN[:10], "Delayed")
    status_of |= dict.fromkeys(TEN[:complete], "Complete")
    return {key: {"Status": status_of.get(key, "Not applicable")} for key in ROWS}


def trend_of(periods: list[str], bodies: list[str], *names: str) -> Trend:
    """Return the trend of bodies that complete two more each time."""
    ledger = Ledger()
    for number, period in enumerate(periods):
        for body in bodies:
            data = returned(body, period, full(2 * number))
            ledger.take(result_of(data, f"{body}_{period}.xlsx"))
    return Trend(ledger, *names)
