"""Whose a problem is: its body, its period, its commitment, and whether that counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ohc.problems import Problem
from ohc.progress.returns.entries import Entry
from ohc.progress.words.commitment_ids import commitments_by_id
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import Body

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


NOBODY = Body("", "")


def owned(
    problems: Iterable[Problem], body: Body | None, period: Period | None
) -> list[Problem]:
    """Return problems as those of a return, as far as it is known whose it is."""
    return of_body(problems, body or NOBODY, period.name if period else "")


def of_body(problems: Iterable[Problem], body: Body, period: str) -> list[Problem]:
    """Return problems as those of a body's return for a period, by its name."""
    return [
        problem._replace(body_id=body.id, body=body.name, period=period)
        for problem in problems
    ]


def of_rows(problems: Iterable[Problem], entries: Sequence[Entry]) -> Iterator[Problem]:
    """
    Give problems of cells as those of a commitment.

    What is wrong in a row that does not count is not counted, whatever its kind.
    """
    entry_of: Mapping[int, Entry] = {entry.row: entry for entry in entries}
    known = commitments_by_id()
    for problem in problems:
        row = problem.cell.lstrip(LETTERS)
        entry = entry_of.get(int(row)) if row.isdecimal() else None
        if entry is None:
            yield problem
            continue
        yield problem._replace(
            commitment=entry.commitment if entry.commitment in known else "",
            is_counted=not entry.set_aside,
            less=problem.less or _is_lesser(problem, entry),
        )


def _is_lesser(problem: Problem, entry: Entry) -> bool:
    # A period is no cell of a row, so here it is a day; a colour is no error where
    # someone asked to count it.
    inferred = problem.kind == "colour-only" and not entry.set_aside
    return inferred or problem.kind == "bad-date"
