"""The status of agreements as people read it: states in words, no row of blanks."""

import os
from datetime import date
from pathlib import Path

import pytest
from agreed import type_in
from conftest import Ohc

from ohc.agreements.documents import Document
from ohc.agreements.docx.agreement import Agreement
from ohc.agreements.status_tables import Wanted, of_documents
from ohc.agreements.status_view import without_agreement
from ohc.agreements.wording.places import places
from ohc.outcome import Row
from ohc.reference.establishments import Selection

WANTED = Wanted(Selection(), (), expected=0, day=date(2014, 6, 1))


def document(problem: str = "", *, others: dict[str, str], **answers: str) -> Document:
    """Return Winchester's agreement that asks for two things, with these answers."""
    read = Agreement(
        place="prison-winchester",
        version="0.1.0",
        answers=answers,
        prefilled={},
        was={},
        others=others,
        sums=(),
        asked=("governor", "review_date"),
        gone=(),
        odd=(),
        added=(),
        removed=0,
        notes=(),
    )
    return Document("agreements/prison-winchester.docx", read, problem)


def shown(read: Document) -> Row:
    [row] = of_documents([read], WANTED).rows
    return row


@pytest.mark.parametrize(
    ("answers", "others", "state"),
    [
        ({}, {}, "not started"),
        ({"governor": "Ann"}, {}, "in part"),
        ({"governor": "Ann", "review_date": "1 July 2014"}, {}, "complete"),
        ({"governor": "Ann"}, {"pfi": "No"}, "in part, 1 to decide"),
        ({"signature_date.1": "1 July 2014"}, {}, "not started"),
        (
            {"signature_date.1": "1 July 2014", "signature_date.3": "2 July 2014"},
            {},
            "not started, signed",
        ),
    ],
)
def test_a_state_says_how_far_an_agreement_is(
    answers: dict[str, str], others: dict[str, str], state: str
) -> None:
    assert shown(document(others=others, **answers))["state"] == state


@pytest.mark.parametrize(
    ("problem", "state", "words"),
    [
        ("damaged: The file is cut short.", "cannot be read: damaged", ""),
        ("password-protected: It is closed.", "protected by a password", ""),
        ("not-an-agreement: It is a PDF.", "not an agreement", "It is a PDF."),
        ("odd-kind: Who knows.", "cannot be read: odd kind", "Who knows."),
    ],
)
def test_a_state_says_why_a_document_cannot_be_read(
    problem: str, state: str, words: str
) -> None:
    row = shown(Document("agreements/prison-garth.docx", None, problem))
    assert (row["state"], row["problem"]) == (state, words)


def test_people_do_not_see_the_codes_of_problems() -> None:
    odd = "bad-date: Agreed on is no day; place-gone: Governor: its place is gone"
    row = shown(document(odd, others={}))
    words = "Agreed on is no day; Governor: its place is gone"
    assert row["problem"] == words


@pytest.mark.parametrize(
    ("written", "review"),
    [
        ("31 May 2014", "2014-05-31, passed"),
        ("1 June 2014", "2014-06-01, to come"),
        ("next year", "next year, not a date"),
        ("", "not set"),
    ],
)
def test_a_review_is_one_cell(written: str, review: str) -> None:
    assert shown(document(others={}, review_date=written))["review"] == review


def test_few_names_stand_for_those_without_an_agreement() -> None:
    names = ("wymott", "liverpool", "altcourse", "kennet")
    absent = [places()[f"prison-{name}"] for name in names]
    assert without_agreement(absent[:2], 9) == (
        "2 of 9: Wymott and Liverpool",
        "2 of 9: Wymott and Liverpool",
    )
    assert without_agreement(absent, 15) == (
        "4 of 15, including Wymott, Liverpool and Altcourse (-v lists all)",
        "4 of 15: Wymott, Liverpool, Altcourse and Kennet",
    )
    assert without_agreement([], 15) == ("", "")


def test_status_is_as_drawn_and_data_keep_every_record(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert ohc("lda", "generate", "winchester", "portland", "dorchester").exit_code == 0
    folder = Path("agreements")
    type_in(folder / "prison-portland.docx", {"review_date": "30 June 2014"})
    os.truncate(folder / "prison-dorchester.docx", 400)
    words = ("lda", "status", "agreements", "-a", "Wessex", "--as-at", "2014-09-01")
    result = ohc(*words)
    assert result.stdout.splitlines() == [
        "Local delivery agreements: Wessex, as at 1 September 2014",
        "",
        "Establishment  State                    Completed  Review",
        "-------------  -----------------------  ---------  ------------------",
        "Dorchester     cannot be read: damaged",
        "Portland       in part                    1 of 97  2014-06-30, passed",
        "Winchester     not started                0 of 97  not set",
    ]
    assert "No agreement 3 of 6: Isle of Wight, Guys Marsh and The Verne" in result.said
    assert len(ohc(*words, "-f", "csv").stdout.splitlines()) == 1 + 6
    page = ohc(*words, "-f", "html").stdout
    assert "No agreement: 3 of 6: Isle of Wight, Guys Marsh and The Verne" in page
    assert "Nothing stated" not in page


def test_status_without_any_agreement_names_them_all(ohc: Ohc) -> None:
    Path("empty").mkdir()
    words = ("lda", "status", "empty", "-a", "Wessex", "--as-at", "2014-09-01")
    result = ohc(*words)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "No agreement 6 of 6, including Winchester" in result.said
    for suffix in ("html", "docx", "xlsx", "md", "txt"):
        assert ohc(*words, "-o", f"none.{suffix}").exit_code == 3
    assert "6 of 6: Winchester" in Path("none.html").read_text(encoding="utf-8")
