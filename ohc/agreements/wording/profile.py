"""What is known of a place: its profile, the facts that decide, the sources."""

import re
from collections.abc import Iterable
from datetime import date

from ohc.agreements.wording.asked_fields import Asked
from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.fields import definitions, is_asked
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.views import Item, Known
from ohc.reference.card import card
from ohc.reference.tables import load_table

LABELS = {
    "Official name": "Official name",
    "Printed as": "Name in SE Appendix 1",
    "Area team": "Area team",
    "Lead team": "Lead team",
    "NOMIS code": "NOMIS code",
    "ODS code": "ODS code",
    "Baseline certified normal accommodation": "Baseline certified normal "
    "accommodation",
    "In-use certified normal accommodation": "In-use certified normal accommodation",
    "Operational capacity": "Operational capacity",
    "Population": "Population",
    "Gender": "Gender",
    "Function": "Main function",
    "Operator": "Operator",
    "Postcode": "Postcode",
    "What became of it": "What became of it",
    "Mind": "Note",
    "National Partnership Agreement": "National Partnership Agreement",
}
"""What an agreement takes from the card of an establishment, and its label here."""

FIGURES = frozenset(
    {
        *("Baseline certified normal accommodation", "Population"),
        *("In-use certified normal accommodation", "Operational capacity"),
    }
)
JOINTLY = ", jointly with "
BOTH = " (both entries of Appendix 1 together)"
WHOLE = " (the whole establishment, people under 18 included)"
UNDATED = dict.fromkeys(
    ("Official name", "NOMIS code", "ODS code", "Postcode"), "not dated"
)
"""What comes from registers of today: it may have been another in 2013."""

STATED = " (stated)"
NOT_KNOWN = "not known"
OURS = ("SE", "NPA")
"""Documents that an agreement rests on, as sources begin."""


def profile(place: Place) -> tuple[Item, ...]:
    """Return what is known of a place; figures of two entries once."""
    found: dict[tuple[str, str], Item] = {}
    for entry in place.entries:
        for row in card(entry["id"]):
            item, value = str(row["item"]), str(row["value"])
            if item in LABELS:
                value = _figure(place, value) if item in FIGURES else value
                value = value.removesuffix(STATED)
                day = _day(str(row["as_of"])) or UNDATED.get(item, "")
                made = Item(LABELS[item], value, day, str(row["source"]))
                found.setdefault((item, value), made)
    order = [*LABELS.values()]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.item)))


def _figure(place: Place, value: str) -> str:
    figure, jointly, others = value.partition(JOINTLY)
    if jointly and len(place.entries) > 1:
        return figure + BOTH
    if jointly:
        names = ", ".join(other.partition(" (")[0] for other in others.split(", "))
        return f"{figure} (one figure, with {names})"
    return figure + WHOLE if place.scope["scope"] == "part" else figure


def _day(text: str) -> str:
    """Return a day of the tables in words: 2013-02-22 is 22 February 2013."""
    try:
        if MONTH.fullmatch(text):
            return f"{date.fromisoformat(text + '-01'):%B %Y}"
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"


MONTH = re.compile(r"\d{4}-\d{2}")


def facts_known(known: Facts, asked: Asked) -> tuple[Known, ...]:
    """Return the facts that decide the wording: what is known, and where to settle."""
    return tuple(
        Known(
            label=row["label"],
            value=_said(FACT_OF.get(key, key), known),
            source=known[FACT_OF.get(key, key)].source,
            fill=asked.one(key).fill if is_asked(key, known) else None,
        )
        for key, row in definitions().items()
        if row["section"] == "facts"
    )


FACT_OF = {"run_by": "contracted"}
"""The fact that a field settles, where it has another name."""


def _said(key: str, known: Facts) -> str:
    fact = known[key]
    if fact.holds is None:
        return f"{NOT_KNOWN}: {fact.basis}" if fact.basis else NOT_KNOWN
    if key == "contracted":
        said = "contracted" if fact.holds else "public sector"
    else:
        said = "yes" if fact.holds else "no"
    return f"{said}: {fact.basis}" if fact.basis else said


def sources(rows: Iterable[Item], facts: Iterable[Known]) -> tuple[Item, ...]:
    """Return the documents that an agreement rests on, and its other sources."""
    documents = [
        Item(
            row["short"],
            f"{row['title']}, {row['publisher']}",
            row["date"],
            row["source"].partition("; ")[0],
        )
        for row in load_table("documents")
        if row["short"] in {*OURS, "HJ"}
    ]
    used = [one.source for one in rows] + [one.source for one in facts]
    others = dict.fromkeys(
        part
        for source in dict.fromkeys(used)
        for part in source.split("; ")
        if part and not part.startswith((*OURS, "HJ"))
    )
    return (*documents, *(Item(other, "", "", "") for other in others))
