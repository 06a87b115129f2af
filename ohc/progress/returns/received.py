"""Whether a return is received: what it answers, what it need not, what is gone."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.record import Record
from ohc.reference.reporting_units import Body
from ohc.reference.taking_effect import (
    NO_FACTS,
    LocalFacts,
    ruled_out,
    without_effect,
)

UNREAD = frozenset({"bad-date", "bad-percent"})
"""Problems of cells that hold something, though nothing that can be read."""


class Completeness(NamedTuple):
    """
    How complete a return is, in commitments.

    ``left_blank`` are those that do not take effect at the body and have no answer,
    ``rows_absent`` those that are in no row, ``unanswered`` those of them that should
    have been answered. ``ruled_out`` have no answer either, and do not apply by the
    answers workbook; ``needless`` are the ids of such that are in no row.
    """

    left_blank: int = 0
    rows_absent: int = 0
    unanswered: int = 0
    ruled_out: int = 0
    needless: tuple[str, ...] = ()


class Receipt(Record):
    """
    What a return comes to: its rows as they count, and what is wrong with the whole.

    ``set_aside`` is why none of it counts, blank if it does.
    """

    entries: Sequence[Entry]
    set_aside: str = ""
    completeness: Completeness = Completeness()
    problems: Sequence[Problem] = ()


EMPTY = "empty-file"
"""Why nothing counts of a return in which nothing is answered."""

UNANSWERED = (
    "Nothing is filled in, so the return is not counted as "
    "received. Ask for it to be completed."
)


def received(
    entries: Sequence[Entry],
    body: Body | None,
    *,
    problems: Sequence[Problem],
    at: Problem,
    facts: LocalFacts = NO_FACTS,
) -> Receipt:
    """
    Return what the rows of a return come to, with the problems of their cells.

    ``at`` is a problem in the header of the ids. Without an answer there is no return;
    a commitment that does not take effect at the body, or does not apply there by the
    ``facts`` of the answers workbook, and is blank, is not applicable; one that is in
    no row is a problem.
    """
    if not is_answered(entries, body, problems):
        blank = at._replace(kind=EMPTY, cell="", found="", message=UNANSWERED)
        aside = [
            entry._replace(set_aside=entry.set_aside or EMPTY) for entry in entries
        ]
        return Receipt(aside, set_aside=EMPTY, problems=[blank])
    by_sources = _without_effect(body)
    by_answers = ruled_out(body, facts) if body else frozenset[str]()
    counted, left_blank = without_blanks(entries, by_sources)
    counted, blank_by_answers = without_blanks(counted, by_answers)
    complete = Completeness(left_blank, ruled_out=blank_by_answers)
    gone = absent(entries)
    if not gone:
        return Receipt(counted, completeness=complete)
    # An id that is mistyped over its own summary is said already: its row is there.
    mistyped = {problem.expected for problem in problems}
    missing = [key for key in gone if key not in mistyped]
    needless = {*by_sources, *by_answers}
    rows = [*missing_rows(at, missing, needless=needless)] if missing else []
    return Receipt(
        counted,
        completeness=complete._replace(
            rows_absent=len(gone),
            unanswered=len({*gone} - needless),
            needless=tuple(key for key in gone if key in by_answers),
        ),
        problems=rows,
    )


def says_more(entry: Entry) -> bool:
    """Return whether a row answers something beside its status."""
    # Owner, evidence and date achieved are no answer: a form goes out with those of
    # the quarter before, and must not count when it comes back untouched.
    return (
        entry.rag != "rag_unstated"
        or entry.percent != ""
        or entry.forecast != ""
        or entry.comment != ""
    )


def is_answered(
    entries: Sequence[Entry], body: Body | None, problems: Sequence[Problem]
) -> bool:
    """
    Return whether anything is answered, so that there is a return at all.

    A status answers only where the commitment takes effect at the body. What is
    wrong with a date or a percentage shows that somebody wrote one.
    """
    need_no_answer = _without_effect(body)
    return any(
        says_more(entry)
        or (entry.status != "unstated" and entry.commitment not in need_no_answer)
        for entry in entries
    ) or any(problem.kind in UNREAD for problem in problems)


def without_blanks(
    entries: Sequence[Entry], need_no_answer: Collection[str]
) -> tuple[Sequence[Entry], int]:
    """
    Return the rows, not applicable those that are blank and need no answer; how many.

    An answer that is given all the same stays as it is.
    """
    if not need_no_answer:
        return entries, 0
    blank = {
        entry.row
        for entry in entries
        if entry.status == "unstated"
        and entry.commitment in need_no_answer
        and not entry.set_aside
        and not says_more(entry)
    }
    if not blank:
        return entries, 0
    return [
        entry._replace(status="not_applicable") if entry.row in blank else entry
        for entry in entries
    ], len(blank)


def absent(entries: Sequence[Entry]) -> list[str]:
    """Return the commitments that are in no row, by their ids."""
    known = commitments_by_id()
    there = {entry.commitment for entry in entries}
    # Nearly every return is complete: this is the quick way past it.
    if len(there) == len(known) and there == known.keys():
        return []
    return [key for key in known if key not in there]


def missing_rows(
    at: Problem, gone: Sequence[str], *, needless: Collection[str]
) -> Iterator[Problem]:
    """
    Give a problem for each commitment that is gone, or one for all if most are.

    ``at`` is a problem of the kind in the header's cell. Of what is ``needless``,
    because it does not apply at the body, it is a note.
    """
    needed = [key for key in gone if key not in needless]
    others = [key for key in gone if key in needless]
    most_are_gone = 2 * len(gone) > len(commitments_by_id())
    for keys, words, less in ((needed, NEEDED, False), (others, NOT_NEEDED, True)):
        # Thirty messages that say the same are one message.
        for group in [keys] if most_are_gone and len(keys) > 1 else [[k] for k in keys]:
            if group:
                yield _missing_row(at, group, words=words)._replace(less=less)


NEEDED = (
    "The return has no row for {}. Put the row back and answer it.",
    "The return has no rows for {}. Put the rows back and answer them.",
)
NOT_NEEDED = (
    "The return has no row for {}. It does not apply here, so no answer is needed.",
    "The return has no rows for {}. They do not apply here, so no answer is needed.",
)


def _missing_row(at: Problem, keys: Sequence[str], *, words: Sequence[str]) -> Problem:
    is_single = len(keys) == 1
    named = keys[0] if is_single else f"{', '.join(keys[:-1])} and {keys[-1]}"
    return at._replace(
        message=words[0 if is_single else 1].format(named),
        expected="; ".join(keys),
        commitment=keys[0] if is_single else "",
    )


def _without_effect(body: Body | None) -> Collection[str]:
    # Where nobody knows whose a return is, everything may take effect.
    return without_effect(body) if body else ()
