"""
What commissioners of health and justice services look up, as pandas tables.

>>> import ohc
>>> len(ohc.estate(area_team="Wessex", kind="prison"))
6
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__version__ = "0.1.0"
__all__ = [
    "budget",
    "commitments",
    "estate",
    "facts",
    "matrix",
    "priorities",
    "read_returns",
    "tally",
]

Words = str | Iterable[str]


def estate(
    *,
    area_team: Words = (),
    lead: Words = (),
    region: Words = (),
    sub_region: Words = (),
    kind: Words = (),
    name: Words = (),
) -> "pd.DataFrame":
    """
    Return Appendix 1 of *Securing Excellence*, or the part of it that is asked for.

    One row per establishment and area team, in published order, with the
    columns of ``ohc estate`` and what other registers add; every value is text,
    blank where nothing is published, but capacity and population (Int64, missing
    where nobody says). Figures with a ``figure_group`` belong to its entries
    jointly: add them up once. A force listed under two area teams has two rows
    and one id. Raises UnknownName or AmbiguousName for a name that is not understood.
    """
    from ohc.establishments import (
        ENRICHMENT,
        ESTATE_FIELDS,
        FIGURES,
        Selection,
        enriched,
        select,
    )
    from ohc.frames import frame

    selection = Selection(
        area_team=_several(area_team),
        lead=_several(lead),
        region=_several(region),
        sub_region=_several(sub_region),
        kind=_several(kind),
        name=_several(name),
    )
    fields = (*ESTATE_FIELDS, *ENRICHMENT)
    return frame(enriched(select(selection)), fields, numbers=FIGURES)


def _several(words: Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def budget() -> "pd.DataFrame":
    """
    Return the table of paragraph 13 of *Securing Excellence*.

    One row per kind of accommodation with the columns of ``ohc budget``.
    ``resources_gbp`` is in pounds (Int64), missing where the source says TBC;
    the other values are text. There is no row for a total: no source has one.
    """
    from ohc.frames import frame
    from ohc.funding import BUDGET_FIELDS
    from ohc.funding import budget as rows

    return frame(rows(), BUDGET_FIELDS, numbers=("resources_gbp",))


def facts(words: str = "", *, topic: Words = ()) -> "pd.DataFrame":
    """
    Return the lists and figures of the five documents that hold all the words.

    Columns are those of ``ohc facts``, all text: a figure is as stated, with
    ``unit`` saying of what and how surely. Raises UnknownName for a topic.
    """
    from ohc.frames import frame
    from ohc.search import Question
    from ohc.sources import FACT_FIELDS
    from ohc.sources import facts as rows

    return frame(rows(Question((words,), _several(topic))), FACT_FIELDS)


def priorities(framework: str = "npa-2013") -> "pd.DataFrame":
    """
    Return the priorities of a framework: npa-2013 (12) or strategic-2016 (7).

    Columns are those of ``ohc priorities``; ``number`` is Int64, the rest text.
    Raises UnknownName.
    """
    from ohc.frames import frame
    from ohc.framework import PRIORITY_FIELDS, find_framework
    from ohc.framework import priorities as rows

    return frame(rows(find_framework(framework)), PRIORITY_FIELDS, numbers=("number",))


def commitments() -> "pd.DataFrame":
    """
    Return the 18 commitments of 2013-14, with the columns of the command.

    ``due_by`` is a date as text where the source has "By April 2014", taken as
    its first day by our convention; blank where it states none.
    """
    from ohc.frames import frame
    from ohc.framework import COMMITMENT_FIELDS
    from ohc.framework import commitments as rows

    return frame(rows(), COMMITMENT_FIELDS)


def matrix(name: str = "") -> "pd.DataFrame":
    """
    Return a responsibility matrix in long form: a row is one body's part in a duty.

    Columns are those of ``ohc matrix NAME -f json``, all text; without a name all
    ten matrices. Raises UnknownName.
    """
    from ohc.frames import frame
    from ohc.responsibility import DUTY_FIELDS, duties, find_matrix

    return frame(duties(find_matrix(name)["matrix"] if name else ""), DUTY_FIELDS)


def read_returns(paths: Words, *, framework: str = "npa-2013") -> "pd.DataFrame":
    """
    Return every row of the returns in files, folders, archives or wildcards.

    Columns are those of ``ohc progress read``; ``row`` is Int64, the rest text, blank
    where nothing is written. A row that does not count says why in ``set_aside``;
    ``attrs["problems"]`` says what is wrong, a sentence each. Raises NoSuchFile.
    """
    from ohc.frames import frame
    from ohc.progress.bundles import Given
    from ohc.progress.listing import READ_FIELDS
    from ohc.progress.outcomes import rows_read

    given = Given(framework=framework)
    outcome = rows_read(_several(paths), given)
    table = frame(outcome.rows, READ_FIELDS, numbers=("row",))
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
) -> "pd.DataFrame":
    """
    Return what the returns add up to, with the columns of ``ohc progress tally``.

    Counts are Int64, the rest text. Returns are expected of the part of the estate
    that is named, else of the patch of the settings; ``attrs`` has ``accounts``,
    ``problems`` and ``notes``. Raises NoSuchFile, UnknownName, NoPeriod.
    """
    from ohc.establishments import Selection
    from ohc.frames import frame
    from ohc.progress.bundles import By, Given, When
    from ohc.progress.counting import COUNTS, DENOMINATORS
    from ohc.progress.tallying import tallied

    outcome = tallied(
        _several(paths),
        By(by=_several(by), as_at=as_at),
        Selection(area_team=_several(area_team), lead=_several(lead)),
        When(period=period),
        Given(framework=framework),
    )
    table = frame(outcome.rows, outcome.columns, numbers=(*COUNTS, *DENOMINATORS))
    table.attrs |= {"problems": list(outcome.warnings), "notes": list(outcome.notes)}
    table.attrs["accounts"] = outcome.closing[-1]
    return table
