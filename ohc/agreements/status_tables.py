"""The tables of the status: a row for each document, or for each answer."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ohc.agreements.documents import Document
from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.status_view import (
    status_rows,
    status_title,
    status_view,
    without_agreement,
)
from ohc.agreements.wording.asked_fields import label_of
from ohc.agreements.wording.fields import SIGNATURES
from ohc.agreements.wording.places import Place
from ohc.agreements.wording.placing import in_order
from ohc.outcome import Cell, Outcome, Remark, Row
from ohc.privacy import WITHHELD, personal_data
from ohc.reference.establishments import Selection
from ohc.values import find_date

STATUS_FIELDS = (
    "file",
    "establishment",
    "fields_filled",
    "fields_total",
    "signature_dates_entered",
    "review_date",
    "review",
    "problem",
    "missing",
    "version",
    "signed_copy",
    "outside",
    "to_settle",
)
FIELD_FIELDS = ("file", "id", "establishment", "field", "label", "needed", "answer")
SIGNED = "possible signed copy, not read"
MISSING = "missing-agreement: no agreement found"
WHERE_MISSING = "To list the missing fields: --columns establishment,missing"


class Wanted(NamedTuple):
    """Whose agreements the status shows, which are absent, and on which date."""

    selection: Selection
    absent: Sequence[Place]
    expected: int
    day: date


def of_documents(documents: Sequence[Document], wanted: Wanted) -> Outcome:
    """
    Return the status of each document, and of each that is absent.

    Programs get a record for each. People get rows for the documents and a note on
    the absent ones, because blank rows would hide the others.
    """
    records = [_row(document, wanted.day) for document in documents]
    rows = status_rows(documents, records)
    short, absent = without_agreement(wanted.absent, wanted.expected)
    return Outcome(
        title=status_title(wanted.selection, wanted.day),
        columns=STATUS_FIELDS,
        rows=rows,
        view=status_view(rows),
        fields=STATUS_FIELDS,
        records=[*records, *map(_absent, wanted.absent)],
        block=(Remark("No agreement", short, full=absent),) if absent else (),
        notes=(WHERE_MISSING,) if any(row["missing"] for row in rows) else (),
    )


def of_fields(documents: Sequence[Document]) -> Outcome:
    """Return every answer in documents, a record for each."""
    return Outcome(
        title="Local delivery agreements: answers",
        columns=FIELD_FIELDS,
        rows=[row for document in documents for row in _answers(document)],
        fields=FIELD_FIELDS,
        # A document that cannot be read has no answers, and so no row that says why.
        warnings=tuple(
            f"{document.file}: {document.problem}"
            for document in documents
            if document.problem
        ),
    )


def _row(document: Document, day: date) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    row |= {"file": document.file, "problem": document.problem}
    if document.place:
        row["establishment"] = document.place.name
    if document.agreement:
        row |= _status(document, document.agreement, day=day)
    return row


def _status(document: Document, agreement: Agreement, *, day: date) -> dict[str, Cell]:
    """Return the cells of an agreement that can be read."""
    answers = document.filled
    written = answers.get("review_date", "")
    review = find_date(written)
    signed = [answers.get(f"signature_date.{n + 1}", "") for n in range(SIGNATURES)]
    return {
        "fields_filled": len(document.needed) - len(document.missing),
        "fields_total": len(document.needed),
        "missing": "; ".join(document.missing),
        "signature_dates_entered": sum(find_date(text) is not None for text in signed),
        "review_date": review.isoformat() if review else written,
        "review": _review(written, review, day=day),
        "version": agreement.version,
        # A scan of the signatures is a PDF, which is not read.
        "signed_copy": "; ".join(f"{SIGNED}: {name}" for name in document.copies),
        "outside": _outside(agreement),
        "to_settle": "; ".join(agreement.others),
    }


def _review(written: str, review: date | None, *, day: date) -> str:
    if review:
        return "passed" if review < day else "to come"
    return "no day" if written else "not set"


def _outside(agreement: Agreement) -> str:
    if not agreement.is_known:
        return "not known"
    if not agreement.is_touched_outside:
        return ""
    return f"{len(agreement.added)} added, {agreement.removed} gone"


def _absent(place: Place) -> Row:
    row: dict[str, Cell] = dict.fromkeys(STATUS_FIELDS, "")
    return row | {"establishment": place.name, "problem": MISSING}


def _answers(document: Document) -> Iterator[Row]:
    agreement = document.agreement
    if not agreement:
        return
    # In the order of the pages, whatever layout the document has.
    for key in in_order(dict.fromkeys([*agreement.asked, *agreement.answers])):
        yield {
            "file": document.file,
            "id": agreement.place,
            "establishment": document.place.name if document.place else "",
            "field": key,
            "label": label_of(key),
            "needed": "yes" if key in document.needed else "no",
            "answer": _shown(key, agreement),
        }


def _shown(key: str, agreement: Agreement) -> str:
    """Return an answer as it is printed, "" if the document does not show it."""
    answer = "" if key in agreement.gone else agreement.answers.get(key, "")
    return WITHHELD if personal_data(answer) else answer
