"""The fields of an agreement that people fill in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.views import Fill
from ohc.outcome import TextRow
from ohc.reference.framework import commitments
from ohc.reference.names import plain
from ohc.reference.tables import load_table

SIGNATURES = 6
NEEDED_SIGNATURES = 2
"""Two sides agree it at least: establishment and healthcare providers (NPA 2.17)."""

CONDITIONS = {
    "C4.1": "pfi",
    "C6.1": "retendered",
    "C6.2": "resettlement_test",
    "C11.1": "xray",
}
"""Commitments that bind some prisons only, and the fact that decides."""

NOT_LOCAL = frozenset({"national", "Approved Premises"})
"""Whom commitments bind that no single prison can act on."""

IF_UNKNOWN = "if unknown"
NOT_APPLICABLE = "Not applicable"


@cache
def definitions() -> Mapping[str, TextRow]:
    """Return the rows of the table of fields by their names."""
    return {row["field"]: row for row in load_table("agreement_fields")}


@cache
def group_sections() -> Mapping[str, str]:
    """Return the section that prints each group of the matrix of interfaces."""
    return {row["group"]: row["section"] for row in load_table("agreement_interfaces")}


@cache
def interface_groups() -> Mapping[str, str]:
    """Return the groups with a local arrangement of their own, by their keys."""
    return {
        group_key(group): group
        for group, section in group_sections().items()
        if section == "interfaces"
    }


@cache
def points() -> Mapping[str, TextRow]:
    """Return the points that a prison can settle itself, by their keys."""
    return {
        row["id"]: row
        for row in load_table("agreement_points")
        if row["settled"] == "here"
    }


def group_key(name: str) -> str:
    """
    Return the key of a group.

    >>> group_key("Waste and consumables")
    'waste-and-consumables'
    """
    return plain(name).replace(" ", "-")


@cache
def blank_fills() -> Mapping[str, Fill]:
    """Return every field that an agreement may have, blank, by its key."""
    return {fill.key: fill for row in definitions().values() for fill in _fills(row)}


def _fills(row: TextRow) -> Iterator[Fill]:
    needed = row["needed"] == "yes"
    match row["each"]:
        case "interface":
            for key, title in interface_groups().items():
                yield _fill(row, key, title=title, needed=needed)
        case "commitment":
            for commitment in commitments():
                key, is_local = (
                    commitment["id"],
                    commitment["applies_to"] not in NOT_LOCAL,
                )
                yield _fill(row, key, title=key, needed=needed and is_local)
        case "point":
            for key, point in points().items():
                yield _fill(row, key, title=point["question"], needed=needed)
        case "signature":
            for number in range(1, SIGNATURES + 1):
                is_first = number <= NEEDED_SIGNATURES
                title = f"Signature {number}"
                yield _fill(row, str(number), title=title, needed=needed and is_first)
        case _:
            yield _fill(row, needed=needed)


def _fill(row: TextRow, item: str = "", *, title: str = "", needed: bool) -> Fill:
    return Fill(
        key=f"{row['field']}.{item}" if item else row["field"],
        label=f"{title}: {row['label']}" if title else row["label"],
        # In brackets, since the look alone must not tell a hint from an answer.
        hint=f"[{row['hint']}]",
        kind=row["kind"],
        choices=tuple(row["choices"].split("; ")) if row["choices"] else (),
        needed=needed,
    )


@cache
def condition_of(key: str) -> str:
    """Return the fact that decides whether a field is asked for, if one does."""
    field, _, item = key.partition(".")
    if field == "settled":
        return points()[item]["applies"]
    return CONDITIONS.get(item, "") or definitions()[field]["applies"]


def is_asked(key: str, known: Facts) -> bool:
    """Return whether an agreement asks for a field, by what is known of its place."""
    condition = condition_of(key)
    return not condition or known[condition].holds is not False


def is_needed(fill: Fill, known: Facts, answers: Mapping[str, str]) -> bool:
    """
    Return whether a field that is blank is missing.

    The fields that settle what is known already need no answer, nor does what
    depends on a fact that nobody has settled, or a commitment that is said not to
    apply.
    """
    field, _, item = fill.key.partition(".")
    condition = condition_of(fill.key)
    if condition and known[condition].holds is not True:
        # Asked for all the same, but nobody can be told off for leaving it blank.
        return False
    if definitions()[field]["needed"] == IF_UNKNOWN:
        # "Run by" settles two facts and is the name of neither.
        return known["contracted" if field == "run_by" else field].holds is None
    if item and answers.get(f"action_status.{item}") == NOT_APPLICABLE:
        return False
    return fill.needed


def may_be_settled(key: str) -> bool:
    """Return whether a source may settle what a field asks for, so that none is due."""
    return definitions()[key.partition(".")[0]]["needed"] == IF_UNKNOWN


def local_fields() -> Sequence[TextRow]:
    """Return the fields that an answers workbook asks for."""
    return [row for row in definitions().values() if row["local"] == "yes"]
