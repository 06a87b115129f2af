"""What is said of agreements that were written, or would be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.options import Wanted
from ohc.agreements.planning import BESIDE, NEW, UNCHANGED, UPDATED, Plan
from ohc.agreements.wording.asked_fields import kept_fill
from ohc.agreements.wording.places import Place, places
from ohc.outcome import Row

GENERATE_FIELDS = ("file", "establishment", "action", "answers", "reason")


class Written(NamedTuple):
    """
    What became of one file; ``is_new`` unless the same was there already.

    ``hidden`` are answers that its template has no place for.
    """

    path: Path
    plan: Plan
    action: str
    reason: str
    hidden: tuple[str, ...]
    is_new: bool = True

    def row(self) -> Row:
        """Return it as a record with GENERATE_FIELDS."""
        return {
            "file": str(self.path),
            "establishment": self.plan.place.name,
            "action": self.action,
            "answers": len(self.plan.merged.values),
            "reason": self.reason,
        }


def is_open(one: Written) -> bool:
    """Return whether something of a document is to be settled by hand."""
    plan = one.plan
    notes = plan.merged.conflicts or plan.notes or one.hidden
    return one.action == BESIDE or bool(notes)


def unused(
    answered: Mapping[str, object], made: Sequence[Place], wanted: Wanted
) -> list[str]:
    """Return whose answers there are that no agreement is written for."""
    others = {*answered} - {one.id for one in made}
    if not others:
        return []
    names = ", ".join(places()[key].name for key in sorted(others))
    return [f"{wanted.answers} has answers for others too, left out here: {names}."]


def lines(one: Written) -> list[str]:
    """Return what is worth saying of a file, a sentence each."""
    said = [f"{one.path.name}: {note}." for note in one.plan.notes]
    if one.action == BESIDE:
        original = one.plan.place.id + one.path.suffix
        said.append(
            f"{original} is left as it is: {one.reason}. "
            f"The new version is {one.path.name}."
        )
    values = one.plan.merged.values
    said += [
        f"{one.path.name}: {_label(key)} is {values.get(key, '')!r} in the document "
        f"and {other!r} in the answers; both are kept."
        for key, other in one.plan.merged.conflicts.items()
    ]
    if one.hidden:
        labels = ", ".join(map(_label, one.hidden))
        said.append(
            f"{one.path.name}: the template has no place for {labels}: kept, unseen."
        )
    return said


def of_another_name(found: Sequence[tuple[Path, Place]]) -> list[str]:
    """Return which documents hold an agreement that was made anew all the same."""
    return [
        f"{path.name} is an agreement of {place.name} too, and was left out: name it "
        f"{place.id}.docx, in place of the new one, and generate again."
        for path, place in found
    ]


def _label(key: str) -> str:
    return kept_fill(key, "").label


def advice(written: Sequence[Written]) -> list[str]:
    """Return what to do about what is to be settled by hand, once."""
    said = []
    if any(one.action == BESIDE for one in written):
        said.append(
            "Copy what was typed into the new version, and give it the name of the old "
            "one; --force loses what was typed outside the fields."
        )
    if any(one.plan.merged.conflicts for one in written):
        said.append(
            "Make document and answers the same, in either, and generate again."
        )
    return said


def closing(
    written: Sequence[Written], wanted: Wanted, origin: str, left_out: int
) -> str:
    """Return what was done in one line: how many files, where, and of whom."""
    counts = Counter(one.action for one in written)
    each = ", ".join(
        f"{counts[a]} {a}" for a in (NEW, UPDATED, UNCHANGED, BESIDE) if counts[a]
    )
    would = "Would write" if wanted.dry_run else "Wrote"
    number = sum(one.is_new for one in written)
    plural = "" if number == 1 else "s"
    said = (
        f"{would} {number} agreement{plural} into {wanted.folder} ({each}): {origin}."
    )
    if left_out:
        said += f" {left_out} others of it are not under the agreement."
    return said
