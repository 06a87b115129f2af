"""What agreements of version 0.1.0 said: for templates that were made for it."""

from dataclasses import replace
from functools import cache

from ohc.agreements.wording import duties
from ohc.agreements.wording.asked_fields import AskedFields, words
from ohc.agreements.wording.conditions import Facts, opening
from ohc.agreements.wording.fields import (
    CONDITIONS,
    NOT_LOCAL,
    SIGNATURES,
    definitions,
    interface_groups,
    is_asked,
)
from ohc.agreements.wording.older_views import Clause, Item, Priority, Section
from ohc.agreements.wording.particulars import each
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.profile import facts_known, profile, sources
from ohc.agreements.wording.views import Commitment, Signature
from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.tables import load_table

APPROVED_PREMISES = "Approved Premises"


@cache
def older_names() -> frozenset[str]:
    """Return the names that templates of version 0.1.0 use, and no later ones."""
    sections = (row["section"] for row in load_table("agreement_sections"))
    return frozenset({*sections, "contents", "priority_list"})


def older(place: Place, known: Facts, asked: AskedFields) -> dict[str, object]:
    """
    Return the names that templates made for version 0.1.0 use.

    Each section bears its key (parties, standing ...) and is a Section; ``fact_list``
    has what is known of facts, ``priority_list`` Priorities, ``signature_list``
    Signatures; ``contents`` has the sections in order.
    """
    fact_list = facts_known(known, asked)
    sections = _sections(place, known, asked=asked)
    rows = sources(sections["profile"].rows, fact_list)
    sections["sources"] = replace(sections["sources"], rows=rows)
    return {
        **sections,
        "contents": tuple(sections.values()),
        "fact_list": fact_list,
        "priority_list": _priorities(known, asked),
        "signature_list": _signatures(asked),
    }


def _sections(place: Place, known: Facts, asked: AskedFields) -> dict[str, Section]:
    return {
        row["section"]: _section(row, place, known=known, asked=asked)
        for row in load_table("agreement_sections")
    }


def _priorities(known: Facts, asked: AskedFields) -> tuple[Priority, ...]:
    return tuple(
        _priority(row, known, asked=asked)
        for row in load_table("priorities")
        if row["framework"] == "npa-2013"
    )


def _signatures(asked: AskedFields) -> tuple[Signature, ...]:
    return tuple(
        Signature(
            name=asked.field(f"signature_name.{number}"),
            post=asked.field(f"signature_post.{number}"),
            date=asked.field(f"signature_date.{number}"),
        )
        for number in range(1, SIGNATURES + 1)
    )


def _section(
    row: TextRow, place: Place, *, known: Facts, asked: AskedFields
) -> Section:
    key = row["section"]
    arrangements = {}
    if key == "interfaces":
        arrangements = {
            group: asked.field(f"interface.{group}") for group in interface_groups()
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
        clauses=_clauses(key, place, known=known),
        fields=tuple(
            asked.field(name)
            for name, field in definitions().items()
            if field["section"] == key and _is_listed(field) and is_asked(name, known)
        ),
        rows=rows,
        groups=duties.groups(key, known, arrangements=arrangements),
    )


def _is_listed(field: TextRow) -> bool:
    """Return whether a field stands in the list of its section, asked for once."""
    return not field["each"] and field["section"] != "facts"


def _clauses(section: str, place: Place, known: Facts) -> tuple[Clause, ...]:
    blanks = {
        "name": place.official_name,
        "area_team": each(place, "area_team"),
        "lead_team": each(place, "lead_team"),
    }
    return tuple(
        Clause(beginning + row["text"].format_map(blanks), row["source"])
        for row in load_table("agreement_clauses")
        if row["section"] == section
        if (beginning := opening(row["applies"], known)) is not None
    )


def _priority(row: TextRow, known: Facts, asked: AskedFields) -> Priority:
    return Priority(
        number=row["number"],
        title=row["title"],
        source=_of_the_agreement(row["source"]),
        commitments=tuple(
            _commitment(commitment, known, asked=asked)
            for commitment in commitments()
            if commitment["priority"] == row["number"]
            and is_asked(f"action.{commitment['id']}", known)
        ),
    )


def _of_the_agreement(source: str) -> str:
    """Return the paragraphs of a source that are of the national agreement."""
    return "; ".join(
        paragraph for paragraph in source.split("; ") if paragraph.startswith("NPA")
    )


def _nationally(text: str) -> str:
    """Return a text that says whose parties it means."""
    # NPA calls its three makers "the parties"; a local agreement has its own.
    return text.replace("The parties", "The national parties")


def _commitment(row: TextRow, known: Facts, asked: AskedFields) -> Commitment:
    key = row["id"]
    return Commitment(
        id=key,
        text=_nationally(row["commitment"]),
        applies_to=row["applies_to"],
        due=row["due_text"] or "no date stated",
        source=row["source"],
        note=_note(row, known),
        action=asked.field(f"action.{key}"),
        lead=asked.field(f"action_lead.{key}"),
        date=asked.field(f"action_date.{key}"),
        status=asked.field(f"action_status.{key}"),
    )


def _note(commitment: TextRow, known: Facts) -> str:
    if commitment["applies_to"] == APPROVED_PREMISES:
        return str(words().approved_premises_note)
    if commitment["applies_to"] in NOT_LOCAL:
        return str(words().national_note)
    condition = CONDITIONS.get(commitment["id"])
    is_open = condition and known[condition].holds is None
    return str(words().open_note) if is_open else ""
