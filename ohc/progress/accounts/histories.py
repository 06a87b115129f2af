"""What one body returned, period by period: each commitment, and what changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ohc.outcome import Cell, Row
from ohc.progress.accounts.movement import movement
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import Body

ANSWERS = (
    "status",
    "rag",
    "percent_complete",
    "owner",
    "forecast",
    "date_achieved",
    "evidence",
    "comment",
)
HISTORY_FIELDS = (
    "body_id",
    "body",
    "commitment",
    "period",
    *ANSWERS,
    "movement",
    "slipped_days",
    "file",
    "set_aside",
)
NO_RETURN = "missing-return"
NO_ROW = "missing-row"
UNCHANGED = "unchanged"


def history_rows(
    rows: Iterable[Row], body: Body, *, periods: Sequence[Period]
) -> list[Row]:
    """
    Return a row with HISTORY_FIELDS for each commitment and period, in order.

    ``rows`` are those of ``read``. If there are several for a commitment and period,
    the one that counts is used. If none counts, ``set_aside`` says why. ``movement`` is
    from the period before; ``slipped_days`` is how far the forecast has moved since the
    last one: positive if later, negative if earlier.
    """
    of_body: dict[tuple[Cell, Cell], Row] = {}
    for row in rows:
        key = row["commitment"], row["period"]
        if row["body_id"] == body.id and (key not in of_body or not row["set_aside"]):
            of_body[key] = row
    returned = {period for _, period in of_body}
    return [
        row
        for commitment in commitments_by_id()
        for row in _course(
            [
                _record(of_body, body, commitment, period=period, returned=returned)
                for period in periods
            ]
        )
    ]


def _record(
    of_body: Mapping[tuple[Cell, Cell], Row],
    body: Body,
    commitment: str,
    *,
    period: Period,
    returned: set[Cell],
) -> Row:
    why_none = NO_ROW if period.name in returned else NO_RETURN
    blank = {**dict.fromkeys(HISTORY_FIELDS, ""), "set_aside": why_none}
    answered = of_body.get((commitment, period.name), blank)
    return {
        **{name: answered.get(name, "") for name in HISTORY_FIELDS},
        "body_id": body.id,
        "body": body.name,
        "commitment": commitment,
        "period": period.name,
    }


def _course(records: Sequence[Row]) -> Iterator[Row]:
    """Give the rows of one commitment, with the change from each to the next."""
    before: Row | None = None
    forecast = ""
    for record in records:
        now = str(record["forecast"]) if counts(record) else ""
        yield {
            **record,
            "movement": _moved(before, record) if before else "",
            "slipped_days": _days(forecast, now) if forecast and now else "",
        }
        forecast = now or forecast
        before = record


def counts(record: Row) -> bool:
    """Return whether a row of a history counts."""
    return record["set_aside"] == ""


def status_of(record: Row) -> str:
    """Return the status that counts, blank if none does."""
    return str(record["status"]) if counts(record) else ""


def _moved(before: Row, record: Row) -> str:
    old, new = status_of(before), status_of(record)
    if old == new:
        return UNCHANGED if new else ""
    if old and not new and record["set_aside"] not in {NO_RETURN}:
        return "set_aside"
    return movement(old, new)


def _days(old: str, new: str) -> int:
    return (date.fromisoformat(new) - date.fromisoformat(old)).days


def is_back(records: Sequence[Row]) -> bool:
    """Return whether a commitment was once complete, and no longer is at the end."""
    # A quarter without a return in between does not hide it.
    statuses = [status for record in records if (status := status_of(record))]
    return "complete" in statuses and statuses[-1] != "complete"


def slips(records: Sequence[Row]) -> list[int]:
    """Return by how many days the forecast of a commitment moved each time."""
    return [
        int(record["slipped_days"])
        for record in records
        if record["slipped_days"] not in {"", 0}
    ]
