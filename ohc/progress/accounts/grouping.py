"""The keys by which a tally can be grouped, and the group that a row belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ohc.errors import UnknownName
from ohc.lines import in_quotes
from ohc.outcome import Cell
from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.ledger import CountedRow
from ohc.progress.words.vocabulary import RAGS, STATUSES
from ohc.reference.framework import commitments, priorities
from ohc.reference.reporting_units import Body, bodies

TALLY_KEYS = {
    "priority": ("priority", "title"),
    "commitment": ("commitment", "summary"),
    "area-team": ("area_team",),
    "lead": ("lead_team",),
    "region": ("region",),
    "establishment": ("establishment_id", "establishment"),
    "period": ("period",),
    "status": ("status",),
    "rag": ("rag",),
    "answer": ("answer",),
}
"""The keys of a tally, and the fields of each."""

Group = tuple[str, ...]
"""The values of the keys, in order, for a row of a tally."""

PLACES = frozenset({"area-team", "lead", "region", "establishment", "period"})
"""Keys that say whose a return is and for when, so that it can be missing."""

OF_ANSWERS = frozenset({"status", "rag"})
"""Keys that have a value only in a row that was returned."""


def find_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that words name, in order. Raises UnknownName."""
    # Fields of a tally have an underscore, and people copy them.
    keys = [word.strip().casefold().replace("_", "-") for word in words]
    for key, word in zip(keys, words, strict=True):
        if key not in TALLY_KEYS:
            raise UnknownName(
                "key",
                word,
                tuple(TALLY_KEYS),
                message=f"ohc cannot add up by {in_quotes(word)}.",
            )
    return tuple(dict.fromkeys(keys))


def group_of(
    keys: Sequence[str], body: Body, *, row: CountedRow | AsideRow, period: str
) -> Group:
    """Return the group that a row of a body and period belongs to."""
    values = {
        # C4.2 is a commitment of priority 4.
        "priority": row.commitment[1:].partition(".")[0],
        "commitment": row.commitment,
        "area-team": body.area_team,
        "lead": body.lead_team,
        "region": body.region,
        "establishment": body.id,
        "period": period,
        "status": row.status,
        "rag": row.rag,
        "answer": row.answer,
    }
    return tuple(values[key] for key in keys)


def published_order() -> Mapping[str, Mapping[str, int]]:
    """Return the position of every value of a key in the published order."""

    def numbered(values: Iterable[str]) -> dict[str, int]:
        return {value: n for n, value in enumerate(dict.fromkeys(values))}

    known = bodies()
    return {
        "priority": numbered(str(row["number"]) for row in priorities()),
        "commitment": numbered(row["id"] for row in commitments()),
        "area-team": numbered(body.area_team for body in known.values()),
        "lead": numbered(body.lead_team for body in known.values()),
        "region": numbered(body.region for body in known.values()),
        "establishment": numbered(known),
        "status": numbered(STATUSES),
        "rag": numbered(RAGS),
    }


def position(
    group: Group, keys: Sequence[str], *, order: Mapping[str, Mapping[str, int]]
) -> list[tuple[int, str]]:
    """Return the position of a group in a tally, for sorting."""
    # Periods have no published order, but their names sort in order of time.
    last = 10_000
    return [
        (order.get(key, {}).get(value, last), value)
        for key, value in zip(keys, group, strict=True)
    ]


def fields_of(keys: Sequence[str], group: Group) -> dict[str, Cell]:
    """Return the fields of a group: the values of its keys, and their names."""
    row: dict[str, Cell] = {}
    for key, value in zip(keys, group, strict=True):
        row[TALLY_KEYS[key][0]] = value
        if key in _LABELS:
            row[TALLY_KEYS[key][1]] = _labels(key).get(value, value)
    return row


_LABELS = ("priority", "commitment", "establishment")


@cache
def _labels(key: str) -> Mapping[str, str]:
    """Return the names of the values of a key."""
    if key == "priority":
        return {str(row["number"]): str(row["title"]) for row in priorities()}
    if key == "commitment":
        return {row["id"]: row["commitment"] for row in commitments()}
    return {body.id: body.name for body in bodies().values()}
