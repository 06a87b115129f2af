"""Where an agreement asks for each field, and in what words."""

from collections.abc import Iterable, Mapping
from functools import cache

from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.terms import curly
from ohc.outcome import TextRow
from ohc.reference.tables import load_table


@cache
def _rows() -> Mapping[str, TextRow]:
    """Return the rows of places, by the field or the field and item of each."""
    return {row["field"]: row for row in load_table("agreement_places")}


@cache
def label_and_hint(key: str) -> tuple[str, str]:
    """
    Return how a field is called where it is asked for, and its hint in brackets.

    >>> label_and_hint("interface.it")[0]
    'IT'
    """
    row = _rows().get(key) or _rows()[key.partition(".")[0]]
    return curly(row["label"]), f"[{row['hint']}]"


@cache
def keys_in(part: str) -> tuple[str, ...]:
    """Return the fields that a part asks for, in its order."""
    known = blank_fills()
    return tuple(
        key for key, row in _rows().items() if row["part"] == part and key in known
    )


OF_AN_ITEM = frozenset({"A6", "S3"})
"""Parts whose rows have several fields of one item: a signature, a commitment."""


def in_order(keys: Iterable[str]) -> list[str]:
    """
    Return the keys of fields in the order of the pages; those of nowhere last.

    >>> in_order(["action_lead.C3.1", "action.C3.2", "pfi", "action.C3.1"])
    ['pfi', 'action.C3.1', 'action_lead.C3.1', 'action.C3.2']
    """
    ranks = _ranks()
    last = (len(ranks), 0, 0)
    return sorted(keys, key=lambda key: ranks.get(key, last))


@cache
def _ranks() -> Mapping[str, tuple[int, int, int]]:
    rows = [*_rows()]
    parts = [row["part"] for row in _rows().values()]
    items: dict[str, int] = {}
    ranks = {}
    for key in blank_fills():
        field, _, item = key.partition(".")
        place = rows.index(key if key in _rows() else field)
        rank = items.setdefault(item, len(items))
        if parts[place] in OF_AN_ITEM:
            ranks[key] = parts.index(parts[place]), rank, rows.index(field)
        else:
            ranks[key] = place, rank, 0
    return ranks


@cache
def hints_of(key: str) -> frozenset[str]:
    """
    Return every hint that an agreement of ours may show for a field.

    That of version 0.1.0 is among them: a file may have lost what tells how it was
    made, and would give its hints as answers.
    """
    if key not in blank_fills():
        return frozenset()
    return frozenset({blank_fills()[key].hint, label_and_hint(key)[1]})
