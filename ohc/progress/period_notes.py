"""What to say of periods: which one was chosen, and where returns are in doubt."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from ohc.problems import Problem
from ohc.progress.accounts.books import Books
from ohc.progress.returns.dating import DISAGREES, FROM_NAME, IN_DOUBT
from ohc.progress.words.periods import NoPeriod, find_period, in_full

FEW = 4

LEAVE_A_GAP = IN_DOUBT | {
    "title-disagrees",
    "early-return",
    "same-as-last",
    "same-as-other",
    "body-disagrees",
}
"""Kinds for which a figure may be of another period, or of another body."""


def of_which_period(books: Books) -> Iterator[str]:
    """Give which period was chosen, and what came of later ones."""
    if not books.period:
        return
    last = max(books.ends.values(), default=books.period.end)
    why = (
        "the latest there is"
        if books.period.end >= last
        else "the latest that enough returns state"
    )
    yield f"Period {books.period.name}: {why}."
    for period, number in books.later.items():
        have = "return of {} has" if number == 1 else "returns of {} have"
        yield f"{number} {have.format(period)} come: --period {period}."


def no_period(books: Books) -> list[str]:
    """Return what to do where nothing tells which period is meant."""
    if books.period or books.counted:
        return []
    sentences = _of_disagreeing(books)
    return sentences or [
        "No return tells its period, so nothing is expected: name one by --period."
    ]


def _of_disagreeing(books: Books) -> list[str]:
    """Return a sentence for the returns that say the same two periods."""
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
            f"The return says {inside}, its file name {other}. Correct it, or settle "
            "it in periods.csv."
        )
    return (
        f"{'All ' if are_all else ''}{len(group)} returns say {inside}, their file "
        f"names {other}. Correct them, or settle them in periods.csv."
    )


def are_in_doubt(problems: Iterable[Problem], *, aside: Collection[str] = ()) -> bool:
    """Return whether the period of a return is in doubt, but in files set aside."""
    return any(
        problem.kind in LEAVE_A_GAP and problem.file not in aside
        for problem in problems
    )


def folded(problems: Sequence[Problem]) -> list[Problem]:
    """
    Return problems with those that say the same of many periods made one.

    The names of the first files stand for all: fifteen forms without a period are
    one thing to know.
    """
    alike = [problem for problem in problems if problem.kind in IN_DOUBT]
    first_of = {id(group[0]): group for group in _alike(alike)}
    kept = []
    for problem in problems:
        if problem.kind not in IN_DOUBT:
            kept.append(problem)
        elif group := first_of.get(id(problem)):
            kept.append(_as_one(group))
    return kept


def _as_one(group: Sequence[Problem]) -> Problem:
    first, number = group[0], len(group)
    if number == 1:
        return first
    more = f" and {number - FEW} more" if number > FEW else ""
    files = f"{', '.join(problem.file for problem in group[:FEW])}{more}"
    inside, expected = _periods(first)
    message = (
        f"{number} returns do not say their period: they count for {expected}, by "
        "their file names or folders. Fill in the period."
        if first.kind == FROM_NAME
        else f"{number} returns say {inside} where {expected} is expected. Correct "
        "them, or settle them in periods.csv."
    )
    return Problem(files, first.kind, message=message)


def _alike(problems: Sequence[Problem]) -> list[list[Problem]]:
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.kind, *_periods(problem)), []).append(problem)
    return [*groups.values()]


def _periods(problem: Problem) -> tuple[str, str]:
    """Return the period that stands inside and the other, each with its months."""
    return _in_words(problem.found), _in_words(problem.expected)


def _in_words(name: str) -> str:
    try:
        return in_full(find_period(name))
    except NoPeriod:
        # A cell may be blank, or too long to be quoted whole.
        return name
