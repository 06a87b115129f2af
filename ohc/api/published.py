"""What the documents and registers say, as pandas tables."""

import pandas as pd

from ohc.api.frames import Words, frame, several
from ohc.finding import rows
from ohc.finding.answers import answers
from ohc.finding.keeping import database
from ohc.finding.query import Query
from ohc.finding.store import Store
from ohc.reference import establishments as estates
from ohc.reference import framework as frameworks
from ohc.reference import funding, responsibility, sources
from ohc.reference.establishments import Selection
from ohc.reference.search import Question


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
    Return Appendix 1 of *Securing Excellence*, or the part of it that you select.

    One row for each establishment and area team, in published order, with the columns
    of ``ohc estate`` and those from other registers. Capacity and population are Int64,
    coordinates Float64, ``figures_date`` is a date. Rows with the same ``figure_group``
    share their figures: count these once. A police force listed under two area teams
    has two rows and one ID. Raises UnknownName or AmbiguousName.

    >>> len(estate(area_team="Wessex", kind="prison"))
    6
    """
    selection = Selection(
        area_team=several(area_team),
        lead=several(lead),
        region=several(region),
        sub_region=several(sub_region),
        kind=several(kind),
        name=several(name),
    )
    fields = (*estates.ESTATE_FIELDS, *estates.ENRICHMENT)
    return frame(estates.enriched(estates.select(selection)), fields)


def budget() -> pd.DataFrame:
    """
    Return the table of paragraph 13 of *Securing Excellence*.

    One row for each kind of accommodation, with the columns of ``ohc budget``.
    ``resources_gbp`` is in pounds (Int64), and missing where the source says TBC. There
    is no row for a total, because no source gives one.

    >>> int(budget()["resources_gbp"].sum())
    562800000
    """
    return frame(funding.budget(), funding.BUDGET_FIELDS)


def facts(words: str = "", *, topic: Words = ()) -> pd.DataFrame:
    """
    Return the lists and figures in the five documents that contain all the words.

    The columns are those of ``ohc facts``, all text. A figure is as published, and
    ``unit`` says what it counts and how certain it is. Raises UnknownName for a topic.
    """
    question = Question((words,), several(topic))
    return frame(sources.find_facts(question), sources.FACT_FIELDS)


def find(
    words: str,
    *,
    kind: Words = (),
    source: str | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """
    Return the answers to a question, from all the tables, the best first.

    The columns are those of ``ohc find -f json``. ``source``, ``disputed``, ``also``,
    ``keys`` and ``heard`` are separated by ``"; "``; ``score`` and ``covers`` are
    Float64, ``rank`` is Int64. There may be no row. Raises UnknownName for a kind or
    source, NoSearch where this Python's SQLite has no FTS5.

    >>> find("who pays for bed watches")["answer"][0]
    'funds: NHS England'
    """
    query = Query((words,), several(kind), most=most, cites=source)
    answer_rows = rows.rows(answers(query, Store(database())))
    return frame(answer_rows, (*rows.FIELDS, *rows.JSON_FIELDS))


def conflicts(words: str = "") -> pd.DataFrame:
    """
    Return where the five documents disagree with each other or with themselves.

    One row for each disagreement, with the columns of ``ohc sources conflicts``,
    all text.
    """
    rows = sources.find_conflicts(Question((words,)))
    return frame(rows, sources.CONFLICT_FIELDS)


def priorities(framework: str = "npa-2013") -> pd.DataFrame:
    """
    Return the priorities of a framework: npa-2013 (12) or strategic-2016 (7).

    The columns are those of ``ohc priorities``. ``number`` is Int64, the rest text.
    Raises UnknownName.
    """
    name = frameworks.find_framework(framework)
    return frame(frameworks.priorities(name), frameworks.PRIORITY_FIELDS)


def commitments() -> pd.DataFrame:
    """
    Return the 18 commitments of 2013-14, with the columns of the command.

    ``due_by`` is a date: 1 April 2014 where the source says "By April 2014", because
    ohc reads it so. It is missing where the source states no date.
    """
    return frame(frameworks.commitments(), frameworks.COMMITMENT_FIELDS)


def matrix(name: str = "") -> pd.DataFrame:
    """
    Return a responsibility matrix: a row for each organisation's part in a duty.

    The columns are those of ``ohc matrix NAME -f json``, all text. Without a name, it
    returns all ten matrices. Raises UnknownName.
    """
    matrix_id = responsibility.find_matrix(name)["matrix"] if name else ""
    return frame(responsibility.duties(matrix_id), responsibility.DUTY_FIELDS)
