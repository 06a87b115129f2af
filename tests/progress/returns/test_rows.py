"""Why a row is set aside, and which rows are there twice."""

import io

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from returned import result_of, wrong_in

from ohc.progress.returns.entries import Entry
from ohc.progress.words.vocabulary import vocabulary
from ohc.reference.framework import commitments

SUMMARY = {row["id"]: row["commitment"] for row in commitments()}
WHOSE = "Reporting body ID,Period,"


def entries(header: str, *rows: str) -> list[Entry]:
    """Return the entries of Garth's table with these columns."""
    lines = [WHOSE + header, *(f"prison-garth,2013-14-Q4,{row}" for row in rows)]
    [returned] = result_of("\n".join(lines).encode()).returns
    return [*returned.entries]


def why_aside(header: str, *rows: str) -> list[str]:
    return [entry.set_aside for entry in entries(header, *rows)]


@pytest.mark.parametrize(
    ("header", "row", "first"),
    [
        ("Commitment,Status,RAG", "C5.1,Delaid,Duck", "unknown-status"),
        ("Commitment,Status,RAG", "C5.1,Late,Duck", "unknown-rag"),
        ("Commitment,Status,RAG", "C13.1,Delaid,Red", "unknown-commitment"),
        ("Commitment,Status,RAG", "C13.1,Late,Duck", "unknown-commitment"),
        ("Commitment,Status,RAG", "C5.1,#REF!,Duck", "error-cell"),
        ("Commitment,Status,RAG", "C5.1,Delaid,#REF!", "unknown-status"),
        ("Commitment,Priority,Status,RAG", "C5.1,9,Late,Duck", "moved-row"),
        ("Commitment,Status,Status,RAG", "C5.1,Late,Done,Duck", "unknown-rag"),
        (
            "Commitment,Status,Set aside",
            "C13.1,Late,duplicate-return",
            "duplicate-return",
        ),
        ("Commitment,Status,Set aside", "C5.1,Delaid,late-return", "late-return"),
    ],
)
def test_of_two_things_wrong_with_a_row_the_first_is_why_it_is_set_aside(
    header: str, row: str, first: str
) -> None:
    assert why_aside(header, row) == [first]


def workbook_with(rating: str | None, fill: str | None, *, merged: bool) -> bytes:
    """Return a workbook whose row of C5.1 has a misspelt status and this rating."""
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row in (
        ["Reporting body ID", "Period", "Commitment", "Status", "RAG"],
        ["prison-garth", "2013-14-Q4", "C3.2", "Late", "Red"],
        ["prison-garth", "2013-14-Q4", "C5.1", "Delaid", rating],
    ):
        sheet.append(row)
    if merged:
        sheet.merge_cells("E2:E3")
    if fill:
        sheet["E3"].fill = PatternFill("solid", fgColor=fill)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("rating", "fill", "merged"),
    [
        ("=D2", None, False),  # openpyxl calculates nothing: an uncalculated formula
        (None, "FFFF0000", False),
        (None, None, True),
    ],
    ids=["formula", "fill", "merge"],
)
def test_a_rating_that_cannot_be_read_does_not_hide_what_is_wrong_with_the_status(
    rating: str | None, fill: str | None, merged: bool
) -> None:
    result = result_of(workbook_with(rating, fill, merged=merged))
    [returned] = result.returns
    assert [entry.set_aside for entry in returned.entries] == ["", "unknown-status"]
    assert len(wrong_in(result)) == 2


def test_a_blank_beside_a_word_of_the_same_meaning_is_no_contradiction() -> None:
    header = "Commitment,Status,Status"
    assert why_aside(header, "C5.1,Late,", "C9.1,Late,Done") == ["", "unknown-status"]
    assert why_aside(header, "C5.1,Late,late", "C9.1,,") == ["", ""]


def test_a_priority_is_told_by_the_number_it_begins_with() -> None:
    header = "Commitment,Priority,Status"
    rows = ["C3.2,3,Late", "C3.3,3 Of 12,Late", "C4.1,Priority 4,Late", "C5.1,6,Late"]
    assert why_aside(header, *rows) == ["", "", "moved-row", "moved-row"]


def test_a_row_that_may_be_of_another_commitment_is_no_second_of_its_own() -> None:
    header = "Commitment,Commitment (summary),Status"
    moved = f'C5.1,"{SUMMARY["C9.1"]}",Done'
    sound = f'C5.1,"{SUMMARY["C5.1"]}",Late'
    assert why_aside(header, moved, sound) == ["moved-row", ""]


def test_the_same_row_twice_counts_once_and_two_that_differ_count_never() -> None:
    header = "Commitment,Status"
    assert why_aside(header, "C5.1,Late", "C5.1,Late") == ["", "duplicate-return"]
    assert why_aside(header, "C5.1,Late", "C5.1,Done") == ["duplicate-return"] * 2


def due_of(*days: str, framework: str = "none") -> tuple[list[str], list[str]]:
    """Return the due dates of a tracker's items, and the kinds of its problems."""
    rows = [f"item {n},Ann,{day},Late" for n, day in enumerate(days)]
    text = "\n".join(["Action,Owner,Due date,Status", *rows])
    known = vocabulary()._replace(framework=framework)
    result = result_of(text.encode(), known=known)
    [returned] = result.returns
    kinds = [problem.kind for problem in result.problems]
    return [entry.due for entry in returned.entries], kinds


def test_a_due_date_that_cannot_be_read_is_a_problem_and_the_item_counts() -> None:
    assert due_of("31/03/2014", "", "TBC") == (["2014-03-31", "", ""], [])
    assert due_of("31/03/2014", "in spring") == (["2014-03-31", ""], ["bad-date"])


def test_where_a_due_date_is_month_first_another_may_be() -> None:
    assert due_of("4/25/2014", "4/5/2014") == (["", ""], ["bad-date", "bad-date"])


def test_what_a_return_says_of_when_a_commitment_is_due_is_not_read() -> None:
    [entry] = entries("Commitment,Due,Status", "C5.1,By April 2014,Late")
    assert (entry.due, entry.set_aside) == ("", "")


def test_each_column_is_read_into_its_own_field() -> None:
    header = (
        "Unheard of,Commitment,Status,RAG,% complete,Owner,Forecast date,"
        "Date achieved,Evidence,Comment,Due"
    )
    row = "1/2/2013,C5.1,Late,Red,40%,Ann,1/3/2014,2/3/2014,minutes,soon,3/3/2014"
    [entry] = entries(header, row)
    # By when a commitment is due is published, and not read of a return.
    assert entry._replace(row=0) == Entry(
        row=0,
        commitment="C5.1",
        item="",
        status="delayed",
        rag="red",
        status_as_written="Late",
        rag_as_written="Red",
        percent="40",
        owner="Ann",
        forecast="2014-03-01",
        achieved="2014-03-02",
        evidence="minutes",
        comment="soon",
    )


def test_a_row_that_ends_early_is_blank_from_there_on() -> None:
    [entry] = entries("Commitment,Status,% complete,Forecast date,Comment", "C5.1,Late")
    assert (entry.status, entry.percent, entry.forecast, entry.comment) == (
        "delayed",
        "",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("head", "answers", "aside"),
    [
        # The heading is merged over two columns, and the second has the answers.
        ("Status,", ",Complete", "unknown-status"),
        ("Status,", "Complete,Delayed", "unknown-status"),
        ("Status,", "Complete,Complete", ""),
        ("Status,Status", ",Complete", "unknown-status"),
        ("Status,Status", "Complete,", ""),
    ],
)
def test_answers_under_one_heading_that_differ_do_not_count(
    head: str, answers: str, aside: str
) -> None:
    rows = [f"{name},{answers}" for name in ("C3.1", "C3.2", "C4.1")]
    assert {*why_aside(f"Commitment,{head}", *rows)} == {aside}
