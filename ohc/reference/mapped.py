"""What a map of the estate shows: establishments, once each, and whose they are."""

from ohc.outcome import Row
from ohc.reference.establishments import Selection, enriched, select, teams_named

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
    "source",
)


def mapped(selection: Selection) -> list[Row]:
    """Return the establishments that are selected, with MAP_FIELDS."""
    rows = [row for row in select(selection) if row["kind"] != "police"]
    return [{name: row[name] for name in MAP_FIELDS} for row in enriched(rows)]


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
