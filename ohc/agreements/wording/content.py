"""What an agreement says, for one place: the values that templates lay out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ohc.agreements.wording import duties
from ohc.agreements.wording.asked_fields import Asked, kept_fill, words
from ohc.agreements.wording.conditions import Facts, facts, opening
from ohc.agreements.wording.fields import (
    CONDITIONS,
    NATIONAL,
    SIGNATURES,
    definitions,
    interface_groups,
    is_asked,
)
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.profile import facts_known, profile, sources
from ohc.agreements.wording.views import (
    Clause,
    Commitment,
    Conflict,
    Fill,
    Heading,
    Item,
    Priority,
    Section,
    Signature,
)
from ohc.outcome import STATEMENT, TextRow
from ohc.reference.framework import commitments
from ohc.reference.tables import load_table
from ohc.version import __version__

APPROVED_PREMISES = "Approved Premises"


class Answers(NamedTuple):
    """
    What is filled in, by the keys of fields, and what is to be settled.

    ``conflicts`` has what the answers say where the document says otherwise.
    """

    values: Mapping[str, str] = {}
    conflicts: Mapping[str, str] = {}


class Content(NamedTuple):
    """The names that templates use, and every place to fill in that was asked for."""

    names: Mapping[str, object]
    fills: Mapping[str, Fill]


def content(place: Place, answers: Answers) -> Content:
    """
    Return what the agreement of a place says.

    Among the names ``words`` has the headings of columns and such; ``agreement`` is
    a Heading; each section bears its key (parties, standing ...) and is a Section;
    ``fact_list`` has what is known of facts, ``priority_list`` Priorities,
    ``signature_list`` Signatures, ``conflicts`` Conflicts, and ``kept`` Fields with
    answers that nothing asks for any more; ``contents`` has the sections in order.
    """
    known = facts(place, answers.values)
    fills = Asked(known, answers.values)
    listed = facts_known(known, fills)
    sections = {
        row["section"]: _section(row, place, known, fills)
        for row in load_table("agreement_sections")
    }
    rows = sources(sections["profile"].rows, listed)
    sections["sources"] = replace(sections["sources"], rows=rows)
    names: dict[str, object] = {
        "words": words(),
        "agreement": heading(place),
        **sections,
        "contents": tuple(sections.values()),
        "fact_list": listed,
        "priority_list": tuple(
            _priority(row, known, fills)
            for row in load_table("priorities")
            if row["framework"] == "npa-2013"
        ),
        "signature_list": tuple(
            Signature(*(fills.one(f"signature_{part}.{number}") for part in _SIGNED))
            for number in range(1, SIGNATURES + 1)
        ),
        "conflicts": tuple(
            Conflict(kept_fill(key, "").label, answers.values.get(key, ""), other)
            for key, other in answers.conflicts.items()
        ),
    }
    names["kept"] = fills.kept()
    return Content(names, fills.asked)


_SIGNED = ("name", "post", "date")


def heading(place: Place) -> Heading:
    """Return what the whole agreement of a place is."""
    return Heading(
        title=f"Local delivery agreement: {place.official_name}",
        name=place.official_name,
        id=place.id,
        area_team=_each(place, "area_team"),
        lead_team=_each(place, "lead_team"),
        statement=STATEMENT,
        maker=f"ohc {__version__}",
        version=__version__,
    )


def _each(place: Place, field: str) -> str:
    return " and ".join(dict.fromkeys(row[field] for row in place.entries))


def _section(row: TextRow, place: Place, known: Facts, fills: Asked) -> Section:
    key = row["section"]
    arrangements = {}
    if key == "interfaces":
        arrangements = {
            group: fills.one(f"interface.{group}") for group in interface_groups()
        }
    rows: tuple[Item, ...] = ()
    if key == "profile":
        rows = profile(place)
    elif key == "disagreements":
        rows = duties.disagreements(known)
    return Section(
        key=key,
        number=row["number"],
        title=row["title"],
        source=row["source"],
        clauses=_clauses(key, place, known),
        fields=tuple(
            fills.one(name)
            for name, field in definitions().items()
            if field["section"] == key and _is_listed(field) and is_asked(name, known)
        ),
        rows=rows,
        groups=duties.groups(key, known, arrangements),
    )


def _is_listed(field: TextRow) -> bool:
    """Return whether a field stands in the list of its section, asked for once."""
    return not field["each"] and field["section"] != "facts"


def _clauses(section: str, place: Place, known: Facts) -> tuple[Clause, ...]:
    words = {
        "name": place.official_name,
        "area_team": _each(place, "area_team"),
        "lead_team": _each(place, "lead_team"),
    }
    return tuple(
        Clause(beginning + row["text"].format_map(words), row["source"])
        for row in load_table("agreement_clauses")
        if row["section"] == section
        if (beginning := opening(row["applies"], known)) is not None
    )


def _priority(row: TextRow, known: Facts, fills: Asked) -> Priority:
    return Priority(
        number=row["number"],
        title=row["title"],
        source=_of_the_agreement(row["source"]),
        commitments=tuple(
            _commitment(one, known, fills)
            for one in commitments()
            if one["priority"] == row["number"]
            and is_asked(f"action.{one['id']}", known)
        ),
    )


def _of_the_agreement(source: str) -> str:
    """Return the places of a source that are of the agreement itself."""
    return "; ".join(one for one in source.split("; ") if one.startswith("NPA"))


def _nationally(text: str) -> str:
    """Return a text in which the parties are the national ones, not the local."""
    return text.replace("The parties", "The national parties")


def _commitment(one: TextRow, known: Facts, fills: Asked) -> Commitment:
    key = one["id"]
    condition = CONDITIONS.get(key, "")
    is_open = bool(condition) and known[condition].holds is None
    note = words().open_note if is_open else ""
    if one["applies_to"] == APPROVED_PREMISES:
        note = words().approved_premises_note
    elif one["applies_to"] in NATIONAL:
        note = words().national_note
    return Commitment(
        id=key,
        text=_nationally(one["commitment"]),
        applies_to=one["applies_to"],
        due=one["due_text"] or "no date stated",
        source=one["source"],
        note=note,
        action=fills.one(f"action.{key}"),
        lead=fills.one(f"action_lead.{key}"),
        date=fills.one(f"action_date.{key}"),
        status=fills.one(f"action_status.{key}"),
    )
