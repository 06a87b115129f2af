"""Write agreements, and update them without losing what people typed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ohc.agreements import finals, messages, planning
from ohc.agreements.messages import WrittenFile
from ohc.agreements.options import Wanted, Watch
from ohc.agreements.planning import Plan
from ohc.agreements.putting import Draft, written
from ohc.agreements.templates.bundled import GUIDANCE, guidance
from ohc.agreements.templates.template import (
    Template,
    kind_of,
    load_templates,
    older_notes,
    reading_note,
)
from ohc.agreements.wording.content import Answers, Content, content
from ohc.agreements.wording.places import OutOfScope, Place, chosen, understood
from ohc.errors import GAPS, CannotWrite, OhcError, UnknownName, WrongWords
from ohc.files import inputs, writing
from ohc.outcome import Outcome
from ohc.patch import Origin, patch_unless
from ohc.reference.establishments import Selection

FORMATS = ("docx", "md", "html")
FILES = frozenset({".docx", ".xlsx", ".csv", ".md", ".html", ".toml"})

NAMED = Origin("the establishments you named", "the establishments named")

Answered = Mapping[str, Mapping[str, str]]


class Scope(NamedTuple):
    """
    The places that get agreements, those that get none, and how they were chosen.

    ``is_asked`` says whether you named establishments or a kind of them.
    """

    places: Sequence[Place]
    outside: Sequence[OutOfScope]
    origin: str
    is_asked: bool


class NothingInScope(OhcError):
    """The agreement covers none of the establishments that were asked for."""


def generated(
    words: Sequence[str], selection: Selection, *, wanted: Wanted, watch: Watch
) -> Outcome:
    """
    Write the agreements of part of the estate, and return what was done.

    Without a selection, those of the patch in the settings or else of every
    establishment covered. In a dry run, rows with messages.GENERATE_FIELDS. Raises
    UnknownName, WrongWords, BadTemplate, NoAnswers, NothingInScope, CannotWrite.
    """
    names, formats = _names_and_formats(words, wanted)
    inputs.reads(filter(None, (wanted.answers, wanted.own_template)))
    scope = _scope(names, selection)
    answered, of_answers = _answered(wanted)
    templates = load_templates(formats, wanted.own_template)
    drafts = _drafts(
        scope.places, templates, answered=answered, wanted=wanted, watch=watch
    )
    others = list(
        planning.under_other_names(
            Path(wanted.folder), [draft.plan for draft in drafts]
        )
    )
    files = written(drafts, wanted, watch=watch)
    warnings = [
        *(_guidance(Path(wanted.folder)) if _has_guidance(templates, wanted) else ()),
        *of_answers,
        *reading_note(wanted.own_template),
        *older_notes(templates.values()),
        *(str(place) for place in scope.outside if scope.is_asked),
        *messages.of_all(files, others),
        *(messages.of_layout(files) if not older_notes(templates.values()) else ()),
        *messages.unused(answered, scope.places, wanted=wanted),
    ]
    is_open = others or any(messages.is_open(file) for file in files)
    return _done(files, wanted, scope=scope)._replace(
        warnings=(*understood(names), *dict.fromkeys(warnings)),
        exit_code=GAPS if is_open or (scope.is_asked and scope.outside) else 0,
    )


def _done(files: Sequence[WrittenFile], wanted: Wanted, *, scope: Scope) -> Outcome:
    """Return what was done or, in a dry run, a row for each file."""
    left_out = 0 if scope.is_asked else len(scope.outside)
    closing = messages.closing(files, wanted, origin=scope.origin, left_out=left_out)
    done = Outcome("", (), rows=(), closing=(closing,))
    if not wanted.dry_run:
        return done
    return done._replace(
        title="What would happen",
        columns=messages.GENERATE_FIELDS,
        rows=[file.row() for file in files],
    )


def _names_and_formats(
    words: Sequence[str], wanted: Wanted
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names and formats: ``-f docx md html`` passes two formats as names."""
    names = list(words)
    typed = " ".join(wanted.formats).replace(",", " ").split()
    formats = [part.lower().lstrip(".") for part in typed]
    if formats:
        # An option takes one word, so the words after it arrive as names.
        formats += [name for name in names if name in FORMATS]
        names = [name for name in names if name not in FORMATS]
    for name in formats:
        if name not in FORMATS:
            raise UnknownName("format", name, known=FORMATS)
    if not formats and wanted.own_template:
        formats = [kind_of(Path(wanted.own_template))]
    return tuple(names), tuple(dict.fromkeys(formats or ["docx"]))


def _scope(names: Sequence[str], selection: Selection) -> Scope:
    # The patch in the settings does not narrow establishments that you name.
    part, origin = (selection, NAMED) if names else patch_unless(selection)
    places, outside = chosen(part, names)
    if not places:
        raise NothingInScope(
            "None of these establishments is covered by the agreement.",
            " ".join(map(str, outside)) or "To list them all: ohc estate",
        )
    # If you name an establishment, you want to know why it gets none. For a region,
    # the number of those that get none is enough.
    is_asked = bool(names or selection.name or selection.kind)
    return Scope(places, outside, origin=origin.text, is_asked=is_asked)


def _answered(wanted: Wanted) -> tuple[Answered, tuple[str, ...]]:
    """Return the answers in a file, and notes on them."""
    if not wanted.answers:
        return {}, ()
    # Imported only if needed, because it loads the code that reads workbooks.
    from ohc.agreements.answers.answers import read_answers

    return read_answers(Path(wanted.answers))


def _drafts(
    places: Sequence[Place],
    templates: Mapping[str, Template],
    *,
    answered: Answered,
    wanted: Wanted,
    watch: Watch,
) -> list[Draft]:
    """Return all documents, prepared before any is written: half a run is no use."""
    folder = _folder(wanted)
    _check(folder)
    drafts: list[Draft] = []
    blanks: dict[str, tuple[str, ...]] = {}
    for number, place in enumerate(places):
        watch(number, 2 * len(places))
        answers = answered.get(place.id, {})
        plan = planning.planned(place, folder, answers, force=wanted.overwrite)
        plan, labels = finals.finished(
            plan, is_wanted=wanted.final, is_made=lambda plan: _is_made(plan, templates)
        )
        blanks |= {place.official_name: labels} if labels else {}
        drafts += _of_place(plan, folder, templates=templates)
    if blanks:
        raise finals.NotComplete(blanks)
    return drafts


def _is_made(plan: Plan, templates: Mapping[str, Template]) -> bool:
    """Return whether the existing document is what would be written."""
    return any(
        template.makes(plan.made, plan.place, answers=plan.merged, final=plan.is_final)
        for template in templates.values()
    )


def _of_place(
    plan: Plan, folder: Path, templates: Mapping[str, Template]
) -> Iterator[Draft]:
    """Give the document of a place in each format, prepared only if it may differ."""
    place, merged, final = plan.place, plan.merged, plan.is_final

    @cache
    def agreement(*, with_older: bool) -> Content:
        answers = Answers(merged.values, merged.conflicts, is_final=final)
        return content(place, answers, with_older=with_older)

    for kind, template in templates.items():
        path = folder / f"{plan.stem}.{kind}"
        is_kept = plan.is_kept and kind == "docx"
        if is_kept or template.makes(plan.made, place, answers=merged, final=final):
            yield Draft(path, plan.data, hidden=(), plan=plan)
        else:
            agreed = agreement(with_older=template.is_older)
            data, hidden = template.render(agreed, merged)
            yield Draft(path, data, hidden=hidden, plan=plan)


def _has_guidance(templates: Mapping[str, Template], wanted: Wanted) -> bool:
    return "docx" in templates and not wanted.dry_run


def _guidance(folder: Path) -> Iterator[str]:
    """Write the guidance beside agreements, and say if there is a different one."""
    target = folder / GUIDANCE
    if not target.exists():
        # Another run may be writing the same.
        writing.write_all({target: guidance()}, force=False)
    elif not writing.holds(target, guidance()):
        yield (
            f"{GUIDANCE} was changed, or is from another version of ohc, and was left "
            f"as it is. To replace it: ohc lda template -o {target} --force"
        )


def _folder(wanted: Wanted) -> Path:
    if not wanted.folder.strip():
        raise WrongWords("--output needs a folder.", "Name one, or leave it out.")
    return Path(wanted.folder)


def _check(folder: Path) -> None:
    if folder.suffix in FILES:
        raise CannotWrite(f"{folder} looks like a file name.", "Name a folder.")
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(
            f"{folder} is a file, not a folder.", "Name another with --output."
        )
