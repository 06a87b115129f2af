"""The schedules and the annex: who does what, how, by when, and what is open."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ohc.agreements.wording.asked_fields import AskedFields, words
from ohc.agreements.wording.citing import cited
from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.fields import CONDITIONS, NOT_LOCAL, is_asked, points
from ohc.agreements.wording.terms import curly
from ohc.agreements.wording.views import (
    Arrangements,
    Commitment,
    National,
    OpenPoint,
    Task,
    TaskGroup,
)
from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.tables import load_table

DASH = "\N{EN DASH}"
OF_THE_COLUMNS = frozenset({"NPA 1.22", "NPA 1.30", "NPA 1.33", "NPA 1.34"})
"""Paragraphs that the heads of Schedule 1 give once for all rows."""

DUE = "By April 2014"
"""When nearly all commitments fall due, which the schedule says once."""

PARTS_OF_AN_ACTION = ("action", "action_lead", "action_date", "action_status")


class Actions(NamedTuple):
    """Commitments with what is done for them here, and those for information."""

    here: tuple[Commitment, ...]
    national: tuple[National, ...]


@cache
def task_groups() -> tuple[TaskGroup, ...]:
    """Return who does what, in the groups of Schedule 1."""
    rows_of: dict[str, list[TextRow]] = {}
    for row in load_table("agreement_tasks"):
        rows_of.setdefault(row["group"], []).append(row)
    return tuple(
        TaskGroup(title, tuple(map(_task, rows))) for title, rows in rows_of.items()
    )


def _task(row: TextRow) -> Task:
    phe = row["phe"]
    of_phe = f"PHE: {phe[:1].lower()}{phe[1:]}" if phe else ""
    others = ". ".join(filter(None, (of_phe, row["others"])))
    # A footnote of a paragraph goes with it.
    sources = [
        place
        for place in row["source"].split("; ")
        if place.partition(" fn ")[0] not in OF_THE_COLUMNS
    ]
    return Task(
        task=curly(row["task"]),
        nhs_england=curly(row["nhs_england"]) or DASH,
        noms=curly(row["noms"]) or DASH,
        others=curly(others) or DASH,
        source=cited("; ".join(sources)),
    )


def arrangements(asked: AskedFields) -> tuple[Arrangements, ...]:
    """Return the groups of Schedule 2, each with what is to be filled in."""
    return tuple(
        Arrangements(
            title=part["title"],
            fields=asked.placed_in(part["key"]),
        )
        for part in load_table("agreement_parts")
        if part["part"] == "S2"
    )


def actions(known: Facts, asked: AskedFields, answers: Mapping[str, str]) -> Actions:
    """
    Return the commitments of Schedule 3.

    One of the national partners has places to fill in only where something was
    filled in: in version 0.1.0 each had them.
    """
    here: list[Commitment] = []
    national: list[National] = []
    for row in commitments():
        key = row["id"]
        if not is_asked(f"action.{key}", known):
            continue
        is_here = row["applies_to"] not in NOT_LOCAL
        if is_here or any(answers.get(f"{part}.{key}") for part in PARTS_OF_AN_ACTION):
            here.append(_action(row, known, asked=asked))
        if not is_here:
            national.append(_national(row))
    return Actions(tuple(here), tuple(national))


def _action(row: TextRow, known: Facts, asked: AskedFields) -> Commitment:
    key = row["id"]
    condition = CONDITIONS.get(key)
    is_open = condition and known[condition].holds is None
    action, lead, date, status = (
        asked.placed(f"{part}.{key}") for part in PARTS_OF_AN_ACTION
    )
    return Commitment(
        id=key,
        text=_texts()[key],
        applies_to=row["applies_to"],
        due=_due(row),
        source=cited(row["source"]),
        note=str(getattr(words(), f"if_{condition}")) if is_open else "",
        action=action,
        lead=lead,
        date=date,
        status=status,
    )


def _national(row: TextRow) -> National:
    key = row["id"]
    source = cited(row["source"])
    return National(id=key, text=_texts()[key], due=_due(row), source=source)


@cache
def _texts() -> Mapping[str, str]:
    """Return what each commitment says here, in whole sentences."""
    rows = load_table("agreement_commitments")
    return {row["id"]: curly(row["text"]) for row in rows}


def _due(row: TextRow) -> str:
    """Return when a commitment is due, where that is not in April 2014."""
    if row["due_text"] == DUE:
        return ""
    return f"Due {row['due_text']}." if row["due_text"] else "No date is stated."


def open_points(known: Facts, asked: AskedFields) -> tuple[OpenPoint, ...]:
    """Return the points of the annex that may arise at a place."""
    return tuple(
        OpenPoint(
            question=curly(row["question"]),
            text=curly(row["text"]),
            settled=asked.placed(f"settled.{key}"),
        )
        for key, row in points().items()
        if is_asked(f"settled.{key}", known)
    )
