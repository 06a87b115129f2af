"""Matrices on paper: the parties as columns, a letter for each part, and a key."""

from collections.abc import Sequence

from ohc.lines import listed
from ohc.outcome import Field, Outcome, Row, TextRow, View
from ohc.reference.cards.matrices import (
    MOST_ACROSS,
    bands,
    captioned,
    own_source,
    part_in_words,
)
from ohc.reference.responsibility import NOBODY, PARTIES, THE_PARTIES, by_duty
from ohc.reference.tables import load_table

LETTERS = {
    "commissions": ("C", "commissions"),
    "contract_manages": ("M", "manages the contract"),
    "funds": ("F", "funds"),
    "provides": ("P", "provides"),
    "responsible": ("R", "is responsible"),
    "supports": ("S", "supports"),
    "leads": ("L", "leads"),
    "advises": ("A", "advises"),
    "supervises": ("V", "supervises"),
    "jointly_commissions": ("J", "commissions jointly"),
    "decides": ("D", "decides"),
    "not_responsible": ("no", "is not responsible"),
}
"""The letter of each part, and what it says in the key; other parts stay words."""

PLAIN_FORCES = frozenset({"is", "does not", ""})
"""Strengths that go without saying beside a letter: what will be is not yet so."""

NO_BREAK = "\N{NO-BREAK SPACE}"
NO_PART = "-"
IN_COLUMNS = (*sorted(PARTIES), THE_PARTIES)
OTHER_DUTY = "duty_and_others"


def lettered(rows: Sequence[TextRow], *, title: str) -> Outcome | None:
    """
    Return duties with bodies across and letters for their parts, if few have most.

    The columns are all bodies where there are three at most, else the parties to the
    agreement; who else has a part stands in words under the duty. None where the
    parties have less than half of the parts.
    """
    bodies = _across(rows)
    if not bodies:
        return None
    plain = captioned()
    printed = [
        _line(parts, bodies, plain[parts[0]["matrix"]]) for parts in by_duty(rows)
    ]
    groups = bands(printed)
    short = {row["body"]: row["short"] for row in load_table("bodies")}
    fields = {
        # A party has its whole name; there is room for it.
        body: Field(_heading(body, short), rank=0, least=6)
        for body in bodies
    }
    view = View(
        fields={**fields, OTHER_DUTY: Field("Duty", rank=0, least=28)},
        bands=groups,
        above=(_key([row for row in rows if (row["body"] or NOBODY) in bodies]),),
        caption="Who does what" + (", by group of duties" if groups else ""),
    )
    columns = (OTHER_DUTY, *bodies, "source")
    return Outcome(title, columns, printed, view=view)


def _heading(body: str, short: dict[str, str]) -> str:
    name = body if body in PARTIES else short.get(body) or body
    return name[0].upper() + name[1:]


def _across(rows: Sequence[TextRow]) -> list[str]:
    """Return the bodies that are columns, if there are any."""
    bodies = list(dict.fromkeys(row["body"] or NOBODY for row in rows))
    if len(bodies) <= MOST_ACROSS:
        return bodies
    parts = [row for row in rows if row["body"] in IN_COLUMNS]
    if 2 * len(parts) < len(rows):
        return []
    return [body for body in IN_COLUMNS if body in bodies]


def _line(parts: Sequence[TextRow], bodies: Sequence[str], captioned: str) -> Row:
    plain = PLAIN_FORCES | {captioned}
    cells: dict[str, list[str]] = {}
    for part in parts:
        body = part["body"] or NOBODY
        word = _letter(part) if body in bodies else part_in_words(part)
        if part["force"] not in plain:
            word = f"{word}{NO_BREAK}({part['force']})"
        cells.setdefault(body, []).append(word)
    others = [
        f"  {body}: {listed(dict.fromkeys(words))}{own_source(body, parts)}"
        for body, words in cells.items()
        if body not in bodies
    ]
    sources = (source for part in parts for source in part["source"].split("; "))
    across = {
        body: ", ".join(dict.fromkeys(cells[body])) + own_source(body, parts)
        for body in bodies
        if body in cells
    }
    return {
        "group": parts[0]["group"],
        OTHER_DUTY: "\n".join((parts[0]["duty"], *others)),
        **{body: across.get(body, NO_PART) for body in bodies},
        "source": "; ".join(dict.fromkeys(sources)),
    }


def _letter(part: TextRow) -> str:
    return LETTERS[part["role"]][0] if part["role"] in LETTERS else part_in_words(part)


def _key(parts: Sequence[TextRow]) -> str:
    """Return what the letters mean that these parts have."""
    roles = {part["role"] for part in parts}
    meanings = [
        f"{letter}{NO_BREAK}{words}"
        for role, (letter, words) in LETTERS.items()
        if role in roles
    ]
    meanings.append(f"{NO_PART} means that no part is stated")
    return f"Key: {', '.join(meanings)}."
