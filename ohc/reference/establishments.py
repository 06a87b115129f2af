"""The estate of Appendix 1, selected and counted."""

from collections.abc import Sequence

from ohc.outcome import Cell, Row, TextRow
from ohc.record import Record
from ohc.reference import names, registers
from ohc.reference.tables import load_table

ESTATE_FIELDS = (
    "id",
    "name",
    "published_name",
    "kind",
    "area_team",
    "lead_team",
    "sub_region",
    "region",
    "wave",
    "source",
)
FIGURES = ("baseline_cna", "in_use_cna", "operational_capacity", "population")
ENRICHMENT = (
    "name_source",
    "lead_source",
    "official_name",
    "nomis_code",
    "ods_code",
    "ons_code",
    "codes_source",
    "gender",
    "gender_source",
    "function",
    "function_source",
    *FIGURES,
    "figures_date",
    "figure_group",
    "figures_source",
    "operator",
    "operator_basis",
    "operator_source",
    "postcode",
    "latitude",
    "longitude",
    "coordinates_basis",
    "coordinates_source",
    "change",
    "change_date",
    "change_source",
    "note",
    "note_source",
)
COUNTED = ("prison", "irc", "stc", "sch")
"""Kinds that a total adds up; a police force is no establishment."""

SUMMARY_FIELDS = ("region", "sub_region", "area_team", *COUNTED, "total", "police")

KINDS = (
    "IRC: immigration removal centre. STC: secure training centre. SCH: secure "
    "children's home."
)


class Selection(Record):
    """
    The part of the estate that is meant.

    An empty field asks for everything; the names of a field widen it, the
    fields together narrow it.
    """

    area_team: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    sub_region: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    name: tuple[str, ...] = ()


class Registered(Record):
    """Who runs a place, and whom it holds: names of a field widen it."""

    operators: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()


class Sums(Record):
    """What to add up, and by which fields; by area team where none is named."""

    by_field: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()


def of_whom(selection: Selection) -> str:
    """
    Return the part of the estate as a title names it; nothing for all of it.

    >>> of_whom(Selection(lead=("Lancashire",), kind=("prison",)))
    'Lancashire lead team, prison'
    """
    leads = [f"{name} lead team" for name in selection.lead]
    others = selection._replace(lead=())._asdict().values()
    return ", ".join([*leads, *(name for names in others for name in names)])


def teams_named(selection: Selection) -> list[str]:
    """
    Return the teams of a selection as they are called, not as they were typed.

    >>> teams_named(Selection(lead=("lancashire",), area_team=("wessex",)))
    ['Lancashire lead team', 'Wessex area team']
    """
    leads = (key for words in selection.lead for key in registers.find_leads(words))
    find = registers.area_teams().find
    teams = (key for words in selection.area_team for key in find(words))
    return [
        *(f"{key} lead team" for key in leads),
        *(f"{key} area team" for key in teams),
    ]


_COLUMNS = {"lead": "lead_team", "name": "id"}


def _register(field: str) -> names.Register:
    match field:
        case "area_team":
            return registers.area_teams()
        case "lead":
            return registers.leads()
        case "kind":
            return registers.kinds()
        case "name":
            return registers.establishments()
    values = (row[field] for row in load_table("area_teams"))
    return names.own_names(field.replace("_", "-"), values)


def _find(field: str, name: str) -> tuple[str, ...]:
    if field == "lead":
        # Says who does lead, where an area team was named that does not.
        return registers.find_leads(name)
    return _register(field).find(name)


def understandings(selection: Selection) -> tuple[str, ...]:
    """Return how parts of names were understood, a sentence each."""
    sentences = (
        _register(field).understanding(name)
        for field, names_given in selection._asdict().items()
        for name in names_given
    )
    return tuple(filter(None, sentences))


def select(selection: Selection) -> list[TextRow]:
    """
    Return the rows of Appendix 1 that are selected, in published order.

    One row per establishment and area team, with at least ESTATE_FIELDS.
    Raises UnknownName or AmbiguousName for a name that is not understood.
    """
    rows = list(load_table("estate"))
    for field, names_given in selection._asdict().items():
        if names_given:
            wanted = {key for name in names_given for key in _find(field, name)}
            column = _COLUMNS.get(field, field)
            rows = [row for row in rows if row[column] in wanted]
    return rows


def enriched(rows: Sequence[TextRow]) -> list[Row]:
    """
    Return the rows with what other registers say of each establishment.

    ESTATE_FIELDS come first, then ENRICHMENT; blank where nobody says. Capacity
    and population are numbers of 22 February 2013. A figure that belongs to
    several entries jointly stands in each and bears a ``figure_group``: add it
    up once.
    """
    known = {row["id"]: row for row in load_table("establishments")}
    leads = {row["area_team"]: row["lead_source"] for row in load_table("area_teams")}
    return [
        _enriched(row, known[row["id"]], lead_source=leads[row["area_team"]])
        for row in rows
    ]


def _enriched(row: TextRow, known: TextRow, lead_source: str) -> Row:
    known_of: dict[str, Cell] = {**known, "lead_source": lead_source}
    for figure in FIGURES:
        # Blank stays blank: 0 would be a figure, and none is known.
        if known[figure]:
            known_of[figure] = int(known[figure])
    return {**row, **{name: known_of[name] for name in ENRICHMENT}}


def summarise(selection: Selection) -> tuple[list[Row], Row]:
    """
    Return a row of counts per area team, and the counts of all together.

    Rows have SUMMARY_FIELDS, in published order. All counts are of different
    ids, so that a force listed under two area teams counts once in the last;
    police forces are never in ``total``. A kind that was not asked for is
    blank, not 0.
    """
    rows = select(selection)
    wanted = {kind for name in selection.kind for kind in _find("kind", name)}
    kinds = [kind for kind in registers.KINDS if not wanted or kind in wanted]
    places = ("region", "sub_region", "area_team")
    # A team without a kind that was asked for is a row of 0, not a missing row.
    teams = {
        tuple(row[place] for place in places)
        for row in select(selection._replace(kind=()))
    }
    summary: list[Row] = []
    for team in load_table("area_teams"):
        where = tuple(team[place] for place in places)
        if where in teams:
            here = [row for row in rows if row["area_team"] == team["area_team"]]
            summary.append(dict(zip(places, where, strict=True)) | _counts(here, kinds))
    return summary, dict.fromkeys(places, "") | _counts(rows, kinds)


def _counts(rows: Sequence[TextRow], kinds: Sequence[str]) -> dict[str, Cell]:
    ids = {(row["kind"], row["id"]) for row in rows}
    counts: dict[str, Cell] = dict.fromkeys((*COUNTED, "total", "police"), "")
    for kind in kinds:
        counts[kind] = sum(kind_of == kind for kind_of, _ in ids)
    if set(kinds) & set(COUNTED):
        counts["total"] = sum(kind in COUNTED for kind, _ in ids)
    return counts
