"""The page as a workbook: its figures are the page's, and no cell is empty."""

import re
import shutil
from pathlib import Path

import pytest
from boards import cells, page, records
from conftest import Ohc
from openpyxl import Workbook, load_workbook


@pytest.fixture
def returns(playground: Path, empty_folder: Path) -> Path:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder / "returns"


def book(ohc: Ohc, returns: Path, *words: str) -> Workbook:
    words = ("progress", "report", str(returns), *words, "-o", "b.xlsx", "--force")
    assert ohc(*words).exit_code == 3
    return load_workbook("b.xlsx")


def test_its_figures_are_those_of_the_page(ohc: Ohc, returns: Path) -> None:
    on_page = cells(page(ohc, str(returns)), "figures")
    rows = book(ohc, returns)["1_Priorities"].iter_rows(min_row=4, values_only=True)
    assert [[str(value) for value in row] for row in rows] == on_page


@pytest.mark.parametrize("key", ["establishment", "area-team"])
def test_no_cell_of_a_table_is_empty(ohc: Ohc, returns: Path, key: str) -> None:
    for sheet in book(ohc, returns, "--by", key).worksheets:
        for table in sheet.tables.values():
            for row in sheet[table.ref]:
                assert all(cell.value not in {None, ""} for cell in row), sheet.title


def test_it_has_every_answer_that_moved(ohc: Ohc, returns: Path) -> None:
    rows = [*book(ohc, returns)["3_Moved"].iter_rows(min_row=5, values_only=True)]
    moved = [
        row
        for row in records(ohc, "compare", str(returns))
        if "not_applicable" not in {row["old"], row["new"]}
    ]
    assert len(rows) == len(moved)
    assert [row[2] for row in rows] == [row["commitment"] for row in moved]


def test_ratings_are_words(ohc: Ohc, returns: Path) -> None:
    rows = [*book(ohc, returns)["2_Ratings"].iter_rows(min_row=5, values_only=True)]
    words = {value for row in rows for value in row[2:-1]}
    assert words >= {"red", "amber-red", "green", "not counted", "no return"}
    tally = records(ohc, "tally", str(returns), "--by", "establishment")
    assert sum(row.count("red") for row in rows) == sum(row["red"] for row in tally)


def test_it_is_written_without_a_return(ohc: Ohc, returns: Path) -> None:
    made = book(ohc, returns, "--period", "2014-15-Q1", "--since", "none")
    assert "Chart_1" not in made.sheetnames
    assert made["4_Missing"].max_row == 19


def test_no_folder_of_this_machine_is_in_it(ohc: Ohc, returns: Path) -> None:
    made = book(ohc, returns.absolute())
    text = " ".join(
        str(value)
        for sheet in made.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    )
    assert str(returns.parent) not in text
    assert not re.search("returns/", text)
