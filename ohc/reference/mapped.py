"""What a map of the estate shows: establishments, once each, and whose they are."""

from collections.abc import Sequence

from ohc.errors import UnknownName
from ohc.outcome import Field, Row, View
from ohc.reference.cards.establishment import jointly
from ohc.reference.establishments import (
    KINDS,
    Selection,
    enriched,
    select,
    teams_named,
)

MAP_FIELDS = (
    "id",
    "name",
    "kind",
    "area_team",
    "lead_team",
    "postcode",
    "latitude",
    "longitude",
    "coordinates_basis",
    "coordinates_source",
    "capacity_text",
    "operational_capacity",
    "figure_group",
    "figures_date",
    "figures_source",
    "source",
)
MAP_VIEW = View(
    columns=("name", "kind", "area_team", "lead_team", "postcode", "capacity_text"),
    fields={
        "area_team": Field("Area team", rank=3, least=16, lift=True),
        "capacity_text": Field("Capacity", rank=2, right=True),
    },
    band="area_team",
    sheet="Map",
    below=(
        KINDS,
        (
            "Capacity: operational capacity on 22 February 2013 (Prison population "
            "bulletin). Blank: none is published."
        ),
    ),
)
COLOURED_BY = ("kind", "lead")


def find_colour(words: str) -> str:
    """Return what a map is coloured by. Raises UnknownName."""
    by = words.strip().casefold()
    if by not in COLOURED_BY:
        raise UnknownName("way to colour a map", words, COLOURED_BY)
    return by


def mapped(selection: Selection) -> list[Row]:
    """
    Return the establishments that are selected, with MAP_FIELDS.

    ``capacity_text`` is the operational capacity of 22 February 2013 as people read
    it: one that several have jointly stands at the first of them alone.
    """
    rows = enriched([row for row in select(selection) if row["kind"] != "police"])
    known = [{**row, "capacity_text": _capacity(row, rows)} for row in rows]
    return [{name: row[name] for name in MAP_FIELDS} for row in known]


def _capacity(row: Row, rows: Sequence[Row]) -> str:
    if row["operational_capacity"] == "":
        return ""
    figure = f"{row['operational_capacity']:,}"
    if not row["figure_group"]:
        return figure
    sharing = [other for other in rows if other["figure_group"] == row["figure_group"]]
    if row is not sharing[0]:
        return f"with {sharing[0]['name']}"
    # Whoever shares it may not be selected, and is named then.
    return f"{figure} jointly" if len(sharing) > 1 else f"{figure}{jointly(row)}"


def whose(selection: Selection) -> str:
    """
    Return whose establishments a map shows, as its title names them.

    >>> whose(Selection(lead=("lancashire",)))
    'the Lancashire lead team'
    """
    teams = [f"the {name}" for name in teams_named(selection)]
    others = (*selection.region, *selection.sub_region, *selection.kind)
    names = (*teams, *others, *selection.name)
    return ", ".join(dict.fromkeys(names)) or "England"
