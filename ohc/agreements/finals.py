"""Agreements for signing: nothing that is needed is blank, and no hint is left."""

from collections.abc import Mapping, Sequence

from ohc.agreements.answers.merging import Merged
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.placing import keys_in
from ohc.agreements.wording.views import Fill
from ohc.errors import GAPS, OhcError
from ohc.lines import counted

NONE, OPEN = "None", "Open"
"""What stands for a blank that may be one, and for a point that nobody settled."""

TYPED = frozenset({"text", "lines"})
SIGNED = "signature_"
"""Who signs fills that in by hand, when the agreement is final."""

Blanks = Mapping[str, Sequence[str]]
"""The labels of what is blank, by the name of the prison."""


class NotComplete(OhcError):
    """A final agreement was asked for, and something that it needs is blank."""

    exit_code = GAPS

    def __init__(self, blanks: Blanks) -> None:
        details = [
            f"{prison}: {'; '.join(labels)}." for prison, labels in blanks.items()
        ]
        agreements = counted(len(blanks), "agreement")
        super().__init__(
            f"Nothing was written: {agreements} cannot be final yet. These are blank.",
            "Complete them, or leave out --final.",
            details,
        )


def completed(place: Place, merged: Merged) -> tuple[Merged, tuple[str, ...]]:
    """
    Return the answers of a final agreement, and the labels of what is still blank.

    An optional field that is blank says None, a point that is not settled Open. What
    was put in so counts as prefilled, so that answers can still change it.
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
    # "To be confirmed" is nothing to sign, so that every fact is needed.
    is_fact = key in keys_in("A5")
    return (fill.needed or is_fact) and not key.startswith(SIGNED)


def _meant(key: str, fill: Fill) -> str:
    if key.startswith("settled."):
        return OPEN
    is_due = _is_due(key, fill) or key.startswith(SIGNED)
    return NONE if fill.kind in TYPED and not is_due else ""
