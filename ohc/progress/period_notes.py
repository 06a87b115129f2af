"""Notes on periods: which one was chosen, and which returns are in doubt."""

from collections.abc import Collection, Iterable, Sequence

from ohc.problems import Problem
from ohc.progress.accounts.books import Books
from ohc.progress.returns.dating import DISAGREES, IN_DOUBT
from ohc.progress.words.periods import NoPeriod, find_period, in_full

LEAVE_A_GAP = IN_DOUBT | {
    "title-disagrees",
    "early-return",
    "same-as-last",
    "same-as-other",
    "body-disagrees",
}
"""Kinds of problems that may put a figure under another period or body."""


def no_period(books: Books) -> list[str]:
    """Return what to do if nothing says which period is meant."""
    if books.period or books.counted:
        return []
    if not books.accounts.files_read:
        # Naming a period would not help.
        is_single = books.accounts.files_given == 1
        which = "The file is not" if is_single else "None of the files is"
        return [f"{which} a return that ohc can read."]
    sentences = _of_disagreeing(books)
    return sentences or [
        "No return says which period it is for. Name one with --period."
    ]


def errors(books: Books) -> list[str]:
    """Return the messages on stderr if nothing says which period is meant."""
    return [f"Error: {sentence}" for sentence in no_period(books)]


def _of_disagreeing(books: Books) -> list[str]:
    """Return a sentence for the returns with the same two periods."""
    groups = _alike(
        [problem for problem in books.problems if problem.kind == DISAGREES]
    )
    unknown = any(problem.kind == "unknown-body" for problem in books.problems)
    undated = any(not period for _, period in books.undecided)
    are_all = len(groups) == 1 and not unknown and not undated
    return [_disagreeing(group, are_all=are_all) for group in groups]


def _disagreeing(group: Sequence[Problem], *, are_all: bool) -> str:
    inside, other = _periods(group[0])
    if len(group) == 1:
        return (
            f"The return says {inside}; its file name says {other}. Correct it, or "
            f"give the period in periods.csv."
        )
    return (
        f"{'All ' if are_all else ''}{len(group)} returns say {inside}; their "
        f"file names say {other}. Correct them, or give the periods in periods.csv."
    )


def are_in_doubt(problems: Iterable[Problem], *, aside: Collection[str] = ()) -> bool:
    """Return whether the period of a return is in doubt, except in files set aside."""
    return any(
        problem.kind in LEAVE_A_GAP and problem.file not in aside
        for problem in problems
    )


def _alike(problems: Sequence[Problem]) -> list[list[Problem]]:
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.kind, *_periods(problem)), []).append(problem)
    return [*groups.values()]


def _periods(problem: Problem) -> tuple[str, str]:
    """Return the period inside the return and the other one, each with its months."""
    return _in_words(problem.found), _in_words(problem.expected)


def _in_words(name: str) -> str:
    try:
        return in_full(find_period(name))
    except NoPeriod:
        # A cell may be blank, or too long to quote in full.
        return name
