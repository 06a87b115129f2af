"""Columns of strangers get one name each, and never one of ours."""

import pytest

from ohc.progress.accounts.listing import READ_FIELDS
from ohc.progress.accounts.other_columns import OtherColumns
from ohc.progress.returns.other_cells import OtherCells


def names(*tables: list[tuple[str, str]]) -> tuple[str, ...]:
    columns = OtherColumns(READ_FIELDS)
    for table in tables:
        columns.take(OtherCells(tuple(table)))
    return columns.names


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        # A header of its own words; in another table the same in other letters.
        ([[("B", "Action")], [("D", "ACTION")]], ("Action",)),
        # In the words of a field of ours, however it is written.
        ([[("H", "Status")]], ("Status (column H)",)),
        (
            [[("H", "Area team"), ("I", "set_aside")]],
            ("Area team (column H)", "set_aside (column I)"),
        ),
        # Twice in one table.
        ([[("B", "Theme"), ("H", "theme")]], ("Theme", "theme (column H)")),
        (
            [[("B", "Theme"), ("H", "Theme")], [("C", "Theme")]],
            ("Theme", "Theme (column H)"),
        ),
        # Without a header; and one that looks like a name we gave.
        ([[("C", "")]], ("(column C)",)),
        (
            [[("B", "Status"), ("C", "Status (column B)")]],
            ("Status (column B)", "Status (column B) (column C)"),
        ),
        ([[("B", "x")], []], ("x",)),
    ],
)
def test_each_header_is_one_column(
    tables: list[list[tuple[str, str]]], expected: tuple[str, ...]
) -> None:
    assert names(*tables) == expected


def test_a_row_has_its_cells_and_blanks_for_the_columns_of_others() -> None:
    first = OtherCells((("B", "Action"), ("C", "Status")), {2: ("a", "b")})
    second = OtherCells((("C", "Theme"),), {2: ("t",)})
    columns = OtherColumns(READ_FIELDS)
    columns.take(first)
    columns.take(second)
    assert columns.cells(first, 2) == {
        "Action": "a",
        "Status (column C)": "b",
        "Theme": "",
    }
    assert columns.cells(second, 2) == {
        "Action": "",
        "Status (column C)": "",
        "Theme": "t",
    }
    assert set(columns.cells(first, 3).values()) == {""}
