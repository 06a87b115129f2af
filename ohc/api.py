"""The commands as functions that return pandas tables: what ``import ohc`` hands on."""

from collections.abc import Iterable, Sequence

import pandas as pd

from ohc.outcome import Row

Words = str | Iterable[str]


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

    One row per establishment and area team, in published order, with the
    columns of ``ohc estate`` and what other registers add; every value is text,
    blank where nothing is published, but capacity and population (Int64, missing
    where nobody says). Figures with a ``figure_group`` belong to its entries
    jointly: add them up once. A force listed under two area teams has two rows
    and one id. Raises UnknownName or AmbiguousName for a name that is not understood.
    """
    from ohc.reference.establishments import (
        ENRICHMENT,
        ESTATE_FIELDS,
        FIGURES,
        Selection,
        enriched,
        select,
    )

    selection = Selection(
        area_team=_several(area_team),
        lead=_several(lead),
        region=_several(region),
        sub_region=_several(sub_region),
        kind=_several(kind),
        name=_several(name),
    )
    fields = (*ESTATE_FIELDS, *ENRICHMENT)
    return _frame(enriched(select(selection)), fields, numbers=FIGURES)


def _several(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def budget() -> pd.DataFrame:
    """
    Return the table of paragraph 13 of *Securing Excellence*.

    One row per kind of accommodation with the columns of ``ohc budget``.
    ``resources_gbp`` is in pounds (Int64), missing where the source says TBC;
    the other values are text. There is no row for a total: no source has one.
    """
    from ohc.reference.funding import BUDGET_FIELDS
    from ohc.reference.funding import budget as rows

    return _frame(rows(), BUDGET_FIELDS, numbers=("resources_gbp",))


def facts(words: str = "", *, topic: Words = ()) -> pd.DataFrame:
    """
    Return the lists and figures of the five documents that hold all the words.

    Columns are those of ``ohc facts``, all text: a figure is as stated, with
    ``unit`` saying of what and how surely. Raises UnknownName for a topic.
    """
    from ohc.reference.search import Question
    from ohc.reference.sources import FACT_FIELDS, find_facts

    question = Question((words,), _several(topic))
    return _frame(find_facts(question), FACT_FIELDS)


def priorities(framework: str = "npa-2013") -> pd.DataFrame:
    """
    Return the priorities of a framework: npa-2013 (12) or strategic-2016 (7).

    Columns are those of ``ohc priorities``; ``number`` is Int64, the rest text.
    Raises UnknownName.
    """
    from ohc.reference.framework import PRIORITY_FIELDS, find_framework
    from ohc.reference.framework import priorities as rows

    return _frame(rows(find_framework(framework)), PRIORITY_FIELDS, numbers=("number",))


def commitments() -> pd.DataFrame:
    """
    Return the 18 commitments of 2013-14, with the columns of the command.

    ``due_by`` is a date as text where the source has "By April 2014", taken as
    its first day by our convention; blank where it states none.
    """
    from ohc.reference.framework import COMMITMENT_FIELDS
    from ohc.reference.framework import commitments as rows

    return _frame(rows(), COMMITMENT_FIELDS)


def matrix(name: str = "") -> pd.DataFrame:
    """
    Return a responsibility matrix in long form: a row is one body's part in a duty.

    Columns are those of ``ohc matrix NAME -f json``, all text; without a name all
    ten matrices. Raises UnknownName.
    """
    from ohc.reference.responsibility import DUTY_FIELDS, duties, find_matrix

    return _frame(duties(find_matrix(name)["matrix"] if name else ""), DUTY_FIELDS)


def read_returns(paths: Words, *, framework: str = "npa-2013") -> pd.DataFrame:
    """
    Return every row of the returns in files, folders, archives or wildcards.

    Columns are those of ``ohc progress read``; ``row`` is Int64, the rest text, blank
    where nothing is written. A row that does not count says why in ``set_aside``;
    ``attrs["problems"]`` says what is wrong, a sentence each. Raises NoSuchFile.
    """
    from ohc.progress.accounts.listing import READ_FIELDS
    from ohc.progress.options import ReadOptions
    from ohc.progress.results import rows_read

    outcome = rows_read(_several(paths), ReadOptions(framework=framework))
    table = _frame(outcome.rows, READ_FIELDS, numbers=("row",))
    table.attrs["problems"] = list(outcome.warnings)
    return table


def tally(
    paths: Words,
    *,
    by: Words = (),
    period: str | None = None,
    as_at: str | None = None,
    area_team: Words = (),
    lead: Words = (),
    framework: str = "npa-2013",
) -> pd.DataFrame:
    """
    Return what the returns add up to, with the columns of ``ohc progress tally``.

    Counts are Int64, the rest text. Returns are expected of the part of the estate
    that is named, else of the patch of the settings; ``attrs`` has ``accounts``,
    ``problems`` and ``notes``. Raises NoSuchFile, UnknownName, NoPeriod.
    """
    from ohc.progress.accounts.counting import COUNTS, DENOMINATORS
    from ohc.progress.options import By, ReadOptions, When
    from ohc.progress.tallying import tallied
    from ohc.reference.establishments import Selection

    outcome = tallied(
        _several(paths),
        By(by=_several(by), as_at=as_at),
        selection=Selection(area_team=_several(area_team), lead=_several(lead)),
        when=When(period=period),
        options=ReadOptions(framework=framework),
    )
    table = _frame(outcome.rows, outcome.columns, numbers=(*COUNTS, *DENOMINATORS))
    table.attrs |= {"problems": list(outcome.warnings), "notes": list(outcome.notes)}
    table.attrs["accounts"] = outcome.closing[-1]
    return table


def _frame(
    rows: Sequence[Row], columns: Sequence[str], numbers: Sequence[str] = ()
) -> pd.DataFrame:
    """
    Return the rows as a table: the columns first, then their other fields.

    Every value is text, blank as ``""``; the columns of ``numbers`` are Int64,
    blank as missing.
    """
    others = (name for row in rows[:1] for name in row)
    order = list(dict.fromkeys((*columns, *others)))
    table = pd.DataFrame([dict(row) for row in rows], columns=order)
    for name in order:
        if name in numbers:
            values = [
                value if isinstance(value, int) else None for value in table[name]
            ]
            table[name] = pd.array(values, dtype="Int64")
        else:
            table[name] = table[name].astype(str)
    return table
