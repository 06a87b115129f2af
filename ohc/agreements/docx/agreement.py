"""Read an agreement: what is filled in, and what was added outside the fields."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.comparing import changes
from ohc.agreements.docx.field_answers import answers_of
from ohc.agreements.docx.filled_controls import FilledControl, filled_controls
from ohc.agreements.docx.other_kinds import NO_DOCUMENT
from ohc.agreements.docx.paragraphs import Paragraph
from ohc.agreements.docx.seal import sealed_store
from ohc.agreements.docx.stores import Origin, origin_in, read_stores
from ohc.agreements.docx.text_parts import (
    MARGINS,
    TextPart,
    body_of,
    paragraphs_of,
    text_parts,
)
from ohc.files.unreadable import Unreadable

ODD = "[tracked change, symbol or object]"
"""Shown for anything in a field that is not text."""


class Agreement(NamedTuple):
    """
    What was read from an agreement.

    ``place`` is the ID of its establishment, ``version`` the version of ohc that wrote
    it. ``answers`` are the current answers by field, ``prefilled`` those that nobody
    typed, ``was`` all answers when it was written, ``others`` the conflicting answers
    of a file, and ``sums`` the checksums of its paragraphs when it was written.
    ``asked`` are the fields that it had then or has now, ``gone`` those whose control
    was removed. ``added`` are texts added outside the fields, ``removed`` is the number
    of texts removed there. ``odd`` are the fields with content that is not text.
    ``made`` is the checksum of what it was written from, if nothing has changed since.
    ``is_final`` says whether it was written to be signed.
    """

    place: str
    version: str
    answers: Mapping[str, str]
    prefilled: Mapping[str, str]
    was: Mapping[str, str]
    others: Mapping[str, str]
    sums: tuple[str, ...] | None
    asked: tuple[str, ...]
    gone: tuple[str, ...]
    odd: tuple[str, ...]
    added: tuple[Paragraph, ...]
    removed: int
    notes: tuple[str, ...]
    made: str = ""
    is_final: bool = False

    @property
    def is_known(self) -> bool:
        """Return whether the file records how it was written."""
        return self.sums is not None

    @property
    def is_touched_outside(self) -> bool:
        """Return whether people changed anything outside the fields."""
        return bool(self.added) or self.removed > 0


def read_agreement(data: bytes) -> Agreement:
    """
    Return what an agreement contains.

    If the text of a control and its stored answer differ, the text counts, unless it
    is the hint. Raises Unreadable if the file cannot be read, or is a document that
    ohc did not write.
    """
    package = opening.opened(data)
    if store := sealed_store(package):
        return _as_made(origin_in(store))
    parts = opening.parts_of(package)
    main = opening.main_part(parts)
    texts = text_parts(parts, main)
    if body_of(texts[0].root) is None:
        raise Unreadable("damaged", "Its main part is not a Word document.")
    place, stored, origin = read_stores(parts, main)
    of_libreoffice = opening.is_of_libreoffice(parts)
    controls = [
        control
        for text in texts
        for control in filled_controls(text.root, of_libreoffice=of_libreoffice)
    ]
    if not place and not controls:
        raise Unreadable(
            NO_DOCUMENT, "This is a Word document, but ohc did not make it."
        )
    answers, notes = answers_of(
        controls, stored, origin=origin, of_libreoffice=of_libreoffice
    )
    added, removed = _outside(texts, origin)
    shown = dict.fromkeys(control.key for control in controls)
    gone = tuple(key for key in origin.hints if key not in shown)
    odd = tuple(control.key for control in controls if control.is_odd)
    return Agreement(
        place=origin.place or place,
        version=origin.version,
        answers=answers,
        prefilled=origin.prefilled,
        was=origin.was,
        others=_unsettled(origin.others, answers),
        sums=origin.sums,
        asked=tuple(dict.fromkeys([*origin.hints, *shown])),
        gone=gone,
        odd=odd,
        # An update would keep only the text of such a field. Count it as typed outside
        # the fields, so that the document is not changed.
        added=(*(Paragraph(ODD, "") for _ in odd), *added),
        removed=removed,
        notes=(*notes, *_kept_unseen(gone, answers)),
        is_final=origin.is_final,
    )


def _as_made(origin: Origin) -> Agreement:
    """Return an agreement in which nothing has changed since it was written."""
    # Its controls have what was written into them; a hint, for one, is not an answer.
    controls = [
        FilledControl(key, text, is_hint=False, is_odd=False)
        for key, text in origin.was.items()
    ]
    answers, notes = answers_of(
        controls, origin.was, origin=origin, of_libreoffice=False
    )
    return Agreement(
        place=origin.place,
        version=origin.version,
        answers=answers,
        prefilled=origin.prefilled,
        was=origin.was,
        others=_unsettled(origin.others, answers),
        sums=origin.sums,
        asked=tuple(dict.fromkeys([*origin.hints, *origin.was])),
        gone=(),
        odd=(),
        added=(),
        removed=0,
        notes=notes,
        made=origin.made,
        is_final=origin.is_final,
    )


def _unsettled(others: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    return {
        key: other
        for key, other in others.items()
        if answers.get(key, "").split() != other.split()
    }


def _kept_unseen(gone: Sequence[str], answers: Mapping[str, str]) -> Iterator[str]:
    for key in gone:
        if key in answers:
            yield f"{key}: its field was removed; its answer is kept in the file"


def _outside(
    texts: Sequence[TextPart], origin: Origin
) -> tuple[tuple[Paragraph, ...], int]:
    """Return the paragraphs that were added, and how many were removed."""
    if origin.sums is None:
        return (), 0
    now = [*paragraphs_of(texts)]
    different = changes(origin.sums, [paragraph.sum for paragraph in now])
    ours = {*origin.sums}
    added = (_with_own_heading(now[at], ours) for at in different.added)
    return tuple(added), different.removed


def _with_own_heading(paragraph: Paragraph, ours: Container[str]) -> Paragraph:
    """Return a paragraph without the heading above it, if someone typed the heading."""
    heading = Paragraph(paragraph.under, "")
    is_known = paragraph.under in MARGINS or heading.sum in ours
    return paragraph if is_known else paragraph._replace(under="")
