"""Two periods side by side: what moved, and which way."""

from collections.abc import Mapping

from ohc.framework import commitments
from ohc.progress.accounts import Books
from ohc.progress.units import bodies
from ohc.reference import Row

COMPARE_FIELDS = ("body", "commitment", "old", "new", "movement")
ORDER = ("not_started", "delayed", "in_progress", "complete")
"""From the worst to the best; other statuses have no place in it."""

MOVEMENTS = (*("worsened", "changed", "improved", "new", "not_returned", "set_aside"),)

Statuses = Mapping[tuple[str, str], str]


def compared(old: Books, new: Books) -> tuple[list[Row], int]:
    """
    Return what moved between two periods, and of how many rows nothing did.

    Rows have COMPARE_FIELDS and ``body_id``. What was complete and is no longer
    comes first. A commitment of which only one of the two has a counted row is
    new or not_returned; set_aside where the later return came and the row does not
    count.
    """
    before, after = _statuses(old), _statuses(new)
    rows: list[Row] = []
    same = 0
    for key in sorted({*before, *after}, key=_place):
        was, now = before.get(key, ""), after.get(key, "")
        if was == now:
            same += 1
            continue
        body = bodies()[key[0]].name
        rows.append(
            {
                "body": body,
                "commitment": key[1],
                "old": was,
                "new": now,
                "movement": _aside(new, key[0], now) or movement(was, now),
                "body_id": key[0],
            }
        )
    return sorted(rows, key=_weight), same


def movement(old: str, new: str) -> str:
    """
    Return which way a status moved.

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


def _aside(new: Books, body: str, now: str) -> str:
    """Return that a row came and does not count, blank where that is not so."""
    came = any(key[0] == body for key in (*new.counted, *new.undecided))
    return "set_aside" if came and not now else ""


def _weight(row: Row) -> tuple[bool, int]:
    back = row["old"] == "complete" and row["movement"] in {"worsened", "changed"}
    return not back, MOVEMENTS.index(str(row["movement"]))


def _place(key: tuple[str, str]) -> tuple[int, int]:
    return [*bodies()].index(key[0]), _commitments().index(key[1])


def _commitments() -> list[str]:
    return [row["id"] for row in commitments()]


def _statuses(books: Books) -> dict[tuple[str, str], str]:
    return {
        (body, said.commitment): said.status
        for (body, _), rows in books.counted.items()
        for said in rows
    }
