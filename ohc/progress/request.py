"""What was asked of progress commands, in the words of the person who asked."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ohc.errors import OhcError, UnknownName, WrongWords
from ohc.files.gathering import Gathered, NoSuchFile, gather, paths_in_list
from ohc.progress.accounts.books import TallyScope
from ohc.progress.accounts.counting import APRIL_2014, Terms
from ohc.progress.options import ReadOptions, When, Work
from ohc.progress.returns.batch import lock_problems, results
from ohc.progress.returns.path_periods import Start
from ohc.progress.returns.reading import FRAMEWORKS, Manner
from ohc.progress.returns.returns import Result
from ohc.progress.words.periods import find_period
from ohc.progress.words.which_answers import CHOSEN
from ohc.reference.establishments import Selection, select
from ohc.settings import APRIL_2014 as APRIL_SETTING
from ohc.settings import (
    current_settings,
    days_named,
    folder_of_settings,
    patch_unless,
)
from ohc.values import find_date
from ohc.workbooks.delimited import UTF16


class Reach(NamedTuple):
    """How much of the files a command has a use for."""

    all_columns: bool = False
    answers: str = CHOSEN


USUAL = Reach()
"""What every field of ours says, of several answers the one that is meant."""


def find_files(paths: Sequence[str], options: ReadOptions) -> Gathered:
    """
    Return the files that paths, a list of paths and stdin name together.

    Raises NoSuchFile for a path that leads nowhere, and where nothing is found;
    WrongWords where nothing was given.
    """
    wanted = [path for path in paths if path != "-"]
    if "-" in paths:
        wanted += paths_in_list(sys.stdin)
    if options.from_file:
        wanted += paths_in_list(_lines(options.from_file))
    if not paths and not options.from_file:
        raise WrongWords(
            "No file or folder is named.", "Name one, or a list with --from-file."
        )
    gathered = gather(wanted)
    if not gathered.files and not gathered.locks:
        raise NoSuchFile(
            f"No file is in {'; '.join(wanted) or 'the list'}.", "Check the folder."
        )
    return gathered


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        data = Path(name).read_bytes()
        # So PowerShell writes what > sends to a file.
        utf16 = data.startswith(UTF16)
        yield from data.decode("utf-16" if utf16 else "utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OhcError(
            f"The list {name} cannot be read: {getattr(error, 'strerror', error)}.",
            "It is a text in UTF-8 with a path a line.",
        ) from error


def manner(options: ReadOptions, reach: Reach = USUAL) -> Manner:
    """Return how files are to be read. Raises UnknownName for a framework."""
    if options.framework not in FRAMEWORKS:
        raise UnknownName("framework", options.framework, FRAMEWORKS)
    here = Path.cwd()
    base = folder_of_settings(here)
    start = Start(str(here), str(base) if base else "")
    return Manner(
        options.framework,
        options.read_colours,
        all_columns=reach.all_columns,
        start=start,
        sheets=tuple(options.sheets),
        status_column=options.status_column or "",
        rag_column=options.rag_column or "",
        answers=reach.answers,
    )


def each_result(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    reach: Reach = USUAL,
) -> Iterator[Result]:
    """Give the result of each file, and first who has one of them open."""
    how = manner(options, reach)._replace(today=work.today.isoformat())
    gathered = find_files(paths, options)
    for problem in lock_problems(gathered.locks):
        # No file of anyone: it has neither a name nor an outcome of its own.
        yield Result("", None, problems=(problem,))
    yield from results(gathered, how, work)


def find_day(words: str | None, option: str) -> date | None:
    """Return the day that an option names, if it was given. Raises WrongWords."""
    if words is None:
        return None
    day = find_date(words)
    if not day:
        raise WrongWords(
            f"{option} {words!r} is no day.", "Write it as 2014-04-30 or 30/04/2014."
        )
    return day


def asked_for(
    selection: Selection,
    when: When,
    *,
    all_periods: bool = False,
    teams: bool = False,
) -> tuple[TallyScope, str]:
    """
    Return what is asked for, and where the returns expected come from, in words.

    Without a selection it is the patch of the settings, else the whole estate.
    """
    chosen, origin = patch_unless(selection)
    # A name that is not understood is reported before the work begins.
    select(chosen)
    period = find_period(when.period) if when.period else None
    due = find_day(when.returns_due, "--returns-due")
    scope = TallyScope(
        selection=chosen,
        period=period,
        returns_due=due,
        all_periods=all_periods,
        teams=teams,
    )
    return scope, origin


def find_terms(as_at: str | None) -> Terms:
    """Return as at which day a tally is, and what "By April 2014" is taken as."""
    days = (
        day
        for setting in current_settings()
        if setting.name == APRIL_SETTING
        for day in days_named(setting)
    )
    return Terms(find_day(as_at, "--as-at"), next(days, APRIL_2014))
