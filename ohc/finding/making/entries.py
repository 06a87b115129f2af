"""An entry: a possible answer, made from the rows that say the same."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ohc.lines import NO_BREAK, as_typed
from ohc.outcome import TextRow

WHEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)


class Entry(NamedTuple):
    """
    One possible answer: its title, its text and its paragraphs.

    ``keys`` are its rows, as dataset and key. ``remarks`` are shown after the answer
    and not searched. ``names`` and ``more`` are only searched, ``other_names`` are its
    full names. ``shapes`` are the kinds of question that it answers. ``same`` is equal
    if two entries give the same answer. ``nearest`` is the key of the row to look at if
    nothing is stated. ``command`` shows the rows. ``weight`` multiplies that of the
    kind.
    """

    kind: str
    keys: tuple[str, ...]
    title: str
    answer: str = ""
    remarks: str = ""
    sources: tuple[str, ...] = ()
    command: str = ""
    names: str = ""
    more: str = ""
    other_names: tuple[str, ...] = ()
    shapes: frozenset[str] = frozenset()
    same: str = ""
    nearest: str = ""
    weight: float = 1.0


def parts_of(text: str) -> list[str]:
    """Return the parts of a cell that has several, none of a blank cell."""
    return text.split("; ") if text else []


def once(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts in order, each once."""
    return tuple(dict.fromkeys(parts))


def sources_of(rows: Iterable[TextRow], field: str = "source") -> tuple[str, ...]:
    """Return the paragraphs of some rows, each once."""
    return once(part for row in rows for part in parts_of(row[field]))


def slug(text: str) -> str:
    """
    Return a text as a key: lower case, no apostrophes, hyphens between words.

    >>> slug("Secure Children's Homes"), slug("Kent & Medway")
    ('secure-childrens-homes', 'kent-medway')
    """
    bare = re.sub("['\u2019]", "", text.lower())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def command(*words: str) -> str:
    """Return a command as it is typed."""
    return as_typed(("ohc", *words)).replace(NO_BREAK, " ")


def dated(*texts: str) -> frozenset[str]:
    """Return the shape of an answer to "when", if a text has a date."""
    return frozenset({"when"} if any(map(WHEN.search, texts)) else ())


def listed_in(names: Sequence[str]) -> str:
    """Return names as a list in an answer; names may contain commas."""
    return "; ".join(names)
