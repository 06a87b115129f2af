"""Writing agreements: skeletons, and anew without losing what people typed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.agreements import messages, planning
from ohc.agreements.options import Wanted
from ohc.agreements.planning import BESIDE, NEW, UNCHANGED, UPDATED, Plan
from ohc.agreements.templates.template import kind_of, load_templates
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.places import Place, chosen, understood
from ohc.errors import GAPS, CannotWrite, OhcError, UnknownName, WrongWords
from ohc.files import writing
from ohc.outcome import Outcome
from ohc.reference.establishments import Selection
from ohc.settings import patch_unless

FORMATS = ("docx", "md", "html")
FILES = frozenset({".docx", ".xlsx", ".csv", ".md", ".html", ".toml"})

Watch = Callable[[int, int], None]
Answered = Mapping[str, Mapping[str, str]]


class Draft(NamedTuple):
    """A document that is made and not written yet: where it goes, and its plan."""

    path: Path
    data: bytes
    hidden: tuple[str, ...]
    plan: Plan


class NothingInScope(OhcError):
    """Nothing that was asked for is under the agreement; who it is under."""


def generated(
    words: Sequence[str], selection: Selection, wanted: Wanted, watch: Watch
) -> Outcome:
    """
    Write the agreements of a part of the estate, and return what was done.

    Without a selection for the patch of the settings, else for every establishment
    in scope. Rows with messages.GENERATE_FIELDS where nothing is to be written. Raises
    UnknownName, WrongWords, BadTemplate, NoAnswers, NothingInScope, CannotWrite.
    """
    names, formats = _formats(words, wanted)
    part, origin = (selection, "") if names else patch_unless(selection)
    places, outside = chosen(part, names)
    if names:
        origin = "the establishments named"
    asked = bool(names or selection.name or selection.kind)
    said = [str(one) for one in outside] if asked else []
    if not places:
        raise NothingInScope(
            "Nothing that was asked for is under the agreement.",
            " ".join(str(one) for one in outside) or "ohc estate shows what there is.",
        )
    answered = _answered(wanted)
    drafts = _drafts(places, formats, answered, wanted, watch)
    plans = [draft.plan for draft in drafts]
    twins = list(planning.renamed(Path(wanted.folder), plans))
    written = _written(drafts, wanted, watch)
    gaps = twins or any(messages.is_open(one) for one in written)
    said += [line for one in written for line in messages.lines(one)]
    said += messages.advice(written) + messages.of_another_name(twins)
    said += messages.unused(answered, places, wanted)
    left_out = 0 if asked else len(outside)
    last = messages.closing(written, wanted, origin, left_out)
    return Outcome(
        title="What would be done" if wanted.dry_run else "",
        columns=messages.GENERATE_FIELDS if wanted.dry_run else (),
        rows=[one.row() for one in written] if wanted.dry_run else (),
        warnings=(*understood(names), *dict.fromkeys(said)),
        closing=(last,),
        exit_code=GAPS if gaps or (asked and outside) else 0,
    )


def _formats(
    names: Sequence[str], wanted: Wanted
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names and formats: ``-f docx md html`` gives two of them as names."""
    given = (part.replace(",", " ").split() for part in wanted.formats)
    words = [word.lower().lstrip(".") for part in given for word in part]
    if words:
        words += [name for name in names if name in FORMATS]
        names = [name for name in names if name not in FORMATS]
    for word in words:
        if word not in FORMATS:
            raise UnknownName("format", word, FORMATS)
    if not words and wanted.own_template:
        words = [kind_of(Path(wanted.own_template))]
    return tuple(names), tuple(dict.fromkeys(words or ["docx"]))


def _answered(wanted: Wanted) -> Answered:
    if not wanted.answers:
        return {}
    from ohc.agreements.answers.answers import read_answers

    return read_answers(Path(wanted.answers))


def _drafts(
    places: Sequence[Place],
    formats: Sequence[str],
    answered: Answered,
    wanted: Wanted,
    watch: Watch,
) -> list[Draft]:
    """Return all documents, made: half a run helps nobody."""
    if not wanted.folder.strip():
        raise WrongWords("--output names no folder.", "Name one, or leave it out.")
    folder = Path(wanted.folder)
    templates = load_templates(formats, wanted.own_template)
    _check(folder)
    drafts: list[Draft] = []
    for number, place in enumerate(places):
        watch(number, 2 * len(places))
        plan = planning.planned(
            place, folder, answered.get(place.id, {}), force=wanted.overwrite
        )
        made = content(place, Answers(plan.merged.values, plan.merged.conflicts))
        for kind in formats:
            path = folder / f"{place.id}.{kind}"
            drafts.append(Draft(path, *templates[kind](made, plan.merged), plan))
    return drafts


def _written(
    drafts: Sequence[Draft], wanted: Wanted, watch: Watch
) -> list[messages.Written]:
    if not wanted.dry_run:
        writing.make_folder(Path(wanted.folder))
    found: list[messages.Written] = []
    for number, draft in enumerate(drafts, start=len(drafts)):
        watch(number, 2 * len(drafts))
        found.append(_put(draft, wanted))
    watch(1, 1)
    return found


def _put(draft: Draft, wanted: Wanted) -> messages.Written:
    """Write a document in its place, or beside where that would lose something."""
    path, data, hidden, plan = draft
    reason = _reason(path, plan, wanted)
    target, action = path, UPDATED if path.exists() else NEW
    if reason:
        target, action = _beside(path, plan), BESIDE
    if target.is_file() and target.read_bytes() == data:
        same = BESIDE if reason else UNCHANGED
        return messages.Written(target, plan, same, reason, hidden, is_new=False)
    if not wanted.dry_run:
        target = writing.write(target, data, force=True)
    return messages.Written(target, plan, action, reason, hidden)


def _reason(path: Path, plan: Plan, wanted: Wanted) -> str:
    if path.suffix == ".docx":
        return plan.reason or (
            "" if wanted.overwrite else planning.meanwhile(path, plan)
        )
    if wanted.overwrite or not path.exists() or planning.is_untouched(path):
        return ""
    return "it was changed by hand"


def _beside(path: Path, plan: Plan) -> Path:
    for target in planning.beside(path):
        if path.suffix == ".docx":
            free = planning.may_replace(target, plan.place)
        else:
            free = not target.exists() or planning.is_untouched(target)
        if free:
            return target
    raise CannotWrite(f"There are too many new versions of {path}.", "Tidy them up.")


def _check(folder: Path) -> None:
    if folder.suffix in FILES:
        raise CannotWrite(f"{folder} is called as a file is.", "Name a folder.")
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{folder} is no folder.", "Give another with --output.")
