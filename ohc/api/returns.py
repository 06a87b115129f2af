"""Forms out and returns in, and what they add up to, as pandas tables."""

from collections.abc import Collection
from concurrent.futures import Executor
from datetime import date
from pathlib import Path

import pandas as pd

from ohc.api.frames import Words, frame, several
from ohc.outcome import Outcome
from ohc.outgoing import content_for_programs, for_programs
from ohc.progress import results
from ohc.progress.accounts.counting import COUNTS
from ohc.progress.accounts.listing import READ_FIELDS
from ohc.progress.comparing import Sides, moved
from ohc.progress.forms import issued
from ohc.progress.options import By, Extent, Only, ReadOptions, When, Work
from ohc.progress.tallying import tallied
from ohc.progress.unrecognised import unrecognised
from ohc.reference.establishments import Selection


def write_forms(
    period: str,
    folder: str | Path,
    *,
    area_team: Words = (),
    lead: Words = (),
    force: bool = False,
) -> list[Path]:
    """
    Write the workbook of each establishment in scope, and return their paths.

    Without a team for the patch of the settings, else for the whole estate. Raises
    NoPeriod, UnknownName, and CannotWrite where a form is there already, unless
    ``force`` says to overwrite it.
    """
    selection = Selection(area_team=several(area_team), lead=several(lead))
    outcome = issued(selection, period, folder=Path(folder), force=force)
    return list(outcome.written)


def read_returns(
    paths: Words,
    *,
    all_columns: bool = False,
    framework: str = "npa-2013",
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return every row of the returns in files, folders, archives or wildcards.

    Columns are those of ``ohc progress read``: ``row`` is Int64, ``percent_complete``
    Float64, ``forecast``, ``date_achieved`` and ``due`` are dates. A row that does
    not count says why in ``set_aside``. ``all_columns`` adds those that are not ours
    as text, under the words of their headers; of trackers (``framework="none"``) they
    are always there. ``attrs["problems"]`` has every problem as a record of
    ``ohc progress check``, ``attrs["accounts"]`` what became of files and rows. An
    ``executor`` of ``concurrent.futures``, or of its interface, reads many files at
    once; without one they are read in this process. Raises NoSuchFile.
    """
    options = ReadOptions(framework=framework)
    outcome = results.rows_read(
        several(paths),
        options,
        work=_work(executor),
        extent=Extent(all_columns=all_columns),
    )
    return _table(outcome, strangers=True)


def check(
    paths: Words,
    *,
    period: str | None = None,
    level: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    framework: str = "npa-2013",
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return what is wrong with the returns, a row a problem.

    Columns are those of ``ohc progress check``, all text: ``level`` is error, warning
    or note, ``counted`` yes or no. What nobody can tell whose it is, is there whatever
    is selected; ``level`` is the lowest that is asked for. ``attrs`` and ``executor``
    as for :func:`read_returns`. Raises NoSuchFile, UnknownName, NoPeriod.
    """
    selection = Selection(area_team=several(area_team), lead=several(lead))
    outcome = results.checked(
        several(paths),
        ReadOptions(framework=framework),
        selection=selection,
        only=Only(period, level),
        work=_work(executor),
    )
    return _table(outcome)


def unknown_words(
    paths: Words, *, framework: str = "npa-2013", executor: Executor | None = None
) -> pd.DataFrame:
    """
    Return the words for a status or a RAG rating that are in no table, a row each.

    Columns are those of ``ohc progress words``: ``count`` is of rows, ``files`` of
    files, both Int64; ``means`` is blank, to be filled in as words.csv. Trackers are
    read too. Raises NoSuchFile.
    """
    options = ReadOptions(framework=framework)
    outcome = unrecognised(several(paths), options, work=_work(executor))
    return _table(outcome)


def tally(
    paths: Words,
    *,
    by: Words = (),
    period: str | None = None,
    as_at: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    framework: str = "npa-2013",
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return what the returns add up to, with the columns of ``ohc progress tally``.

    Counts are Int64, ``complete_percent`` is Float64, ``as_at`` a date, the rest
    text. Returns are expected of the part of the estate that is named, else of the
    patch of the settings. ``attrs`` has ``problems`` and ``accounts`` as for
    :func:`read_returns`, and ``notes``. Raises NoSuchFile, UnknownName, NoPeriod.
    """
    outcome = tallied(
        several(paths),
        By(by=several(by), as_at=as_at),
        selection=Selection(area_team=several(area_team), lead=several(lead)),
        when=When(period=period),
        options=ReadOptions(framework=framework),
        work=_work(executor),
    )
    return _table(outcome, counts=COUNTS)


def compare(
    old: str | Path,
    new: str | Path | None = None,
    *,
    period: str | None = None,
    old_period: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return what moved between two sets of returns, or the last two periods of one.

    One row per establishment and commitment that differs, with the columns of
    ``ohc progress compare``, all text. The names in ``attrs["accounts"]`` begin with
    ``old_`` or ``new_``. Raises NoSuchFile, UnknownName, NoPeriod; WrongWords where
    the two periods are the same, in the wrong order, or a month and a quarter.
    """
    sides = Sides(
        str(old), None if new is None else str(new), old_period, period=period
    )
    outcome = moved(
        sides,
        selection=Selection(area_team=several(area_team), lead=several(lead)),
        options=ReadOptions(),
        work=_work(executor),
    )
    return _table(outcome)


def missing(
    paths: Words,
    *,
    period: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return whose returns are missing, with the columns of ``ohc progress missing``.

    All are text. ``attrs`` as for :func:`read_returns`. Raises NoSuchFile,
    UnknownName, NoPeriod.
    """
    outcome = results.not_returned(
        several(paths),
        Selection(area_team=several(area_team), lead=several(lead)),
        when=When(period=period),
        options=ReadOptions(),
        work=_work(executor),
    )
    return _table(outcome)


def _work(executor: Executor | None) -> Work:
    # The day where the analyst is.
    return Work(date.today(), executor=executor)  # noqa: DTZ011


def _table(
    outcome: Outcome, *, counts: Collection[str] = (), strangers: bool = False
) -> pd.DataFrame:
    """Return an outcome as a table; ``strangers`` may have added columns to ours."""
    if outcome.records is not None:
        outcome = outcome._replace(rows=outcome.records, columns=outcome.fields)
    outgoing = for_programs(outcome)
    # Whatever a stranger's header says, its column is text.
    texts = {*outgoing.columns} - {*READ_FIELDS} if strangers else ()
    table = frame(outgoing.rows, outgoing.columns, counts=counts, texts=texts)
    table.attrs["problems"] = content_for_programs(outcome.problems)
    table.attrs["accounts"] = dict(outgoing.accounts)
    table.attrs["notes"] = list(
        for_programs(outcome._replace(notes=outcome.explained())).notes
    )
    return table
