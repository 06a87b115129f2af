"""The commands as functions that return pandas tables: what ``import ohc`` hands on."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from ohc.outcome import Outcome, Row
from ohc.problems import PROBLEM_FIELDS
from ohc.progress.accounts.counting import COUNTS
from ohc.progress.accounts.listing import READ_FIELDS
from ohc.progress.accounts.movement import COMPARE_FIELDS
from ohc.progress.options import By, ReadOptions, When, Work
from ohc.reference import establishments as estates
from ohc.reference import framework as frameworks
from ohc.reference import funding, responsibility, sources
from ohc.reference.establishments import Selection
from ohc.reference.search import Question

Words = str | Iterable[str]

COUNTED = frozenset(
    {
        *estates.FIGURES,
        *COUNTS,
        "returns_expected",
        "returns_received",
        "returns_missing",
        "resources_gbp",
        "number",
        "row",
    }
)
MEASURED = frozenset({"complete_percent", "percent_complete", "latitude", "longitude"})
DATES = frozenset({"due_by", "forecast", "date_achieved", "as_at", "figures_date"})
"""Columns that are Int64, Float64 and dates; all others are text."""


def estate(
    *,
    area_team: Words = (),
    lead: Words = (),
    region: Words = (),
    sub_region: Words = (),
    kind: Words = (),
    name: Words = (),
) -> pd.DataFrame:
    """
    Return Appendix 1 of *Securing Excellence*, or the part of it that is asked for.

    One row per establishment and area team, in published order, with the columns of
    ``ohc estate`` and what other registers add. Capacity and population are Int64,
    coordinates Float64, ``figures_date`` is a date. Figures with a ``figure_group``
    belong to its entries jointly: add them up once. A force listed under two area
    teams has two rows and one id. Raises UnknownName or AmbiguousName.

    >>> len(estate(area_team="Wessex", kind="prison"))
    6
    """
    selection = Selection(
        area_team=_several(area_team),
        lead=_several(lead),
        region=_several(region),
        sub_region=_several(sub_region),
        kind=_several(kind),
        name=_several(name),
    )
    fields = (*estates.ESTATE_FIELDS, *estates.ENRICHMENT)
    return _frame(estates.enriched(estates.select(selection)), fields)


def budget() -> pd.DataFrame:
    """
    Return the table of paragraph 13 of *Securing Excellence*.

    One row per kind of accommodation with the columns of ``ohc budget``.
    ``resources_gbp`` is in pounds (Int64), missing where the source says TBC. There
    is no row for a total: no source has one.

    >>> int(budget()["resources_gbp"].sum())
    562800000
    """
    return _frame(funding.budget(), funding.BUDGET_FIELDS)


def facts(words: str = "", *, topic: Words = ()) -> pd.DataFrame:
    """
    Return the lists and figures of the five documents that hold all the words.

    Columns are those of ``ohc facts``, all text: a figure is as stated, with
    ``unit`` saying of what and how surely. Raises UnknownName for a topic.
    """
    question = Question((words,), _several(topic))
    return _frame(sources.find_facts(question), sources.FACT_FIELDS)


def conflicts(words: str = "") -> pd.DataFrame:
    """
    Return where the five documents disagree, with each other or with themselves.

    One row per disagreement with the columns of ``ohc sources conflicts``, all text.
    """
    rows = sources.find_conflicts(Question((words,)))
    return _frame(rows, sources.CONFLICT_FIELDS)


def priorities(framework: str = "npa-2013") -> pd.DataFrame:
    """
    Return the priorities of a framework: npa-2013 (12) or strategic-2016 (7).

    Columns are those of ``ohc priorities``; ``number`` is Int64, the rest text.
    Raises UnknownName.
    """
    name = frameworks.find_framework(framework)
    return _frame(frameworks.priorities(name), frameworks.PRIORITY_FIELDS)


def commitments() -> pd.DataFrame:
    """
    Return the 18 commitments of 2013-14, with the columns of the command.

    ``due_by`` is a date where the source has "By April 2014", taken as its first day
    by our convention; missing where it states none.
    """
    return _frame(frameworks.commitments(), frameworks.COMMITMENT_FIELDS)


def matrix(name: str = "") -> pd.DataFrame:
    """
    Return a responsibility matrix in long form: a row is one body's part in a duty.

    Columns are those of ``ohc matrix NAME -f json``, all text; without a name all
    ten matrices. Raises UnknownName.
    """
    matrix_id = responsibility.find_matrix(name)["matrix"] if name else ""
    return _frame(responsibility.duties(matrix_id), responsibility.DUTY_FIELDS)


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
    from ohc.progress.forms import issued

    selection = Selection(area_team=_several(area_team), lead=_several(lead))
    outcome = issued(selection, period, folder=Path(folder), force=force)
    return list(outcome.written)


def read_returns(
    paths: Words, *, framework: str = "npa-2013", executor: Executor | None = None
) -> pd.DataFrame:
    """
    Return every row of the returns in files, folders, archives or wildcards.

    Columns are those of ``ohc progress read``: ``row`` is Int64, ``percent_complete``
    Float64, ``forecast`` and ``date_achieved`` are dates. A row that does not count
    says why in ``set_aside``. ``attrs["problems"]`` has every problem as a record of
    ``ohc progress check``, ``attrs["accounts"]`` what became of files and rows. An
    ``executor`` of ``concurrent.futures``, or of its interface, reads many files at
    once; without one they are read in this process. Raises NoSuchFile.
    """
    from ohc.progress.results import rows_read

    options = ReadOptions(framework=framework)
    outcome = rows_read(_several(paths), options, work=_work(executor))
    return _with_accounts(_frame(outcome.rows, READ_FIELDS), outcome)


def check(
    paths: Words, *, framework: str = "npa-2013", executor: Executor | None = None
) -> pd.DataFrame:
    """
    Return what is wrong with the returns, a row a problem.

    Columns are those of ``ohc progress check``, all text; ``attrs`` and ``executor``
    as for :func:`read_returns`. Raises NoSuchFile.
    """
    from ohc.progress.results import checked

    options = ReadOptions(framework=framework)
    outcome = checked(_several(paths), options, work=_work(executor))
    return _with_accounts(_frame(outcome.rows, PROBLEM_FIELDS), outcome)


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
    from ohc.progress.tallying import tallied

    outcome = tallied(
        _several(paths),
        By(by=_several(by), as_at=as_at),
        selection=Selection(area_team=_several(area_team), lead=_several(lead)),
        when=When(period=period),
        options=ReadOptions(framework=framework),
        work=_work(executor),
    )
    return _with_accounts(_frame(outcome.rows, outcome.columns), outcome)


def compare(
    old: str | Path,
    new: str | Path,
    *,
    area_team: Words = (),
    lead: Words = (),
    executor: Executor | None = None,
) -> pd.DataFrame:
    """
    Return what moved between two sets of returns.

    One row per establishment and commitment that differs, with the columns of
    ``ohc progress compare``, all text. The names in ``attrs["accounts"]`` begin with
    ``old_`` or ``new_``. Raises NoSuchFile, UnknownName.
    """
    from ohc.progress.results import moved

    outcome = moved(
        str(old),
        str(new),
        selection=Selection(area_team=_several(area_team), lead=_several(lead)),
        options=ReadOptions(),
        work=_work(executor),
    )
    return _with_accounts(_frame(outcome.rows, COMPARE_FIELDS), outcome)


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
    from ohc.progress.results import MISSING_FIELDS, not_returned

    outcome = not_returned(
        _several(paths),
        Selection(area_team=_several(area_team), lead=_several(lead)),
        when=When(period=period),
        options=ReadOptions(),
        work=_work(executor),
    )
    return _with_accounts(_frame(outcome.rows, MISSING_FIELDS), outcome)


def _several(words: Words | Path) -> tuple[str, ...]:
    if isinstance(words, str | Path):
        return (str(words),)
    return tuple(map(str, words))


def _work(executor: Executor | None) -> Work:
    # The day where the analyst is.
    return Work(date.today(), executor=executor)  # noqa: DTZ011


def _with_accounts(table: pd.DataFrame, outcome: Outcome) -> pd.DataFrame:
    table.attrs["problems"] = [dict(problem) for problem in outcome.problems]
    table.attrs["accounts"] = dict(outcome.accounts)
    table.attrs["notes"] = list(outcome.notes)
    return table


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> pd.DataFrame:
    """Return the rows as a table: the columns first, then their other fields."""
    others = (name for row in rows[:1] for name in row)
    order = dict.fromkeys((*columns, *others))
    return pd.DataFrame({name: _column(name, rows) for name in order})


def _column(name: str, rows: Sequence[Row]) -> Any:
    # Blank is missing, not an empty text that a count would take for a value.
    cells = pd.Series(
        [None if row[name] == "" else row[name] for row in rows], dtype="object"
    )
    if name in DATES:
        # Not the unit that this version of pandas would choose.
        return pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[ns]")
    if name in COUNTED:
        return cells.astype("Int64")
    return (
        pd.to_numeric(cells).astype("Float64")
        if name in MEASURED
        else cells.astype("string")
    )
