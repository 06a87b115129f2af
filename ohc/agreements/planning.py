"""What is to become of each file when agreements are made again."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.answers.merging import NOTHING, Merged, merged
from ohc.agreements.docx.agreement import Agreement, read_agreement
from ohc.agreements.wording.places import Place, places
from ohc.files.gathering import EXCEL_LOCK, LIBREOFFICE_LOCK, read_bytes
from ohc.files.unreadable import Unreadable

NEW, UPDATED, UNCHANGED, BESIDE = "new", "updated", "unchanged", "beside"
MOST_BESIDE = 100
SHOWN = 60
WRITABLE = 0o222
_MARK = re.compile(r"\n<!-- made by ohc [^ ]+, sum ([0-9a-f]{64}) -->\n\Z")


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


def existing(path: Path) -> Existing | None:
    """Return the document at a path; nothing where there is none."""
    if not path.exists():
        return None
    try:
        data = read_bytes(str(path))
    except Unreadable as error:
        return Existing(b"", None, error.message)
    try:
        return Existing(data, read_agreement(data), "")
    except Unreadable as error:
        return Existing(data, None, error.message)


def planned(
    place: Place, folder: Path, answers: Mapping[str, str], *, force: bool
) -> Plan:
    """Return what is to be done for a place in a folder, by the document there."""
    path = folder / f"{place.id}.docx"
    found = existing(path)
    if found is None or found.agreement is None:
        reason = found.reason if found else ""
        fresh = merged(NOTHING, NOTHING, answers)
        reason = "" if force else _sentence(reason)
        return Plan(place, fresh, found, reason, ())
    agreement = found.agreement
    if agreement.place not in {place.id, ""}:
        reason = f"it is the agreement of {agreement.place}"
        return Plan(
            place, merged(NOTHING, NOTHING, answers), found, "" if force else reason, ()
        )
    made = merged(agreement.answers, agreement.prefilled, answers, agreement.others)
    reason = "" if force else _held(path) or _touched(agreement)
    return Plan(place, made, found, reason.rstrip("."), agreement.notes)


def renamed(folder: Path, plans: Sequence[Plan]) -> Iterator[tuple[Path, Place]]:
    """Yield documents of other names that hold agreements with no file of their own."""
    new = {plan.place.id: plan.place for plan in plans if not plan.existing}
    if not new or not folder.is_dir():
        return
    for path in sorted(folder.glob("*.docx")):
        if path.name.startswith(EXCEL_LOCK) or path.stem in places():
            continue
        found = existing(path)
        if found and found.agreement and found.agreement.place in new:
            yield path, new[found.agreement.place]


def meanwhile(path: Path, plan: Plan) -> str:
    """Return that a document was saved since the plan was made, if it was."""
    before = plan.existing.data if plan.existing else None
    now = existing_bytes(path)
    return "" if now == before else "someone saved it meanwhile"


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
    if not path.stat().st_mode & WRITABLE:
        return "it is read-only"
    # Word cuts two letters off a long name to make room for its mark.
    names = (path.name, path.name[2:])
    locks = [path.with_name(EXCEL_LOCK + name) for name in names]
    locks.append(path.with_name(f"{LIBREOFFICE_LOCK}{path.name}#"))
    return "someone has it open" if any(lock.exists() for lock in locks) else ""


def _touched(agreement: Agreement) -> str:
    if agreement.added:
        line = agreement.added[0]
        under = f" under '{line.under}'" if line.under else ""
        more = len(agreement.added) - 1
        others = f" and {more} more" if more else ""
        what = f"'{_short(line.text)}'{under}{others}"
        return f"text was typed outside the places to fill in: {what}"
    if not agreement.is_known:
        return "it does not tell any more how it was made, nor what was added"
    if agreement.removed:
        return f"{agreement.removed} paragraphs of ours were changed or removed"
    return ""


def _sentence(reason: str) -> str:
    """Return a reason as the end of a sentence: It is a PDF. is it is a PDF."""
    return reason[:1].lower() + reason[1:].rstrip(".")


def _short(text: str) -> str:
    """Return the beginning and the end of a text: additions stand at either."""
    if len(text) <= SHOWN:
        return text
    return f"{text[: SHOWN // 2]} ... {text[-SHOWN // 2 :]}"


def beside(path: Path) -> Iterator[Path]:
    """Give the paths beside a path, in the order in which they are tried."""
    yield path.with_name(f"{path.stem} (new){path.suffix}")
    for number in range(2, MOST_BESIDE):
        yield path.with_name(f"{path.stem} (new {number}){path.suffix}")


def may_replace(path: Path, place: Place) -> bool:
    """Return whether nobody worked in a document beside since it was made."""
    found = existing(path)
    if found is None:
        return True
    agreement = found.agreement
    if agreement is None or agreement.place != place.id or _held(path):
        return False
    return (
        agreement.answers == agreement.was
        and agreement.is_known
        and not agreement.is_touched_outside
    )


def marked(text: str, version: str) -> str:
    """Return a text with a mark at its end by which a change of it shows."""
    return f"{text}\n<!-- made by ohc {version}, sum {_sum(text)} -->\n"


def is_untouched(path: Path) -> bool:
    """Return whether a marked text is as it was made; line ends do not count."""
    try:
        data = read_bytes(str(path))
    except Unreadable:
        return False
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return False
    found = _MARK.search(text)
    return bool(found and found[1] == _sum(text[: found.start()]))


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
