"""What templates of version 0.1.0 see of an agreement: small values."""

from dataclasses import dataclass

from ohc.agreements.wording.views import Commitment, Field


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the agreement, and the paragraphs that it rests on."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """A row of what is known: an item, its value, as of when, by which source."""

    item: str
    value: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Duties of a matrix in one: what, who has which part, and marks of doubt."""

    text: str
    who: str
    source: str
    doubts: str


@dataclass(frozen=True, slots=True)
class Group:
    """Duties that belong together, and the local arrangement for them."""

    title: str
    duties: tuple[Duty, ...]
    arrangement: Field | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its number and title, what it states, and what is to be filled in."""

    key: str
    number: str
    title: str
    source: str
    clauses: tuple[Clause, ...]
    fields: tuple[Field, ...]
    rows: tuple[Item, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority of 2013-14 and those of its commitments that apply or may apply."""

    number: str
    title: str
    source: str
    commitments: tuple[Commitment, ...]
