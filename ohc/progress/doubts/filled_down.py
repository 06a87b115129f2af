"""Answers that were copied down a column, and may not be those of each commitment."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from ohc.progress.returns.entries import Entry

FILLED_DOWN = "filled-down"
NO_ANSWER = frozenset({"not_applicable", "unstated"})
FEWEST = 6
"""Rows that are alike: fewer may well be meant so."""

SHARE = 0.75
"""What part of the answers is alike where a return was filled down."""

LETTERS = 120
"""Letters that rows repeat in all: whoever writes "Done." six times may mean it."""

DIGITS = "0123456789"
_STATUS = itemgetter(Entry._fields.index("status"))


def filled_down(entries: Sequence[Entry]) -> list[Entry]:
    """
    Return the rows that repeat one answer word for word; none of a usual return.

    Alike are status, rating, percentage, evidence, comment and dates. Excel counts up
    what it fills down: a number at the end of a text, and days.
    """
    # Of nearly every return its statuses tell enough: they differ.
    statuses = Counter(map(_STATUS, entries))
    numbers = [number for status, number in statuses.items() if status not in NO_ANSWER]
    least = max(FEWEST, SHARE * sum(numbers))
    if max(numbers, default=0) < least:
        return []
    rows_of: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    answered = [e for e in entries if e.status not in NO_ANSWER and not e.set_aside]
    for entry in answered:
        key = entry.status, entry.rag, entry.percent, *_texts(entry)
        rows_of[key].append(entry)
    alike = max(rows_of.values(), key=len, default=[])
    if len(alike) < least:
        return []
    letters = sum(map(len, _texts(alike[0])))
    is_enough = letters * len(alike) >= LETTERS
    return alike if is_enough and _have_one_day(alike) else []


def _texts(entry: Entry) -> tuple[str, str]:
    return entry.evidence.rstrip(DIGITS), entry.comment.rstrip(DIGITS)


def _have_one_day(entries: Sequence[Entry]) -> bool:
    """Return whether all rows have the same days, or days that count up by rows."""
    days = {(entry.achieved, entry.forecast) for entry in entries}
    counted = {
        (_counted(entry.achieved, entry.row), _counted(entry.forecast, entry.row))
        for entry in entries
    }
    return len(days) == 1 or len(counted) == 1


def _counted(day: str, row: int) -> int:
    return date.fromisoformat(day).toordinal() - row if day else 0
