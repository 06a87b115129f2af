"""An agreement read back: what is filled in, and what was added beside it."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.comparing import changes
from ohc.agreements.docx.filled_controls import KEY, FilledControl, filled_controls
from ohc.agreements.docx.other_kinds import NO_DOCUMENT
from ohc.agreements.docx.paragraphs import Paragraph
from ohc.agreements.docx.stores import Origin, read_stores
from ohc.agreements.docx.text_parts import (
    MARGINS,
    TextPart,
    body_of,
    paragraphs_of,
    text_parts,
)
from ohc.agreements.wording.asked_fields import NO_LONGER, ONLY_TO_CORRECT
from ohc.agreements.wording.fields import blank_fills
from ohc.files.unreadable import Unreadable

_FIELD_KEY = re.compile(KEY)
WORDS_OWN = frozenset(
    {
        "Click or tap here to enter text.",
        "Click here to enter text.",
        "Choose an item.",
        "Click or tap to enter a date.",
        "Click here to enter a date.",
    }
)
"""What Word shows in an empty control of its own accord."""
ODD = "[tracked change, symbol or object]"
"""Stands for what a field holds that is no text."""

UNSEEN = " \u200b\u2060\ufeff"
"""Characters of no width: an answer of nothing else is none."""


class Agreement(NamedTuple):
    """
    A document read back.

    ``place`` is the id of its establishment, ``version`` what made it. ``answers``
    has what is filled in by field, ``prefilled`` what of it people did not type,
    ``was`` all that was filled in when it was made, ``others`` what a file answered
    otherwise; ``sums`` are those of its paragraphs then. ``asked`` has the fields
    that it asked for then or has a control for, ``gone`` those of them that have no
    control any more. ``added`` has what is outside the controls that was not there,
    ``removed`` counts what is gone; ``odd`` has the fields that hold what a text
    cannot; ``notes`` says what else is worth a sentence.
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

    @property
    def is_known(self) -> bool:
        """Return whether it tells how it was made."""
        return self.sums is not None

    @property
    def is_touched_outside(self) -> bool:
        """Return whether people changed what is outside the controls."""
        return bool(self.added) or self.removed > 0


def read_agreement(data: bytes) -> Agreement:
    """
    Return what an agreement holds.

    Where the text of a control and its answer in the store differ, the text wins;
    a text that is the hint has no say. Raises Unreadable for what cannot be read,
    and for a document that is no agreement of ours.
    """
    parts = opening.open_document(data)
    main = opening.main_part(parts)
    texts = text_parts(parts, main)
    if body_of(texts[0].root) is None:
        raise Unreadable("damaged", "Its main part is no text of Word's.")
    place, stored, origin = read_stores(parts, main)
    of_libreoffice = opening.is_of_libreoffice(parts)
    controls = [
        control
        for text in texts
        for control in filled_controls(text.root, of_libreoffice=of_libreoffice)
    ]
    if not place and not controls:
        raise Unreadable(
            NO_DOCUMENT, "It is a Word document, but no agreement made by ohc."
        )
    answers, notes = _answers(
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
        # Made again, such a field would have its text alone: this counts as typed
        # outside, so that the document is left as it is.
        added=(*(Paragraph(ODD, "") for _ in odd), *added),
        removed=removed,
        notes=(*notes, *_kept_unseen(gone, answers)),
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
            yield f"{key}: its place is gone; its answer is kept in the file"


def _answers(
    controls: Sequence[FilledControl],
    stored: Mapping[str, str],
    *,
    origin: Origin,
    of_libreoffice: bool,
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers by field, and what is worth saying of them."""
    controls_of: dict[str, list[FilledControl]] = {}
    for control in controls:
        controls_of.setdefault(control.key, []).append(control)
    answers: dict[str, str] = {}
    notes: list[str] = []
    # A field that the template has no control for has its answer in the store alone.
    for key in dict.fromkeys([*controls_of, *filter(_FIELD_KEY.fullmatch, stored)]):
        in_store = stored.get(key, "")
        answer, note = _answer(
            key, controls_of.get(key, []), stored=in_store, origin=origin
        )
        if of_libreoffice:
            answer = _with_breaks(answer, in_store, origin.was.get(key, ""))
        if answer:
            answers[key] = _chosen(key, answer)
        if note:
            notes.append(f"{key}: {note}")
    return answers, tuple(notes)


def _answer(
    key: str, controls: Sequence[FilledControl], *, stored: str, origin: Origin
) -> tuple[str, str]:
    """Return what is answered, and what is worth saying of it."""
    hints = _hints(key, origin)
    in_store = _meant(stored, hints)
    texts = (_meant(control.text, hints) for control in controls if not control.is_hint)
    typed = list(dict.fromkeys(filter(None, texts)))
    was = origin.was.get(key, "").split()
    if was and in_store.split() not in ([], was) and [was] == [*map(str.split, typed)]:
        # The text is as it was made: a program has answered in the store.
        return in_store, "its answer in the store is newer than the text; taken"
    if typed:
        differ = f"{len(typed)} controls with different texts; all are kept"
        return "\n".join(typed), differ if len(typed) > 1 else ""
    is_blank = not any(control.text.strip() for control in controls)
    if in_store and controls and (is_blank or in_store.split() == was):
        # Libraries change the text and leave the store: the store is older.
        return "", "cleared in the text, and still in the store; taken as blank"
    return in_store, ""


def _hints(key: str, origin: Origin) -> set[str]:
    """Return what a control of a field may show without being filled in, folded."""
    hints = {origin.hints.get(key, ""), ONLY_TO_CORRECT, NO_LONGER, *WORDS_OWN}
    if key in blank_fills():
        # A program may lose the origin, and with it the hints that are told there.
        hints.add(blank_fills()[key].hint)
    return {_folded(hint) for hint in hints}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _meant(text: str, hints: set[str]) -> str:
    """Return a text, or nothing where it is blank or a hint."""
    folded = _folded(text)
    return text if folded.strip(UNSEEN) and folded not in hints else ""


def _with_breaks(text: str, *others: str) -> str:
    """Return a text with the line breaks of another: LibreOffice drops them."""
    if text in others:
        return text
    for other in others:
        same = other.replace("\n", "") == text.replace("\n", "")
        if same and other.count("\n") > text.count("\n"):
            return other
    return text


def _chosen(key: str, text: str) -> str:
    """Return the word of a choice for what was typed in its place: no is No."""
    fill = blank_fills().get(key)
    choices = {choice.casefold(): choice for choice in fill.choices} if fill else {}
    return choices.get(_folded(text).rstrip(".").casefold(), text)


def _outside(
    texts: Sequence[TextPart], origin: Origin
) -> tuple[tuple[Paragraph, ...], int]:
    """Return the paragraphs that were not there, and how many are gone."""
    if origin.sums is None:
        return (), 0
    now = [*paragraphs_of(texts)]
    different = changes(origin.sums, [paragraph.sum for paragraph in now])
    ours = {*origin.sums}
    added = (_with_own_heading(now[at], ours) for at in different.added)
    return tuple(added), different.removed


def _with_own_heading(paragraph: Paragraph, ours: Container[str]) -> Paragraph:
    """Return a paragraph without the heading above it where someone typed that."""
    heading = Paragraph(paragraph.under, "")
    is_known = paragraph.under in MARGINS or heading.sum in ours
    return paragraph if is_known else paragraph._replace(under="")
