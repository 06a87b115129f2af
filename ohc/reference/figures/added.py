"""Sums over the estate as a command returns them."""

from ohc.outcome import Field, Outcome, View
from ohc.reference.establishments import (
    Registered,
    Selection,
    Sums,
    of_whom,
    select,
    understandings,
)
from ohc.reference.figures.registered import registered as of_registers
from ohc.reference.figures.registered import remarks
from ohc.reference.figures.sums import added_up

VIEW = View(
    fields={
        "area_team": Field("Area team", rank=0, least=20),
        "places": Field("Places", rank=1, right=True),
        "figures": Field("Figures", rank=3, right=True),
        "without_figures": Field("Without figures", rank=4, right=True, zero=True),
    },
    sheet="Sums",
)


def added(selection: Selection, registered: Registered, *, sums: Sums) -> Outcome:
    """Return the sums over a part of the estate, and what to know of them."""
    rows = of_registers(select(selection), registered)
    sums_of = added_up(rows, sums)
    names = (of_whom(selection), *registered.operators, *registered.genders)
    of_what = ", ".join(filter(None, names))
    return Outcome(
        title=f"Capacity and population{f': {of_what}' if of_what else ''}",
        columns=sums_of.columns,
        rows=sums_of.rows,
        totals=sums_of.totals,
        view=VIEW,
        warnings=(
            *understandings(selection),
            *remarks(rows, registered),
            *sums_of.remarks,
        ),
    )
