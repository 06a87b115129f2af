"""Entries about places, and lists of places made from the tables."""

from collections.abc import Iterator, Sequence
from datetime import date

from ohc.finding.making.entries import Entry, command, once, parts_of, slug, sources_of
from ohc.finding.making.stated_entries import grouped
from ohc.lines import counted
from ohc.outcome import TextRow
from ohc.reference.registers import KINDS
from ohc.reference.tables import load_table

APPENDIX = "SE Appendix 1"


def place_entries() -> Iterator[Entry]:
    """Give an entry for each establishment and police force, with all its names."""
    known = {row["id"]: row for row in load_table("establishments")}
    others = load_table("establishment_names")
    for rows in grouped(load_table("estate"), "id"):
        row, facts = rows[0], known[rows[0]["id"]]
        kind = kind_in_words(row["kind"])
        extra = [other["other_name"] for other in others if other["id"] == row["id"]]
        names = once(
            name
            for name in (
                row["name"],
                row["published_name"],
                facts["official_name"],
                *extra,
            )
            if name
        )
        yield Entry(
            kind="place",
            keys=(f"estate:{row['id']}",),
            title=facts["official_name"] or f"{row['name']} ({kind})",
            answer="; ".join(filter(None, _about(rows, facts))),
            sources=sources_of(rows),
            command=command("estate", "show", row["id"]),
            names="; ".join(names),
            more=f"{kind} place operator area team {facts['function']} "
            f"{facts['gender']} {facts['change']} {row['region']} {row['sub_region']} "
            + " ".join(facts[code] for code in ("nomis_code", "ods_code", "postcode")),
            other_names=(*names, row["id"], facts["nomis_code"]),
            shapes=frozenset({"who", "place"}),
        )


def kind_in_words(kind: str) -> str:
    """
    Return the name of a kind of place.

    >>> kind_in_words("prison"), kind_in_words("irc")
    ('prison', 'immigration removal centre')
    """
    usual = {"prison": "prison", "police": "police force"}
    return usual.get(kind) or KINDS[kind][1]


def _about(rows: Sequence[TextRow], facts: TextRow) -> Iterator[str]:
    teams = "; ".join(f"{row['area_team']} (lead: {row['lead_team']})" for row in rows)
    yield f"{kind_in_words(rows[0]['kind'])}, {teams}"
    yield facts["operator"]
    if facts["population"]:
        people, places = int(facts["population"]), int(facts["operational_capacity"])
        day = date.fromisoformat(facts["figures_date"])
        joint = ", joint figure" if facts["figure_group"] else ""
        yield (f"population {people:,} of {places:,} ({day.day} {day:%B %Y}{joint})")
    yield facts["change"]


def list_entries() -> Iterator[Entry]:
    """Give the lists of teams, places, priorities, commitments and amounts."""
    yield from _lead_teams()
    yield from _places_by("area_team", "area-team", option="--area-team")
    yield from _places_by("lead_team", "lead", option="--lead")
    yield from _places_by("region", "region", option="--region")
    yield from _places_by("kind", "kind", option="--kind")
    yield from _places_by_register()


def made_list(
    name: str,
    title: str,
    members: Sequence[str],
    *,
    keys: Sequence[str],
    sources: Sequence[str],
    shown_by: str,
    more: str = "",
) -> Entry:
    """Return the entry of a list: its name, its title and its items."""
    return Entry(
        kind="list",
        keys=(f"lists:{name}", *keys),
        title=title,
        answer="; ".join(members),
        sources=tuple(sources),
        command=shown_by,
        more=f"{more} list all which how many number",
        shapes=frozenset({"list", "count", "who"}),
    )


def _lead_teams() -> Iterator[Entry]:
    rows = load_table("area_teams")
    leads = once(row["lead_team"] for row in rows)
    yield made_list(
        "lead-teams",
        f"The {len(leads)} lead area teams for health and justice",
        leads,
        keys=(),
        sources=sources_of(rows, "lead_source"),
        shown_by=command("estate", "--columns", "area_team,lead_team"),
        more="area teams leads lead offender health commissioning",
    )


def _places_by(field: str, name: str, *, option: str) -> Iterator[Entry]:
    for rows in grouped(load_table("estate"), field):
        value = rows[0][field]
        own = f"area_teams:{slug(value)}"
        yield made_list(
            f"{name}-{slug(value)}",
            f"{_heading(field, value)}: {_numbers(rows)}",
            once(_listed_name(row) for row in rows),
            keys=[own] if field == "area_team" else [],
            sources=[APPENDIX],
            shown_by=command("estate", option, value),
            more=f"places prisons covered {' '.join(_words_about(field, rows))}",
        )._replace(other_names=_names_of_team(value) if field == "area_team" else ())


def _heading(field: str, value: str) -> str:
    if field == "kind":
        return f"All {KINDS[value][-1]}"
    label = {"area_team": "Area team", "lead_team": "Lead team", "region": "Region"}
    return f"{label[field]} {value}"


def _numbers(rows: Sequence[TextRow]) -> str:
    """Return how many places of each kind there are, counting each place once."""
    ids = {kind: {row["id"] for row in rows if row["kind"] == kind} for kind in KINDS}
    return ", ".join(
        counted(len(ids[kind]), kind_in_words(kind)) for kind in KINDS if ids[kind]
    )


def _listed_name(row: TextRow) -> str:
    return row["name"] if row["kind"] == "prison" else f"{row['name']} ({row['kind']})"


def _words_about(field: str, rows: Sequence[TextRow]) -> Iterator[str]:
    yield "SCH STC IRC" if field != "kind" else " ".join(KINDS[rows[0]["kind"]])
    if field != "area_team":
        yield from once(row["area_team"] for row in rows)
    else:
        yield f"{rows[0]['lead_team']} {rows[0]['region']} {rows[0]['sub_region']}"


def _names_of_team(team: str) -> tuple[str, ...]:
    others = load_table("area_team_names")
    return (team, *(row["other_name"] for row in others if row["area_team"] == team))


def _sector(operator: str) -> str:
    is_private = "HM Prison" not in operator and "Council" not in operator
    return "private privately contracted company" if is_private else "public sector"


WHOSE = {"male": ("male", "men's"), "female": ("female", "women's")}
"""What people call the prisons for men and those for women."""


def _called(field: str, value: str) -> tuple[str, ...]:
    """Return what people call the prisons of a gender, a function or a company."""
    kinds = WHOSE.get(value.lower(), ()) if field == "gender" else (value,)
    return tuple(f"{kind} {place}" for kind in kinds for place in ("prisons", "jails"))


OF_REGISTERS = 0.7
"""Such lists name every place, but someone who types a name seldom wants a list."""

REGISTERED = {
    "operator": ("Places run by {}", "operator_source"),
    "gender": ("Prisons and other places for {}", "gender_source"),
    "function": ("Prisons that had the function {} in 2017", "function_source"),
}
"""Facts about places from registers, and the title of a list by each."""


def _places_by_register() -> Iterator[Entry]:
    names = {row["id"]: row["name"] for row in load_table("estate")}
    for field, (title, source) in REGISTERED.items():
        for rows in grouped(load_table("establishments"), field):
            value = rows[0][field]
            if not value:
                continue
            places = [names[row["id"]] for row in rows]
            filters = {"operator": ("--operator", value), "gender": ("--gender", value)}
            shown = filters.get(field, ("--columns", f"name,{field}"))
            yield made_list(
                f"{field}-{slug(value)}",
                f"{title.format(value)}: {len(places)}",
                places,
                keys=(),
                sources=once(place for row in rows for place in parts_of(row[source]))[
                    :2
                ],
                shown_by=command("estate", *shown),
                more=f"{field} prisons"
                if field != "operator"
                else f"operator runs run by {_sector(value)}",
            )._replace(weight=OF_REGISTERS, other_names=_called(field, value))
