"""What area teams, establishments, kinds and lead teams are called."""

from collections.abc import Mapping, Sequence
from functools import cache

from ohc.errors import UnknownName, WrongWords
from ohc.lines import as_typed, in_quotes, listed
from ohc.outcome import TextRow
from ohc.reference.names import Register, plain, register
from ohc.reference.tables import load_table

KINDS = {
    "prison": ("prisons",),
    "police": ("police force", "police forces", "police custody"),
    "irc": ("IRCs", "immigration removal centre", "immigration removal centres"),
    "stc": ("STCs", "secure training centre", "secure training centres"),
    "sch": ("SCHs", "secure children's home", "secure children's homes"),
}
"""Kinds of accommodation in Appendix 1, and what else they are called."""

USUAL_FORMS = {
    "prison": (
        "{}",
        "hmp {}",
        "hmyoi {}",
        "yoi {}",
        "hmp yoi {}",
        "hmp and yoi {}",
        "hm prison {}",
        "{} prison",
    ),
    "police": ("{}", "{} police", "{} constabulary", "{} police service"),
    "irc": ("{}", "{} irc", "irc {}", "{} immigration removal centre"),
    "stc": ("{}", "{} stc", "stc {}", "{} secure training centre"),
    "sch": ("{}", "{} sch", "sch {}", "{} secure childrens home"),
}
"""What people put before and after a name of each kind, in the plain form of names."""

TEAM_FORMS = dict.fromkeys(
    ("{}", "{} area team", "nhs {}", "nhs {} area team", "{} at")
)
"""The same for area teams; any of them may bear each."""

MOST_TEAMS = 4
"""A word in the names of more places (North) tells of none of them."""


def kinds() -> Register:
    """Return the kinds of accommodation by all their names."""
    return register(
        "kind",
        ((kind, plain(name)) for kind in KINDS for name in (kind, *KINDS[kind])),
    )


@cache
def area_teams() -> Register:
    """Return the 27 area teams by all their names; London stands for its three."""
    teams = load_table("area_teams")
    others = load_table("area_team_names")
    names = [
        (team["area_team"], plain(team[field]))
        for team in teams
        for field in ("area_team", "ons_name")
    ]
    names += [(row["area_team"], plain(row["other_name"])) for row in others]
    return register(
        "area team",
        names,
        decorations=TEAM_FORMS,
        codes=[
            (team["area_team"], plain(team[field]))
            for team in teams
            for field in ("ods_code", "ons_code")
        ],
        mistaken=_regions(teams),
        listed="ohc estate summary",
    )._replace(place=_teams_of_place)


def _regions(teams: Sequence[TextRow]) -> dict[str, str]:
    """Return what to say where a region or sub-region is taken for an area team."""
    advice_of = {}
    for team in teams:
        for field in ("region", "sub_region"):
            name, option = team[field], field.replace("_", "-")
            advice = f'is a {option}. Type: --{option} "{name}"'
            advice_of[plain(name)] = advice
            # London is a sub-region, and what is left of the region NHS London: the
            # sub-region keeps the name.
            advice_of.setdefault(plain(name).removeprefix("nhs "), advice)
    return advice_of


@cache
def establishments() -> Register:
    """Return establishments and police forces by all their names; keys are ids."""
    rows = load_table("estate")
    names = [(row["id"], plain(row[field])) for row in rows for field in _NAME_FIELDS]
    names += [(row["id"], plain(row["other_name"])) for row in load_table(_OTHER_NAMES)]
    return register(
        "establishment",
        names,
        decorations=_bearers({row["id"]: row["kind"] for row in rows}),
        codes=[(row["id"], plain(row["id"])) for row in rows],
        labels={row["id"]: f"{row['name']} ({row['id']})" for row in rows},
        listed="ohc estate",
    )


def _teams_of_place(words: str) -> str:
    """Return in which area teams a place is, and the options that name them."""
    return _of_place(words, "area_team", option="--area-team")


def _leads_of_place(words: str) -> str:
    """Return which teams lead where a place is, and the options that name them."""
    return _of_place(words, "lead_team", option="--lead")


def _of_place(words: str, field: str, *, option: str) -> str:
    wanted = {*plain(words).split()}
    # Establishments are named after places, police forces after counties.
    names = dict.fromkeys(
        row[field]
        for row in load_table("estate")
        if wanted and wanted <= {*plain(row["name"]).split()}
    )
    if not names or len(names) > MOST_TEAMS:
        return ""
    options = " or ".join(as_typed([option, name]) for name in names)
    return f"{words.strip()} is in {listed(names)}. Type: {options}"


def _bearers(kinds_of: Mapping[str, str]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = {}
    for key, kind in kinds_of.items():
        for form in USUAL_FORMS[kind]:
            bearers.setdefault(form, set()).add(key)
    return bearers


_NAME_FIELDS = ("name", "published_name")
_OTHER_NAMES = "establishment_names"


@cache
def leads() -> Register:
    """Return the ten teams that lead for health and justice, by all their names."""
    teams = load_table("area_teams")
    known = dict.fromkeys(team["lead_team"] for team in teams)
    names = [
        (key, name)
        for name, keys in area_teams().names.items()
        for key in keys
        if key in known
    ]
    # In London a regional team leads (SE 31), which is no single area team.
    names += [(lead, plain(lead)) for lead in known]
    return register(
        "lead team", names, decorations=TEAM_FORMS, mistaken=_regions(teams)
    )._replace(place=_leads_of_place)


def find_leads(words: str) -> tuple[str, ...]:
    """
    Return the lead team that the words name.

    Raises UnknownName or AmbiguousName, and WrongWords where an area team was
    named that does not lead: the hint says who does.
    """
    try:
        return leads().find(words)
    except UnknownName as error:
        try:
            teams = area_teams().find(words)
        except WrongWords:
            # No area team either: the first error has the nearer suggestion.
            raise error from None
        lead_of = {
            row["area_team"]: row["lead_team"] for row in load_table("area_teams")
        }
        leaders = "; ".join(f"{team} is led by {lead_of[team]}" for team in teams)
        message = f"{in_quotes(words)} is not a lead team."
        raise WrongWords(message, f"{leaders}.") from None
