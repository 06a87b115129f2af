"""``ohc estate``: Appendix 1, and its counts."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from ohc.cli.building import command, group
from ohc.outcome import Field, Outcome, Row, View
from ohc.output import Printing, wants_all_fields
from ohc.reference.establishments import (
    COUNTED,
    ENRICHMENT,
    ESTATE_FIELDS,
    KINDS,
    SUMMARY_FIELDS,
    Registered,
    Selection,
    Sums,
    enriched,
    select,
    summarise,
    understandings,
)

ESTATE_VIEW = View(
    columns=(
        "name",
        "kind",
        "published_name",
        "id",
        "area_team",
        "lead_team",
        "sub_region",
        "region",
        "wave",
        "source",
    ),
    fields={"area_team": Field("Area team", rank=3, least=16, lift=True)},
    band="area_team",
    sheet="Estate",
)
KEY = f"{KINDS} The total leaves out police forces."
SUMMARY_VIEW = View(
    columns=("area_team", *COUNTED, "total", "police", "sub_region", "region"),
    fields={"area_team": Field("Area team", rank=1, least=28)},
    band="region",
    sheet="Summary",
    above=(KEY,),
)
EACH_ONCE = "Total (each counted once)"

ColourBy = Annotated[
    str,
    typer.Option(
        "--colour-by",
        metavar="KEY",
        help="kind colours the marks; lead colours the areas by lead team.",
    ),
]

app = group(invoke_without_command=True)


@app.callback()
@command
def estate(selection: Selection, registered: Registered, printing: Printing) -> Outcome:
    """
    List prisons and other secure places by area team.

    The list is Appendix 1 of Securing Excellence, in its own order: one row for
    each establishment and area team. Part of a name is enough if only one name
    matches. Repeat an option to include more; add a different option to narrow
    the list.

    Examples:
      ohc estate --area-team Wessex
      ohc estate --lead "Thames Valley" --kind prison -o patch.xlsx

    """
    rows = select(selection)
    remarks: Sequence[str] = ()
    if registered != Registered():
        # Imported here, because most lists do not need the registers.
        from ohc.reference.figures import registered as registers

        rows = registers.registered(rows, registered)
        remarks = registers.remarks(rows, registered)
    # Only for formats that show it: a printed table has no room for it.
    return Outcome(
        title=_titled(selection, registered),
        columns=ESTATE_FIELDS,
        rows=enriched(rows) if wants_all_fields(printing) else rows,
        fields=ENRICHMENT,
        view=ESTATE_VIEW,
        warnings=(*understandings(selection), *remarks),
    )


def _titled(selection: Selection, registered: Registered | None = None) -> str:
    """Return the title of a list of the estate, with the names that were selected."""
    places = (*selection.area_team, *selection.lead, *selection.sub_region)
    names = (*places, *selection.region, *selection.kind, *selection.name)
    if registered:
        names = (*names, *registered.operators, *registered.genders)
    of_what = f": {', '.join(names)}" if names else " of England"
    return f"Prisons and other secure places{of_what}"


@app.command("map")
@command
def estate_map(
    selection: Selection, colour_by: ColourBy = "kind", *, printing: Printing
) -> Outcome:
    """
    Show a map of prisons and other secure places.

    A file that ends in .svg or .png is the map. Pages (.html), papers (.docx) and
    workbooks (.xlsx) have the list too; other formats have only the list. A map of
    more than 40 places names the area teams instead of the places or, with
    --colour-by lead, the lead teams. Police forces are left out.

    Examples:
      ohc estate map --lead Lancashire
      ohc estate map --lead Lancashire -o map.html
      ohc estate map --colour-by lead -o england.svg

    """
    from ohc.reference.mapped import MAP_FIELDS, MAP_VIEW, find_colour, mapped, whose

    by = find_colour(colour_by)
    rows = mapped(selection)
    return Outcome(
        title=_titled(selection),
        columns=MAP_FIELDS,
        rows=rows,
        view=MAP_VIEW,
        warnings=understandings(selection),
        picture=partial(_picture, rows, whose(selection), by=by) if rows else None,
    )


def _picture(rows: list[Row], whom: str, *, by: str) -> str:
    # Imported here, so that a list does not wait for the drawing code.
    from ohc.pictures.estate_map import map_picture

    return map_picture(rows, whom, by=by)


@app.command()
@command
def summary(
    selection: Selection,
    registered: Registered,
    sums: Sums,
    printing: Printing,
) -> Outcome:
    """
    Count establishments and police forces by area team.

    The printed total counts each establishment once, even where two area teams
    list it. Police forces are never in the total. With --by or --sum, it adds up
    capacity and population instead. A figure that two places share counts once.

    Examples:
      ohc estate summary
      ohc estate summary --region "NHS South" -f csv
      ohc estate summary -k prison --by lead_team --sum population

    """
    if registered != Registered() or sums != Sums():
        # Imported here, because the plain counts do not need it.
        from ohc.reference.figures.added import added

        return added(selection, registered, sums=sums)
    rows, totals = summarise(selection)
    return Outcome(
        title="Establishments and police forces by area team "
        "(SE Appendix 1, February 2013)",
        columns=SUMMARY_FIELDS,
        rows=rows,
        totals={**totals, "area_team": EACH_ONCE},
        view=SUMMARY_VIEW,
        warnings=understandings(selection),
    )


@app.command()
@command
def reconcile(printing: Printing) -> Outcome:
    """
    Compare published totals with the list in Appendix 1.

    The difference is the number of different establishments listed, less the
    published total. It is blank where Appendix 1 does not list or mark what was
    counted.

    Examples:
      ohc estate reconcile

    """
    from ohc.reference.reconciling import RECONCILED_FIELDS
    from ohc.reference.reconciling import reconcile as reconciled

    return Outcome(
        title="Published counts against Appendix 1",
        columns=RECONCILED_FIELDS,
        rows=reconciled(),
    )


@app.command()
@command
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Establishment or police force.")
    ],
    printing: Printing,
) -> Outcome:
    """
    Show everything known about one establishment.

    Each item has its source. Items that no source states are left out.
    Inferences are marked.

    Examples:
      ohc estate show "HMP Durham"
      ohc estate show Highpoint-South -o highpoint.html

    """
    from ohc.reference.cards.establishment import CARD_FIELDS, card, find_one, title_of
    from ohc.reference.cards.sections import establishment_sections

    key = find_one(name)
    rows = card(key)
    return Outcome(
        title=title_of(rows),
        columns=CARD_FIELDS,
        rows=rows,
        view=View(sections=establishment_sections(rows)),
    )
