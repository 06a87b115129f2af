"""The fields that one agreement asks for, with what is filled in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import SimpleNamespace

from ohc.agreements.wording.conditions import Facts
from ohc.agreements.wording.fields import (
    IF_UNKNOWN,
    blank_fills,
    condition_of,
    definitions,
    is_asked,
    is_needed,
)
from ohc.agreements.wording.placing import keys_in, label_and_hint
from ohc.agreements.wording.terms import with_numbers
from ohc.agreements.wording.views import Field, Fill
from ohc.reference.tables import load_table

ONLY_TO_CORRECT = "[Only to correct this row]"
NO_LONGER = "[No longer asked for]"


class AskedFields:
    """The fields of one agreement, each noted when a section asks for it."""

    def __init__(self, known: Facts, answers: Mapping[str, str]) -> None:
        self._known, self._answers = known, answers
        self.fills: dict[str, Fill] = {}

    def placed(self, key: str) -> Field:
        """Return a field in the words of the place that asks for it."""
        needed = is_needed(blank_fills()[key], self._known, answers=self._answers)
        field = _placed(key, self._answers.get(key, ""), needed=needed)
        self.fills[key] = field.fill
        return field

    def field(self, key: str) -> Field:
        """Return a field with its label, and with what is filled in."""
        condition = condition_of(key)
        field = _field(
            key,
            self._answers.get(key, ""),
            needed=is_needed(blank_fills()[key], self._known, answers=self._answers),
            is_open=bool(condition) and self._known[condition].holds is None,
        )
        self.fills[key] = field.fill
        return field

    def placed_in(self, part: str) -> tuple[Field, ...]:
        """Return the fields that a part asks for at this place, in its order."""
        keys = (key for key in keys_in(part) if is_asked(key, self._known))
        return tuple(map(self.placed, keys))

    def kept(self) -> tuple[Field, ...]:
        """Return the answers that no section asks for."""
        # A fact settled later may drop a question: its answer must not be lost.
        unasked = {
            key: value
            for key, value in self._answers.items()
            if value and key not in self.fills
        }
        fields = tuple(kept_field(key, value) for key, value in unasked.items())
        self.fills |= {field.fill.key: field.fill for field in fields}
        return fields


# Most fields are the same from prison to prison.
@lru_cache(maxsize=8192)
def _field(key: str, value: str, *, needed: bool, is_open: bool) -> Field:
    blank = blank_fills()[key]
    row = definitions()[key.partition(".")[0]]
    # Where a source settles the fact, a blank must not read as a gap.
    is_settled = row["needed"] == IF_UNKNOWN and not needed
    hint = ONLY_TO_CORRECT if is_settled else blank.hint
    label = f"{row['label']} ({words().if_it_applies})" if is_open else row["label"]
    return Field(
        label=label,
        source=row["source"],
        fill=replace(blank, hint=hint, needed=needed, value=value),
    )


@lru_cache(maxsize=8192)
def _placed(key: str, value: str, *, needed: bool) -> Field:
    label, hint = label_and_hint(key)
    fill = replace(
        blank_fills()[key], label=label, hint=hint, needed=needed, value=value
    )
    return Field(label=label, source="", fill=fill)


@cache
def words() -> SimpleNamespace:
    """Return the headings and notes that templates print, by their names."""
    rows = load_table("agreement_words")
    texts = {row["word"]: with_numbers(row["text"]) for row in rows}
    return SimpleNamespace(**texts)


def mirror(key: str, answers: Mapping[str, str]) -> Field:
    """Return what shows the answer of a field again, such as in the footer."""
    label = label_and_hint(key)[0]
    fill = replace(
        blank_fills()[key],
        label=label,
        hint=str(words().see_a1),
        needed=False,
        value=answers.get(key, ""),
        is_mirror=True,
    )
    return Field(label=label, source="", fill=fill)


def kept_field(key: str, value: str) -> Field:
    """Return a field for an answer that a document has no other field for."""
    fill = kept_fill(key, value)
    return Field(label=fill.label, source="", fill=fill)


def kept_fill(key: str, value: str) -> Fill:
    """Return what holds an answer that is not asked for, or no longer."""
    blank = blank_fills().get(key)
    if blank:
        return replace(blank, needed=False, value=value)
    # A key of an older version: the table of fields no longer has a label for it.
    return Fill(
        key=key,
        label=key,
        hint=NO_LONGER,
        kind="lines",
        choices=(),
        needed=False,
        value=value,
    )


def label_of(key: str) -> str:
    """Return how messages call a field; its key where it is not known any more."""
    return kept_fill(key, "").label
