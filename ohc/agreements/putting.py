"""Write documents in place, or beside the old one if something would be lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements import existing
from ohc.agreements.docx import seal
from ohc.agreements.messages import WrittenFile
from ohc.agreements.options import Wanted, Watch
from ohc.agreements.planning import BESIDE, NEW, SIGNED, UNCHANGED, UPDATED, Plan
from ohc.agreements.templates.marks import is_untouched
from ohc.errors import CannotWrite
from ohc.files import inputs, writing
from ohc.files.writing import stopped


class Draft(NamedTuple):
    """A document that is ready but not yet written: its path and its plan."""

    path: Path
    data: bytes
    hidden: tuple[str, ...]
    plan: Plan


def written(
    drafts: Sequence[Draft], wanted: Wanted, *, watch: Watch
) -> list[WrittenFile]:
    """
    Write documents, and return what became of each.

    Raises CannotWrite: before anything is written if an output is an input, or with
    the number of files written if the disk is full.
    """
    # Not even with --force: a file that ohc reads must not be lost.
    inputs.writes(draft.path for draft in drafts)
    if not wanted.dry_run:
        writing.make_folder(Path(wanted.folder))
    files: list[WrittenFile] = []
    for number, draft in enumerate(drafts, start=len(drafts)):
        watch(number, 2 * len(drafts))
        try:
            files.append(_put(draft, wanted))
        except (CannotWrite, OSError) as error:
            raise stopped(error, len(files), total=len(drafts)) from error
    watch(1, 1)
    return files


def _put(draft: Draft, wanted: Wanted) -> WrittenFile:
    """Write a document in place, or beside the old one if something would be lost."""
    path, data, hidden, plan = draft
    if plan.is_kept and path.suffix == ".docx":
        return WrittenFile(
            path, plan, action=SIGNED, reason="it is signed", hidden=(), is_new=False
        )
    reason = _reason(draft, wanted)
    target = _beside(path, plan) if reason else path
    is_same = _is_same(target, data)
    if reason:
        action = BESIDE
    elif is_same:
        action = UNCHANGED
    else:
        action = UPDATED if path.exists() else NEW
    # An unchanged file keeps its date, so that nobody looks for changes in it.
    if not is_same and not wanted.dry_run:
        target = writing.write(target, data, force=True)
    elif not wanted.dry_run:
        inputs.wrote(target)
    return WrittenFile(
        target,
        plan,
        action=action,
        reason=reason,
        hidden=hidden,
        is_new=not is_same,
    )


def _is_same(target: Path, data: bytes) -> bool:
    try:
        there = target.read_bytes() if target.is_file() else None
    except OSError:
        return False
    # Written before there were seals, or saved by another program: it is still the
    # same agreement.
    return there is not None and seal.is_same(there, data)


def _reason(draft: Draft, wanted: Wanted) -> str:
    """Return why a file is not overwritten, "" if it may be."""
    path, plan = draft.path, draft.plan
    if path.suffix == ".docx":
        is_forced = wanted.overwrite
        return plan.reason or (
            "" if is_forced else existing.meanwhile(path, plan.existing, draft.data)
        )
    # A page has no fields, so any change in it would be lost.
    if wanted.overwrite or not path.exists() or is_untouched(path):
        return ""
    return "someone changed it"


def _beside(path: Path, plan: Plan) -> Path:
    """Return where a new version goes: a free path, or a version nobody changed."""
    for target in existing.paths_beside(path):
        if path.suffix == ".docx":
            is_free = existing.may_replace(target, plan.place)
        else:
            is_free = not target.exists() or is_untouched(target)
        if is_free and not inputs.is_read(target):
            return target
    raise CannotWrite(
        f"There are too many new versions of {path}.", "Delete those you do not need."
    )
