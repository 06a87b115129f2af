"""Messages about agreements that were written, or would be."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.options import Wanted
from ohc.agreements.planning import BESIDE, NEW, SIGNED, UNCHANGED, UPDATED, Plan
from ohc.agreements.wording.asked_fields import label_of
from ohc.agreements.wording.places import Place, places
from ohc.lines import counted, listed, some
from ohc.outcome import Row
from ohc.privacy import personal_data

GENERATE_FIELDS = ("file", "establishment", "action", "answers", "reason")


class WrittenFile(NamedTuple):
    """
    What became of one file; ``is_new`` unless it had the same content before.

    ``hidden`` are answers for which its template has no field.
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


def is_open(file: WrittenFile) -> bool:
    """Return whether something in a document needs a decision."""
    plan = file.plan
    notes = plan.merged.conflicts or plan.notes or file.hidden or [*_personal(plan)]
    return file.action == BESIDE or bool(notes)


def of_file(file: WrittenFile) -> list[str]:
    """Return the notes on a file, one sentence each."""
    return [*_notes(file), *_beside(file), *_conflicts(file), *_hidden(file)]


def _notes(file: WrittenFile) -> Iterator[str]:
    for note in file.plan.notes:
        yield f"{file.path.name}: {note}."
    for key, kind in _personal(file.plan):
        yield f"{file.path.name}: {label_of(key)} may contain {kind}. Remove it."


def _personal(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the fields that may contain a person's number, and of what kind."""
    for key, text in plan.merged.values.items():
        # What people typed is kept, whatever it is: they have to take it out.
        if kind := personal_data(text):
            yield key, kind


def _beside(file: WrittenFile) -> Iterator[str]:
    if file.action == BESIDE:
        original = file.plan.stem + file.path.suffix
        yield (
            f"{original} was not changed: {file.reason}. "
            f"The new version is {file.path.name}."
        )


def _conflicts(file: WrittenFile) -> Iterator[str]:
    for key in file.plan.merged.conflicts:
        yield (
            f"{file.path.name}: {label_of(key)} differs between the document and the "
            "answers. Both are kept."
        )


def _hidden(file: WrittenFile) -> Iterator[str]:
    if file.hidden:
        labels = listed(map(label_of, file.hidden))
        answers = "this answer" if len(file.hidden) == 1 else "these answers"
        yield (
            f"{file.path.name}: the template has no field for {answers}, which the "
            f"file keeps but does not show: {labels}."
        )


def of_all(
    files: Sequence[WrittenFile], under_other_names: Sequence[tuple[Path, Place]]
) -> list[str]:
    """Return the notes on files and what to do about them, each once."""
    sentences = [sentence for file in files for sentence in of_file(file)]
    return [*sentences, *_advice(files), *_of_other_names(under_other_names)]


def of_layout(files: Sequence[WrittenFile]) -> list[str]:
    """Return how many agreements of 0.1.0 have the new layout, and what was kept."""
    moved = [file.plan for file in files if _has_new_layout(file)]
    if not moved:
        return []
    before = [key for plan in moved for key in _answers_before(plan)]
    kept = sum(
        key in plan.merged.values for plan in moved for key in _answers_before(plan)
    )
    have = "agreement has" if len(moved) == 1 else "agreements have"
    told = f"{kept:,} of {len(before):,}"
    return [f"{len(moved)} {have} the new layout. Answers kept: {told}."]


def _answers_before(plan: Plan) -> Mapping[str, str]:
    agreement = plan.existing.agreement if plan.existing else None
    return agreement.answers if agreement else {}


def _has_new_layout(file: WrittenFile) -> bool:
    """Return whether an agreement in the layout of 0.1.0 was updated."""
    existing = file.plan.existing
    if file.action != UPDATED or not existing or not existing.agreement:
        return False
    asked = existing.agreement.asked
    # There were no points to decide in 0.1.0.
    return bool(asked) and not any(key.startswith("settled.") for key in asked)


def _of_other_names(documents: Sequence[tuple[Path, Place]]) -> Iterator[str]:
    """Yield documents under other names whose agreement was written again."""
    for path, place in documents:
        yield (
            f"{path.name} is also an agreement of {place.name}, and was left out. To "
            f"use it, {_in_place(path, place)} instead of the new one, and generate "
            "again."
        )


def _in_place(path: Path, place: Place) -> str:
    if path.suffix.lower() == ".docx":
        return f"name it {place.id}.docx"
    return f"save it in Word as a Word document (.docx) called {place.id}.docx"


def _advice(files: Sequence[WrittenFile]) -> Iterator[str]:
    """Yield how to settle what needs a decision, once for all files."""
    if any(file.action == BESIDE for file in files):
        yield (
            "Copy the typed text into the new version, then give it the old file's "
            "name. With --force, ohc replaces the document and text typed outside the "
            "fields is lost."
        )
    if any(file.plan.merged.conflicts for file in files):
        yield "Make the document and the answers agree, then generate again."
    if kept := [file.path.name for file in files if file.action == SIGNED]:
        are = "is signed and was" if len(kept) == 1 else "are signed and were"
        yield (
            f"{some(kept)} {are} not changed. To write a next version, use "
            "--force, or give a higher version in the answers."
        )


def unused(
    answered: Mapping[str, object], chosen: Sequence[Place], wanted: Wanted
) -> list[str]:
    """Return establishments that have answers but get no agreement."""
    others = {*answered} - {place.id for place in chosen}
    if not others:
        return []
    names = listed(places()[key].name for key in sorted(others))
    return [f"{wanted.answers} also has answers for {names}, which were left out."]


def _number_of(files: Sequence[WrittenFile]) -> str:
    """Return how many agreements there are, and files where each has several."""
    agreements = len({file.plan.place.id for file in files})
    number = counted(agreements, "agreement")
    if len(files) == agreements:
        return number
    return f"{number} ({counted(len(files), 'file')})"


def closing(
    files: Sequence[WrittenFile], wanted: Wanted, *, origin: str, left_out: int
) -> str:
    """Return what was done in one line: how many files, where, and for whom."""
    counts = Counter(file.action for file in files)
    actions = (NEW, UPDATED, UNCHANGED, BESIDE, SIGNED)
    each = ", ".join(
        f"{counts[action]} {action}" for action in actions if counts[action]
    )
    new = [file for file in files if file.is_new]
    if new or wanted.dry_run:
        would = "Would write" if wanted.dry_run else "Wrote"
        done = f"{would} {_number_of(new)} into {wanted.folder} ({each}): {origin}."
    else:
        are = "is" if len(files) == 1 else "are"
        done = (
            f"{_number_of(files)} in {wanted.folder} {are} up to date; "
            "none needed writing."
        )
    if not left_out:
        return done
    are = "is" if left_out == 1 else "are"
    return (
        f"{done} {counted(left_out, 'other place')} {are} not covered by the agreement."
    )
