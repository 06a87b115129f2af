"""List returns: one record for each row that was read."""

from collections.abc import Iterator, Sequence

from ohc.outcome import Row
from ohc.privacy import WITHHELD, personal_data
from ohc.problems import Problem
from ohc.progress.accounts.checking import with_uncounted
from ohc.progress.accounts.choosing import chosen_period, doubts, out_of_step
from ohc.progress.accounts.ledger import (
    Claim,
    Ledger,
    winner,
)
from ohc.progress.accounts.other_columns import OtherColumns
from ohc.progress.accounts.repeats import (
    place_of,
    repeated,
    same_as_others,
    without_copies,
)
from ohc.progress.accounts.settling import may_return, why_unexpected
from ohc.progress.accounts.trackers import different_tables, same_items
from ohc.progress.returns.entries import Entry
from ohc.progress.returns.returns import Result
from ohc.progress.returns.table_returns import Return
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.reference.reporting_units import Body, is_team

READ_FIELDS = (
    "file",
    "sheet",
    "row",
    "body_id",
    "body",
    "area_team",
    "lead_team",
    "period",
    "priority",
    "commitment",
    "item",
    "status",
    "rag",
    "percent_complete",
    "status_as_written",
    "rag_as_written",
    "owner",
    "forecast",
    "date_achieved",
    "evidence",
    "comment",
    "answer",
    "slot",
    "due",
    "set_aside",
)


def listed_rows(
    results: Sequence[Result], ledger: Ledger
) -> tuple[list[Row], tuple[str, ...]]:
    """
    Return a row with READ_FIELDS for each row of the returns, and its other columns.

    ``set_aside`` is the kind of problem because of which a row does not count, blank if
    it counts. Rows in a return that a later one replaces are set aside with it. ``due``
    is the published date of the commitment or, in a tracker, that of the item.
    """
    # By position, because several returns in one sheet share its name.
    lost = {
        place_of(claim): problem.kind
        for problems in _settled(ledger)
        for claim, problem in problems
    }
    every_return = [returned for result in results for returned in result.returns]
    others = OtherColumns(READ_FIELDS)
    for returned in every_return:
        others.take(returned.others)
    rows: list[Row] = [
        {
            **_row(
                returned,
                entry,
                lost=lost.get((returned.file, returned.sheet, returned.at), ""),
            ),
            **others.cells(returned.others, entry.row),
        }
        for returned in every_return
        for entry in returned.entries
    ]
    return rows, others.names


def problems_of(ledger: Ledger, before: Ledger | None = None) -> list[Problem]:
    """
    Return the problems of all files, with those of returns that do not count.

    Returns ``before``, which answers may repeat, are in another ledger.
    """
    settled = [problem for lost in _settled(ledger) for _, problem in lost]
    if ledger.of_trackers:
        return with_uncounted([*ledger.problems, *settled, *same_items(ledger)])
    problems = [
        *ledger.problems,
        *settled,
        *(
            why_unexpected(claim, body, period=period.name)
            for body, period, claims in ledger.known()
            if not may_return(body, period)
            for claim in claims
        ),
        *_out_of_step(ledger),
        *(problem for problem in same_as_others(ledger).values() if problem.less),
        *repeated(ledger, before),
    ]
    return with_uncounted(problems)


def _out_of_step(ledger: Ledger) -> list[Problem]:
    chosen = chosen_period(ledger)
    if not chosen:
        return []

    def is_expected(body: Body) -> bool:
        # No list says which teams have to send a return.
        return may_return(body, chosen) and not is_team(body)

    return doubts(out_of_step(ledger, chosen, is_expected=is_expected), chosen)


def _settled(ledger: Ledger) -> Iterator[list[tuple[Claim, Problem]]]:
    if ledger.of_trackers:
        for claims in ledger.claims.values():
            yield different_tables(claims)[1]
        return
    copies = same_as_others(ledger)
    for body, period, claims in ledger.known():
        own = without_copies(claims, copies)
        yield winner(own, body, period=period.name)[1]
        yield [(claim, copies[place_of(claim)]) for claim in claims if claim not in own]


def _withheld(name: str) -> str:
    # Withheld as a whole, like any other cell: there may be a name beside the number.
    return WITHHELD if personal_data(name) else name


def _published_due(commitment: str) -> str:
    known = commitments_by_id().get(commitment)
    return known["due_by"] if known else ""


def _row(returned: Return, entry: Entry, *, lost: str) -> Row:
    body = returned.body
    return {
        "file": returned.file,
        "sheet": returned.sheet,
        "row": entry.row,
        "body_id": body.id if body else "",
        "body": body.name if body else _withheld(returned.body_as_written),
        "area_team": body.area_team if body else "",
        "lead_team": body.lead_team if body else "",
        "period": returned.period.name if returned.period else "",
        "priority": entry.commitment[1:].partition(".")[0],
        "commitment": entry.commitment,
        "item": entry.item,
        "status": entry.status,
        "rag": entry.rag,
        "percent_complete": entry.percent,
        "status_as_written": entry.status_as_written,
        "rag_as_written": entry.rag_as_written,
        "owner": entry.owner,
        "forecast": entry.forecast,
        "date_achieved": entry.achieved,
        "evidence": entry.evidence,
        "comment": entry.comment,
        "due": entry.due or _published_due(entry.commitment),
        # Problems of the row itself come first: they can be corrected in its file.
        "set_aside": entry.set_aside or lost,
        "answer": entry.answer,
        "slot": entry.slot,
    }
