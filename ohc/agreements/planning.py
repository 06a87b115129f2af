"""What is to become of each file when agreements are made again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.answers.merging import NOTHING, Merged, merged
from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.reading import DocumentReader
from ohc.agreements.wording.asked_fields import label_of
from ohc.agreements.wording.places import Place, places
from ohc.files.gathering import EXCEL_LOCK, lock_names, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.privacy import shortened

NEW, UPDATED, UNCHANGED, BESIDE = "new", "updated", "unchanged", "beside"
MOST_BESIDE = 100
SHOWN = 60
"""Letters of a heading that a message shows."""

SAVED_AS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf", ""})
"""How a document is called that someone saved in another format."""

WRITABLE = 0o222


class Existing(NamedTuple):
    """A file that is there: what it holds, or why that cannot be told."""

    data: bytes
    agreement: Agreement | None
    reason: str


class Plan(NamedTuple):
    """
    What is to be done for one place: the answers it gets, and why not in place.

    ``typed`` is what people typed into the document that is there; ``reason`` says
    why it is not written over, "" where it may be; ``notes`` are worth saying.
    """

    place: Place
    merged: Merged
    existing: Existing | None
    reason: str
    notes: tuple[str, ...]

    @property
    def data(self) -> bytes:
        """Return the bytes of the document that is there, if there is one."""
        return self.existing.data if self.existing else b""

    @property
    def made(self) -> str:
        """Return what the document that is there was made from, if it is as made."""
        agreement = self.existing.agreement if self.existing else None
        return agreement.made if agreement else ""


def existing(path: Path) -> Existing | None:
    """Return the document at a path; nothing where there is none."""
    if not path.exists():
        return None
    data = b""
    try:
        data = read_bytes(str(path))
        with closing(DocumentReader()) as reader:
            return Existing(data, reader.done(read_agreement, data), reason="")
    except Unreadable as error:
        return Existing(data, None, reason=error.message)


def planned(
    place: Place, folder: Path, answers: Mapping[str, str], *, force: bool
) -> Plan:
    """Return what is to be done for a place in a folder, by the document there."""
    path = folder / f"{place.id}.docx"
    document = existing(path)
    agreement = document.agreement if document else None
    # A document whose stores were lost does not say whose it is: its name does.
    if agreement is None or agreement.place not in {place.id, ""}:
        return Plan(
            place,
            merged=merged(NOTHING, NOTHING, answers=answers),
            existing=document,
            reason="" if force or not document else _not_of_this_place(document),
            notes=(),
        )
    reason = "" if force else _held(path) or _touched(agreement)
    return Plan(
        place,
        merged=merged(
            agreement.answers,
            agreement.prefilled,
            answers=answers,
            unsettled=agreement.others,
        ),
        existing=document,
        reason=reason.rstrip("."),
        notes=agreement.notes,
    )


def _not_of_this_place(document: Existing) -> str:
    if document.agreement:
        other = places().get(document.agreement.place)
        return f"it is the agreement for {other.name if other else 'another place'}"
    return _sentence(document.reason)


def under_other_names(
    folder: Path, plans: Sequence[Plan]
) -> Iterator[tuple[Path, Place]]:
    """Yield documents of other names that hold agreements with no file of their own."""
    new = {plan.place.id: plan.place for plan in plans if not plan.existing}
    # Nothing is opened in a folder where all have their file: a second run is quick.
    if not new or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        is_named = path.stem in places()
        # Saved in Word as prison-garth.docm or .doc, it has the name of a place.
        if path.suffix.lower() not in SAVED_AS or path.name.startswith(EXCEL_LOCK):
            continue
        if is_named and path.suffix == ".docx":
            continue
        document = existing(path)
        if not document:
            continue
        if document.agreement and document.agreement.place in new:
            yield path, new[document.agreement.place]
        elif not document.agreement and path.stem in new:
            yield path, new[path.stem]


def meanwhile(path: Path, plan: Plan, new: bytes) -> str:
    """Return that a document was saved since the plan was made, if it was."""
    # All documents are made before the first is written: for the whole estate that
    # takes long enough for someone to save theirs.
    before = plan.existing.data if plan.existing else None
    now = existing_bytes(path)
    # Two runs at once write the same: that is no one's work that could be lost.
    return "" if now in (before, new) else "someone saved it while ohc was running"


def existing_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file; nothing where there is none."""
    if not path.exists():
        return None
    try:
        return read_bytes(str(path))
    except Unreadable:
        return b""


def _held(path: Path) -> str:
    """Return that a document may not be written over: it is open, or read-only."""
    # It is moved into place, which the folder decides: a file that is read-only would
    # be written over all the same.
    if not path.stat().st_mode & WRITABLE:
        return "it is read-only"
    locks = map(path.with_name, lock_names(path.name))
    return "someone has it open" if any(lock.exists() for lock in locks) else ""


def _touched(agreement: Agreement) -> str:
    if agreement.odd:
        labels = "; ".join(map(label_of, dict.fromkeys(agreement.odd)))
        return f"there is a tracked change, symbol or object in {labels}"
    if agreement.added:
        # Where it is, and not what: nobody knows what people type into a document.
        count = len(agreement.added)
        typed = "1 paragraph" if count == 1 else f"{count} paragraphs"
        first = agreement.added[0].under
        under = f", the first under '{shortened(first, SHOWN)}'" if first else ""
        return f"someone typed outside the fields: {typed}{under}"
    if not agreement.is_known:
        # Without its sums nobody can say that nothing was typed outside the fields.
        return "ohc's record of how it was written is missing from the file"
    if agreement.removed:
        return (
            f"{agreement.removed} paragraphs of the standard text "
            "were changed or removed"
        )
    return ""


def _sentence(reason: str) -> str:
    """Return a reason as the end of a sentence: It is a PDF. is it is a PDF."""
    return reason[:1].lower() + reason[1:].rstrip(".")


def paths_beside(path: Path) -> Iterator[Path]:
    """Give the paths beside a path, in the order in which they are tried."""
    yield path.with_name(f"{path.stem} (new){path.suffix}")
    for number in range(2, MOST_BESIDE):
        yield path.with_name(f"{path.stem} (new {number}){path.suffix}")


def may_replace(path: Path, place: Place) -> bool:
    """Return whether nobody worked in a document beside since it was made."""
    document = existing(path)
    if document is None:
        return True
    agreement = document.agreement
    if agreement is None or agreement.place != place.id or _held(path):
        return False
    return (
        agreement.answers == agreement.was
        and agreement.is_known
        and not agreement.is_touched_outside
    )
