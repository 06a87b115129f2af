"""What is known of a place: its profile, the facts that decide, the sources."""

import re
from collections.abc import Iterable
from datetime import date

from ohc.agreements.wording.asked_fields import AskedFields
from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.fields import definitions, is_asked
from ohc.agreements.wording.older_views import Item
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.views import Known
from ohc.outcome import Row
from ohc.reference.cards.establishment import FIGURE_LABELS, card
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

JOINTLY = ", jointly with "
BOTH = " (both entries of Appendix 1 together)"
WHOLE_ESTABLISHMENT = " (the whole establishment, people under 18 included)"
NOT_DATED = dict.fromkeys(
    ("Official name", "NOMIS code", "ODS code", "Postcode"), "not dated"
)
"""What comes from registers of today: it may have been another in 2013."""

STATED = " (stated)"
NOT_KNOWN = "not known"
FOUNDATIONS = ("SE", "NPA", "HJ")
"""Documents that an agreement rests on, by how a source begins that cites them."""


def profile(place: Place) -> tuple[Item, ...]:
    """Return what is known of a place; figures of two entries once."""
    items: dict[tuple[str, str], Item] = {}
    for entry in place.entries:
        for row in card(entry["id"]):
            if row["item"] in LABELS:
                item = _item(place, row)
                items.setdefault((item.item, item.value), item)
    order = [*LABELS.values()]
    return tuple(sorted(items.values(), key=lambda item: order.index(item.item)))


def _item(place: Place, row: Row) -> Item:
    name, value = str(row["item"]), str(row["value"])
    if name in FIGURE_LABELS.values():
        value = _figure(place, value)
    return Item(
        item=LABELS[name],
        value=value.removesuffix(STATED),
        as_of=_day(str(row["as_of"])) or NOT_DATED.get(name, ""),
        source=str(row["source"]),
    )


def _figure(place: Place, value: str) -> str:
    figure, jointly, others = value.partition(JOINTLY)
    if jointly and len(place.entries) > 1:
        return figure + BOTH
    if jointly:
        names = ", ".join(other.partition(" (")[0] for other in others.split(", "))
        return f"{figure} (one figure, with {names})"
    # The agreement covers adults alone, and the figure counts those under 18 too.
    return figure + WHOLE_ESTABLISHMENT if place.scope["scope"] == "part" else figure


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


def facts_known(known: Facts, asked: AskedFields) -> tuple[Known, ...]:
    """Return the facts that decide the wording: what is known, and where to settle."""
    return tuple(
        Known(
            label=row["label"],
            value=_in_words(FACT_OF.get(key, key), known),
            source=known[FACT_OF.get(key, key)].source,
            fill=asked.field(key).fill if is_asked(key, known) else None,
        )
        for key, row in definitions().items()
        if row["section"] == "facts"
    )


FACT_OF = {"run_by": "contracted"}
"""The fact that a field settles, where it has another name."""


def _in_words(key: str, known: Facts) -> str:
    fact = known[key]
    yes, no = ("contracted", "public sector") if key == "contracted" else ("yes", "no")
    holds = {None: NOT_KNOWN, True: yes, False: no}[fact.holds]
    return f"{holds}: {fact.basis}" if fact.basis else holds


def sources(rows: Iterable[Item], facts: Iterable[Known]) -> tuple[Item, ...]:
    """Return the documents that an agreement rests on, and its other sources."""
    documents = [
        Item(
            item=row["short"],
            value=f"{row['title']}, {row['publisher']}",
            as_of=row["date"],
            source=row["source"].partition("; ")[0],
        )
        for row in load_table("documents")
        if row["short"] in FOUNDATIONS
    ]
    cited = [*(row.source for row in rows), *(fact.source for fact in facts)]
    others = dict.fromkeys(
        source
        for sources_of in cited
        for source in sources_of.split("; ")
        if source and not source.startswith(FOUNDATIONS)
    )
    return (
        *documents,
        *(Item(item=other, value="", as_of="", source="") for other in others),
    )
