"""Everything that is known of one establishment, on one page."""

from collections.abc import Iterator, Mapping, Sequence

from ohc.errors import AmbiguousName
from ohc.outcome import Cell, Row, TextRow
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
FIGURE_LABELS = {
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
    "not stated": "not stated by any source; a return is expected, and this is noted",
}
LATER = "2017 or later"


def find_one(words: str) -> str:
    """
    Return the id of the establishment or force that the words name.

    Raises UnknownName, or AmbiguousName where two share the name.
    """
    keys = registers.establishments().find(words)
    if len(keys) > 1:
        # Durham is a prison and a police force; the id tells one from the other.
        labels = [registers.establishments().labels[key] for key in keys]
        raise AmbiguousName("establishment", words, candidates=labels)
    return keys[0]


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
        *_use(known),
        *_whereabouts(known),
        *_remarks(known),
        *_scope(key),
        *_commissioners(entries[0]["kind"]),
    ]


def title_of(rows: Sequence[Row]) -> str:
    """Return the title of a card: the official name, else the usual one."""
    values = {row["item"]: str(row["value"]) for row in rows}
    return values.get("Official name") or values["Name"]


def row_of(table: str, key: str) -> TextRow:
    """Return the row that a table of establishments has for an id it holds."""
    return next(row for row in load_table(table) if row["id"] == key)


def _item(item: str, value: str, *, source: str, as_of: str = "") -> Row:
    return {"item": item, "value": value, "as_of": as_of, "source": source}


def _identity(entries: list[TextRow], known: TextRow) -> Iterator[Row]:
    first = entries[0]
    appendix = {"source": first["source"], "as_of": "2013-02"}
    # Appendix 1 misspells or shortens some names; the right ones are from registers.
    yield _item("Name", first["name"], source=known["name_source"] or first["source"])
    if known["official_name"]:
        yield _item("Official name", known["official_name"], source=known["source"])
    yield _item("Printed as", first["published_name"], **appendix)
    yield _kind(first, known)
    yield _item("Id", first["id"], source="ohc")
    yield from _teams(entries)
    for field, label in CODES.items():
        if known[field]:
            yield _item(label, known[field], source=known["codes_source"])
    if first["wave"]:
        yield _item("Wave", first["wave"], **appendix)


def _kind(entry: TextRow, known: TextRow) -> Row:
    """Return the kind, which Appendix 1 prints by the column or behind the name."""
    kind, printed = entry["kind"], entry["published_name"].split()
    if kind in ("prison", "police") or kind.upper() in printed:
        return _item("Kind", KIND_NAMES[kind], source=entry["source"], as_of="2013-02")
    # One entry of the column for three kinds has none.
    value = f"{KIND_NAMES[kind]}; Appendix 1 prints no kind"
    return _item("Kind", value, source=known["source"])


def _teams(entries: list[TextRow]) -> Iterator[Row]:
    # A police force that spans two area teams has an entry for each.
    for entry in entries:
        place = f"{entry['area_team']} ({entry['sub_region']}, {entry['region']})"
        yield _item("Area team", place, source=entry["source"], as_of="2013-02")
    lead_source = next(
        team["lead_source"]
        for team in load_table("area_teams")
        if team["area_team"] == entries[0]["area_team"]
    )
    for lead in dict.fromkeys(entry["lead_team"] for entry in entries):
        yield _item("Lead team", lead, source=lead_source, as_of="2013-03")


def _figures(known: TextRow) -> Iterator[Row]:
    joint = jointly(known) if known["figure_group"] else ""
    for field, label in FIGURE_LABELS.items():
        if known[field]:
            yield _item(
                label,
                f"{int(known[field]):,}{joint}",
                source=known["figures_source"],
                as_of=known["figures_date"],
            )


def jointly(known: Mapping[str, Cell]) -> str:
    """Return with whom an establishment shares its figures, to follow one of them."""
    others = [
        registers.establishments().labels[row["id"]]
        for row in load_table("establishments")
        if row["figure_group"] == known["figure_group"] and row["id"] != known["id"]
    ]
    return f", jointly with {', '.join(others)}"


def _use(known: TextRow) -> Iterator[Row]:
    """Give whom it holds, what for, and who runs it."""
    if gender := known["gender"]:
        # The register of the ministry is of 2017 or later; the date goes to as_of.
        source = known["gender_source"].removesuffix(f", state of {LATER}")
        later = LATER if LATER in known["gender_source"] else ""
        yield _item("Gender", gender, source=source, as_of=later)
    if function := known["function"]:
        source = known["function_source"].removesuffix(", state of 2017")
        yield _item("Function", function, source=source, as_of="2017")
    if known["operator"]:
        operator = f"{known['operator']} ({known['operator_basis']})"
        source = known["operator_source"]
        yield _item("Operator", operator, source=source, as_of="2013")


def _whereabouts(known: TextRow) -> Iterator[Row]:
    if not known["latitude"]:
        return
    source = known["coordinates_source"]
    if known["postcode"]:
        yield _item("Postcode", known["postcode"], source=source)
    coordinates = f"{known['latitude']}, {known['longitude']}"
    yield _item(
        f"Coordinates ({known['coordinates_basis']})", coordinates, source=source
    )


def _remarks(known: TextRow) -> Iterator[Row]:
    if known["change"]:
        yield _item(
            "What became of it",
            known["change"],
            source=known["change_source"],
            as_of=known["change_date"],
        )
    if known["note"]:
        yield _item("Mind", known["note"], source=known["note_source"])


def _scope(key: str) -> Iterator[Row]:
    scope = row_of("scope", key)
    yield _item(
        "National Partnership Agreement",
        f"{SCOPES[scope['scope']]}: {scope['why']}",
        source=scope["source"],
        as_of="2013-14",
    )


def _commissioners(kind: str) -> Iterator[Row]:
    for row in load_table("commissioners"):
        if row["kind"] == kind:
            yield _item(
                f"Commissioning: {row['service']}",
                row["commissioner"],
                source=row["source"],
                as_of=row["period"],
            )
