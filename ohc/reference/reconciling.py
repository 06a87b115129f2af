"""Published headline counts against what Appendix 1 lists."""

from collections.abc import Mapping

from ohc.outcome import Cell, Row
from ohc.reference.tables import load_table

RECONCILED_FIELDS = (
    "kind",
    "what",
    "as_of",
    "published",
    "listed",
    "distinct",
    "difference",
    "source",
    "note",
)
LISTED_IN_AREA_TEAMS = ("area_team", "region", "lead_team")
NOT_LISTED = "not listed"
OPEN = "No source explains the difference."


def reconcile() -> list[Row]:
    """
    Return a row per published headline count, with RECONCILED_FIELDS.

    ``listed`` counts the entries of Appendix 1, ``distinct`` their different
    ids; what the Appendix has no column for is "not listed". ``difference`` is
    distinct less published (an entry that names two forces counts two), and blank
    where the Appendix does not mark what is counted. A difference that no
    source explains is left open, and the note says so.
    """
    counted = _counted()
    return [_reconciled(row, counted) for row in load_table("headline_counts")]


def _counted() -> dict[str, tuple[int, int]]:
    """Return by kind how many entries Appendix 1 has, and how many different ids."""
    estate = load_table("estate")
    teams = load_table("area_teams")
    counted = {}
    for kind in dict.fromkeys(row["kind"] for row in estate):
        ids = [row["id"] for row in estate if row["kind"] == kind]
        counted[kind] = (len(ids), len(set(ids)))
    for kind in LISTED_IN_AREA_TEAMS:
        values = {row[kind] for row in teams}
        counted[kind] = (len(values), len(values))
    return counted


def _reconciled(row: Mapping[str, str], counted: Mapping[str, tuple[int, int]]) -> Row:
    published: Cell = int(row["published"]) if row["published"] else ""
    listed: Cell
    distinct: Cell
    listed, distinct = counted.get(row["kind"], ("", ""))
    difference: Cell = ""
    notes = [row["note"]] if row["note"] else []
    if row["kind"] not in counted:
        listed = NOT_LISTED
    elif row["comparable"] != "yes":
        listed = distinct = ""
    elif isinstance(published, int) and isinstance(distinct, int):
        difference = distinct + int(row["beyond_ids"] or 0) - published
        if difference and "no source" not in row["note"]:
            notes.append(OPEN)
    return {
        "kind": row["kind"],
        "what": row["what"],
        "as_of": row["as_of"],
        "published": published,
        "listed": listed,
        "distinct": distinct,
        "difference": difference,
        "source": row["source"],
        "note": "; ".join(notes),
    }
