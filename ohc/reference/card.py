"""Everything that is known of one establishment, on one page."""

from collections.abc import Iterator

from ohc.errors import AmbiguousName
from ohc.outcome import Row, TextRow
from ohc.reference import registers
from ohc.reference.tables import load_table

CARD_FIELDS = ("item", "value", "as_of", "source")
KIND_NAMES = {
    "prison": "prison or young offender institution",
    "police": "police force (early adopter of NHS healthcare in custody)",
    "irc": "immigration removal centre",
    "stc": "secure training centre",
    "sch": "secure children's home",
}
FIGURES = {
    "baseline_cna": "Baseline certified normal accommodation",
    "in_use_cna": "In-use certified normal accommodation",
    "operational_capacity": "Operational capacity",
    "population": "Population",
}
CODES = {"nomis_code": "NOMIS code", "ods_code": "ODS code", "ons_code": "ONS code"}
SCOPES = {
    "in": "in scope",
    "part": "in scope in part",
    "out": "out of scope",
    "not stated": "not stated by any source; expected to return, and flagged",
}
LATER = "2017 or later"


def find_one(words: str) -> str:
    """
    Return the id of the establishment or force that the words name.

    Raises UnknownName, or AmbiguousName where two share the name.
    """
    found = registers.establishments().find(words)
    if len(found) > 1:
        labels = registers.establishments().labels
        raise AmbiguousName("establishment", words, [labels[key] for key in found])
    return found[0]


def card(key: str) -> list[Row]:
    """
    Return what is known of an establishment or force, a row per item.

    Rows have CARD_FIELDS; what no source states has no row. A figure that
    belongs to several entries jointly says so, and which they are.
    """
    entries = [row for row in load_table("estate") if row["id"] == key]
    known = row_of("establishments", key)
    return [
        *_identity(entries, known),
        *_figures(known),
        *_place(known),
        *_scope(key),
        *_commissioners(entries[0]["kind"]),
    ]


def row_of(table: str, key: str) -> TextRow:
    """Return the row that a table of establishments has for an id it holds."""
    return next(row for row in load_table(table) if row["id"] == key)


def _item(item: str, value: str, source: str, as_of: str = "") -> Row:
    return {"item": item, "value": value, "as_of": as_of, "source": source}


def _identity(entries: list[TextRow], known: TextRow) -> Iterator[Row]:
    first = entries[0]
    yield _item("Name", first["name"], known["source"])
    if known["official_name"]:
        yield _item("Official name", known["official_name"], known["source"])
    yield _item("Printed as", first["published_name"], first["source"], "2013-02")
    yield _item("Kind", KIND_NAMES[first["kind"]], first["source"], "2013-02")
    yield _item("Id", first["id"], "ohc")
    for entry in entries:
        place = f"{entry['area_team']} ({entry['sub_region']}, {entry['region']})"
        yield _item("Area team", place, entry["source"], "2013-02")
    team = next(
        one
        for one in load_table("area_teams")
        if one["area_team"] == first["area_team"]
    )
    for lead in dict.fromkeys(entry["lead_team"] for entry in entries):
        yield _item("Lead team", lead, team["lead_source"], "2013-03")
    for field, label in CODES.items():
        if known[field]:
            yield _item(label, known[field], known["codes_source"])
    if first["wave"]:
        yield _item("Wave", first["wave"], first["source"], "2013-02")


def _figures(known: TextRow) -> Iterator[Row]:
    joint = ""
    if known["figure_group"]:
        others = [
            registers.establishments().labels[row["id"]]
            for row in load_table("establishments")
            if row["figure_group"] == known["figure_group"] and row["id"] != known["id"]
        ]
        joint = f", jointly with {', '.join(others)}"
    for field, label in FIGURES.items():
        if known[field]:
            value = f"{int(known[field]):,}{joint}"
            yield _item(label, value, known["figures_source"], known["figures_date"])


def _place(known: TextRow) -> Iterator[Row]:
    if known["gender"]:
        later = LATER if LATER in known["gender_source"] else ""
        source = known["gender_source"].removesuffix(f", state of {LATER}")
        yield _item("Gender", known["gender"], source, later)
    if known["function"]:
        source = known["function_source"].removesuffix(", state of 2017")
        yield _item("Function", known["function"], source, "2017")
    if known["operator"]:
        basis = known["operator_basis"]
        value = f"{known['operator']} ({basis})"
        yield _item("Operator", value, known["operator_source"], "2013")
    if known["latitude"]:
        place = f"{known['latitude']}, {known['longitude']}"
        basis = known["coordinates_basis"]
        if known["postcode"]:
            yield _item("Postcode", known["postcode"], known["coordinates_source"])
        yield _item(f"Coordinates ({basis})", place, known["coordinates_source"])
    if known["change"]:
        when = known["change_date"]
        yield _item("What became of it", known["change"], known["change_source"], when)
    if known["note"]:
        yield _item("Mind", known["note"], known["note_source"])


def _scope(key: str) -> Iterator[Row]:
    scope = row_of("scope", key)
    value = f"{SCOPES[scope['scope']]}: {scope['why']}"
    yield _item("National Partnership Agreement", value, scope["source"], "2013-14")


def _commissioners(kind: str) -> Iterator[Row]:
    for row in load_table("commissioners"):
        if row["kind"] == kind:
            item = f"Commissioning: {row['service']}"
            yield _item(item, row["commissioner"], row["source"], row["period"])
