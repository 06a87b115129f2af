"""A fault is one line of a table, with all of its cells."""

import re

from ohc.problems import Problem
from ohc.reporting.correspondence.table_lines import lines_of

CELL = re.compile(r"\b[A-Z]\d+\b(?!\.)")


def at(
    cell: str,
    kind: str = "unknown-status",
    *,
    found: str = "Compleet",
    expected: str = "",
    commitment: str = "C3.2",
) -> Problem:
    return Problem(
        "a.xlsx",
        kind,
        message="",
        sheet="Return",
        cell=cell,
        found=found,
        expected=expected,
        commitment=commitment,
    )


def test_the_same_fault_is_one_line_with_all_its_cells() -> None:
    [line] = lines_of([at("E10"), at("E12", commitment="C4.1")])
    assert line.where == "Sheet Return: E10 (C3.2), E12 (C4.1)"
    assert line.wrote == ("Compleet",)


def test_another_word_sheet_or_file_is_another_line() -> None:
    other = at("E13")._replace(file="b.xlsx")
    lines = lines_of(
        [at("E10"), at("E11", found="Dun"), at("E12")._replace(sheet="2"), other]
    )
    assert len(lines) == 4
    # Where there are two files, each is named.
    assert lines[3].where.startswith("b.xlsx: ")
    assert not lines_of([at("E10")])[0].where.startswith("a.xlsx")


def test_what_contradicts_itself_in_a_row_is_one_line() -> None:
    red = at("F15", "contradiction", found="Red")._replace(message="But red.")
    blank = at("K15", "contradiction", found="")._replace(message="No evidence.")
    below = at("F16", "contradiction", found="Red")._replace(message="But red.")
    first, second = lines_of([red, blank, below])
    assert first.where == "Sheet Return, row 15 (C3.2)"
    assert first.wrote == ("F15: Red", "K15: (blank)")
    assert first.wrong == ("F15: But red.", "K15: No evidence.")
    assert second.where == "Sheet Return, row 16 (C3.2): F16"


def test_no_cell_is_lost() -> None:
    cells = [f"{column}{row}" for column in "EFG" for row in range(5, 23)]
    problems = [
        at(cell, kind, found=word)
        for number, cell in enumerate(cells)
        for kind, word in [
            [("unknown-rag", "Puce"), ("contradiction", "Red"), ("error-cell", "#N/A")][
                number % 3
            ]
        ]
    ]
    lines = lines_of(problems)
    assert len(lines) < len(problems)
    named = [cell for line in lines for cell in CELL.findall(line.where)]
    named += [
        cell
        for line in lines
        if not CELL.search(line.where)
        for word in line.wrote
        for cell in CELL.findall(word)
    ]
    assert sorted(named) == sorted(cells)


def test_a_period_is_reported_with_its_months() -> None:
    about = at("B6", "period-disagrees", found="2014-15-Q2", expected="2014-15-Q1")
    [line] = lines_of([about])
    text = "The sheet About says quarter 2 of 2014-15 (July to September 2014); "
    text += "the file name says quarter 1 of 2014-15 (April to June 2014)."
    assert line.wrong == (text,)


def test_of_a_whole_file_nobody_wrote_anything() -> None:
    pdf = Problem("a.pdf", "not-a-workbook", message="", found="a PDF")
    [line] = lines_of([pdf])
    assert line[:3] == (
        "The whole file",
        ("",),
        ("The file is a PDF, not a workbook.",),
    )
