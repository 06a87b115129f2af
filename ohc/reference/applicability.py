"""What applies at one establishment, and what is left to settle there."""

from collections.abc import Sequence

from ohc.outcome import TextRow
from ohc.reference.cards.establishment import SCOPES, find_one, row_of

TRAITS = {
    "public": "run by the public sector",
    "contracted": "contracted",
    "noms_managed": "contracted, with healthcare that NOMS contract manages",
    "pfi": "under the private finance initiative (PFI)",
    "devolved": "served by a local authority's substance misuse services",
}
"""What decides between two routes; separate facts, blank unless a source states one."""

AGREEMENT = frozenset(
    {
        "roles",
        "interfaces",
        "governance",
        "complaints",
        "disputes",
        "priorities",
    }
)
"""Matrices of the National Partnership Agreement, which does not cover everyone."""

CHANGED_HANDS = frozenset({"prison-wolds", "prison-northumberland"})
"""Contracted for a part of 2013 only."""


def traits(key: str) -> dict[str, bool | None]:
    """
    Return which traits an establishment has; None where no source states it.

    Contracted prisons are those that the answer to PQ 227750 names; that the
    others are public is an inference, and does not count as stated.
    """
    known: dict[str, bool | None] = dict.fromkeys(TRAITS)
    row = row_of("establishments", key)
    stated = row["operator_basis"] == "stated" and key not in CHANGED_HANDS
    # The operators of removal centres are stated too, but are no route of a prison.
    if key.startswith("prison-") and stated:
        known["contracted"], known["public"] = True, False
    return known


def applying(
    rows: Sequence[TextRow], name: str
) -> tuple[list[TextRow], tuple[str, ...]]:
    """
    Return the duties that apply at an establishment, and what to say of them.

    A duty of a route that is not the establishment's is left out; where no
    source says which route is its own, both stay and the note says so; nothing of
    the agreement applies outside its scope. Raises UnknownName or AmbiguousName.
    """
    key = find_one(name)
    scope = row_of("scope", key)
    known = traits(key)
    notes = _scope_notes(key, scope, rows=rows)
    if scope["scope"] == "out":
        rows = [row for row in rows if row["matrix"] not in AGREEMENT]
    kept = [row for row in rows if _applies(row, key, known=known)]
    unsettled = dict.fromkeys(
        TRAITS[route]
        for row in kept
        for route in _routes(row)
        if route in known and known[route] is None
    )
    if unsettled:
        traits_left = "; ".join(unsettled)
        notes.append(
            f"to be decided locally, as no source says whether {key} is: {traits_left}."
        )
    return kept, tuple(notes)


def _scope_notes(key: str, scope: TextRow, rows: Sequence[TextRow]) -> list[str]:
    # Securing Excellence covers everyone: where its duties alone are shown, whether
    # the agreement covers the establishment does not matter.
    if scope["scope"] == "in" or not any(row["matrix"] in AGREEMENT for row in rows):
        return []
    return [
        f"{key} and the national agreement: {SCOPES[scope['scope']]}.",
        f"{scope['why']} ({scope['source']}).",
    ]


def _routes(row: TextRow) -> list[str]:
    return row["applies_to"].split("; ") if row["applies_to"] else []


def _applies(row: TextRow, key: str, known: dict[str, bool | None]) -> bool:
    routes, kind = _routes(row), key.partition("-")[0]
    return not routes or any(_is_own(route, kind, known=known) for route in routes)


def _is_own(route: str, kind: str, known: dict[str, bool | None]) -> bool:
    if route in TRAITS:
        # Where nobody states it, both routes stay: leaving out the right one is worse.
        return kind == "prison" and known[route] is not False
    return route == kind
