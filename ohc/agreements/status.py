"""Agreements read back over folders: what is filled in, missing, or due."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.content import kept_fill
from ohc.agreements.facts import facts
from ohc.agreements.fields import SIGNATURES, blank_fills, is_needed
from ohc.agreements.parts import NO_DOCUMENT
from ohc.agreements.places import Place, chosen, places
from ohc.agreements.reading import Agreement, read_agreement
from ohc.errors import GAPS, WrongWords
from ohc.establishments import Selection
from ohc.gathering import Found, NoSuchFile, gather, holder, read_bytes
from ohc.outcome import Outcome
from ohc.patch import WHOLE_ESTATE, patch_unless
from ohc.progress.values import find_date
from ohc.reference import Cell, Row
from ohc.workbooks.unreadable import Unreadable

STATUS_FIELDS = (
    *("file", "establishment", "fields_filled", "fields_total", "missing"),
    *("signature_dates_entered", "review_date", "review", "version", "signed_copy"),
    *("outside", "problem"),
)
PRINTED = (
    *("file", "establishment", "fields_filled", "fields_total"),
    *("signature_dates_entered", "review_date", "review", "problem"),
)
FIELD_FIELDS = ("file", "id", "establishment", "field", "label", "needed", "answer")
DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".rtf")
"""Names of documents: what is no agreement under such a name is worth a line."""

SIGNED = "possible signed copy, not read"
MISSING = "missing-agreement"
Watch = Callable[[int, int], None]


class Read(NamedTuple):
    """A file, and the agreement in it or why there is none."""

    file: str
    agreement: Agreement | None
    place: Place | None
    problem: str


def reported(
    paths: Sequence[str],
    selection: Selection,
    as_at: str | None,
    watch: Watch,
    *,
    fields: bool,
) -> Outcome:
    """
    Return what agreements hold, with STATUS_FIELDS or, of each answer, FIELD_FIELDS.

    Raises NoSuchFile, WrongWords for a day that is none, UnknownName.
    """
    if not paths:
        raise WrongWords(
            "No document or folder is named.", "Name one: ohc lda status agreements"
        )
    day = _day(as_at)
    part, origin = patch_unless(selection)
    expected, _ = chosen(part) if origin != WHOLE_ESTATE else ([], [])
    gathered = gather(paths)
    named = {str(Path(path)) for path in paths}
    found = list(_read_all(gathered.files, watch))
    copies = [
        one for one in found if one.problem.startswith(_NOT_OURS) and _is_pdf(one.file)
    ]
    shown = [one for one in found if _is_worth(one, named)]
    there = {one.place.id for one in shown if one.place}
    absent = [place for place in expected if place.id not in there]
    if not shown and not absent:
        raise NoSuchFile(f"No agreement is in {'; '.join(paths)}.", "Check the folder.")
    rows: list[Row] = [
        row
        for one in shown
        for row in ([_row(one, copies, day)] if not fields else _answers(one))
    ]
    if not fields:
        rows += [_absent(place) for place in absent]
    warnings = [
        f"{holder(lock)[0] or 'Someone'} has {holder(lock)[1]} open."
        for lock in gathered.locks
    ]
    warnings += [_said(one) for one in shown if one.problem] if fields else []
    warnings += _twice(shown)
    gaps = bool(absent) or any(one.problem or _missing(one) for one in shown)
    return Outcome(
        title="Local delivery agreements: " + ("answers" if fields else "status"),
        columns=FIELD_FIELDS if fields else PRINTED,
        rows=rows,
        narrow=FIELD_FIELDS[2:] if fields else ("establishment", *PRINTED[2:]),
        fields=FIELD_FIELDS if fields else STATUS_FIELDS,
        warnings=tuple(warnings),
        closing=(_closing(found, shown, copies, absent, expected, origin),),
        exit_code=GAPS if gaps else 0,
    )


_NOT_OURS = f"{NO_DOCUMENT}: "


def _day(words: str | None) -> date:
    if words is None:
        return date.today()  # noqa: DTZ011 - the day where the person is
    if not (found := find_date(words)):
        raise WrongWords(
            f"--as-at {words!r} is no day.", "Write it as 2014-04-30 or 30/04/2014."
        )
    return found


def _read_all(found: Sequence[Found], watch: Watch) -> Iterator[Read]:
    for number, one in enumerate(found):
        watch(number, len(found))
        yield _read(one.name)
    watch(len(found), len(found))


def _read(name: str) -> Read:
    try:
        agreement = read_agreement(read_bytes(name))
    except Unreadable as error:
        return Read(name, None, None, f"{error.kind}: {error}")
    place = places().get(agreement.place)
    problem = "" if place else "unknown-body: it does not say whose agreement it is"
    return Read(name, agreement, place, problem)


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def _is_worth(one: Read, named: set[str]) -> bool:
    """Return whether a file is an agreement, or was meant to be one."""
    if not one.problem.startswith(_NOT_OURS):
        return (
            bool(one.agreement)
            or one.file.lower().endswith(DOCUMENTS)
            or one.file in named
        )
    return one.file in named or one.file.lower().endswith(DOCUMENTS)


def _needed(one: Read) -> list[str]:
    """Return the fields that an agreement asks for and needs."""
    if not one.agreement or not one.place:
        return []
    answers = one.agreement.answers
    known = facts(one.place, answers)
    fills = blank_fills()
    return [
        key
        for key in one.agreement.asked
        if key in fills and is_needed(fills[key], known, answers)
    ]


def _missing(one: Read) -> list[str]:
    answers = one.agreement.answers if one.agreement else {}
    return [key for key in _needed(one) if not answers.get(key)]


def _row(one: Read, copies: Sequence[Read], day: date) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    row |= {"file": one.file, "problem": one.problem}
    if not one.agreement:
        return row
    answers = one.agreement.answers
    needed, missing = _needed(one), _missing(one)
    review = find_date(answers.get("review_date", ""))
    signed = [answers.get(f"signature_date.{n}", "") for n in range(1, SIGNATURES + 1)]
    return row | {
        "establishment": one.place.name if one.place else one.agreement.place,
        "fields_filled": len(needed) - len(missing),
        "fields_total": len(needed),
        "missing": "; ".join(missing),
        "signature_dates_entered": sum(bool(find_date(text)) for text in signed),
        "review_date": review.isoformat() if review else answers.get("review_date", ""),
        "review": _review(answers.get("review_date", ""), review, day),
        "version": one.agreement.version,
        "signed_copy": "; ".join(f"{SIGNED}: {name}" for name in _copies(one, copies)),
        "outside": _outside(one.agreement),
    }


def _review(text: str, review: date | None, day: date) -> str:
    if review:
        return "passed" if review < day else "to come"
    return "no day" if text else "not set"


def _copies(one: Read, copies: Sequence[Read]) -> list[str]:
    """Return the names of PDF files that begin like a document beside them."""
    path = Path(one.file)
    beside = (Path(copy.file) for copy in copies)
    return [
        p.name
        for p in beside
        if p.parent == path.parent and p.stem.startswith(path.stem)
    ]


def _outside(agreement: Agreement) -> str:
    if not agreement.is_known:
        return "not known"
    if not agreement.is_touched_outside:
        return ""
    return f"{len(agreement.added)} added, {agreement.removed} gone"


def _absent(place: Place) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    return row | {
        "establishment": place.name,
        "problem": f"{MISSING}: expected and not there",
    }


def _answers(one: Read) -> Iterator[Row]:
    if not one.agreement:
        return
    needed = {*_needed(one)}
    for key in dict.fromkeys([*one.agreement.asked, *one.agreement.answers]):
        yield {
            "file": one.file,
            "id": one.agreement.place,
            "establishment": one.place.name if one.place else "",
            "field": key,
            "label": kept_fill(key, "").label,
            "needed": "yes" if key in needed else "no",
            "answer": one.agreement.answers.get(key, ""),
        }


def _said(one: Read) -> str:
    return f"{one.file}: {one.problem}"


def _twice(shown: Sequence[Read]) -> list[str]:
    files: dict[str, list[str]] = {}
    for one in shown:
        if one.place:
            files.setdefault(one.place.name, []).append(one.file)
    return [
        f"{name} has {len(found)} agreements: {'; '.join(found)}."
        for name, found in files.items()
        if len(found) > 1
    ]


def _closing(
    found: Sequence[Read],
    shown: Sequence[Read],
    copies: Sequence[Read],
    absent: Sequence[Place],
    expected: Sequence[Place],
    origin: str,
) -> str:
    read = sum(1 for one in shown if one.agreement)
    bad = len(shown) - read
    others = len(found) - len(shown) - len(copies)
    said = f"{len(found)} files given = {read} agreements + {bad} with problems + {len(copies)} PDF + {others} others."
    if expected:
        said += f" {len(expected)} agreements expected = {len(expected) - len(absent)} there + {len(absent)} missing: {origin}."
    return said
