"""What was returned last quarter, to show beside each question or to fill in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.outcome import Row
from ohc.privacy import WITHHELD
from ohc.progress.accounts.books import TallyScope
from ohc.progress.accounts.choosing import real_periods
from ohc.progress.accounts.listing import listed_rows
from ohc.progress.accounts.settling import settle
from ohc.progress.options import ReadOptions, Work
from ohc.progress.results import taken
from ohc.progress.returns.returns import Result
from ohc.progress.words.periods import Period, by_end, in_words
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import Body

NO_ANSWER = "No answer"
WORDS = {"unknown-status": "status_as_written", "unknown-rag": "rag_as_written"}
"""The columns of the words that are not recognised, by reason."""

OWNER, EVIDENCE, ACHIEVED = "Owner", "Evidence", "Date achieved"


class Carried(NamedTuple):
    """What a form shows beside a commitment, and what it fills in, by header."""

    shown: str = ""
    filled: Mapping[str, str | date] = MappingProxyType({})


class LastQuarter(NamedTuple):
    """What was returned for the period before, by body and by commitment."""

    period: Period
    carried: Mapping[str, Mapping[str, Carried]]


def last_quarter(
    paths: Sequence[str], period: Period, bodies: Sequence[Body], *, work: Work
) -> LastQuarter:
    """
    Return what bodies returned for the latest period before another, as counted.

    The status, rating and forecast are shown, and asked for again. The owner and, if
    complete, the evidence and date are filled in. A comment or percentage is neither,
    because it would look like this quarter's. Raises OhcError if there is no earlier
    period, and what :func:`taken` raises.
    """
    results: list[Result] = []
    ledger = taken(paths, ReadOptions(), work=work, keep=results.append)
    earlier = [
        known
        for known in real_periods(ledger)
        if by_end(known) < by_end(period) and known.is_month == period.is_month
    ]
    if not earlier:
        raise OhcError(
            f"--previous has no returns for a period before {in_words(period.name)}.",
            "Name the folder of last quarter's returns.",
        )
    before = earlier[-1]
    books = settle(ledger, TallyScope(Selection(), period=before))
    of_body: dict[object, list[Row]] = defaultdict(list)
    for row in listed_rows(results, ledger)[0]:
        of_body[row["body_id"]].append(row)
    return LastQuarter(
        before,
        {
            body.id: _carried(of_body[body.id], before)
            for body in bodies
            # As in the tally, where unexpected returns and copies do not count.
            if (body.id, before.name) in books.counted
        },
    )


def _carried(rows: Sequence[Row], period: Period) -> dict[str, Carried]:
    # If a commitment has several rows, as in two returns, the row that counts.
    chosen: dict[str, Row] = {}
    for row in rows:
        key = str(row["commitment"])
        if row["period"] == period.name and not (row["set_aside"] and key in chosen):
            chosen[key] = row
    return {key: _of(row) for key, row in chosen.items()}


def _of(row: Row) -> Carried:
    status = str(row["status"])
    if row["set_aside"]:
        return Carried(f"not counted: {_not_counted(row)}")
    if status == "not_applicable" and not row["status_as_written"]:
        # Blank because no answer was needed, so there is nothing to show.
        return Carried()
    forecast = _day(row["forecast"])
    lines = [
        NO_ANSWER if status == "unstated" else status.replace("_", " ").capitalize(),
        _rag(str(row["rag"])),
        f"forecast {forecast:%d/%m/%Y}" if forecast else "",
    ]
    filled: dict[str, str | date] = {OWNER: _text(row["owner"])}
    if status == "complete":
        filled[EVIDENCE] = _text(row["evidence"])
        filled[ACHIEVED] = _day(row["date_achieved"]) or ""
    return Carried(
        "\n".join(filter(None, lines)),
        {header: value for header, value in filled.items() if value},
    )


def _rag(rag: str) -> str:
    """Return a rating as it is in the form's list: Amber/Red."""
    if rag == "rag_unstated":
        return ""
    return "/".join(word.capitalize() for word in rag.split("_"))


def _not_counted(row: Row) -> str:
    """Return the word because of which a row does not count, or the reason."""
    kind = str(row["set_aside"])
    return str(row.get(WORDS.get(kind, ""), "")) or kind.replace("-", " ")


def _text(value: object) -> str:
    # A word withheld because it contains a number is left blank.
    return "" if value == WITHHELD else str(value)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
