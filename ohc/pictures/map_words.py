"""The words of a map of the estate: its key, what it shows, and what it does not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from ohc.lines import listed
from ohc.outcome import Row
from ohc.pictures.colours import INK, PAPER
from ohc.pictures.geography import Shape, code_of_team, shapes, spots
from ohc.pictures.map_parts import Key, KeyItem, Text
from ohc.pictures.patches import lead_of_code, tint_of_lead

KINDS = {
    "prison": ("Prison", "#12436D", PAPER),
    "irc": ("Immigration removal centre", "#F46A25", INK),
    "stc": ("Secure training centre", "#801650", INK),
    "sch": ("Secure children's home", "#28A197", INK),
}
"""What each kind is called, and the colours of its mark and of the edge around it."""

LETTER_OF_KEY = 8
LINE_OF_KEY, BELOW_KEY = 24, 22
LETTER_OF_TITLE, LINE_OF_TITLE = 13, 27
FOOT_LETTERS = 150
LICENCE = (
    "Boundaries: NHS area teams, April 2013, simplified. Source: Office for National "
    "Statistics, Open Government Licence v3.0. Contains OS data \u00a9 Crown copyright "
    "and database right 2013."
)


def titled(whom: str, by: str) -> str:
    """Return the title of a map."""
    by_lead = ", by lead team" if by == "lead" else ""
    return f"The secure estate of {whom}{by_lead}, February 2013"


def title_lines(title: str, width: int) -> list[Text]:
    """Return the lines of a title, and how high each stands."""
    lines = wrap(title, (width - 40) // LETTER_OF_TITLE)
    return [
        Text(text, 20, 36 + LINE_OF_TITLE * place) for place, text in enumerate(lines)
    ]


def key_of(
    places: Mapping[str, Row], tinted: Sequence[Shape], *, first: float, width: int
) -> Key:
    """Return the kinds that a map shows, with how many there are of each, and tints."""
    count = Counter(row["kind"] for row in places.values())
    leads = dict.fromkeys(lead_of_code()[shape.code] for shape in tinted)
    entries = [
        *(
            (kind, f"{name} ({count[kind]})", "")
            for kind, (name, _, _) in KINDS.items()
            if count[kind]
        ),
        *(("", f"Lead team: {lead}", tint_of_lead()[lead]) for lead in leads),
    ]
    items: list[KeyItem] = []
    x, y = 28.0, first
    for kind, text, tint in entries:
        room = len(text) * LETTER_OF_KEY + 44
        if items and x + room > width:
            x, y = 28.0, y + LINE_OF_KEY
        items.append(KeyItem(kind, text, x, y, tint))
        x += room
    return Key(items, y + BELOW_KEY)


def described(places: Mapping[str, Row], *, by_team: bool) -> str:
    """Return in words what a map shows."""
    count = Counter(row["kind"] for row in places.values())
    kinds = "; ".join(
        f"{name}: {count[kind]}" for kind, (name, _, _) in KINDS.items() if count[kind]
    )
    names = listed(sorted(str(row["name"]) for row in places.values()))
    of_places = "" if by_team else f" {names}."
    what = "Map of establishments within the boundaries of area teams"
    return f"{what}. {kinds}.{of_places}"


def foot_of(
    places: Mapping[str, Row], there: Mapping[str, Row], shown: Sequence[Shape]
) -> Iterator[str]:
    """Give what is to be known of a map, a line each: licence, what is not on it."""
    sentences = [LICENCE, "Marks that would hide one another are moved apart."]
    if lost := [str(row["name"]) for key, row in places.items() if key not in there]:
        sentences.append(f"Without coordinates, so not drawn: {listed(lost)}.")
    if any(shape.name == "London" for shape in shown):
        sentences.append(
            "London is one area in the boundaries; Appendix 1 lists three teams."
        )
    outside = [*_outside(there)]
    if outside:
        stands = "stands" if len(outside) == 1 else "stand"
        sentences.append(
            f"{listed(outside)} {stands} outside the team that Appendix 1 lists "
            f"{'it' if len(outside) == 1 else 'them'} under."
        )
    yield from wrap(" ".join(sentences), FOOT_LETTERS)


def _outside(there: Mapping[str, Row]) -> Iterator[str]:
    """Give the establishments that stand in the area of another team."""
    for key, row in there.items():
        own = code_of_team()[str(row["area_team"])]
        holders = {shape.code for shape in shapes() if shape.holds(spots()[key])}
        # Beside the sea the simplified boundary may leave a place in none.
        if holders and own not in holders:
            yield str(row["name"])
