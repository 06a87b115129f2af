"""An agreement read back: what is filled in, and what was added beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.filled_controls import KEY, Filled, filled
from ohc.agreements.docx.paragraphs import Line
from ohc.agreements.docx.stores import Made, stores
from ohc.agreements.docx.text_parts import Text, body_of, lines_of, texts
from ohc.agreements.wording.asked_fields import NO_LONGER, ONLY_TO_CORRECT
from ohc.agreements.wording.fields import blank_fills
from ohc.files.unreadable import Unreadable

_NAME = re.compile(KEY)
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
UNSEEN = " \u200b\u2060\ufeff"
"""Characters of no width: an answer of nothing else is none."""


class Agreement(NamedTuple):
    """
    A document read back.

    ``place`` is the id of its establishment, ``version`` what made it. ``answers``
    has what is filled in by field, ``given`` what was filled in that people did not
    type, ``was`` all that was filled in when it was made, ``others`` what a file
    answered otherwise; ``sums`` tells of its paragraphs then. ``asked`` has the fields
    that it asked for then or has a control for. ``added`` says what stands outside
    the controls that was not there, ``removed`` counts what is gone; ``notes`` what
    else is worth saying.
    """

    place: str
    version: str
    answers: Mapping[str, str]
    given: Mapping[str, str]
    was: Mapping[str, str]
    others: Mapping[str, str]
    sums: tuple[str, ...] | None
    asked: tuple[str, ...]
    added: tuple[Line, ...]
    removed: int
    notes: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Return whether it tells how it was made."""
        return self.sums is not None

    @property
    def is_touched_outside(self) -> bool:
        """Return whether people changed what stands outside the controls."""
        return bool(self.added) or self.removed > 0


def read_agreement(data: bytes) -> Agreement:
    """
    Return what an agreement holds.

    Where the text of a control and its answer in the store differ, the text wins;
    a text that is the hint has no say. Raises Unreadable for what cannot be read,
    and for a document that is no agreement of ours.
    """
    package = opening.open_document(data)
    main = opening.main_part(package)
    found = texts(package, main)
    if body_of(found[0].root) is None:
        raise Unreadable("damaged", "Its main part is no text of Word's.")
    place, stored, made = stores(package, main)
    of_libreoffice = opening.is_of_libreoffice(package)
    controls = [
        one
        for text in found
        for one in filled(text.root, of_libreoffice=of_libreoffice)
    ]
    if not place and not controls:
        raise Unreadable(
            opening.NO_DOCUMENT, "It is a Word document, but no agreement made by ohc."
        )
    answers, notes = _answers(controls, stored, made, of_libreoffice=of_libreoffice)
    added, removed = _outside(found, made)
    return Agreement(
        place=made.place or place,
        version=made.version,
        answers=answers,
        given=made.given,
        was=made.was,
        others=_unsettled(made.others, answers),
        sums=made.sums,
        asked=tuple(dict.fromkeys([*made.hints, *(one.key for one in controls)])),
        added=(*_odd(controls), *added),
        removed=removed,
        notes=notes,
    )


def _unsettled(others: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, str]:
    return {
        key: other
        for key, other in others.items()
        if answers.get(key, "").split() != other.split()
    }


def _odd(controls: Sequence[Filled]) -> Iterator[Line]:
    for one in controls:
        if one.is_odd:
            yield Line(f"a tracked change, symbol or object in {one.key}", "")


def _answers(
    controls: Sequence[Filled],
    stored: Mapping[str, str],
    made: Made,
    *,
    of_libreoffice: bool,
) -> tuple[dict[str, str], tuple[str, ...]]:
    shown: dict[str, list[Filled]] = {}
    for one in controls:
        shown.setdefault(one.key, []).append(one)
    answers: dict[str, str] = {}
    notes: list[str] = []
    for key in dict.fromkeys([*shown, *filter(_NAME.fullmatch, stored)]):
        value, note = _answer(key, shown.get(key, []), stored.get(key, ""), made)
        if of_libreoffice:
            value = _with_breaks(value, stored.get(key, ""), made.was.get(key, ""))
        if value:
            answers[key] = _chosen(key, value)
        if note:
            notes.append(f"{key}: {note}")
    return answers, tuple(notes)


def _answer(
    key: str, controls: Sequence[Filled], stored: str, made: Made
) -> tuple[str, str]:
    """Return what is answered, and what is worth saying of it."""
    hints = {made.hints.get(key, ""), ONLY_TO_CORRECT, NO_LONGER, *WORDS_OWN}
    if key in blank_fills():
        hints.add(blank_fills()[key].hint)
    in_store = _meant(stored, hints)
    meant = (_meant(one.text, hints) for one in controls if not one.is_hint)
    typed = list(dict.fromkeys(filter(None, meant)))
    was = made.was.get(key, "").split()
    if was and in_store.split() not in ([], was) and [was] == [*map(str.split, typed)]:
        # The text is as it was made: a program has answered in the store.
        return in_store, f"{in_store!r} in the store is newer than the text; taken"
    if typed:
        differ = f"{len(typed)} controls with different texts; all are kept"
        return "\n".join(typed), differ if len(typed) > 1 else ""
    is_blank = not any(one.text.strip() for one in controls)
    if in_store and controls and (is_blank or in_store.split() == was):
        return "", f"cleared in the text, {in_store!r} in the store; taken as blank"
    return in_store, ""


def _meant(text: str, hints: set[str]) -> str:
    """Return a text, or nothing where it is blank or a hint."""
    folded = " ".join(text.split())
    if not folded.strip(UNSEEN) or any(
        folded == " ".join(hint.split()) for hint in hints
    ):
        return ""
    return text


def _with_breaks(text: str, *others: str) -> str:
    """Return a text with the line breaks of another: LibreOffice drops them."""
    if text in others:
        return text
    for other in others:
        same = other.replace("\n", "") == text.replace("\n", "")
        if same and other.count("\n") > text.count("\n"):
            return other
    return text


def _chosen(key: str, value: str) -> str:
    """Return the word of a choice for what was typed in its place: no is No."""
    fill = blank_fills().get(key)
    words = {word.casefold(): word for word in fill.choices} if fill else {}
    return words.get(" ".join(value.split()).rstrip(".").casefold(), value)


def _outside(found: Sequence[Text], made: Made) -> tuple[tuple[Line, ...], int]:
    """Return the paragraphs that were not there, and how many are gone."""
    if made.sums is None:
        return (), 0
    now = [*lines_of(found)]
    sums = [line.sum for line in now]
    if sums == [*made.sums]:
        return (), 0
    match = SequenceMatcher(None, made.sums, sums, autojunk=False)
    added: list[Line] = []
    removed = 0
    for kind, start, end, first, last in match.get_opcodes():
        if kind != "equal":
            removed += end - start
            added += now[first:last]
    return tuple(added), removed
