"""Hidden columns are told by what stands before the cells of a sheet."""

import pytest

from ohc.workbooks.xlsx.look import Look
from ohc.workbooks.xlsx.styles import Styles


@pytest.mark.parametrize(
    ("columns", "hidden"),
    [
        ('<cols><col min="2" max="3" hidden="1"/></cols>', [range(2, 4)]),
        ("<x:cols><x:col hidden='true' max='5' min='5'/></x:cols>", [range(5, 6)]),
        ('<cols><col min="2" max="3" hidden="0"/><col min="4" max="4"/></cols>', []),
        ('<cols><col max="3" hidden="1"/></cols>', []),
        ('<sheetPr xhidden="1"/><cols><col min="1" max="1" ahidden="1"/></cols>', []),
    ],
)
def test_hidden_columns_are_reported(columns: str, hidden: list[range]) -> None:
    assert Look(b"", Styles(), head=columns.encode()).hidden_columns() == hidden
