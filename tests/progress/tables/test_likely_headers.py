"""What may be a header where none is recognised."""

import pytest
from trackers import STRANGER, Grid, sheet_of

from ohc.progress.tables.likely_headers import likely_table


@pytest.mark.parametrize(
    ("grid", "row", "headers"),
    [
        ([["Risks"], ["a", "b"], ["x", "y", "z"], [1]], 3, ["x", "y", "z"]),
        ([["a", "b"], [1, 2], [3, "x", "y", "z"]], 1, ["a", "b"]),
        ([["a", "b", "c"]], 1, ["a", "b", "c"]),
        ([[], [1], ["x"], [2]], 3, ["x"]),
        ([["t" * 50], [1]], 1, ["t" * 50]),
    ],
)
def test_it_is_the_first_row_of_three_texts_with_rows_below(
    grid: Grid, row: int, headers: list[str]
) -> None:
    table = likely_table(sheet_of(grid), STRANGER)
    assert table
    assert (table.header_row, [c.header for c in table.columns]) == (row, headers)


def test_a_sheet_without_a_text_has_none() -> None:
    assert likely_table(sheet_of([[1, 2], [3, 4]]), STRANGER) is None
