"""What a row of headers heads, and when a row is the header once more."""

import pytest

from ohc.progress.tables.layouts import Column, first_columns, repeats

COLUMNS = (
    Column(0, "Commitment", meaning="commitment"),
    Column(1, "Status", meaning="status"),
    Column(2, "RAG", meaning="rag"),
    Column(3, "Status now", meaning="status"),
)


@pytest.mark.parametrize(
    ("row", "is_repeated"),
    [
        (["Commitment", "Status", "RAG", "Status now"], True),
        (["Commitment", "Status", "RAG", ""], True),
        (["Commitment", "Status", "Red", "Late"], False),  # half of it
        (["Commitment", "Status"], False),
        (["commitment", "status", "rag", "status now"], False),
        ([" Commitment", "Status ", "RAG", "Status\nnow"], True),
    ],
)
def test_a_row_repeats_the_header_if_more_than_half_of_it_is_the_same(
    row: list[str], is_repeated: bool
) -> None:
    assert repeats(row, COLUMNS) is is_repeated


def test_of_several_columns_of_one_meaning_the_first_counts() -> None:
    assert first_columns(COLUMNS) == {"commitment": 0, "status": 1, "rag": 2}
