"""The returns of a workbook: which rows count, and what it says of them."""

import pytest
from returned import result_of


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
    [returned] = result_of(table(body, period, "C5.1,Delaid", "C9.1,Late")).returns
    reasons = [entry.set_aside for entry in returned.entries]
    assert reasons == ["unknown-status", why]
