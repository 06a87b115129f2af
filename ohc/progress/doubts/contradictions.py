"""Answers of one row that do not go together: by tables of what each status forbids."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id

CONFIDENCE = frozenset({"C3.1", "C4.1", "C8.1"})
"""Commitments of confidence: of whom, an owner must say (NPA 2.35, 2.36, 2.42)."""

NO_OWNER = "Answered, but Owner is blank: it is about confidence, so name whose it is."

Contradiction = tuple[str, str]
"""What the column of the cell holds, and what is said of it."""


class Answer(NamedTuple):
    """What a row answers beside its words, as far as its status may forbid it."""

    status: str
    rag: str
    percent: str
    achieved: bool
    evidence: bool


class Rule(NamedTuple):
    """What a status forbids: in which column, by which test, and what is said."""

    field: str
    holds: Callable[[Answer], bool]
    message: str


def _is_red(answer: Answer) -> bool:
    return answer.rag == "red"


def _is_blue(answer: Answer) -> bool:
    return answer.rag == "blue"


def _is_partial(answer: Answer) -> bool:
    return answer.percent not in {"", "100"}


def _is_begun(answer: Answer) -> bool:
    return answer.percent not in {"", "0"}


def _is_whole(answer: Answer) -> bool:
    return answer.percent == "100"


def _is_achieved(answer: Answer) -> bool:
    return answer.achieved


def _is_without_evidence(answer: Answer) -> bool:
    return not answer.evidence


OPEN = (
    Rule("percent", _is_whole, "{status}, but 100%."),
    Rule("rag", _is_blue, "{status}, but rated blue, which means delivered."),
    Rule("achieved", _is_achieved, "{status}, but it has a date achieved."),
)
"""What contradicts a status of work that is not done."""

FORBIDDEN = {
    "complete": (
        Rule("rag", _is_red, "Complete, but rated red."),
        Rule("percent", _is_partial, "Complete, but {percent}%."),
        Rule("evidence", _is_without_evidence, "Complete, but no evidence is named."),
    ),
    "not_started": (
        Rule("percent", _is_begun, "Not started, but {percent}%."),
        *OPEN[1:],
    ),
    "in_progress": OPEN,
    "delayed": OPEN,
    "not_applicable": (OPEN[0], OPEN[2]),
    "unstated": (OPEN[0], OPEN[2]),
}
"""What each status forbids; of the others nothing is known."""

NAMES = {
    "in_progress": "In progress",
    "delayed": "Delayed",
    "not_started": "Not started",
    "not_applicable": "Not applicable",
    "unstated": "No status",
}


# Cached, because returns have few answers that differ.
@lru_cache(maxsize=2048)
def forbidden(
    status: str, rag: str, *, percent: str, achieved: bool, evidence: bool
) -> tuple[Contradiction, ...]:
    """Return what the status of a row forbids and it has all the same."""
    answer = Answer(status, rag, percent=percent, achieved=achieved, evidence=evidence)
    name = NAMES.get(status, "")
    return tuple(
        (rule.field, rule.message.format(status=name, percent=answer.percent))
        for rule in FORBIDDEN.get(answer.status, ())
        if rule.holds(answer)
    )


def forbidden_in(entry: Entry) -> tuple[Contradiction, ...]:
    """Return what the status of a row forbids and the row has all the same."""
    return forbidden(
        entry.status,
        entry.rag,
        percent=entry.percent,
        achieved=entry.achieved != "",
        evidence=entry.evidence != "",
    )


def contradictions(entry: Entry) -> Iterator[Contradiction]:
    """Give what in a row of a return does not go together."""
    yield from forbidden_in(entry)
    due = commitments_by_id()[entry.commitment]["due_by"]
    if entry.rag == "green" and due and entry.forecast > due:
        yield (
            "forecast",
            f"Green, but forecast {_day(entry.forecast)}, after it was due.",
        )
    stated = entry.status not in {"unstated", "not_applicable"}
    if stated and entry.commitment in CONFIDENCE and not entry.owner:
        yield "owner", NO_OWNER


def untimely(entry: Entry, last: str, *, what: str) -> Iterator[Contradiction]:
    """Give what cannot be complete yet on the last day that a row knows of."""
    if entry.status != "complete":
        return
    if entry.achieved > last:
        yield "achieved", f"Complete, but achieved {_day(entry.achieved)}, {what}."
    if entry.forecast > last:
        yield "forecast", f"Complete, but forecast {_day(entry.forecast)}, {what}."


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
