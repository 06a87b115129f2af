"""What is odd in a workbook is said, whether it holds a table or not."""

from pathlib import Path

import pytest
import xlsxwriter
from conftest import Ohc


def written(name: str, **options: object) -> Path:
    """Write a workbook with one of each oddity and no table."""
    book = xlsxwriter.Workbook(name, {"default_date_format": "dd/mm/yyyy", **options})
    sheet = book.add_worksheet("Rain")
    sheet.write("A1", "Month")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_number("A2", 41000, day)
    sheet.write_string("A3", "01/05/2014")
    sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.write("A4", "unseen")
    book.add_worksheet("Lists").hide()
    book.close()
    return Path(name)


@pytest.mark.parametrize(
    "said",
    [
        "sheet Lists is hidden.",
        "sheet Rain: 1 rows are hidden, row 4 first.",
        "sheet Rain: 1 cells show errors, B2 #DIV/0! first.",
        "sheet Rain: dates typed as text stand beside real ones, A3 first.",
        "No table of items with a status or RAG is recognised.",
    ],
)
def test_inspect_says_what_is_odd(ohc: Ohc, said: str) -> None:
    result = ohc("progress", "inspect", written("odd.xlsx"))
    assert result.exit_code == 3
    assert said in result.stderr


def test_days_counted_from_1904_are_said(ohc: Ohc) -> None:
    path = written("mac.xlsx", date_1904=True)
    assert "counts days from 1904" in ohc("progress", "inspect", path).stderr
