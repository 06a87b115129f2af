"""Answers of one row that do not go together: by tables of what each status forbids."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.progress.words.vocabulary import answered, own_words
from ohc.record import Record

CONFIDENCE = frozenset({"C3.1", "C4.1", "C8.1"})
"""Commitments of confidence: of whom, an owner must say (NPA 2.35, 2.36, 2.42)."""

NO_OWNER = "Owner is blank. This commitment is about confidence, so name the owner."

BEGAN = "2013-04-01"
"""The first day of the year whose commitments they are."""

FAR = 5
"""Years after its return for which no commitment of 2013-14 is forecast."""

UNDONE = frozenset({"not_started", "delayed", "cancelled"})
STARTED = frozenset({"not_started", "in_progress", "delayed"})
OF_WORK = STARTED | UNDONE | {"complete"}
START = 4
"""Letters by which most comments are known to begin with no status."""

ENDS_OF_CLAUSES = (". ", ";", ":", ",", "(", " - ", " \u2013 ", "\n")

Contradiction = tuple[str, str]
"""What the column of the cell holds, and what is said of it."""


class Answer(NamedTuple):
    """What a row answers beside its words, as far as its status may forbid it."""

    status: str
    rag: str
    percent: str
    achieved: bool
    evidence: bool


class Rule(Record):
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


def mistyped(entry: Entry, far: str) -> Iterator[Contradiction]:
    """Give what of a row lies so early, or so far away, that its year is a slip."""
    is_complete = entry.status == "complete"
    name = "Complete" if is_complete else NAMES.get(entry.status, "Cancelled")
    for field, day, what in (
        ("achieved", entry.achieved, "achieved on"),
        ("forecast", entry.forecast, "forecast for"),
    ):
        early = "" < day < BEGAN
        # Of what is complete it is told that it lies after the return.
        late = field == "forecast" and day > far and not is_complete
        if early or late:
            why = "before 2013-14 began" if early else f"over {FAR} years away"
            yield field, f"{name}, but {what} {_day(day)}, {why}. Check the year."


def told_otherwise(entry: Entry, meaning_of: Mapping[str, str]) -> str:
    """
    Return how the comment of a row begins, where that is a status it contradicts.

    ``meaning_of`` has what words mean as a status. What a comment says further on is
    prose, which only people can weigh.
    """
    start = entry.comment
    first_word = start.partition(" ")[0].rstrip(".,:;")
    if first_word.casefold() not in _first_words():
        return ""
    for end in ENDS_OF_CLAUSES:
        start = start.partition(end)[0]
    start = start.rstrip(". ")
    meaning = meaning_of.get(answered(start), "")
    if entry.status == "unstated":
        return start if meaning in OF_WORK else ""
    if entry.status == "complete":
        # "Live" or "Ongoing" is what a completed thing may be.
        is_open = meaning == "in_progress" and " " in start
        return start if is_open or meaning in UNDONE else ""
    return start if meaning == "complete" and entry.status in STARTED else ""


@cache
def starts_of_statuses() -> frozenset[str]:
    """Return how statuses begin, in small letters and in capitals."""
    starts = {word[:START] for word in own_words("status") if len(word) >= START}
    return frozenset(starts | {*map(str.capitalize, starts), *map(str.upper, starts)})


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in own_words("status"))


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
