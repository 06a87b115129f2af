"""What does not add up in the matrices of who does what."""

from collections.abc import Iterable, Mapping, Sequence

from ohc.outcome import Row, TextRow
from ohc.reference.responsibility import NOBODY, by_duty, duties
from ohc.reference.tables import load_table

FINDING_FIELDS = ("matrix", "duty", "finding", "bodies", "source")
CARRIED_OUT_BY = frozenset(
    {
        "responsible",
        "accountable",
        "leads",
        "funds",
        "supervises",
        "commissions",
        "jointly_commissions",
        "co_commissions",
        "provides",
        "contract_manages",
        "scrutinises",
        "chairs",
        "decides",
        "approves",
        "supports",
        "advises",
    }
)
HELPING = frozenset({"supports", "advises", "approves"})
"""Parts that help to carry a duty out, and do so alone only where nobody else is."""

SOLE_ROLES = frozenset({"responsible", "accountable", "leads", "contract_manages"})
"""Roles that two bodies cannot both have for one duty, unless they share it."""


EITHER = "either"
"""The force of a part where the source's words can mean one body or another."""


def findings(matrix: str) -> list[Row]:
    """
    Return what does not add up in a matrix, with FINDING_FIELDS.

    A duty that nobody carries out, one that two sources give to two bodies or
    that one source gives to either of two, a body that is not among the bodies, or
    that may be another of them.
    """
    known = {row["body"]: row["may_be"] for row in load_table("bodies")}
    return [
        _finding(parts, finding, involved=involved)
        for parts in by_duty(duties(matrix))
        for finding, involved in _checked(parts, known)
    ]


def _checked(
    parts: Sequence[TextRow], known: Mapping[str, str]
) -> Iterable[tuple[str, Sequence[TextRow]]]:
    if _is_left_undone(parts):
        yield "no body carries it out", parts
    for role in SOLE_ROLES:
        holders = [part for part in parts if part["role"] == role]
        if _differ(holders, "body") and _differ(holders, "source"):
            yield f"{role.replace('_', ' ')}: two bodies by two sources", holders
        undecided = [part for part in holders if part["force"] == EITHER]
        if undecided:
            yield f"{role.replace('_', ' ')}: the source can mean either", undecided
    strangers = [part for part in parts if part["body"] not in {*known, ""}]
    if strangers:
        yield "unknown body", strangers
    for part in parts:
        if other := known.get(part["body"]):
            yield f"may be the {other}: no source says", [part]


def _is_left_undone(parts: Sequence[TextRow]) -> bool:
    roles = {part["role"] for part in parts if part["body"]}
    if any(not part["body"] for part in parts):
        # The source names nobody for a part of it, so help alone is not enough.
        return not roles & (CARRIED_OUT_BY - HELPING)
    # That a body is a member, or is not responsible, is no task at all.
    return not roles & {*CARRIED_OUT_BY, "not_responsible", "member"}


def _differ(parts: Sequence[TextRow], field: str) -> bool:
    return len({part[field] for part in parts}) > 1


def _finding(
    parts: Sequence[TextRow], finding: str, *, involved: Sequence[TextRow]
) -> Row:
    return {
        "matrix": parts[0]["matrix"],
        "duty": parts[0]["duty"],
        "finding": finding,
        "bodies": "; ".join(dict.fromkeys(part["body"] or NOBODY for part in involved)),
        "source": "; ".join(
            dict.fromkeys(
                source for part in involved for source in part["source"].split("; ")
            )
        ),
    }
