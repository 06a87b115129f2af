"""Check agreements: what is filled in, what is missing, and what is due."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ohc.agreements.documents import Document, Shelf, read_shelf
from ohc.agreements.options import Watch
from ohc.agreements.signed import is_signed
from ohc.agreements.status_tables import Wanted, of_documents, of_fields
from ohc.agreements.wording.places import Place, chosen
from ohc.errors import GAPS, WrongWords
from ohc.files import inputs
from ohc.files.gathering import holder, lock_names
from ohc.files.walking import NoSuchFile
from ohc.lines import in_quotes, summed
from ohc.outcome import Outcome
from ohc.patch import WHOLE_ESTATE, patch_unless
from ohc.reference.establishments import Selection
from ohc.values import find_date


class _Expected(NamedTuple):
    """The part of the estate to check, its places, and how it was chosen."""

    part: Selection
    places: Sequence[Place]
    origin: str


class _Stock(NamedTuple):
    """The files: those asked for, the number of others, and missing agreements."""

    shelf: Shelf
    outside: int
    expected: _Expected
    absent: Sequence[Place]


def reported(
    paths: Sequence[str],
    selection: Selection,
    *,
    as_at: str | None,
    watch: Watch,
    fields: bool,
) -> Outcome:
    """
    Return the status of agreements, with the columns of status_tables.

    Raises NoSuchFile, WrongWords for an invalid date, UnknownName, and CannotWrite if
    one of the agreements would be overwritten.
    """
    if not paths:
        raise WrongWords(
            "Say which documents or folder to read, such as: ohc lda status agreements"
        )
    day = _day(as_at)
    expected = _expected(paths, selection)
    shelf = read_shelf(paths, watch)
    # A table from an earlier run may be overwritten, an agreement never.
    inputs.reads(document.file for document in shelf.documents)
    stock = _stock(shelf, selection, expected=expected)
    documents = stock.shelf.documents
    if not documents and not stock.absent:
        raise NoSuchFile(
            f"There is no agreement in {'; '.join(paths)}.", "Check the folder."
        )
    if fields:
        table = of_fields(documents)
    else:
        wanted = Wanted(
            expected.part, stock.absent, expected=len(expected.places), day=day
        )
        table = of_documents(documents, wanted)
    gaps = stock.absent or any(_is_open(document) for document in documents)
    return table._replace(
        warnings=(*_locked(stock.shelf), *table.warnings, *_twice(documents)),
        closing=tuple(_closing(stock)),
        exit_code=GAPS if gaps else 0,
    )


def _expected(paths: Sequence[str], selection: Selection) -> _Expected:
    part, origin = patch_unless(selection)
    is_asked = selection != Selection() or any(Path(path).is_dir() for path in paths)
    # Named documents are not a collection, so none can be missing. Without a patch,
    # the whole estate would be missing from every folder.
    if is_asked and origin.whole != WHOLE_ESTATE:
        return _Expected(part, chosen(part)[0], origin=origin.text)
    return _Expected(selection, (), origin=origin.text)


def _stock(shelf: Shelf, selection: Selection, *, expected: _Expected) -> _Stock:
    """Return the documents asked for, and those that should exist."""
    chosen_ids = {place.id for place in expected.places}
    kept = [
        document
        for document in shelf.documents
        # A document whose place is not known may be one of those asked for.
        if selection == Selection()
        or not document.place
        or document.place.id in chosen_ids
    ]
    there = {document.place.id for document in kept if document.place}
    return _Stock(
        shelf._replace(documents=kept),
        outside=len(shelf.documents) - len(kept),
        expected=expected,
        absent=[place for place in expected.places if place.id not in there],
    )


def _is_open(document: Document) -> bool:
    """Return whether something in a document is missing or needs a decision."""
    unsettled = document.agreement.others if document.agreement else {}
    return bool(document.problem or document.missing or unsettled)


def _day(as_at: str | None) -> date:
    if as_at is None:
        return date.today()  # noqa: DTZ011 - the day where the person is
    day = find_date(as_at)
    if not day:
        raise WrongWords(
            f"--as-at {in_quotes(as_at)} is not a date.",
            "Write it like 2014-04-30 or 30/04/2014.",
        )
    return day


def _locked(shelf: Shelf) -> Iterator[str]:
    for lock in shelf.locks:
        who, name = holder(lock)
        yield f"{who or 'Someone'} has {_locked_name(lock, shelf) or name} open."


def _locked_name(lock: Path, shelf: Shelf) -> str:
    """Return the name of the document that a lock file belongs to, "" if none does."""
    # By the whole name: "A copy of x.docx" also ends like the lock file of x.docx.
    beside = (Path(document.file) for document in shelf.documents)
    names = (path.name for path in beside if path.parent == lock.parent)
    return next((name for name in names if lock.name in lock_names(name)), "")


def _twice(documents: Sequence[Document]) -> Iterator[str]:
    files_of: dict[str, list[str]] = {}
    for document in documents:
        # A signed version stays beside the next one.
        if document.place and not is_signed(document.agreement):
            files_of.setdefault(document.place.name, []).append(document.file)
    for name, files in files_of.items():
        if len(files) > 1:
            yield f"{name} has {len(files)} agreements: {'; '.join(files)}."


def _closing(stock: _Stock) -> Iterator[str]:
    """Yield sums that account for every file and every expected agreement."""
    yield _account_of_files(stock)
    if stock.expected.places:
        yield _account_of_places(stock)


def _account_of_files(stock: _Stock) -> str:
    shelf = stock.shelf
    read = sum(1 for document in shelf.documents if document.agreement)
    bad = len(shelf.documents) - read
    files = len(shelf.documents) + stock.outside + shelf.copies + shelf.others
    outside = f"{stock.outside} outside the selection + " if stock.outside else ""
    return (
        f"{summed(files, 'file')} given = {summed(read, 'agreement')} + "
        f"{bad} with problems + {outside}"
        f"{shelf.copies} PDF beside them + {shelf.others} others."
    )


def _account_of_places(stock: _Stock) -> str:
    _, places, origin = stock.expected
    readable = {
        document.place.id
        for document in stock.shelf.documents
        if document.place and document.agreement
    }
    read = sum(place.id in readable for place in places)
    bad = len(places) - len(stock.absent) - read
    return (
        f"{summed(len(places), 'agreement')} expected = {read} read + "
        f"{bad} with problems + {len(stock.absent)} missing: {origin}."
    )
