"""What templates see of an agreement: small values, and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """
    What is filled in by hand: its key, what it asks for, its hint, and its value.

    ``kind`` is text, lines, choice or date. ``needed`` says whether it is missing
    where it is blank. One that ``is_mirror`` shows again what another one holds.
    """

    key: str
    label: str
    hint: str
    kind: str
    choices: tuple[str, ...]
    needed: bool
    value: str = ""
    is_mirror: bool = False

    def __str__(self) -> str:
        # Printed inside a sentence it would be plain text that nobody can read back.
        raise TypeError(f"{self.key} is a field to complete, and must be on its own")


@dataclass(frozen=True, slots=True)
class Field:
    """What is filled in, with its label and source."""

    label: str
    source: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Heading:
    """
    What the whole agreement is: its title, its place, and who made it.

    ``numbered`` and ``in_force`` are the version and the day that its footer shows,
    which are the answers of A1 again.
    """

    title: str
    name: str
    id: str
    area_team: str
    lead_team: str
    statement: str
    maker: str
    version: str
    numbered: Field
    in_force: Field


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that decides the wording: what is known of it, and where to settle it."""

    label: str
    value: str
    source: str
    fill: Fill | None


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
