"""The documents that people keep: which are agreements, and what they still need."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.docx.opening import NO_DOCUMENT
from ohc.agreements.wording.conditions import deciding_facts
from ohc.agreements.wording.fields import blank_fills, is_needed
from ohc.agreements.wording.places import Place, places
from ohc.files.gathering import InputFile, gather, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.values import find_date

DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf")
"""Names of documents: what is no agreement under such a name is worth a line."""

NOT_TOLD = "unknown-body: it does not say whose agreement it is"
Watch = Callable[[int, int], None]


class _Read(NamedTuple):
    file: str
    agreement: Agreement | None
    problem: str


class Document(_Read):
    """A file: its name, and the agreement in it, or why there is none."""

    @cached_property
    def place(self) -> Place | None:
        """Return whose agreement it is; by its name where it cannot be read."""
        if self.agreement:
            return places().get(self.agreement.place)
        return places().get(Path(self.file).stem)

    @cached_property
    def copies(self) -> list[str]:
        """Return the names of the PDF files beside it that begin as it does."""
        path = Path(self.file)
        try:
            names = [one.name for one in path.parent.iterdir()]
        except OSError:
            return []
        return sorted(name for name in names if _is_copy(name, path.stem))

    @cached_property
    def needed(self) -> list[str]:
        """Return the fields that it asks for and needs, by what it says itself."""
        if not self.agreement or not self.place:
            return []
        answers, fills = self.agreement.answers, blank_fills()
        known = deciding_facts(self.place, answers)
        return [
            key
            for key in self.agreement.asked
            if key in fills and is_needed(fills[key], known, answers)
        ]

    @cached_property
    def missing(self) -> list[str]:
        """Return the fields that it needs and that are blank."""
        answers = self.agreement.answers if self.agreement else {}
        return [key for key in self.needed if not answers.get(key)]


class Shelf(NamedTuple):
    """
    The files that people named.

    Agreements and what was meant to be one, how many PDF files of the same names
    and how many others there are, and locks of what is open.
    """

    documents: Sequence[Document]
    copies: int
    others: int
    locks: Sequence[Path]


def read_shelf(paths: Sequence[str], watch: Watch) -> Shelf:
    """
    Return what lies in files and folders, each file read by itself.

    A file of another kind is an other, unless it was named or is called as
    documents are. Raises NoSuchFile.
    """
    gathered = gather(paths)
    named = {str(Path(path)) for path in paths}
    documents: list[Document] = []
    pdfs: list[Path] = []
    others = 0
    for one in _each(gathered.files, watch):
        is_other = not one.agreement and one.problem.startswith(NO_DOCUMENT)
        if is_other and one.file.lower().endswith(".pdf") and one.file not in named:
            pdfs.append(Path(one.file))
        elif one.agreement or one.file in named or _is_called_so(one.file):
            documents.append(one)
        else:
            others += 1
    stems = [(Path(one.file).parent, Path(one.file).stem) for one in documents]
    copies = sum(
        any(pdf.parent == folder and _is_copy(pdf.name, stem) for folder, stem in stems)
        for pdf in pdfs
    )
    return Shelf(documents, copies, others + len(pdfs) - copies, gathered.locks)


def _is_copy(name: str, stem: str) -> bool:
    rest = name.removeprefix(stem)
    return name.lower().endswith(".pdf") and rest != name and not rest[0].isalnum()


def _is_called_so(name: str) -> bool:
    return name.lower().endswith(DOCUMENTS)


def _each(found: Sequence[InputFile], watch: Watch) -> Iterator[Document]:
    for number, one in enumerate(found):
        watch(number, len(found))
        yield read_document(one.name)
    watch(len(found), len(found))


def read_document(name: str) -> Document:
    """Return a file as a document; what is wrong with it costs that file only."""
    try:
        agreement = read_agreement(read_bytes(name))
    except Unreadable as error:
        return Document(name, None, f"{error.kind}: {error.message}")
    return Document(name, agreement, "; ".join(_odd(agreement)))


def _odd(agreement: Agreement) -> Iterator[str]:
    """Yield what a person should look at in an agreement that can be read."""
    if agreement.place not in places():
        yield NOT_TOLD
    for key, text in agreement.answers.items():
        fill = blank_fills().get(key)
        if not fill or not text:
            continue
        if fill.kind == "date" and not find_date(text):
            yield f"bad-date: {fill.label} is no day"
        if fill.choices and text not in fill.choices:
            yield f"unknown-choice: {fill.label} is none of {', '.join(fill.choices)}"
