"""The options of progress commands, as the user typed them."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ohc.errors import OhcError, UnknownName, WrongWords
from ohc.files import inputs
from ohc.files.gathering import Gathered, gather, paths_in_list
from ohc.files.unreadable import LARGEST_FILE
from ohc.files.walking import NoSuchFile
from ohc.lines import in_quotes
from ohc.patch import Origin, patch_unless
from ohc.progress.accounts.books import TallyScope
from ohc.progress.accounts.counting import APRIL_2014, Terms
from ohc.progress.manner import FRAMEWORKS, Manner
from ohc.progress.options import ReadOptions, When, Work
from ohc.progress.returns.batch import lock_problems, results
from ohc.progress.returns.path_periods import Start
from ohc.progress.returns.returns import Result
from ohc.progress.words.periods import find_period
from ohc.progress.words.which_answers import CHOSEN
from ohc.record import Record
from ohc.reference.establishments import Selection, select
from ohc.settings import APRIL_2014 as APRIL_SETTING
from ohc.settings import (
    current_settings,
    days_named,
    folder_of_settings,
    is_round_set,
)
from ohc.values import find_date


class Reach(Record):
    """How much of the files a command needs."""

    all_columns: bool = False
    answers: str = CHOSEN
    sums: bool = False


LIST_FORM = "Give a text file with one path on each line."

USUAL = Reach()
"""Every field of ours; from several answers, the one that counts."""


def find_files(paths: Sequence[str], options: ReadOptions) -> Gathered:
    """
    Return the files that paths, a list of paths and stdin name together.

    Raises NoSuchFile for a path that does not exist, or if there are no files;
    WrongWords if nothing was given.
    """
    wanted = [path for path in paths if path != "-"]
    if "-" in paths:
        wanted += _listed("-")
    if options.from_file:
        wanted += _listed(options.from_file)
    if not paths and not options.from_file:
        raise WrongWords(
            "Say which files or folder to read, such as: ohc progress tally returns"
        )
    gathered = gather(wanted)
    inputs.reads(file.name for file in gathered.files)
    if not gathered.files and not gathered.locks:
        raise NoSuchFile(
            f"There is no file in {'; '.join(wanted) or 'the list'}.",
            "Check the folder.",
        )
    return gathered


def _listed(name: str) -> list[str]:
    """Return the paths in a list, or in stdin for -. Raises OhcError."""
    # Imported here, because most people name files and folders.
    from ohc.files.decoding import NotText, readings

    shown = "stdin" if name == "-" else name
    if name != "-":
        inputs.reads([name])
    try:
        data = _bytes_of_list(name)
        candidates = [paths_in_list(text.text.splitlines()) for text in readings(data)]
    except OSError as error:
        raise OhcError(
            f"ohc cannot read the list {shown}: {error.strerror}.", LIST_FORM
        ) from error
    except NotText as error:
        raise OhcError(f"The list {shown}, {error}.", LIST_FORM) from error
    # A code page is never certain, but the existing files can show which it is.
    return max(candidates, key=_number_there)


def _bytes_of_list(name: str) -> bytes:
    if name != "-":
        with Path(name).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    elif stream := getattr(sys.stdin, "buffer", None):
        # Python would read what cmd or PowerShell wrote in the code page of Windows.
        data = stream.read(LARGEST_FILE + 1)
    else:
        data = sys.stdin.read(LARGEST_FILE + 1).encode() if sys.stdin else b""
    if len(data) > LARGEST_FILE:
        raise OhcError(f"The list is larger than {LARGEST_FILE / 1e6:g} MB.", LIST_FORM)
    return data


def _number_there(paths: Sequence[str]) -> int:
    return sum(map(os.path.lexists, paths))


def manner(options: ReadOptions, reach: Reach = USUAL) -> Manner:
    """Return how to read files. Raises UnknownName for a framework."""
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
        sums=wants_sums(options, reach),
    )


def wants_sums(options: ReadOptions, reach: Reach) -> bool:
    """Return whether checksums of files are wanted; a summary always has them."""
    return reach.sums or options.summary is not None


def each_result(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    reach: Reach = USUAL,
) -> Iterator[Result]:
    """Give the result of each file, after those of lock files."""
    how = manner(options, reach)._replace(
        today=work.today.isoformat(), read_facts=work.read_facts
    )
    gathered = find_files(paths, options)
    for problem in lock_problems(gathered.locks):
        # Not a real file: it has neither a name nor a result of its own.
        yield Result("", None, problems=(problem,))
    yield from results(gathered, how, work)


def find_day(words: str | None, option: str) -> date | None:
    """Return the date in an option, if it was given. Raises WrongWords."""
    if words is None:
        return None
    day = find_date(words)
    if not day:
        raise WrongWords(
            f"{option} {in_quotes(words)} is not a date.",
            "Write it like 2014-04-30 or 30/04/2014.",
        )
    return day


def asked_for(
    selection: Selection,
    when: When,
    *,
    all_periods: bool = False,
    teams: bool = False,
    chooses_period: bool = True,
) -> tuple[TallyScope, Origin]:
    """
    Return what was asked for, and how the expected returns were chosen.

    Without a selection, it is the patch in the settings or else the whole estate. The
    period and due date are those of the round in the settings, unless they are named
    or several periods are asked for.
    """
    chosen, origin = patch_unless(selection)
    # Report a name that is not recognised before the work begins.
    select(chosen)
    scope = TallyScope(
        selection=chosen,
        period=find_period(when.period) if when.period else None,
        returns_due=find_day(when.returns_due, "--returns-due"),
        all_periods=all_periods,
        teams=teams,
    )
    if not is_round_set():
        return scope, origin
    return _of_round(scope, origin, chooses_period=chooses_period and not all_periods)


def _of_round(
    scope: TallyScope, origin: Origin, *, chooses_period: bool
) -> tuple[TallyScope, Origin]:
    # Imported here, because most tallies have no round.
    from ohc.progress.issuing.round_settings import current_round

    current = current_round().for_period(scope.period)
    taken = []
    if not scope.period and chooses_period and current.period:
        scope = scope._replace(period=current.period)
        taken.append("period")
    if not scope.returns_due and current.returns_due:
        scope = scope._replace(returns_due=current.returns_due)
        taken.append("returns_due")
    return scope, origin._replace(round=current.told(*taken))


def find_terms(as_at: str | None) -> Terms:
    """Return the date of a tally, and the date that "By April 2014" stands for."""
    days = (
        day
        for setting in current_settings()
        if setting.name == APRIL_SETTING
        for day in days_named(setting)
    )
    return Terms(find_day(as_at, "--as-at"), next(days, APRIL_2014))
