"""Answers of one row that do not go together: by tables of what each status forbids."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id

CONFIDENCE = frozenset({"C3.1", "C4.1", "C8.1"})
"""Commitments of confidence: of whom, an owner must say (NPA 2.35, 2.36, 2.42)."""

NO_OWNER = "Owner is blank. This commitment is about confidence, so name the owner."

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


def contradictions(entry: Entry) -> tuple[Contradiction, ...]:
    """Return what in a row of a return does not go together."""
    # By position: this is done for every row, and names would cost as much again.
    return _of_a_row(
        entry.commitment,
        entry.status,
        entry.rag,
        entry.percent,
        entry.forecast if entry.rag == "green" else "",
        entry.achieved != "",
        entry.evidence != "",
        entry.owner != "",
    )


# Cached, because returns have few answers that differ.
@lru_cache(maxsize=4096)
def _of_a_row(
    commitment: str, status: str, rag: str, *rest: Any
) -> tuple[Contradiction, ...]:
    percent, forecast, achieved, evidence, owner = rest
    answer = Answer(status, rag, percent=percent, achieved=achieved, evidence=evidence)
    told = [*forbidden(answer)]
    due = commitments_by_id()[commitment]["due_by"]
    if due and forecast > due:
        day = _day(forecast)
        told.append(("forecast", f"Green, but forecast for {day}, after the due date."))
    stated = status not in {"unstated", "not_applicable"}
    if stated and commitment in CONFIDENCE and not owner:
        told.append(("owner", NO_OWNER))
    return tuple(told)


def forbidden(answer: Answer) -> Iterator[Contradiction]:
    """Give what the status of a row forbids and the row has all the same."""
    name = NAMES.get(answer.status, "")
    for rule in FORBIDDEN.get(answer.status, ()):
        if rule.holds(answer):
            message = rule.message.format(status=name, percent=answer.percent)
            yield rule.field, message


def answer_of(entry: Entry) -> Answer:
    """Return what a row answers, as its status may forbid it."""
    return Answer(
        entry.status,
        entry.rag,
        percent=entry.percent,
        achieved=entry.achieved != "",
        evidence=entry.evidence != "",
    )


def untimely(entry: Entry, last: str, *, what: str) -> Iterator[Contradiction]:
    """Give what of a complete row lies after the last day that it can know of."""
    if entry.achieved > last:
        yield "achieved", f"Complete, but achieved on {_day(entry.achieved)}, {what}."
    if entry.forecast > last:
        yield "forecast", f"Complete, but forecast for {_day(entry.forecast)}, {what}."


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
