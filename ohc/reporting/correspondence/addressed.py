"""Decide who gets each problem: the establishment that can correct it, or us."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.accounts.checking import ABOUT
from ohc.progress.accounts.choosing import chosen_period
from ohc.progress.accounts.ledger import Key, Ledger
from ohc.progress.returns.path_periods import path_periods
from ohc.progress.views.problem_lists import UNREADABLE
from ohc.remedies import REMEDIES


class Addressed(NamedTuple):
    """The problems of each body and period, and those that only we can correct."""

    pages: Mapping[Key, Sequence[Problem]]
    ours: Sequence[Problem]


def addressed(problems: Sequence[Problem], ledger: Ledger) -> Addressed:
    """
    Return who gets each problem: every problem goes to somebody.

    There is nothing to correct in a return that a later one replaced, or in a file that
    cannot be read if another counts. A body that has only notes gets no page.
    """
    settled = {_return_of(p) for p in problems if _is_replaced(p)}
    settled |= {(file, ABOUT, body, period) for file, _, body, period in settled}
    usual = chosen_period(ledger)
    counting = _files_that_count(ledger)
    pages: dict[Key, list[Problem]] = {}
    ours = []
    for problem in problems:
        key = problem.body_id, _period_of(problem, usual.name if usual else "")
        is_settled = _return_of(problem) in settled or (
            problem.kind in UNREADABLE and counting.get(key, set()) - {problem.file}
        )
        if is_settled or not problem.body_id or REMEDIES[problem.kind].for_analyst:
            ours.append(problem)
        else:
            pages.setdefault(key, []).append(problem)
    for key in [key for key, page in pages.items() if _is_well(page)]:
        ours += pages.pop(key)
    return Addressed(pages, ours)


def _is_well(problems: Sequence[Problem]) -> bool:
    return all(problem.level == "note" for problem in problems)


def _is_replaced(problem: Problem) -> bool:
    """Return whether a problem says that the return in another file counts instead."""
    is_copy = problem.kind == "duplicate-return" and problem.less and not problem.cell
    return problem.kind == "superseded-return" or is_copy


def _return_of(problem: Problem) -> tuple[str, str, str, str]:
    return problem.file, problem.sheet, problem.body_id, problem.period


def _period_of(problem: Problem, usual: str) -> str:
    """Return the period of a problem, from the path if the file does not state one."""
    if problem.period or not problem.file:
        return problem.period or usual
    named = path_periods(problem.file, "")
    period = named.of_file or named.of_folder
    return period.name if period else usual


def _files_that_count(ledger: Ledger) -> dict[Key, set[str]]:
    return {
        (body.id, period.name): {c.file for c in claims if not c.set_aside}
        for body, period, claims in ledger.known()
    }
