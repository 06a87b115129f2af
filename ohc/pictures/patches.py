"""The patches of the ten lead teams on a map: tints, borders, and their codes."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from ohc.pictures.geography import Shape, Spot
from ohc.reference.tables import load_table

TINTS = (
    "#CFE3F5",
    "#FBE3C5",
    "#D8EBD3",
    "#F5D5DF",
    "#E5DBF1",
    "#FFF3B8",
    "#CDEBE8",
    "#EBDDCB",
    "#DDE2E6",
    "#E9EFB9",
)
"""One for each lead team, all so pale that a mark and a name can be read on them."""


@cache
def lead_of_code() -> dict[str, str]:
    """Return the lead team of each area, by its ONS code, in published order."""
    return {row["ons_code"]: row["lead_team"] for row in load_table("area_teams")}


@cache
def tint_of_lead() -> dict[str, str]:
    """Return the tint of each lead team, the same on every map."""
    leads = dict.fromkeys(lead_of_code().values())
    return dict(zip(leads, TINTS, strict=True))


def borders(shapes: Sequence[Shape]) -> str:
    """Return the lines between areas of different lead teams, as a path."""
    # Neighbours share the points of their boundary, so a line of both is one line.
    leads: dict[tuple[Spot, Spot], set[str]] = {}
    for shape in shapes:
        for start, end in _lines(shape):
            key = (min(start, end), max(start, end))
            leads.setdefault(key, set()).add(lead_of_code()[shape.code])
    return "".join(
        f"M{x1} {y1}L{x2} {y2}"
        for ((x1, y1), (x2, y2)), names in leads.items()
        if len(names) > 1
    )


def _lines(shape: Shape) -> Iterator[tuple[Spot, Spot]]:
    for ring in shape.rings:
        yield from pairwise((*ring, ring[0]))


def patches(codes: Collection[str]) -> Iterator[tuple[str, str, list[str]]]:
    """
    Give each lead team with the code of the area in which it is named, and all codes.

    It is named in its own area, if that is among the codes; London leads as one, and
    is three teams of Appendix 1.
    """
    own = {row["area_team"]: row["ons_code"] for row in load_table("area_teams")}
    of_lead: dict[str, list[str]] = {}
    for code, lead in lead_of_code().items():
        if code in codes:
            of_lead.setdefault(lead, []).append(code)
    for lead, theirs in of_lead.items():
        yield lead, own[lead] if own.get(lead) in theirs else theirs[0], theirs
