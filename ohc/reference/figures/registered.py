"""Selecting places by what registers say of them: who runs them, whom they hold."""

import re
from collections.abc import Sequence

from ohc.errors import UnknownName
from ohc.lines import counted
from ohc.outcome import TextRow
from ohc.reference.establishments import Registered
from ohc.reference.names import plain
from ohc.reference.tables import load_table

GENDERS = {
    "male": "male",
    "female": "female",
    "both": "male and female",
    "male and female": "male and female",
}
PUBLIC, IS_PUBLIC = "HM Prison Service", "public sector"


def registered(rows: Sequence[TextRow], wanted: Registered) -> list[TextRow]:
    """
    Return the rows of the estate that registers say this of, in their order.

    Words of an operator begin words of what the registers say, so that one who took
    over during 2013-14 is found, and the one before too. A place of which nobody says
    it is never meant. Raises UnknownName.
    """
    known = {row["id"]: row for row in load_table("establishments")}
    kept = [*rows]
    if wanted.operators:
        texts = {text for words in wanted.operators for text in _operators(words)}
        kept = [row for row in kept if known[row["id"]]["operator"] in texts]
    if wanted.genders:
        genders = {_gender(words) for words in wanted.genders}
        kept = [row for row in kept if known[row["id"]]["gender"] in genders]
    return kept


def _operators(words: str) -> list[str]:
    known = dict.fromkeys(row["operator"] for row in load_table("establishments"))
    parts = plain(words).split()
    texts = [text for text in known if text and parts and _has(text, parts)]
    if not texts:
        raise UnknownName("operator", words, known=[*filter(None, known)])
    return texts


def _has(text: str, parts: Sequence[str]) -> bool:
    # What the registers call HM Prison Service is the public sector elsewhere.
    words = plain(f"{text} {IS_PUBLIC if text.startswith(PUBLIC) else ''}").split()
    return all(any(word.startswith(part) for word in words) for part in parts)


def _gender(words: str) -> str:
    gender = GENDERS.get(plain(words))
    if not gender:
        raise UnknownName("gender", words, known=("male", "female", "both"))
    return gender


def remarks(rows: Sequence[TextRow], wanted: Registered) -> list[str]:
    """Return what to know of a selection by operator, a sentence each."""
    if not wanted.operators:
        return []
    known = {row["id"]: row["operator"] for row in load_table("establishments")}
    changed = {
        row["name"]: known[row["id"]]
        for row in rows
        # Only where it changed does the register say when.
        if re.search(r"\d{4}", known[row["id"]])
    }
    unknown = sum(not operator for operator in known.values())
    return [
        *(f"The operator of {name} changed: {text}." for name, text in changed.items()),
        f"Operator is not known for {counted(unknown, 'place')}.",
    ]
