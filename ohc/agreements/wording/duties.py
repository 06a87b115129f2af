"""The matrices of an agreement: who has which part in what, at its place."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ohc.agreements.wording.asked_fields import words
from ohc.agreements.wording.conditions import OPENINGS, Fact, Facts, opening
from ohc.agreements.wording.fields import group_key, group_sections
from ohc.agreements.wording.views import Duty, Field, Group, Item
from ohc.outcome import TextRow
from ohc.reference.responsibility import PLAIN_FORCES, THE_PARTIES, duties, lay_out
from ohc.reference.tables import load_table

OF_A_PRIORITY = re.compile(r"C\d+\.\d: ")
"""A duty that is a commitment: it stands with its priority."""

NATIONAL_PARTIES = "the national parties"
"""What the parties are called where an agreement has parties of its own."""

NORTH_WEST = frozenset({"north-west-test", "north-west-roll-out"})
"""Duties of the North West alone, which the matrix tells by their words only."""

PLAIN = PLAIN_FORCES - {"will"}
"""What is still to come must not read as if it were done already."""

EXPLAINED = "Explained by"
"""How the note begins of a disagreement that a source explains."""

OWN_MATRIX = ("complaints", "disputes", "scrutiny")
"""Sections that bear the name of a matrix which they show whole."""

Settled = tuple[tuple[str, bool | None, str], ...]


def disagreements(known: Facts) -> tuple[Item, ...]:
    """Return where the documents disagree on duties that are shown, with marks."""
    conflicts = {row["id"]: row for row in load_table("conflicts")}
    return tuple(
        Item(f"D{number}", _disagreement(conflicts[key]), "", conflicts[key]["source"])
        for key, number in _numbers(known).items()
    )


def _disagreement(row: TextRow) -> str:
    return (
        f"{row['first']} ({row['first_source']}); but: "
        f"{row['second']} ({row['second_source']}). {row['note']}."
    )


def _numbers(known: Facts) -> dict[str, int]:
    """Return the number of each disagreement, the same wherever it is marked."""
    rows = [
        row["conflict"]
        for row in load_table("agreement_doubts")
        if opening(row["applies"], known) is not None
    ]
    return {key: number for number, key in enumerate(dict.fromkeys(rows), start=1)}


def groups(
    section: str, known: Facts, arrangements: Mapping[str, Field]
) -> tuple[Group, ...]:
    """
    Return the duties that a section shows, in their groups.

    What no route of the place has is left out; what depends on a fact that is not
    known says so. A duty that a disagreement touches bears its mark.
    """
    settled = tuple((key, known[key].holds, known[key].mark) for key in OPENINGS)
    return tuple(
        Group(title, found, arrangements.get(group_key(title)))
        for title, found in _shown(section, settled)
    )


@lru_cache(maxsize=512)
def _shown(section: str, settled: Settled) -> tuple[tuple[str, tuple[Duty, ...]], ...]:
    own = _grouped(section, settled) if section in OWN_MATRIX else ()
    wanted = {title for title, place in group_sections().items() if place == section}
    others = _grouped("interfaces", settled) if wanted else ()
    return (*own, *((title, found) for title, found in others if title in wanted))


@lru_cache(maxsize=128)
def _grouped(matrix: str, settled: Settled) -> tuple[tuple[str, tuple[Duty, ...]], ...]:
    known = {key: Fact(holds, mark=mark) for key, holds, mark in settled}
    marks = _marks(matrix, known)
    found: dict[str, dict[_Part, list[str]]] = {}
    for parts in _by_duty(matrix):
        if OF_A_PRIORITY.match(parts[0]["duty"]) or not (mine := _mine(parts, known)):
            continue
        beginning, kept = mine
        row = lay_out(kept, PLAIN)[1][0]
        part = _Part(
            beginning,
            str(row["who"]).replace(THE_PARTIES, NATIONAL_PARTIES),
            str(row["source"]),
            marks.get(parts[0]["duty_id"], ""),
        )
        # In one where the same bodies have the same part, on the same condition.
        duties_in = found.setdefault(parts[0]["group"], {})
        duties_in.setdefault(part, []).append(str(row["duty"]))
    return tuple((title, _joined(lines)) for title, lines in found.items())


class _Part(NamedTuple):
    """What bodies have to do with a duty: on what condition, who, where, how sure."""

    beginning: str
    who: str
    source: str
    doubts: str


def _joined(lines: Mapping[_Part, Sequence[str]]) -> tuple[Duty, ...]:
    return tuple(
        Duty(part.beginning + "; ".join(texts), *part[1:])
        for part, texts in lines.items()
    )


def _marks(matrix: str, known: Facts) -> dict[str, str]:
    """Return the marks of duties: where to see an explanation, or a doubt."""
    numbers = _numbers(known)
    notes = {row["id"]: row["note"] for row in load_table("conflicts")}
    marks: dict[str, list[str]] = {}
    rows = [
        (not notes[row["conflict"]].startswith(EXPLAINED), row)
        for row in load_table("agreement_doubts")
        if row["matrix"] == matrix and opening(row["applies"], known) is not None
    ]
    # What is explained comes before what is doubtful.
    for is_doubtful in (False, True):
        for row in (row for doubtful, row in rows if doubtful == is_doubtful):
            word = words().doubtful if is_doubtful else words().see
            key = row["conflict"]
            for duty in row["duties"].split("; "):
                marks.setdefault(duty, []).append(f"{word} D{numbers[key]}")
    return {duty: "; ".join(found) for duty, found in marks.items()}


@cache
def _by_duty(matrix: str) -> tuple[tuple[TextRow, ...], ...]:
    found: dict[str, list[TextRow]] = {}
    for row in duties(matrix):
        if matrix == "scrutiny" and row["force"] == "does not":
            # That roles stay as they are is a clause, and nobody's duty.
            continue
        found.setdefault(row["duty_id"], []).append(row)
    return tuple(map(tuple, found.values()))


def _mine(parts: Sequence[TextRow], known: Facts) -> tuple[str, list[TextRow]] | None:
    """Return the parts of a duty that a prison has, and how their wording begins."""
    kept = [(_opening_of(part, known), part) for part in parts]
    mine = [(beginning, part) for beginning, part in kept if beginning is not None]
    if not mine:
        return None
    beginnings = {beginning for beginning, _ in mine}
    beginning = beginnings.pop() if len(beginnings) == 1 else ""
    return beginning, [part for _, part in mine]


def _opening_of(part: TextRow, known: Facts) -> str | None:
    if part["duty_id"] in NORTH_WEST:
        return opening("north_west", known)
    routes = part["applies_to"].split("; ") if part["applies_to"] else []
    if not routes or "prison" in routes:
        return ""
    found = [opening(route, known) for route in routes if route in known]
    return next((one for one in found if one is not None), None)
