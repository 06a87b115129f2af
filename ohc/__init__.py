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
__all__ = ["budget", "estate"]

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

    def words(given: Words) -> tuple[str, ...]:
        return (given,) if isinstance(given, str) else tuple(given)

    selection = Selection(
        area_team=words(area_team),
        lead=words(lead),
        region=words(region),
        sub_region=words(sub_region),
        kind=words(kind),
        name=words(name),
    )
    fields = (*ESTATE_FIELDS, *ENRICHMENT)
    return frame(enriched(select(selection)), fields, numbers=FIGURES)


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
