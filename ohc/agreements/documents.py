"""The documents in a folder: which are agreements, and what they still need."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.docx.other_kinds import NO_DOCUMENT
from ohc.agreements.options import Watch
from ohc.agreements.reading import DocumentReader
from ohc.agreements.templates.bundled import GUIDANCE
from ohc.agreements.wording.asked_fields import label_of
from ohc.agreements.wording.conditions import Facts, answered_facts, deciding_facts
from ohc.agreements.wording.fields import blank_fills, is_needed, may_be_settled
from ohc.agreements.wording.places import Place, places
from ohc.agreements.wording.views import Fill
from ohc.files.gathering import TOO_LONG, InputFile, gather, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.lines import counted
from ohc.privacy import personal_data
from ohc.reference.holding_words import holds_place
from ohc.values import find_date

DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf")
"""Names of documents: a file with such a name that is not an agreement is listed."""

SHOWN = 5
"""Removed fields that are named."""

NOT_TOLD = "unknown-body: it does not say which establishment it is for"


class _Read(NamedTuple):
    file: str
    agreement: Agreement | None
    problem: str


class Document(_Read):
    """A file: its name, and the agreement in it, or why it has none."""

    @cached_property
    def place(self) -> Place | None:
        """Return whose agreement it is, from its name if it cannot be read."""
        # So that a damaged document counts as one with problems, not as missing.
        if self.agreement:
            return places().get(self.agreement.place)
        return places().get(Path(self.file).stem)

    @cached_property
    def copies(self) -> list[str]:
        """Return the PDF files beside it whose names begin with its name."""
        path = Path(self.file)
        try:
            names = [neighbour.name for neighbour in path.parent.iterdir()]
        except OSError:
            return []
        return sorted(name for name in names if _is_copy(name, path.stem))

    @cached_property
    def needed(self) -> list[str]:
        """Return the fields that it asks for and needs, according to the document."""
        # Not those of the current layout: older documents do not have them all.
        if not self.agreement:
            return []
        fills = blank_fills()
        return [
            key
            for key in self.agreement.asked
            if key in fills and self._is_needed(fills[key])
        ]

    def _is_needed(self, fill: Fill) -> bool:
        # Copied into a new document, it does not say whose it is, so no source can
        # confirm a fact. The content of its controls counts all the same.
        if not self.place and may_be_settled(fill.key):
            return False
        return is_needed(fill, self._known, answers=self.filled)

    @cached_property
    def _known(self) -> Facts:
        if self.place:
            return deciding_facts(self.place, self.filled)
        return answered_facts(self.filled)

    @cached_property
    def filled(self) -> dict[str, str]:
        """Return the answers that are visible and not blank, by field."""
        if not self.agreement:
            return {}
        return {
            key: text
            for key, text in self.agreement.answers.items()
            # An answer that is only in the store would be one that nobody sees.
            if key not in self.agreement.gone and not holds_place(text)
        }

    @cached_property
    def missing(self) -> list[str]:
        """Return the needed fields that are not filled in."""
        return [key for key in self.needed if key not in self.filled]


class Shelf(NamedTuple):
    """
    The files that people named.

    Agreements and files meant to be agreements, the numbers of PDFs with the same
    names and of other files, and the lock files of open documents.
    """

    documents: Sequence[Document]
    copies: int
    others: int
    locks: Sequence[Path]


def read_shelf(paths: Sequence[str], watch: Watch) -> Shelf:
    """
    Return the content of files and folders, reading each file separately.

    A file of another kind counts as an other, unless it was named or has the name of
    a document. Raises NoSuchFile.
    """
    gathered = gather(paths)
    named = {str(Path(path)) for path in paths}
    documents: list[Document] = []
    pdfs: list[Path] = []
    others = 0
    for document in _read_each(gathered.files, watch):
        is_named = document.file in named
        if _is_pdf(document) and not is_named:
            pdfs.append(Path(document.file))
        elif document.agreement or is_named or _may_be_one(document):
            documents.append(document)
        else:
            others += 1
    paths_there = [Path(document.file) for document in documents]
    copies = sum(_has_document(pdf, paths_there) for pdf in pdfs)
    return Shelf(
        documents,
        copies,
        others=others + len(pdfs) - copies,
        locks=gathered.locks,
    )


def _is_pdf(document: Document) -> bool:
    is_other = not document.agreement and document.problem.startswith(NO_DOCUMENT)
    return is_other and document.file.lower().endswith(".pdf")


def _has_document(pdf: Path, documents: Sequence[Path]) -> bool:
    """Return whether a PDF is beside a document and begins with its name."""
    return any(
        document.parent == pdf.parent and _is_copy(pdf.name, document.stem)
        for document in documents
    )


def _is_copy(name: str, stem: str) -> bool:
    # "prison-garth signed.pdf" is a copy of prison-garth, "prison-garth2.pdf" is not.
    rest = name.removeprefix(stem)
    # Nothing is left of "scan.pdf" beside "scan.pdf.docx": it is a copy too.
    is_longer = name.startswith(stem) and not rest[:1].isalnum()
    return name.lower().endswith(".pdf") and is_longer


def _may_be_one(document: Document) -> bool:
    # A file or folder that cannot be opened, or is too deep, may be an agreement
    # whatever its name.
    is_unseen = document.problem.startswith("no-access") or TOO_LONG in document.problem
    name = Path(document.file).name.lower()
    return is_unseen or (name.endswith(DOCUMENTS) and name != GUIDANCE)


def _read_each(files: Sequence[InputFile], watch: Watch) -> Iterator[Document]:
    with closing(DocumentReader()) as reader:
        for number, file in enumerate(files):
            watch(number, len(files))
            yield read_document(file.name, reader)
    watch(len(files), len(files))


def read_document(name: str, reader: DocumentReader) -> Document:
    """Return a file as a document; a bad file does not affect the others."""
    try:
        agreement, problem = reader.done(_with_oddities, read_bytes(name))
    except Unreadable as error:
        return Document(name, None, problem=f"{error.kind}: {error.message}")
    return Document(name, agreement, problem=problem)


def _with_oddities(data: bytes) -> tuple[Agreement, str]:
    agreement = read_agreement(data)
    return agreement, "; ".join(_odd(agreement))


def _odd(agreement: Agreement) -> Iterator[str]:
    """Yield the problems in an agreement that can be read."""
    if agreement.place not in places():
        yield NOT_TOLD
    for key, text in agreement.answers.items():
        if kind := personal_data(text):
            yield f"personal-data: {label_of(key)} may hold {kind}"
        yield from _odd_answer(key, text)
    if kind := personal_data("\n".join(text for text, _ in agreement.added)):
        yield f"personal-data: text outside the fields may hold {kind}"
    if agreement.gone:
        yield f"place-gone: {_gone(agreement)}"


def _odd_answer(key: str, text: str) -> Iterator[str]:
    fill = blank_fills().get(key)
    if not fill or not text or holds_place(text):
        return
    if fill.kind == "date" and not find_date(text):
        yield f"bad-date: {fill.label} is not a date"
    if fill.choices and text not in fill.choices:
        yield (
            f"unknown-choice: {fill.label} is not one of the choices: "
            f"{', '.join(fill.choices)}"
        )


def _gone(agreement: Agreement) -> str:
    """Return which fields were removed, and what became of their answers."""
    names = "; ".join(map(label_of, agreement.gone[:SHOWN]))
    more = len(agreement.gone) - SHOWN
    others = f" and {more} more" if more > 0 else ""
    if len(agreement.gone) == 1:
        return f"{names}: its field was removed{_kept(agreement)}"
    return f"{names}{others}: their fields were removed{_kept(agreement)}"


def _kept(agreement: Agreement) -> str:
    kept = sum(key in agreement.answers for key in agreement.gone)
    if not kept:
        return ""
    return f"; {counted(kept, 'answer')} kept in the file, not shown"
