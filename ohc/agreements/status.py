"""Agreements read back: what is filled in, what is missing, and what is due."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ohc.agreements.documents import Document, Shelf, Watch, read_shelf
from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.wording.asked_fields import kept_fill
from ohc.agreements.wording.fields import SIGNATURES
from ohc.agreements.wording.places import Place, chosen
from ohc.errors import GAPS, WrongWords
from ohc.files.gathering import NoSuchFile, holder
from ohc.outcome import Cell, Outcome, Row
from ohc.reference.establishments import Selection
from ohc.settings import WHOLE_ESTATE, patch_unless
from ohc.values import find_date

STATUS_FIELDS = (
    *("file", "establishment", "fields_filled", "fields_total", "missing"),
    *("signature_dates_entered", "review_date", "review", "version", "signed_copy"),
    *("outside", "to_settle", "problem"),
)
PRINTED = (
    *("file", "establishment", "fields_filled", "fields_total"),
    *("signature_dates_entered", "review_date", "review", "problem"),
)
FIELD_FIELDS = ("file", "id", "establishment", "field", "label", "needed", "answer")
SIGNED = "possible signed copy, not read"
MISSING = "missing-agreement: expected and not there"
WHERE_MISSING = "the names of what is missing: --columns establishment,missing"


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
    asked = selection != Selection() or any(Path(path).is_dir() for path in paths)
    expected = chosen(part)[0] if asked and origin != WHOLE_ESTATE else []
    shelf = read_shelf(paths, watch)
    chosen_ids = {place.id for place in expected}
    others = 0
    if selection != Selection():
        kept = [
            one
            for one in shelf.documents
            if not one.place or one.place.id in chosen_ids
        ]
        others = len(shelf.documents) - len(kept)
        shelf = shelf._replace(documents=kept)
    there = {one.place.id for one in shelf.documents if one.place}
    absent = [place for place in expected if place.id not in there]
    if not shelf.documents and not absent:
        raise NoSuchFile(f"No agreement is in {'; '.join(paths)}.", "Check the folder.")
    gaps = absent or any(_is_open(one) for one in shelf.documents)
    made = _of_fields(shelf) if fields else _of_documents(shelf, absent, day)
    closing = [_accounts(shelf, others)]
    if expected:
        closing.append(_expected(shelf, expected, absent, origin))
    return made._replace(
        warnings=(*_open(shelf), *made.warnings, *_twice(shelf.documents)),
        closing=tuple(closing),
        exit_code=GAPS if gaps else 0,
    )


def _is_open(one: Document) -> bool:
    """Return whether something of a document is missing or to be settled."""
    unsettled = one.agreement.others if one.agreement else {}
    return bool(one.problem or one.missing or unsettled)


def _day(words: str | None) -> date:
    if words is None:
        return date.today()  # noqa: DTZ011 - the day where the person is
    if not (found := find_date(words)):
        raise WrongWords(
            f"--as-at {words!r} is no day.", "Write it as 2014-04-30 or 30/04/2014."
        )
    return found


def _of_documents(shelf: Shelf, absent: Sequence[Place], day: date) -> Outcome:
    rows = [_row(one, day) for one in shelf.documents]
    return Outcome(
        title="Local delivery agreements: status",
        columns=PRINTED,
        rows=[*rows, *map(_absent, absent)],
        narrow=("establishment", *PRINTED[2:]),
        fields=STATUS_FIELDS,
        notes=(WHERE_MISSING,) if any(row["missing"] for row in rows) else (),
    )


def _of_fields(shelf: Shelf) -> Outcome:
    return Outcome(
        title="Local delivery agreements: answers",
        columns=FIELD_FIELDS,
        rows=[row for one in shelf.documents for row in _answers(one)],
        narrow=FIELD_FIELDS[2:],
        fields=FIELD_FIELDS,
        warnings=tuple(
            f"{one.file}: {one.problem}" for one in shelf.documents if one.problem
        ),
    )


def _row(one: Document, day: date) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    row |= {"file": one.file, "problem": one.problem}
    if one.place:
        row["establishment"] = one.place.name
    if not one.agreement:
        return row
    answers = one.agreement.answers
    text = answers.get("review_date", "")
    review = find_date(text)
    signed = [answers.get(f"signature_date.{n + 1}", "") for n in range(SIGNATURES)]
    return row | {
        "fields_filled": len(one.needed) - len(one.missing),
        "fields_total": len(one.needed),
        "missing": "; ".join(one.missing),
        "signature_dates_entered": sum(find_date(text) is not None for text in signed),
        "review_date": review.isoformat() if review else text,
        "review": _review(text, review, day),
        "version": one.agreement.version,
        "signed_copy": "; ".join(f"{SIGNED}: {name}" for name in one.copies),
        "outside": _outside(one.agreement),
        "to_settle": "; ".join(one.agreement.others),
    }


def _review(text: str, review: date | None, day: date) -> str:
    if review:
        return "passed" if review < day else "to come"
    return "no day" if text else "not set"


def _outside(agreement: Agreement) -> str:
    if not agreement.is_known:
        return "not known"
    if not agreement.is_touched_outside:
        return ""
    return f"{len(agreement.added)} added, {agreement.removed} gone"


def _absent(place: Place) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    return row | {"establishment": place.name, "problem": MISSING}


def _answers(one: Document) -> Iterator[Row]:
    if not one.agreement:
        return
    for key in dict.fromkeys([*one.agreement.asked, *one.agreement.answers]):
        yield {
            "file": one.file,
            "id": one.agreement.place,
            "establishment": one.place.name if one.place else "",
            "field": key,
            "label": kept_fill(key, "").label,
            "needed": "yes" if key in one.needed else "no",
            "answer": one.agreement.answers.get(key, ""),
        }


def _open(shelf: Shelf) -> Iterator[str]:
    for lock in shelf.locks:
        who, what = holder(lock)
        # Word cuts two letters off a long name to make room for its mark.
        names = [Path(one.file).name for one in shelf.documents]
        whole = next((name for name in names if name.endswith(what)), what)
        yield f"{who or 'Someone'} has {whole} open."


def _twice(documents: Sequence[Document]) -> Iterator[str]:
    files: dict[str, list[str]] = {}
    for one in documents:
        if one.place:
            files.setdefault(one.place.name, []).append(one.file)
    for name, found in files.items():
        if len(found) > 1:
            yield f"{name} has {len(found)} agreements: {'; '.join(found)}."


def _expected(
    shelf: Shelf, expected: Sequence[Place], absent: Sequence[Place], origin: str
) -> str:
    read = {one.place.id for one in shelf.documents if one.place and one.agreement}
    there = sum(place.id in read for place in expected)
    bad = len(expected) - len(absent) - there
    return (
        f"{len(expected)} agreements expected = {there} read + {bad} with problems + "
        f"{len(absent)} missing: {origin}."
    )


def _accounts(shelf: Shelf, elsewhere: int) -> str:
    read = sum(1 for one in shelf.documents if one.agreement)
    bad = len(shelf.documents) - read
    given = len(shelf.documents) + elsewhere + shelf.copies + shelf.others
    outside = f"{elsewhere} outside the selection + " if elsewhere else ""
    return (
        f"{given} files given = {read} agreements + {bad} with problems + {outside}"
        f"{shelf.copies} PDF beside them + {shelf.others} others."
    )
