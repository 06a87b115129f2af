"""An existing document: what is in it, and whether it may be overwritten."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.reading import DocumentReader
from ohc.agreements.wording.asked_fields import label_of
from ohc.agreements.wording.places import Place, places
from ohc.files.gathering import lock_names, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.privacy import shortened

MOST_BESIDE = 100
SHOWN = 60
"""Characters of a heading that a message shows."""

WRITABLE = 0o222


class Existing(NamedTuple):
    """An existing file: its agreement, or why it cannot be read."""

    data: bytes
    agreement: Agreement | None
    reason: str


def existing(path: Path) -> Existing | None:
    """Return the document at a path, nothing if there is none."""
    if not path.exists():
        return None
    data = b""
    try:
        data = read_bytes(str(path))
        with closing(DocumentReader()) as reader:
            return Existing(data, reader.done(read_agreement, data), reason="")
    except Unreadable as error:
        return Existing(data, None, reason=error.message)


def own(document: Existing | None, place: Place) -> Agreement | None:
    """Return the agreement in a document, if it is for this place."""
    agreement = document.agreement if document else None
    # If a document has lost its stores, its name says whose it is.
    return agreement if agreement and agreement.place in {place.id, ""} else None


def not_of_this_place(document: Existing) -> str:
    """Return why a document is not the one for this place."""
    if document.agreement:
        other = places().get(document.agreement.place)
        return f"it is the agreement for {other.name if other else 'another place'}"
    return _sentence(document.reason)


def meanwhile(path: Path, before: Existing | None, new: bytes) -> str:
    """Return that a document was saved since the plan was made, if it was."""
    # All documents are prepared before the first is written. For the whole estate, that
    # takes long enough for someone to save theirs.
    now = existing_bytes(path)
    # Two runs at once write the same, so no one's work can be lost.
    expected = (before.data if before else None, new)
    return "" if now in expected else "someone saved it while ohc was running"


def existing_bytes(path: Path) -> bytes | None:
    """Return the bytes of a file, nothing if there is none."""
    if not path.exists():
        return None
    try:
        return read_bytes(str(path))
    except Unreadable:
        return b""


def held(path: Path) -> str:
    """Return that a document may not be overwritten because it is open or read-only."""
    # A new file is moved into place, which only needs rights to the folder: without
    # this check even a read-only file would be replaced.
    if not path.stat().st_mode & WRITABLE:
        return "it is read-only"
    locks = map(path.with_name, lock_names(path.name))
    return "someone has it open" if any(lock.exists() for lock in locks) else ""


def touched(agreement: Agreement) -> str:
    """Return what people changed in a document outside its fields, if anything."""
    if agreement.odd:
        labels = "; ".join(map(label_of, dict.fromkeys(agreement.odd)))
        return f"there is a tracked change, symbol or object in {labels}"
    if agreement.added:
        # Say where it is, not what it is: people may type anything into a document.
        count = len(agreement.added)
        typed = "1 paragraph" if count == 1 else f"{count} paragraphs"
        first = agreement.added[0].under
        under = f", the first under '{shortened(first, SHOWN)}'" if first else ""
        return f"someone typed outside the fields: {typed}{under}"
    if not agreement.is_known:
        # Without its checksums, ohc cannot know that nothing was typed elsewhere.
        return "ohc's record of how it was written is missing from the file"
    if agreement.removed:
        return (
            f"{agreement.removed} paragraphs of the standard text "
            "were changed or removed"
        )
    return ""


def _sentence(reason: str) -> str:
    """Return a reason as the end of a sentence: "It is ..." becomes "it is ..."."""
    return reason[:1].lower() + reason[1:].rstrip(".")


def paths_beside(path: Path) -> Iterator[Path]:
    """Give the names for a new version beside a file, in the order they are tried."""
    yield path.with_name(f"{path.stem} (new){path.suffix}")
    for number in range(2, MOST_BESIDE):
        yield path.with_name(f"{path.stem} (new {number}){path.suffix}")


def may_replace(path: Path, place: Place) -> bool:
    """Return whether nobody has changed a new version since it was written."""
    document = existing(path)
    if document is None:
        return True
    agreement = document.agreement
    if agreement is None or agreement.place != place.id or held(path):
        return False
    return (
        agreement.answers == agreement.was
        and agreement.is_known
        and not agreement.is_touched_outside
    )
