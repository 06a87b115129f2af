"""Recognising what people call an area team, an establishment, a kind."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ohc.errors import AmbiguousName, UnknownName
from ohc.reference import load_table

KINDS = {
    "prison": ("prisons", "YOI", "young offender institution", "HMP"),
    "police": ("police force", "police forces", "police custody"),
    "irc": ("IRCs", "immigration removal centre", "immigration removal centres"),
    "stc": ("STCs", "secure training centre", "secure training centres"),
    "sch": ("SCHs", "secure children's home", "secure children's homes"),
}
"""Kinds of accommodation in Appendix 1, and what else they are called."""

USUAL_FORMS = {
    "prison": (
        *("{}", "hmp {}", "hmyoi {}", "yoi {}", "hmp yoi {}", "hmp and yoi {}"),
        *("hm prison {}", "{} prison"),
    ),
    "police": ("{}", "{} police", "{} constabulary", "{} police service"),
    "irc": ("{}", "{} irc", "irc {}", "{} immigration removal centre"),
    "stc": ("{}", "{} stc", "stc {}", "{} secure training centre"),
    "sch": ("{}", "{} sch", "sch {}", "{} secure childrens home"),
}
TEAM_FORMS = ("{}", "{} area team", "nhs {}", "nhs {} area team", "{} at")
"""What people put before and behind a name, in the plain form of names."""

_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019")


def plain(words: str) -> str:
    """
    Return the words as they are compared: no case, no punctuation, & as and.

    >>> plain("Grendon/Spring  Hill"), plain("Kent & Medway"), plain("Yarl's Wood")
    ('grendon spring hill', 'kent and medway', 'yarls wood')
    """
    text = unicodedata.normalize("NFKC", words).casefold().translate(_APOSTROPHES)
    return " ".join(re.sub(r"[\W_]+", " ", text.replace("&", " and ")).split())


class Register(NamedTuple):
    """
    Everything of one kind that can be named, and the forms its names take.

    ``forms`` leads from a plain form to the keys it stands for: usually one,
    several where a name is shared ("London" is three area teams). ``labels``
    leads from a key to what people are shown.
    """

    kind: str
    forms: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    def find(self, words: str) -> tuple[str, ...]:
        """
        Return the keys that the words name.

        A whole form beats a part of one; a part must fit one key only.
        Raises UnknownName or AmbiguousName otherwise.
        """
        wanted = plain(words)
        if exact := self.forms.get(wanted):
            return exact
        parts = wanted.split()
        near = {
            key
            for form, keys in self.forms.items()
            if parts and all(part in form for part in parts)
            for key in keys
        }
        if not near:
            raise UnknownName(self.kind, words, self.labels.values())
        if len(near) > 1:
            candidates = [label for key, label in self.labels.items() if key in near]
            raise AmbiguousName(self.kind, words, candidates)
        return tuple(near)


def register(
    kind: str,
    names: Iterable[tuple[str, str]],
    labels: Mapping[str, str] | None = None,
) -> Register:
    """Return a register made of pairs: a key, and the plain form of a name of it."""
    forms: dict[str, dict[str, None]] = {}
    shown: dict[str, str] = {}
    for key, form in names:
        forms.setdefault(form, {})[key] = None
        shown.setdefault(key, key)
    keys = {form: tuple(found) for form, found in forms.items()}
    return Register(kind, keys, labels or shown)


def own_names(kind: str, names: Iterable[str]) -> Register:
    """Return a register of things that have just the one name."""
    return register(kind, ((name, plain(name)) for name in names))


def kinds() -> Register:
    """Return the kinds of accommodation by all their names."""
    return register(
        "kind",
        ((kind, plain(name)) for kind in KINDS for name in (kind, *KINDS[kind])),
    )


@cache
def area_teams() -> Register:
    """Return the 27 area teams by all their names; London stands for its three."""
    pairs = [
        (team["area_team"], team[field])
        for team in load_table("area_teams")
        for field in ("area_team", "ons_name", "ods_code", "ons_code")
    ]
    pairs += [
        (row["area_team"], row["other_name"]) for row in load_table("area_team_names")
    ]
    return register(
        "area team",
        (
            (key, form.format(name))
            for key, name in dict.fromkeys((key, plain(name)) for key, name in pairs)
            for form in TEAM_FORMS
        ),
    )


@cache
def establishments() -> Register:
    """Return establishments and police forces by all their names; keys are ids."""
    rows = load_table("estate")
    kind_of = {row["id"]: row["kind"] for row in rows}
    pairs = [(row["id"], row[field]) for row in rows for field in _NAME_FIELDS]
    pairs += [(row["id"], row["other_name"]) for row in load_table(_OTHER_NAMES)]
    names = [(row["id"], plain(row["id"])) for row in rows]
    for key, name in dict.fromkeys((key, plain(name)) for key, name in pairs):
        names += [(key, form.format(name)) for form in USUAL_FORMS[kind_of[key]]]
    labels = {row["id"]: f"{row['name']} ({row['id']})" for row in rows}
    return register("establishment", names, labels)


_NAME_FIELDS = ("name", "published_name")
_OTHER_NAMES = "establishment_names"


@cache
def leads() -> Register:
    """Return the ten teams that lead for health and justice, by all their names."""
    teams = load_table("area_teams")
    known = dict.fromkeys(team["lead_team"] for team in teams)
    names = [
        (key, form)
        for form, keys in area_teams().forms.items()
        for key in keys
        if key in known
    ]
    # In London a regional team leads (SE 31), which is no single area team.
    names += [(lead, form.format(plain(lead))) for lead in known for form in TEAM_FORMS]
    return register("lead team", names)


def find_leads(words: str) -> tuple[str, ...]:
    """
    Return the lead team that the words name.

    Raises UnknownName; where an area team was named that does not lead, the
    hint says who does.
    """
    try:
        return leads().find(words)
    except UnknownName as error:
        lead_of = {
            row["area_team"]: row["lead_team"] for row in load_table("area_teams")
        }
        try:
            teams = area_teams().find(words)
        except (UnknownName, AmbiguousName):
            raise error from None
        said = "; ".join(f"{team} is led by {lead_of[team]}" for team in teams)
        error.args = (f"{words!r} does not lead for health and justice.",)
        error.hint = f"{said}."
        raise
