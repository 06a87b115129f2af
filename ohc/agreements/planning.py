"""Plan what happens to each file when agreements are updated."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements import signed
from ohc.agreements.answers.merging import NOTHING, Merged, is_same, merged
from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.existing import (
    Existing,
    existing,
    held,
    not_of_this_place,
    own,
    touched,
)
from ohc.agreements.wording.places import Place, places
from ohc.files.gathering import EXCEL_LOCK
from ohc.lines import counted

NEW, UPDATED, UNCHANGED, BESIDE = "new", "updated", "unchanged", "beside"
SIGNED = "signed"
SAVED_AS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf", ""})
"""Endings of a document that someone saved in another format."""


class Plan(NamedTuple):
    """
    What to do for one place: the answers it gets, and where they are written.

    ``reason`` says why the existing document is not overwritten, "" if it may be.
    ``stem`` is the name of the file. The document is ``kept`` if it is signed and no
    next version is wanted, and ``is_final`` if it is written to be signed.
    """

    place: Place
    merged: Merged
    existing: Existing | None
    reason: str
    notes: tuple[str, ...]
    stem: str
    is_kept: bool = False
    is_final: bool = False

    @property
    def data(self) -> bytes:
        """Return the bytes of the existing document, if there is one."""
        return self.existing.data if self.existing else b""

    @property
    def made(self) -> str:
        """Return the sources of the existing document, if it has not changed."""
        agreement = self.existing.agreement if self.existing else None
        return agreement.made if agreement else ""


def planned(
    place: Place, folder: Path, answers: Mapping[str, str], *, force: bool
) -> Plan:
    """
    Return what to do for a place in a folder, given the document there.

    A signed document is kept; the next version is a file of its own.
    """
    paths = signed.versions(folder, place.id)
    path = next(paths)
    document = existing(path)
    while document and (agreement := _signed_by(document, place)):
        following = next(paths)
        later = existing(following)
        if later is None:
            version = answers.get(signed.VERSION, "")
            before = agreement.answers.get(signed.VERSION, "")
            if force or signed.is_newer(version, than=before):
                return _next_version(place, agreement, answers, stem=following.stem)
            kept = _kept(place, agreement, answers, stem=path.stem)
            return kept._replace(existing=document)
        path, document = following, later
    return _update(place, path, document, answers=answers, force=force)


def _signed_by(document: Existing, place: Place) -> Agreement | None:
    agreement = own(document, place)
    return agreement if signed.is_signed(agreement) else None


def _kept(
    place: Place, agreement: Agreement, answers: Mapping[str, str], *, stem: str
) -> Plan:
    """Return that a signed agreement stays as it is."""
    before = agreement.answers
    unused = [
        key
        for key, text in answers.items()
        if text and not is_same(before.get(key, ""), text)
    ]
    note = f"it is signed, so {counted(len(unused), 'answer')} in the file of answers"
    return Plan(
        place,
        merged=merged(before, agreement.prefilled, answers=NOTHING),
        existing=None,
        reason="",
        notes=(f"{note} {'was' if len(unused) == 1 else 'were'} not used",)
        if unused
        else (),
        stem=stem,
        is_kept=True,
        is_final=agreement.is_final,
    )


def _next_version(
    place: Place, agreement: Agreement, answers: Mapping[str, str], *, stem: str
) -> Plan:
    """Return that the version after a signed one is written."""
    return Plan(
        place,
        merged=merged(
            signed.carried_over(agreement.answers, answers),
            signed.carried_over(agreement.prefilled, answers),
            answers=answers,
        ),
        existing=None,
        reason="",
        notes=(),
        stem=stem,
    )


def _update(
    place: Place,
    path: Path,
    document: Existing | None,
    *,
    answers: Mapping[str, str],
    force: bool,
) -> Plan:
    """Return that a document is written or updated, unless something would be lost."""
    agreement = own(document, place)
    if agreement is None:
        return Plan(
            place,
            merged=merged(NOTHING, NOTHING, answers=answers),
            existing=document,
            reason="" if force or not document else not_of_this_place(document),
            notes=(),
            stem=path.stem,
        )
    reason = "" if force else held(path) or touched(agreement)
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
        stem=path.stem,
    )


def under_other_names(
    folder: Path, plans: Sequence[Plan]
) -> Iterator[tuple[Path, Place]]:
    """Yield documents under other names, if their agreement has no file of its own."""
    new = {
        plan.place.id: plan.place
        for plan in plans
        if not plan.existing and plan.stem == plan.place.id
    }
    # If every place has its file, nothing is opened, so a second run is quick.
    if not new or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        is_named = path.stem in places()
        # Saved in Word as prison-garth.docm or .doc, it still has the name of a place.
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
