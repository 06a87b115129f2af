"""The places to fill in that one agreement asks for, with what is there."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.fields import (
    IF_UNKNOWN,
    blank_fills,
    condition_of,
    definitions,
    is_needed,
)
from ohc.agreements.wording.views import Field, Fill
from ohc.reference.tables import load_table

ONLY_TO_CORRECT = "[Only to correct this row]"
NO_LONGER = "[No longer asked for]"


class Asked:
    """The places to fill in of one agreement, each noted when it is asked for."""

    def __init__(self, known: Facts, answers: Mapping[str, str]) -> None:
        self._known, self._answers = known, answers
        self.asked: dict[str, Fill] = {}

    def one(self, key: str) -> Field:
        """Return a place to fill in with what is there, and its label."""
        blank = blank_fills()[key]
        row = definitions()[key.partition(".")[0]]
        needed = is_needed(blank, self._known, self._answers)
        hint = blank.hint
        if row["needed"] == IF_UNKNOWN and not needed:
            hint = ONLY_TO_CORRECT
        value = self._answers.get(key, "")
        fill = replace(blank, hint=hint, needed=needed, value=value)
        self.asked[key] = fill
        condition = condition_of(key)
        is_open = bool(condition) and self._known[condition].holds is None
        label = f"{row['label']} ({words().if_it_applies})" if is_open else row["label"]
        return Field(label, row["source"], fill)

    def kept(self) -> tuple[Field, ...]:
        """Return what is answered and was not asked for: it is kept."""
        left = {
            key: kept_fill(key, value)
            for key, value in self._answers.items()
            if value and key not in self.asked
        }
        self.asked |= left
        return tuple(kept_field(key, fill.value) for key, fill in left.items())


@cache
def words() -> SimpleNamespace:
    """Return the words that templates use besides, by their names."""
    rows = load_table("agreement_words")
    return SimpleNamespace(**{row["word"]: row["text"] for row in rows})


def kept_field(key: str, value: str) -> Field:
    """Return a place for an answer that a document has no other place for."""
    fill = kept_fill(key, value)
    return Field(fill.label, "", fill)


def kept_fill(key: str, value: str) -> Fill:
    """Return a place for an answer that is not asked for, or not any more."""
    blank = blank_fills().get(key)
    if blank:
        return replace(blank, needed=False, value=value)
    return Fill(key, key, NO_LONGER, "lines", (), needed=False, value=value)
