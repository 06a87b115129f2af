"""A whole round of returns for tests: fifteen prisons, one of them out of step."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from returned import returned, summary

from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import expected

Q3, Q4, Q1, Q2 = "2013-14-Q3", "2013-14-Q4", "2014-15-Q1", "2014-15-Q2"
LANCASHIRE = ("--lead", "Lancashire")
DISAGREES, FROM_NAME = "period-disagrees", "period-from-name"
Place = tuple[str, str, str]
"""The period that a return states inside, in its file name, and by its folder."""

BODIES = [
    unit.body.id
    for unit in expected(Selection(lead=("Lancashire",)), find_period(Q1).end)
]
"""The fifteen prisons of which a return is expected."""

ODD = BODIES[-1]


@cache
def form(body: str, inside: str) -> bytes:
    day = find_period(inside or Q1).end - timedelta(days=5)
    # The title too, as on a form that was issued for the period.
    period = inside or Q1
    return returned(body, period, about={"Period": inside, "Return date": day})


def path_of(body: str, place: Place) -> str:
    _, name, folder = place
    file = f"{body}_{name}.xlsx" if name else f"{body}.xlsx"
    return f"{folder}/{file}" if folder else file


def all_of(place: Place, bodies: Sequence[str] = BODIES) -> dict[str, bytes]:
    """Return a return of each body, all in the same way."""
    return {path_of(body, place): form(body, place[0]) for body in bodies}


def odd(inside: str, name: str, folder: str, others: str = Q1) -> dict[str, bytes]:
    """Return fourteen returns that agree, and one that is otherwise."""
    agreeing = all_of((others, others, others), BODIES[:-1])
    return {**agreeing, **all_of((inside, name, folder), [ODD])}


def kinds() -> list[str]:
    """Return the kinds of problems in the summary, missing returns aside."""
    return [
        problem["kind"]
        for problem in summary()["problems"]
        if problem["kind"] != "missing-return"
    ]
