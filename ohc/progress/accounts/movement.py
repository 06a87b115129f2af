"""Compare two periods: what changed, and whether it improved or worsened."""

from collections.abc import Iterator

from ohc.outcome import Row
from ohc.progress.accounts.books import Books
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import bodies

COMPARE_FIELDS = ("body", "commitment", "old", "new", "movement")
ORDER = ("not_started", "delayed", "in_progress", "complete")
"""From the worst to the best; other statuses are not in the order."""

MOVEMENTS = (
    "worsened",
    "changed",
    "improved",
    "new",
    "not_returned",
    "set_aside",
)
"""From the most important to those that say least about the work."""


def compare_books(old: Books, new: Books) -> tuple[list[Row], int]:
    """
    Return what changed between two periods, and how many rows did not change.

    Rows have COMPARE_FIELDS and ``body_id``. Commitments that are no longer complete
    come first. If only one period has a counted row for a commitment, it is new or
    not_returned, or set_aside if the later return came and the row does not count.
    """
    before, after = _statuses(old), _statuses(new)
    # Returns that can only be for other periods were not received for this one.
    maybe = [
        (body_id, period)
        for body_id, period in new.undecided
        if not new.period or period in {"", new.period.name}
    ]
    came = {body_id for body_id, _ in (*new.counted, *maybe)}
    order = {key: number for number, key in enumerate(_published_keys())}
    rows: list[Row] = []
    same = 0
    for key in sorted({*before, *after}, key=order.__getitem__):
        was, now = before.get(key, ""), after.get(key, "")
        if was == now:
            same += 1
        else:
            rows.append(_row(key, was, now=now, came=key[0] in came))
    return sorted(rows, key=_weight), same


def _row(key: tuple[str, str], was: str, *, now: str, came: bool) -> Row:
    body_id, commitment = key
    return {
        "body": bodies()[body_id].name,
        "commitment": commitment,
        "old": was,
        "new": now,
        # Do not ask for a return that was received: its row has to be corrected.
        "movement": "set_aside" if came and not now else movement(was, now),
        "body_id": body_id,
    }


def movement(old: str, new: str) -> str:
    """
    Return whether a status worsened, improved or changed otherwise.

    >>> movement("in_progress", "complete"), movement("complete", "cancelled")
    ('improved', 'changed')
    """
    if not old:
        return "new"
    if not new:
        return "not_returned"
    if old in ORDER and new in ORDER:
        better = ORDER.index(new) > ORDER.index(old)
        return "improved" if better else "worsened"
    return "changed"


def _weight(row: Row) -> tuple[bool, int]:
    back = row["old"] == "complete" and row["movement"] in {"worsened", "changed"}
    return not back, MOVEMENTS.index(str(row["movement"]))


def _published_keys() -> Iterator[tuple[str, str]]:
    """Give every body and commitment, in published order."""
    for body_id in bodies():
        for row in commitments():
            yield body_id, row["id"]


def _statuses(books: Books) -> dict[tuple[str, str], str]:
    return {
        (body_id, row.commitment): row.status
        for (body_id, _), rows in books.counted.items()
        for row in rows
    }
