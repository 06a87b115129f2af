"""Which rows that do not count are in a line of a tally, and what is kept of them."""

import pytest
from returned import result_of

from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.ledger import Claim, Ledger

HEAD = "Reporting body ID,Period,Commitment,Priority,Status,RAG,Set aside\n"
GARTH = "prison-garth", "2013-14-Q4"


def claim(*rows: str) -> Claim:
    """Return what is kept of a return of Garth with these rows."""
    lines = "".join(f"prison-garth,2013-14-Q4,{row}\n" for row in rows)
    ledger = Ledger()
    ledger.take(result_of(f"{HEAD}{lines}".encode(), "a.csv"))
    [kept] = ledger.claims[GARTH]
    return kept


@pytest.mark.parametrize(
    ("row", "status", "rag", "why"),
    [
        ("C2.1,,Compleet,Red,", "", "red", "'Compleet'"),
        ("C2.1,,Late,Duck Egg,", "delayed", "", "'Duck Egg'"),
        ("C2.1,,#REF!,Red,", "", "red", "error-cell"),
        ("C2.1,9,Late,Red,", "delayed", "red", "moved-row"),
        ("C2.1,,Late,Red,colour-only", "delayed", "red", "colour-only"),
    ],
)
def test_a_row_that_does_not_count_is_kept_with_its_commitment_and_why(
    row: str, status: str, rag: str, why: str
) -> None:
    kept = claim("C1.1,,Late,Red,", row)
    assert kept.aside == (AsideRow("C2.1", status, rag=rag, why=why),)
    assert (len(kept.rows), kept.rows_read, kept.unplaced) == (1, 2, 0)


@pytest.mark.parametrize(
    "row",
    [
        "C13.1,,Late,Red,",
        "the second,,Late,Red,",
        "C2.1,,Late,Red,superseded-return",
        "C2.1,,Late,Red,unexpected-return",
        "C2.1,,Late,Red,unknown-body",
        "C13.1,,Late,Red,colour-only",
    ],
)
def test_a_row_of_no_commitment_or_of_no_return_that_counts_is_in_no_line(
    row: str,
) -> None:
    kept = claim("C1.1,,Late,Red,", row)
    assert kept.aside == ()
    assert (len(kept.rows), kept.rows_read, kept.unplaced) == (1, 2, 1)


def test_a_number_of_a_patient_is_never_kept() -> None:
    kept = claim("C2.1,,see A1234BC,Red,")
    [row] = kept.aside
    assert "A1234BC" not in row.why


def test_rows_alike_are_kept_once_for_all_returns() -> None:
    lines = "".join(
        f"prison-{body},2013-14-Q4,C2.1,,Compleet,Red,\n"
        for body in ("garth", "kirkham")
    )
    ledger = Ledger()
    ledger.take(result_of(f"{HEAD}{lines}".encode(), "a.csv"))
    [[first], [second]] = ledger.claims.values()
    assert first.aside[0] is second.aside[0]
