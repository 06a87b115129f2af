"""Read the answers in a document, by field, from its controls and its store."""

import re
from collections.abc import Mapping, Sequence

from ohc.agreements.docx.filled_controls import KEY, FilledControl
from ohc.agreements.docx.stores import Origin
from ohc.agreements.wording.asked_fields import NO_LONGER, ONLY_TO_CORRECT
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.placing import hints_of

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
"""Texts that Word itself shows in an empty control."""

UNSEEN = " \u200b\u2060\ufeff"
"""Characters without width: a text of nothing else is not an answer."""


def answers_of(
    controls: Sequence[FilledControl],
    stored: Mapping[str, str],
    *,
    origin: Origin,
    of_libreoffice: bool,
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the answers by field, and notes on them."""
    controls_of: dict[str, list[FilledControl]] = {}
    for control in controls:
        controls_of.setdefault(control.key, []).append(control)
    answers: dict[str, str] = {}
    notes: list[str] = []
    # If the template has no control for a field, its answer is only in the store.
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
    """Return the answer in a field, and a note on it."""
    hints = _hints(key, origin)
    in_store = _meant(stored, hints)
    texts = (_meant(control.text, hints) for control in controls if not control.is_hint)
    typed = list(dict.fromkeys(filter(None, texts)))
    was = origin.was.get(key, "").split()
    if was and in_store.split() not in ([], was) and [was] == [*map(str.split, typed)]:
        # The text has not changed: a program has put the answer into the store.
        return in_store, (
            "the answer stored in the file is newer than the text, and was used"
        )
    if typed:
        differ = f"{len(typed)} fields with different text; all are kept"
        return "\n".join(typed), differ if len(typed) > 1 else ""
    is_blank = not any(control.text.strip() for control in controls)
    if in_store and controls and (is_blank or in_store.split() == was):
        # Libraries change the text and not the store, so the store is older.
        return "", "cleared in the text but still stored in the file; read as blank"
    return in_store, ""


def _hints(key: str, origin: Origin) -> set[str]:
    """Return the texts that a control may show when it is not filled in, folded."""
    hints = {origin.hints.get(key, ""), ONLY_TO_CORRECT, NO_LONGER, *WORDS_OWN}
    # A program may lose the record of how the document was written, with its hints.
    return {_folded(hint) for hint in hints | hints_of(key)}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _meant(text: str, hints: set[str]) -> str:
    """Return a text, or "" if it is blank or a hint."""
    folded = _folded(text)
    return text if folded.strip(UNSEEN) and folded not in hints else ""


def _with_breaks(text: str, *others: str) -> str:
    """Return a text with the line breaks of another, because LibreOffice drops them."""
    if text in others:
        return text
    for other in others:
        same = other.replace("\n", "") == text.replace("\n", "")
        if same and other.count("\n") > text.count("\n"):
            return other
    return text


def _chosen(key: str, text: str) -> str:
    """Return the choice for what was typed instead of it: no is No."""
    fill = blank_fills().get(key)
    choices = {choice.casefold(): choice for choice in fill.choices} if fill else {}
    return choices.get(_folded(text).rstrip(".").casefold(), text)
