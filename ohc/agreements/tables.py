"""The tables of an agreement: what registers and matrices say of its place."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from ohc.agreements.fields import group_key
from ohc.agreements.places import Place
from ohc.agreements.variants import OPENINGS, Fact, Facts, opening
from ohc.agreements.views import Duty, Field, Group, Item
from ohc.card import card
from ohc.reference import TextRow, load_table
from ohc.responsibility import duties, lay_out

PROFILE = (
    *(
        "Official name",
        "Printed as",
        "Area team",
        "Lead team",
        "NOMIS code",
        "ODS code",
    ),
    *(
        "Baseline certified normal accommodation",
        "In-use certified normal accommodation",
    ),
    *("Operational capacity", "Population", "Gender", "Function", "Operator"),
    *("Postcode", "What became of it", "Mind", "National Partnership Agreement"),
)
"""What an agreement takes from the card of an establishment, in this order."""

OF_A_PRIORITY = re.compile(r"C\d+\.\d: ")
"""A duty that is a commitment: it stands with its priority."""

JOINTLY = ", jointly with "
BOTH = " (both entries of Appendix 1 together)"


def profile(place: Place) -> tuple[Item, ...]:
    """Return what is known of a place; figures of two entries once."""
    found: dict[tuple[str, str], Item] = {}
    for entry in place.entries:
        for row in card(entry["id"]):
            item, value = str(row["item"]), str(row["value"])
            if item in PROFILE:
                if len(place.entries) > 1 and JOINTLY in value:
                    value = value.partition(JOINTLY)[0] + BOTH
                made = Item(item, value, str(row["as_of"]), str(row["source"]))
                found.setdefault((item, value), made)
    return tuple(sorted(found.values(), key=lambda one: PROFILE.index(one.item)))


FACTS = {
    "contracted": "Run by",
    "women": "Holds women",
    "high_security": "Of the High Security estate",
    "noms_managed": "NOMS contract manages its healthcare",
    "pfi": "Under the private finance initiative (PFI)",
    "devolved": "Substance misuse services commissioned by a local authority",
}


def settled(known: Facts) -> tuple[Item, ...]:
    """Return what is known of the facts that decide the wording, and by whom."""
    return tuple(
        Item(label, _said(key, known), "", known[key].source)
        for key, label in FACTS.items()
    )


def _said(key: str, known: Facts) -> str:
    fact = known[key]
    if fact.holds is None:
        return "not known: to settle below"
    if key == "contracted":
        said = "contracted" if fact.holds else "public sector"
    else:
        said = "yes" if fact.holds else "no"
    return f"{said}: {fact.basis}" if fact.basis else said


def documents() -> tuple[Item, ...]:
    """Return the documents that sources name in short."""
    return tuple(
        Item(
            row["short"],
            f"{row['title']}, {row['publisher']}",
            row["date"],
            row["source"],
        )
        for row in load_table("documents")
    )


def doubts(section: str, known: Facts) -> tuple[Item, ...]:
    """Return where the documents disagree on a section, each with its mark."""
    conflicts = {row["id"]: row for row in load_table("conflicts")}
    rows = [
        row
        for row in _doubt_rows(section)
        if opening(row["applies"], known) is not None
    ]
    return tuple(
        _doubt(number, conflicts[row["conflict"]])
        for number, row in enumerate(rows, start=1)
    )


@cache
def _doubt_rows(section: str) -> tuple[TextRow, ...]:
    return tuple(
        row for row in load_table("agreement_doubts") if row["section"] == section
    )


def _doubt(number: int, row: TextRow) -> Item:
    text = (
        f"{row['first']} ({row['first_source']}); but: "
        f"{row['second']} ({row['second_source']}). {row['note']}."
    )
    return Item(f"D{number}", text, "", row["source"])


def groups(
    section: str, known: Facts, arrangements: Mapping[str, Field]
) -> tuple[Group, ...]:
    """
    Return the duties of the matrix that bears a section's name, in its groups.

    What no route of the place has is left out; what depends on a fact that is not
    known says so. A duty that a disagreement makes doubtful bears its marks.
    """
    settled = tuple((key, known[key].holds, known[key].mark) for key in OPENINGS)
    return tuple(
        Group(title, found, arrangements.get(group_key(title)))
        for title, found in _grouped(section, settled)
    )


@lru_cache(maxsize=256)
def _grouped(
    section: str, settled: tuple[tuple[str, bool | None, str], ...]
) -> tuple[tuple[str, tuple[Duty, ...]], ...]:
    known = {key: Fact(holds, mark=mark) for key, holds, mark in settled}
    marks = _marks(section, known)
    found: dict[str, list[Duty]] = {}
    for parts in _by_duty(section):
        if not OF_A_PRIORITY.match(parts[0]["duty"]) and (mine := _mine(parts, known)):
            beginning, kept = mine
            row = lay_out(kept)[1][0]
            key = parts[0]["duty_id"]
            found.setdefault(parts[0]["group"], []).append(
                Duty(
                    f"{beginning}{row['duty']}",
                    str(row["who"]),
                    str(row["source"]),
                    ", ".join(marks.get(key, ())),
                )
            )
    return tuple((title, tuple(lines)) for title, lines in found.items())


def _marks(section: str, known: Facts) -> dict[str, list[str]]:
    rows = [
        row
        for row in _doubt_rows(section)
        if opening(row["applies"], known) is not None
    ]
    marks: dict[str, list[str]] = {}
    for number, row in enumerate(rows, start=1):
        for key in row["duties"].split("; "):
            marks.setdefault(key, []).append(f"D{number}")
    return marks


@cache
def _by_duty(matrix: str) -> tuple[tuple[TextRow, ...], ...]:
    found: dict[str, list[TextRow]] = {}
    for row in duties(matrix):
        found.setdefault(row["duty_id"], []).append(row)
    return tuple(map(tuple, found.values()))


def _mine(parts: Sequence[TextRow], known: Facts) -> tuple[str, list[TextRow]] | None:
    """Return the parts of a duty that a prison has, and how their wording begins."""
    kept = [(_opening_of(part, known), part) for part in parts]
    mine = [(beginning, part) for beginning, part in kept if beginning is not None]
    if not mine:
        return None
    beginnings = {beginning for beginning, _ in mine}
    return (
        beginnings.pop() if len(beginnings) == 1 else "",
        [part for _, part in mine],
    )


def _opening_of(part: TextRow, known: Facts) -> str | None:
    routes = part["applies_to"].split("; ") if part["applies_to"] else []
    if not routes or "prison" in routes:
        return ""
    found = [opening(route, known) for route in routes if route in known]
    return next((one for one in found if one is not None), None)
