"""Progress over several periods, as pandas tables."""

from concurrent.futures import Executor

import pandas as pd

from ohc.api.frames import Words, several
from ohc.api.returns import table_of, work_of
from ohc.progress.accounts.counting import COUNTS
from ohc.progress.options import ReadOptions, When
from ohc.progress.over_time.one_body import Part, history_of
from ohc.progress.over_time.trending import Course, trended
from ohc.reference.establishments import Selection

OF_TRENDS = (*COUNTS, "bodies", "pairs", "change", "all_complete", "all_applicable")


def trend(
    paths: Words,
    *,
    by: Words = "priority",
    last: int | None = None,
    since: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return progress over several periods, like for like: a row per group and period.

    The columns are those of ``ohc progress trend``: counts, ``pairs`` and ``change``
    are Int64, ``complete_percent`` is Float64. It shows four periods, or as many as
    ``last`` says, or all from ``since`` on. ``attrs`` is as for :func:`tally`. Raises
    NoSuchFile, UnknownName, NoPeriod, and WrongWords if there are fewer than two
    periods, or both months and quarters.
    """
    outcome = trended(
        several(paths),
        Course(several(by), last, since=since),
        selection=Selection(area_team=several(area_team), lead=several(lead)),
        when=When(),
        options=ReadOptions(),
        work=work_of(executor),
    )
    return table_of(outcome, counts=OF_TRENDS)


def history(
    name: str,
    paths: Words,
    *,
    last: int | None = None,
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return what one establishment returned: a row for each commitment and period.

    The columns are those of ``ohc progress history``: ``percent_complete`` is Float64,
    ``slipped_days`` Int64, ``forecast`` and ``date_achieved`` are dates. If a row is
    not counted, ``set_aside`` says why. Raises NoSuchFile, UnknownName, AmbiguousName.
    """
    outcome = history_of(
        name,
        several(paths),
        Part(last),
        options=ReadOptions(),
        work=work_of(executor),
    )
    return table_of(outcome, counts=("slipped_days",))
