"""Which rows of a sheet are hidden, and which are grouped."""

import pytest

from ohc.workbooks.xlsx.row_marks import hidden_rows, outline_levels


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ('<row r="2" hidden="1"><c r="A2"/></row><row r="3"/>', [2]),
        ('<row r="2" hidden="false"/><row r="3" ht="1" hidden="true"/>', [3]),
        ('<row hidden="1"/><row/><row hidden="1"/>', [1, 3]),
        ("<row r='7' hidden='1'/>", [7]),
        ('<x:row r="7" hidden="1"/>', [7]),
        ('<row r="1" hidden="0"/>', []),
        ('<row r="1"/>', []),
    ],
)
def test_hidden_rows_are_found_as_excel_and_libreoffice_write_them(
    rows: str, hidden: list[int]
) -> None:
    assert hidden_rows(rows.encode()) == hidden


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        ('<row r="2"/><row r="3" outlineLevel="1"/>', {3: 1}),
        ('<row r="2" outlineLevel="0"/><x:row outlineLevel="2"/>', {3: 2}),
        ("<row r='7' outlineLevel = '1' hidden='1'/>", {7: 1}),
        ('<row r="1"/>', {}),
    ],
)
def test_groups_are_found_as_excel_and_libreoffice_write_them(
    rows: str, levels: dict[int, int]
) -> None:
    assert outline_levels(rows.encode()) == levels
