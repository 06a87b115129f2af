"""Return workbooks, returns and tallies, as pandas tables."""

from collections.abc import Collection
from concurrent.futures import Executor
from datetime import date
from pathlib import Path

import pandas as pd

from ohc.agreements.answers.answers import read_facts
from ohc.api.frames import Words, frame, several
from ohc.outcome import Outcome
from ohc.outgoing import content_for_programs, for_programs
from ohc.progress import results
from ohc.progress.accounts.counting import COUNTS
from ohc.progress.accounts.listing import READ_FIELDS
from ohc.progress.checks.checks import checked
from ohc.progress.comparing import Sides, moved
from ohc.progress.issuing.issuing import Issue, issued
from ohc.progress.options import By, Earlier, Extent, Only, ReadOptions, When, Work
from ohc.progress.tallying import tallied
from ohc.progress.unrecognised import unrecognised
from ohc.reference.establishments import Selection


def write_forms(
    period: str,
    folder: str | Path,
    previous: Words | Path | None = None,
    return_by: str | None = None,
    return_to: str | None = None,
    *,
    area_team: Words = (),
    lead: Words = (),
    force: bool = False,
) -> list[Path]:
    """
    Create a return workbook for each establishment, and return their paths.

    ``previous`` are returns of the period before, shown beside each question;
    ``return_by`` and ``return_to`` are printed on the form. If you name no team, it
    uses the patch from the settings, or else the whole estate. Raises NoPeriod,
    UnknownName, WrongWords for a date or an address, OhcError if ``previous`` has no
    earlier period, and CannotWrite if a workbook exists; ``force`` replaces it.
    """
    issue = Issue(
        Path(folder),
        period,
        previous=() if previous is None else several(previous),
        return_by=return_by,
        return_to=return_to,
        force=force,
    )
    selection = Selection(area_team=several(area_team), lead=several(lead))
    outcome = issued(selection, issue, facts={}, work=work_of(None))
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

    The columns are those of ``ohc progress read``: ``row`` is Int64,
    ``percent_complete`` Float64, ``forecast``, ``date_achieved`` and ``due`` are dates.
    If a row is not counted, ``set_aside`` says why. ``all_columns`` adds columns that
    people added, as text and under their own headings; for trackers
    (``framework="none"``) they are always included. ``attrs["problems"]`` has a record
    of every problem, as in ``ohc progress check``, and ``attrs["accounts"]`` accounts
    for every file and row. An ``executor`` of ``concurrent.futures``, or one with the
    same interface, reads many files at once. Raises NoSuchFile.
    """
    options = ReadOptions(framework=framework)
    outcome = results.rows_read(
        several(paths),
        options,
        work=work_of(executor),
        extent=Extent(all_columns=all_columns),
    )
    return table_of(outcome, strangers=True)


def check(
    paths: Words,
    *,
    previous: Words = (),
    against: str | Path | None = None,
    period: str | None = None,
    level: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    framework: str = "npa-2013",
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return the problems in the returns, one row for each.

    The columns are those of ``ohc progress check``, all text: ``level`` is error,
    warning or note, ``counted`` yes or no. Problems whose establishment is not known
    are always included, whatever you select. The argument ``level`` sets the lowest
    level to include. ``previous`` are returns of last quarter, to find answers that
    were only copied; ``against`` is a summary, to find files that changed since.
    ``attrs`` and ``executor`` are as for :func:`read_returns`. Raises NoSuchFile,
    UnknownName, NoPeriod.
    """
    selection = Selection(area_team=several(area_team), lead=several(lead))
    outcome = checked(
        several(paths),
        ReadOptions(framework=framework),
        selection=selection,
        only=Only(period, level),
        earlier=Earlier(several(previous), None if against is None else str(against)),
        work=work_of(executor),
    )
    return table_of(outcome)


def unknown_words(
    paths: Words, *, framework: str = "npa-2013", executor: Executor | None = None
) -> pd.DataFrame:
    """
    Return the status and RAG words that are not recognised, one row for each.

    The columns are those of ``ohc progress words``: ``count`` is the number of rows,
    ``files`` the number of files, both Int64. ``means`` is blank: save the table as
    words.csv and fill it in. It also reads trackers. Raises NoSuchFile.
    """
    options = ReadOptions(framework=framework)
    outcome = unrecognised(several(paths), options, work=work_of(executor))
    return table_of(outcome)


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
    Add up the returns for a period, with the columns of ``ohc progress tally``.

    Counts are Int64, ``complete_percent`` is Float64, ``as_at`` a date, the rest text.
    Returns are expected from the teams you name, or else from the patch in the
    settings, or else from the whole estate. ``attrs`` has ``problems`` and ``accounts``
    as for :func:`read_returns`, and ``notes``. Raises NoSuchFile,
    UnknownName, NoPeriod.
    """
    outcome = tallied(
        several(paths),
        By(by=several(by), as_at=as_at),
        selection=Selection(area_team=several(area_team), lead=several(lead)),
        when=When(period=period),
        options=ReadOptions(framework=framework),
        work=work_of(executor),
    )
    return table_of(outcome, counts=COUNTS)


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
    Return what changed between two sets of returns, or the last two periods of one.

    One row for each establishment and commitment that differs, with the columns of
    ``ohc progress compare``, all text. The names in ``attrs["accounts"]`` begin with
    ``old_`` or ``new_``. Raises NoSuchFile, UnknownName, NoPeriod, and WrongWords if
    the two periods are the same, in the wrong order, or a month and a quarter.
    """
    sides = Sides(
        str(old), None if new is None else str(new), old_period, period=period
    )
    outcome = moved(
        sides,
        selection=Selection(area_team=several(area_team), lead=several(lead)),
        options=ReadOptions(),
        work=work_of(executor),
    )
    return table_of(outcome)


def missing(
    paths: Words,
    *,
    period: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return missing returns, with the columns of ``ohc progress missing``, all text.

    ``attrs`` is as for :func:`read_returns`. Raises NoSuchFile, UnknownName, NoPeriod.
    """
    outcome = results.not_returned(
        several(paths),
        Selection(area_team=several(area_team), lead=several(lead)),
        when=When(period=period),
        options=ReadOptions(),
        work=work_of(executor),
    )
    return table_of(outcome)


def work_of(executor: Executor | None) -> Work:
    """Return how files are read: today, and by whom."""
    # The day where the analyst is.
    today = date.today()  # noqa: DTZ011
    return Work(today, executor=executor, read_facts=read_facts)


def table_of(
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
