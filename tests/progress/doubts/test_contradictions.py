"""What in a row does not go together, and what does."""

import pytest

from ohc.progress.doubts.contradictions import contradictions, untimely
from ohc.progress.returns.entries import Entry

SOUND = Entry(
    row=5,
    commitment="C2.1",
    item="",
    status="in_progress",
    rag="amber",
    status_as_written="In progress",
    rag_as_written="Amber",
    percent="40",
    owner="head of healthcare",
    forecast="2014-03-31",
    achieved="",
    evidence="minutes",
    comment="",
)
"""A row of C2.1, due by 1 April 2014, with nothing wrong."""

COMPLETE = SOUND._replace(status="complete", rag="blue", percent="100")


def wrong(entry: Entry, **answers: str) -> list[str]:
    """Return the columns of a row that contradict another, with these answers."""
    changed = Entry(**{**entry._asdict(), **answers})
    return [field for field, _ in contradictions(changed)]


def test_a_sound_row_contradicts_nothing() -> None:
    assert wrong(SOUND) == wrong(COMPLETE) == []


@pytest.mark.parametrize(
    ("percent", "columns"),
    [
        ("0", ["percent"]),
        ("99", ["percent"]),
        ("100", []),
        ("", []),
    ],
)
def test_complete_with_0_per_cent_is_a_contradiction(
    percent: str, columns: list[str]
) -> None:
    assert wrong(COMPLETE, percent=percent) == columns


@pytest.mark.parametrize(
    ("percent", "columns"),
    [
        ("0", []),
        ("", []),
        ("1", ["percent"]),
        ("100", ["percent"]),
    ],
)
def test_not_started_with_0_per_cent_is_not_a_contradiction(
    percent: str, columns: list[str]
) -> None:
    assert wrong(SOUND, status="not_started", percent=percent) == columns


@pytest.mark.parametrize(
    ("rag", "columns"),
    [
        ("red", ["rag"]),
        ("amber", []),
        ("green", []),
        ("blue", []),
        ("rag_unstated", []),
    ],
)
def test_complete_and_red_is_a_contradiction_and_green_is_none(
    rag: str, columns: list[str]
) -> None:
    assert wrong(COMPLETE, rag=rag) == columns


def test_complete_without_evidence_is_a_contradiction() -> None:
    assert wrong(COMPLETE, evidence="") == ["evidence"]
    assert wrong(SOUND, evidence="") == []


@pytest.mark.parametrize(
    ("forecast", "columns"),
    [
        ("2014-03-31", []),
        ("2014-04-01", []),
        ("2014-04-02", ["forecast"]),
        ("", []),
    ],
)
def test_green_may_be_forecast_for_the_day_it_is_due_and_no_later(
    forecast: str, columns: list[str]
) -> None:
    assert wrong(SOUND, rag="green", forecast=forecast) == columns


def test_only_green_promises_to_be_in_time() -> None:
    for rag in ("red", "amber_red", "amber", "amber_green", "rag_unstated"):
        assert wrong(SOUND, rag=rag, forecast="2014-04-02") == []


def test_what_has_no_day_to_be_due_is_never_forecast_too_late() -> None:
    assert wrong(SOUND, commitment="C1.2", rag="green", forecast="2019-01-01") == []


@pytest.mark.parametrize("commitment", ["C3.1", "C4.1", "C8.1"])
def test_confidence_needs_an_owner_once_something_is_stated(commitment: str) -> None:
    assert wrong(SOUND, commitment=commitment, owner="") == ["owner"]
    assert wrong(SOUND, commitment=commitment, owner="governor") == []
    for status in ("unstated", "not_applicable"):
        assert wrong(SOUND, commitment=commitment, owner="", status=status) == []


def test_other_commitments_need_no_owner() -> None:
    assert wrong(SOUND, owner="") == []


@pytest.mark.parametrize("status", ["in_progress", "delayed", "not_started"])
@pytest.mark.parametrize(
    ("answers", "columns"),
    [
        ({"percent": "100"}, ["percent"]),
        ({"rag": "blue"}, ["rag"]),
        ({"achieved": "2014-03-01"}, ["achieved"]),
        ({"rag": "green"}, []),
    ],
)
def test_work_that_is_not_done_is_not_delivered(
    status: str, answers: dict[str, str], columns: list[str]
) -> None:
    assert wrong(SOUND, status=status, **{"percent": "", **answers}) == columns


@pytest.mark.parametrize("status", ["not_applicable", "unstated"])
def test_what_has_no_answer_is_not_achieved(status: str) -> None:
    assert wrong(SOUND, status=status, achieved="2014-03-01") == ["achieved"]
    assert wrong(SOUND, status=status, percent="100") == ["percent"]
    assert wrong(SOUND, status=status) == []
    assert wrong(SOUND, status="cancelled", achieved="2014-03-01") == []


@pytest.mark.parametrize(
    ("answers", "columns"),
    [
        ({"achieved": "2014-04-18"}, []),
        ({"achieved": "2014-04-19"}, ["achieved"]),
        ({"forecast": "2014-04-18"}, []),
        ({"forecast": "2014-04-19"}, ["forecast"]),
    ],
)
def test_nothing_is_complete_after_the_day_of_the_return(
    answers: dict[str, str], columns: list[str]
) -> None:
    entry = Entry(**{**COMPLETE._asdict(), **answers})
    later = untimely(entry, "2014-04-18", what="after the return date")
    assert [field for field, _ in later] == columns
