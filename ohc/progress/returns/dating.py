"""Of which period a return is: by what it states, its file name and its folder."""

from typing import NamedTuple

from ohc.privacy import quoted
from ohc.problems import Problem
from ohc.progress.returns.owners import BLANK
from ohc.progress.returns.path_periods import PathPeriods
from ohc.progress.words.periods import (
    NoPeriod,
    Period,
    by_end,
    find_period,
    in_full,
)

DISAGREES, FROM_NAME = "period-disagrees", "period-from-name"
IN_DOUBT = frozenset({DISAGREES, FROM_NAME})
"""Kinds of problems that leave a gap, whether or not the return counts."""


class Stated(NamedTuple):
    """What a return states of its period inside, whose it is, and where it says so."""

    file: str
    text: str
    sheet: str = ""
    cell: str = ""
    body: str = ""

    @property
    def name(self) -> str:
        """Return what to call the return in a message."""
        return f"{self.body}'s return" if self.body else "The return"

    @property
    def place(self) -> str:
        """Return where the period stands, as Excel's Go To understands."""
        return "!".join(filter(None, (self.sheet, self.cell)))

    def problem(self, kind: str, message: str, expected: str) -> Problem:
        """Return a problem with the period."""
        written = "" if self.text == BLANK else self.text
        return Problem(
            self.file,
            kind,
            message=message,
            sheet=self.sheet,
            cell=self.cell,
            found=quoted(" ".join(written.split())),
            expected=expected,
        )


class Dating(NamedTuple):
    """
    The period of a return, None if it is not known, and what speaks for it.

    ``set_aside`` is the kind of problem for which the return does not count. A
    return states its period inside; ``by_name`` and ``by_folder`` say whether the
    name of the file and the nearest folder state the same. ``may_be`` names periods
    that it may be of, where a problem says so; ``settled`` says that nobody need ask.
    """

    period: Period | None = None
    set_aside: str = ""
    by_name: bool = False
    by_folder: bool = False
    may_be: tuple[str, ...] = ()
    settled: bool = False
    stated: Stated = Stated("", "")


def find_dating(
    stated: Stated, path_periods: PathPeriods
) -> tuple[Dating, list[Problem]]:
    """
    Return the period of a return, and what is wrong with it.

    What stands inside counts, unless the name of the file says another: then nobody
    knows which is right, and the return counts for neither. A folder of a later
    period holds a late return; one of an earlier period is a doubt. Where nothing
    stands inside, the name of the file or else the folder is taken.
    """
    if path_periods.settled:
        return _agreed(path_periods.settled, stated, path_periods, settled=True), []
    if not stated.text:
        return _from_name(stated, path_periods)
    try:
        inside = find_period(stated.text)
    except NoPeriod as error:
        return _unreadable(stated, f"{error.message} {error.hint}")
    of_file, of_folder = path_periods.of_file, path_periods.of_folder
    if of_file and of_file != inside:
        problem = _other_name(stated, inside, of_file=of_file)
        may_be = inside.name, of_file.name
        return Dating(set_aside=DISAGREES, may_be=may_be, stated=stated), [problem]
    agreed = _agreed(inside, stated, path_periods)
    if of_folder and by_end(of_folder) < by_end(inside):
        problem = _earlier_folder(stated, inside, of_folder=of_folder)
        return agreed._replace(may_be=(of_folder.name,)), [problem]
    return agreed, []


def _agreed(
    period: Period, stated: Stated, path_periods: PathPeriods, *, settled: bool = False
) -> Dating:
    return Dating(
        period,
        by_name=path_periods.of_file == period,
        by_folder=path_periods.of_folder == period,
        settled=settled,
        stated=stated,
    )


def _from_name(
    stated: Stated, path_periods: PathPeriods
) -> tuple[Dating, list[Problem]]:
    period = path_periods.of_file or path_periods.of_folder
    if not period:
        return _unreadable(stated, "The return does not say which period it is for.")
    by_what = "name of the file" if path_periods.of_file else "folder"
    message = (
        f"{stated.name} does not say its period. It is counted "
        f"for {in_full(period)}, from the {by_what}. Fill in the "
        "period."
    )
    problem = stated.problem(FROM_NAME, message, expected=period.name)
    return Dating(period, stated=stated), [problem]


def _unreadable(stated: Stated, message: str) -> tuple[Dating, list[Problem]]:
    problem = stated.problem(
        "bad-date", message, expected="a period such as 2013-14-Q4"
    )
    return Dating(set_aside="bad-date", stated=stated), [problem]


def _other_name(stated: Stated, inside: Period, *, of_file: Period) -> Problem:
    message = (
        f"{stated.name} says {in_full(inside)}; its file name "
        f"says {in_full(of_file)}. Correct the period in {stated.place}, "
        "or the file name."
    )
    return stated.problem(DISAGREES, message, expected=of_file.name)


def _earlier_folder(stated: Stated, inside: Period, *, of_folder: Period) -> Problem:
    message = (
        f"{stated.name} says {in_full(inside)}; its folder says "
        f"{in_full(of_folder)}. The period in the return is used. "
        f"Correct the period in {stated.place}, or move the file."
    )
    problem = stated.problem(DISAGREES, message, expected=of_folder.name)
    return problem._replace(less=True)
