"""The matrices of an agreement: who has which part in what, at its place."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ohc.agreements.wording.asked_fields import words
from ohc.agreements.wording.conditions import OPENINGS, Fact, Facts, opening
from ohc.agreements.wording.fields import group_key, group_sections
from ohc.agreements.wording.older_views import Duty, Group, Item
from ohc.agreements.wording.views import Field
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
"""Facts that decide, each with its key, whether it holds, and its mark."""

Grouped = tuple[tuple[str, tuple[Duty, ...]], ...]
"""Duties by the titles of their groups."""


def disagreements(known: Facts) -> tuple[Item, ...]:
    """Return where the documents disagree on duties that are shown, with marks."""
    conflicts = {row["id"]: row for row in load_table("conflicts")}
    return tuple(
        Item(
            item=f"D{number}",
            value=_disagreement(conflicts[key]),
            as_of="",
            source=conflicts[key]["source"],
        )
        for key, number in _numbers(known).items()
    )


def _disagreement(row: TextRow) -> str:
    return (
        f"{row['first']} ({row['first_source']}); but: "
        f"{row['second']} ({row['second_source']}). {row['note']}."
    )


def _numbers(known: Facts) -> dict[str, int]:
    """Return the number of each disagreement, the same wherever it is marked."""
    conflicts = dict.fromkeys(row["conflict"] for row in _doubts(known))
    return {key: number for number, key in enumerate(conflicts, start=1)}


def _doubts(known: Facts) -> list[TextRow]:
    return [
        row
        for row in load_table("agreement_doubts")
        if opening(row["applies"], known) is not None
    ]


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
        Group(title, duties=in_group, arrangement=arrangements.get(group_key(title)))
        for title, in_group in _of_section(section, settled)
    )


@lru_cache(maxsize=512)
def _of_section(section: str, settled: Settled) -> Grouped:
    own = _grouped(section, settled) if section in OWN_MATRIX else ()
    titles = {title for title, place in group_sections().items() if place == section}
    others = _grouped("interfaces", settled) if titles else ()
    return (*own, *(group for group in others if group[0] in titles))


# Hundreds of agreements share a few sets of facts, and laying out a matrix is slow.
# So facts come as tuples, without their basis, which differs from place to place.
@lru_cache(maxsize=128)
def _grouped(matrix: str, settled: Settled) -> Grouped:
    known = {key: Fact(holds, mark=mark) for key, holds, mark in settled}
    marks = _marks(matrix, known)
    texts_in: dict[str, dict[_Part, list[str]]] = {}
    for rows in _by_duty(matrix):
        group, duty_id = rows[0]["group"], rows[0]["duty_id"]
        if part := _part(rows, known, doubts=marks.get(duty_id, "")):
            # One row where the same bodies have the same part, on the same condition.
            texts = texts_in.setdefault(group, {}).setdefault(part, [])
            texts.append(rows[0]["duty"])
    return tuple((title, _joined(parts)) for title, parts in texts_in.items())


class _Part(NamedTuple):
    """What bodies have to do with a duty: on what condition, who, where, how sure."""

    beginning: str
    who: str
    source: str
    doubts: str


def _part(rows: Sequence[TextRow], known: Facts, doubts: str) -> _Part | None:
    """Return the part that bodies have in a duty here, unless it is none of theirs."""
    beginnings = [_opening_of(row, known) for row in rows]
    kept = [row for row, text in zip(rows, beginnings, strict=True) if text is not None]
    if not kept:
        return None
    laid_out = lay_out(kept, PLAIN)[1][0]
    beginning, *others = {text for text in beginnings if text is not None}
    return _Part(
        # Parts on different conditions cannot share one beginning.
        beginning="" if others else beginning,
        who=str(laid_out["who"]).replace(THE_PARTIES, NATIONAL_PARTIES),
        source=str(laid_out["source"]),
        doubts=doubts,
    )


def _joined(texts_of: Mapping[_Part, Sequence[str]]) -> tuple[Duty, ...]:
    return tuple(
        Duty(
            text=part.beginning + "; ".join(texts),
            who=part.who,
            source=part.source,
            doubts=part.doubts,
        )
        for part, texts in texts_of.items()
    )


def _marks(matrix: str, known: Facts) -> dict[str, str]:
    """Return the marks of duties: where to see an explanation, or a doubt."""
    notes = {row["id"]: row["note"] for row in load_table("conflicts")}

    def is_doubtful(row: TextRow) -> bool:
        return not notes[row["conflict"]].startswith(EXPLAINED)

    numbers = _numbers(known)
    marks: dict[str, list[str]] = {}
    rows = [row for row in _doubts(known) if row["matrix"] == matrix]
    # What a source explains comes before what is doubtful.
    for row in sorted(rows, key=is_doubtful):
        word = words().doubtful if is_doubtful(row) else words().see
        for duty in row["duties"].split("; "):
            marks.setdefault(duty, []).append(f"{word} D{numbers[row['conflict']]}")
    return {duty: "; ".join(of_duty) for duty, of_duty in marks.items()}


@cache
def _by_duty(matrix: str) -> tuple[tuple[TextRow, ...], ...]:
    rows_of: dict[str, list[TextRow]] = {}
    for row in duties(matrix):
        # That roles stay as they are is a clause, and nobody's duty.
        is_clause = matrix == "scrutiny" and row["force"] == "does not"
        if not is_clause and not OF_A_PRIORITY.match(row["duty"]):
            rows_of.setdefault(row["duty_id"], []).append(row)
    return tuple(map(tuple, rows_of.values()))


def _opening_of(part: TextRow, known: Facts) -> str | None:
    """Return how the wording of a part begins; None where no route is of a prison."""
    if part["duty_id"] in NORTH_WEST:
        return opening("north_west", known)
    routes = part["applies_to"].split("; ") if part["applies_to"] else []
    if not routes or "prison" in routes:
        return ""
    beginnings = (opening(route, known) for route in routes if route in known)
    return next((text for text in beginnings if text is not None), None)
