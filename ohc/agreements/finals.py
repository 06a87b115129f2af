"""Agreements to sign: no needed field is blank, and there are no hints."""

from collections.abc import Callable, Mapping, Sequence

from ohc.agreements.answers.merging import Merged
from ohc.agreements.planning import Plan
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.placing import keys_in
from ohc.agreements.wording.views import Fill
from ohc.errors import GAPS, OhcError
from ohc.lines import counted, listed

NONE, OPEN = "None", "Open"
"""Texts for a field that may stay blank, and for a point that is not decided."""

TYPED = frozenset({"text", "lines"})
SIGNED = "signature_"
"""Fields that people complete by hand when they sign."""

Blanks = Mapping[str, Sequence[str]]
"""The labels of blank fields, by the name of the prison."""


class NotComplete(OhcError):
    """A final agreement was asked for, but a field that it needs is blank."""

    exit_code = GAPS

    def __init__(self, blanks: Blanks) -> None:
        details = [
            f"{prison}: {'; '.join(labels)}." for prison, labels in blanks.items()
        ]
        agreements = counted(len(blanks), "agreement")
        super().__init__(
            f"Nothing was written: {agreements} cannot be final yet. These fields are "
            "blank.",
            "Complete them, or leave out --final.",
            details,
        )


def finished(
    plan: Plan, *, is_wanted: bool, is_made: Callable[[Plan], bool]
) -> tuple[Plan, tuple[str, ...]]:
    """
    Return a plan for signing if one is wanted, and the labels of blank fields.

    A final agreement stays final when it is updated, because its text was agreed. If a
    needed field is blank by then, it becomes a draft again, with a note. ``is_made``
    tells whether an existing document would be written the same.
    """
    agreement = plan.existing.agreement if plan.existing else None
    was_final = agreement is not None and agreement.is_final
    if plan.is_kept or not (is_wanted or was_final):
        return plan, ()
    final = plan._replace(is_final=True)
    if is_made(final):
        return final, ()
    values, labels = completed(plan.place, plan.merged)
    if not labels:
        return final._replace(merged=values), ()
    if is_wanted:
        return plan, labels
    is_blank = "this field is" if len(labels) == 1 else "these fields are"
    note = f"it is a draft again, because {is_blank} blank: {listed(labels)}"
    return plan._replace(notes=(*plan.notes, note)), ()


def completed(place: Place, merged: Merged) -> tuple[Merged, tuple[str, ...]]:
    """
    Return the answers of a final agreement, and the labels of blank fields.

    An optional field that is blank gets None, an undecided point gets Open. These
    count as prefilled, so that answers can still change them.
    """
    fills = content(place, Answers(merged.values)).fills
    blank = {key: fill for key, fill in fills.items() if not fill.value}
    added = {key: text for key, fill in blank.items() if (text := _meant(key, fill))}
    labels = tuple(fill.label for key, fill in blank.items() if _is_due(key, fill))
    finished = merged._replace(
        values=merged.values | added, prefilled=merged.prefilled | added
    )
    return finished, labels


def _is_due(key: str, fill: Fill) -> bool:
    # Nobody should sign "to be confirmed", so every fact is needed.
    is_fact = key in keys_in("A5")
    return (fill.needed or is_fact) and not key.startswith(SIGNED)


def _meant(key: str, fill: Fill) -> str:
    if key.startswith("settled."):
        return OPEN
    is_due = _is_due(key, fill) or key.startswith(SIGNED)
    return NONE if fill.kind in TYPED and not is_due else ""
