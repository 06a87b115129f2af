"""What the status of agreements says of a day: due, to come, or none."""

from collections.abc import Sequence
from datetime import date

import pytest

from ohc.agreements.documents import Document
from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.status_tables import Wanted, of_documents
from ohc.outcome import Row
from ohc.reference.establishments import Selection

TODAY = date(2014, 6, 1)
WANTED = Wanted(Selection(), (), expected=0, day=TODAY)


def agreement(**answers: str) -> Document:
    """Return Winchester's agreement with these answers."""
    read = Agreement(
        place="prison-winchester",
        version="0.1.0",
        answers=answers,
        prefilled={},
        was={},
        others={},
        sums=(),
        asked=("review_date",),
        gone=(),
        odd=(),
        added=(),
        removed=0,
        notes=(),
    )
    return Document("agreements/prison-winchester.docx", read, "")


def records_of(*documents: Document) -> Sequence[Row]:
    """Return the records of documents for programs."""
    return of_documents(documents, WANTED).records or []


@pytest.mark.parametrize(
    ("written", "review_date", "review"),
    [
        ("31 May 2014", "2014-05-31", "passed"),
        ("1 June 2014", "2014-06-01", "to come"),
        ("2 June 2014", "2014-06-02", "to come"),
        ("next year", "next year", "no day"),
        ("", "", "not set"),
    ],
)
def test_a_review_that_is_today_is_to_come_and_not_passed(
    written: str, review_date: str, review: str
) -> None:
    [row] = records_of(agreement(review_date=written))
    assert (row["review_date"], row["review"]) == (review_date, review)


def test_only_signatures_with_a_date_that_can_be_read_are_counted() -> None:
    signed = {
        "signature_date.1": "1 May 2014",
        "signature_date.2": "soon",
        "signature_date.3": "",
        "signature_date.4": "02/05/2014",
    }
    [row] = records_of(agreement(**signed))
    assert row["signature_dates_entered"] == 2
