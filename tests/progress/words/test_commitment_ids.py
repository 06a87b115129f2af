"""The commitments of a return, by their IDs and by the summaries on its form."""

import hashlib

import pytest
from returned import ROWS, result_of, returned, with_cell, wrong_in

from ohc.progress.words.commitment_ids import FORMER_SUMMARIES, ids_by_summary

SUMS_OF_0_1_0 = {
    "C1.1": "54a2de0e",
    "C1.2": "b9ac853e",
    "C2.1": "e23d1d90",
    "C2.2": "95a0e5a2",
    "C3.1": "7055869f",
    "C3.2": "8222df73",
    "C3.3": "a6a93793",
    "C3.4": "dc175fbc",
    "C4.1": "6b87c7d3",
    "C5.1": "51aeba82",
    "C6.1": "2ea80a64",
    "C6.2": "530167d6",
    "C7.1": "e3439551",
    "C8.1": "02f389f3",
    "C9.1": "744f60f2",
    "C10.1": "f94abafd",
    "C11.1": "01f06e67",
    "C12.1": "f82f4e64",
}
"""The first eight signs of the SHA-256 of each summary on the forms of 0.1.0."""


def test_every_summary_that_ever_went_out_is_known() -> None:
    known = {
        (key, hashlib.sha256(summary.encode()).hexdigest()[:8])
        for summary, key in ids_by_summary().items()
    }
    assert {*SUMS_OF_0_1_0.items()} <= known


@pytest.mark.parametrize(("summary", "key"), [*FORMER_SUMMARIES.items()])
def test_a_form_that_went_out_before_counts_as_those_of_today(
    summary: str, key: str
) -> None:
    cell = f"C{ROWS[key]}"
    old = f'<c r="{cell}" t="inlineStr"><is><t>{summary}</t></is></c>'
    result = result_of(with_cell(returned(), cell, old))
    assert wrong_in(result) == wrong_in(result_of(returned()))
    assert [entry.set_aside for entry in result.returns[0].entries] == [""] * len(ROWS)
