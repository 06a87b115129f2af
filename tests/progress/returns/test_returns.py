"""The returns of a workbook: which rows count, and what it says of them."""

import pytest
from returned import ROWS, result_of


def table(body: str, period: str, *rows: str) -> bytes:
    lines = [f"{body},{period},{row}" for row in rows]
    return "\n".join(["Reporting body ID,Period,Commitment,Status", *lines]).encode()


@pytest.mark.parametrize(
    ("body", "period", "why"),
    [
        ("prison-garth", "2013-14-Q4", ""),
        ("prison-garht", "2013-14-Q4", "unknown-body"),
        ("prison-garth", "2014-Q1", "bad-date"),
        ("prison-garht", "2014-Q1", "unknown-body"),
    ],
)
def test_what_is_wrong_with_a_row_comes_before_what_is_wrong_with_its_return(
    body: str, period: str, why: str
) -> None:
    [returned] = result_of(table(body, period, "C2.1,Delaid", "C2.2,Late")).returns
    reasons = [entry.set_aside for entry in returned.entries]
    assert reasons == ["unknown-status", why]


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        (18, 0),
        (17, 1),
        (9, 9),  # as many as are there: still a return of which rows are gone
        (8, 0),  # a return of a few commitments is one on purpose
        (1, 0),
    ],
)
def test_rows_are_gone_where_at_least_half_of_the_commitments_are_there(
    there: int, gone: int
) -> None:
    rows = [f"{commitment},Late" for commitment in [*ROWS][:there]]
    notes = result_of(table("prison-garth", "2013-14-Q4", *rows)).notes
    said = [note for note in notes if "a row is gone" in note]
    assert [note.count("C") for note in said] == ([gone] if gone else [])
