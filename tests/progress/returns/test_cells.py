"""Cells: colours, percentages and dates that can be told for sure."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from returned import result_of, wrong_in

from ohc.progress.returns.returns import Result, returns_of
from ohc.progress.words.vocabulary import vocabulary
from ohc.workbooks.sheets import Book, Sheet
from ohc.workbooks.xlsx.look import Unseen

GARTH = ("prison-garth", "2013-14-Q4")
HEAD = ("Reporting body ID", "Period", "Commitment", "Status", "RAG")


def coloured(fills: Mapping[str, str], *, read_colours: bool) -> Result:
    """Return what a row of C5.1 comes to whose rating is blank, with these fills."""
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet.append(HEAD)
    sheet.append([*GARTH, "C5.1", "Late", None])
    for cell, fill in fills.items():
        sheet[cell].fill = PatternFill("solid", fgColor=f"FF{fill}")
    buffer = io.BytesIO()
    book.save(buffer)
    known = vocabulary()._replace(read_colours=read_colours)
    return result_of(buffer.getvalue(), known=known)


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("FF0000", "red"),
        ("FFC000", "amber"),
        ("00B050", "green"),
        ("0070C0", "blue"),
    ],
)
def test_a_fill_counts_as_its_rating_where_colours_are_read(
    fill: str, rating: str
) -> None:
    result = coloured({"E2": fill}, read_colours=True)
    [entry] = result.returns[0].entries
    assert (entry.rag, entry.set_aside) == (rating, "")
    assert f"counted as {rating}" in wrong_in(result)[0].message


def test_a_fill_alone_sets_the_row_aside_where_colours_are_not_read() -> None:
    result = coloured({"E2": "FFC000"}, read_colours=False)
    [entry] = result.returns[0].entries
    assert (entry.rag, entry.set_aside) == ("", "colour-only")
    assert "FFC000 (amber)" in wrong_in(result)[0].message


def test_a_band_of_colour_across_the_row_says_nothing_of_the_rating() -> None:
    for read_colours in (True, False):
        band = dict.fromkeys(["A2", "B2", "C2", "D2", "E2"], "FFC000")
        result = coloured(band, read_colours=read_colours)
        [entry] = result.returns[0].entries
        assert (entry.rag, entry.set_aside) == ("rag_unstated", "")
        assert wrong_in(result) == []


def read(header: str, *values: Any) -> tuple[Sequence[Any], list[str]]:
    """Return entries with these values in a column, and the cells that are wrong."""
    rows = [[*GARTH, f"C3.{n}", "Late", "Red", v] for n, v in enumerate(values, 1)]
    grid = [[*HEAD, header], *rows]
    sheet = Sheet("Return", hidden=False, rows=grid, merged=(), look=Unseen({}))
    result = returns_of(Book("ods", [sheet]), "a.ods", vocabulary())
    wrong = [problem for problem in result.problems if problem.kind.startswith("bad")]
    return result.returns[0].entries, [problem.cell for problem in wrong]


def test_where_formats_are_not_known_a_fraction_and_1_are_not_a_sure_percentage() -> (
    None
):
    entries, wrong = read("Percent complete", 50.0, 1.0, 0.5)
    assert [entry.percent for entry in entries] == ["50", "", ""]
    # One problem for all of the file, at the first of them.
    assert wrong == ["F3"]


def test_a_number_over_100_is_a_problem_of_its_own_cell() -> None:
    entries, wrong = read("Percent complete", 150.0, 0.5, 101.0, 100.0)
    assert [entry.percent for entry in entries] == ["", "", "", "100"]
    assert wrong == ["F2", "F3", "F4"]


def test_where_one_date_is_month_first_only_those_that_can_be_told_are_read() -> None:
    entries, wrong = read("Forecast date", "4/25/2014", "30/04/2014", "4/5/2014")
    assert [entry.forecast for entry in entries] == ["", "2014-04-30", ""]
    assert wrong == ["F2", "F4"]
    entries, wrong = read("Forecast date", "30/04/2014", "4/5/2014", "5/5/2014")
    days = ["2014-04-30", "2014-05-04", "2014-05-05"]
    assert ([entry.forecast for entry in entries], wrong) == (days, [])


def test_a_word_in_a_cell_of_percentages_is_one_problem_of_that_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    sheet.append([*HEAD, "Percent complete"])
    for number, value in enumerate(["half", True, date(2014, 3, 31), 1.5, 0.5], 1):
        sheet.append([*GARTH, f"C3.{number}", "Late", "Red", value])
        sheet[f"F{number + 1}"].number_format = "0%"
    buffer = io.BytesIO()
    book.save(buffer)
    result = result_of(buffer.getvalue())
    assert [entry.percent for entry in result.returns[0].entries] == [*[""] * 4, "50"]
    wrong = [p for p in result.problems if p.kind == "bad-percent"]
    assert [problem.cell for problem in wrong] == ["F2", "F3", "F4", "F5"]
    assert ["Excel shows 150%" in problem.message for problem in wrong] == [
        *(False, False, False, True)
    ]


def test_a_message_shows_a_space_where_another_kind_of_space_stands() -> None:
    grid = [
        [*HEAD, "Forecast date"],
        [*GARTH, "C3.1", "Com\u00a0plete", "Red", "by\u00a0May"],
    ]
    sheet = Sheet("Return", hidden=False, rows=grid, merged=(), look=Unseen({}))
    result = returns_of(Book("ods", [sheet]), "a.ods", vocabulary())
    messages = " ".join(problem.message for problem in result.problems)
    assert "'Com plete'" in messages
    assert "'by May'" in messages
