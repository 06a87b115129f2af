"""What templates see of an agreement: small values, and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """
    What is filled in by hand: its key, what it asks for, its hint, and its value.

    ``kind`` is text, lines, choice or date. ``needed`` says whether it is missing
    where it is blank.
    """

    key: str
    label: str
    hint: str
    kind: str
    choices: tuple[str, ...]
    needed: bool
    value: str = ""

    def __str__(self) -> str:
        # Printed inside a sentence it would be plain text that nobody can read back.
        raise TypeError(f"{self.key} is a field to complete, and must stand alone")


@dataclass(frozen=True, slots=True)
class Heading:
    """
    What the whole agreement is: its title, its place, and who made it.

    ``numbered`` and ``in_force`` are the version and the day that its footer shows.
    """

    title: str
    name: str
    id: str
    area_team: str
    lead_team: str
    statement: str
    maker: str
    version: str
    numbered: str = ""
    in_force: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the agreement, and the paragraphs that it rests on."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Field:
    """What is filled in, with its label and source."""

    label: str
    source: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Item:
    """A row of what is known: an item, its value, as of when, by which source."""

    item: str
    value: str
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that decides the wording: what is known of it, and where to settle it."""

    label: str
    value: str
    source: str
    fill: Fill | None


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
class Commitment:
    """A commitment with what is to be done for it here."""

    id: str
    text: str
    applies_to: str
    due: str
    source: str
    note: str
    action: Field
    lead: Field
    date: Field
    status: Field


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority of 2013-14 and those of its commitments that apply or may apply."""

    number: str
    title: str
    source: str
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one of those who agree signs."""

    name: Field
    post: Field
    date: Field


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that the document and the answers give differently: both are kept."""

    label: str
    in_document: str
    in_answers: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table whose cells are both known."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """A table of Part A: what is known, then what is filled in, under two heads."""

    number: str
    title: str
    first: str
    second: str
    known: tuple[Line, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A point or a row below a term; ``source`` is blank where the term's covers it."""

    number: str
    first: str
    second: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """
    A term: its number as Word's list has it, its text and its paragraphs.

    Below it are points, or the routes of complaints, or the steps of disputes.
    """

    number: str
    text: str
    source: str
    points: tuple[TermRow, ...]
    routes: tuple[TermRow, ...]
    steps: tuple[TermRow, ...]


@dataclass(frozen=True, slots=True)
class TermSection:
    """A section of the terms."""

    number: str
    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A row of who does what: a dash where no part is named."""

    task: str
    nhs_england: str
    noms: str
    others: str
    source: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks that belong together."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Arrangements:
    """Local arrangements that belong together."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class National:
    """A commitment of the national partners, for information."""

    id: str
    text: str
    due: str
    source: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A point to settle: the question, what the documents say, what is settled."""

    question: str
    text: str
    settled: Field
