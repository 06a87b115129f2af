"""Quotation marks that are not closed: no row is swallowed, and each is named."""

import pytest

from ohc.workbooks.delimited import rows_of_text
from ohc.workbooks.quoting import Unclosed
from ohc.workbooks.sheets import LONGEST

HEAD = "No,Action,Owner,Status"


def unclosed(*lines: str) -> list[tuple[str, int, int, int]]:
    """Return cell, line, first and last row of each mark below four headers."""
    marks = rows_of_text("\n".join([HEAD, *lines]).encode()).unclosed
    return [(mark.cell, mark.line, mark.first, mark.last) for mark in marks]


def rows(*lines: str) -> list[list[str]]:
    """Return the rows below four headers."""
    return rows_of_text("\n".join([HEAD, *lines]).encode()).rows[1:]


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        # The next mark is a bare one, or opens a cell that is well quoted.
        (['1,"Agree,Ann,Late', '2,Say "no",Bob,Late'], ("B2", 2, 2, 3)),
        (['1,"Agree,Ann,Late', "2,x,Bob,Late", '3,"a, b",Cy,Late'], ("B2", 2, 2, 4)),
        # There is none: everything below is doubtful.
        (["1,Agree,Ann,Late", '2,Sign,Bob,"Late', "3,x,Cy,Late"], ("D3", 3, 3, 4)),
        (['1,Agree,Ann,"La'], ("D2", 2, 2, 2)),
        # The end of the same row's mark took in cells of the row.
        (['1,"Agree,Ann,Say "no",Late'], ("B2", 2, 2, 2)),
        # Marks inside a cell that was quoted part it in two, or in two lines.
        (['1,"Say "no, never" now",Ann,Late'], ("B2", 2, 2, 2)),
        (['1,Agree,Ann,"Say "no" and', 'leave"', "2,x,Bob,Late"], ("D2", 2, 2, 3)),
        # Two stray marks look like one cell, in which the lines add up to rows.
        (['1,Agree,Ann,"Late', '2,Sign,Bob,6"'], ("D2", 2, 2, 3)),
        (['1,Agree,Ann,"Late', "2,x,Cy,Late", '3,Sign,Bob,6"'], ("D2", 2, 2, 4)),
        (['1,"Agree,Ann,Late', '2,6",Bob,Late'], ("B2", 2, 2, 3)),
        (['1,Agree,Ann,"Late', '2,Sign,Bob,"', "3,x,Cy,Late"], ("D2", 2, 2, 3)),
        (['1,Agree,Ann,"Late', '2,6",Bob,Late'], ("D2", 2, 2, 3)),
    ],
)
def test_a_mark_that_is_not_closed_is_named_with_the_rows_it_may_join(
    lines: list[str], mark: tuple[str, int, int, int]
) -> None:
    assert unclosed(*lines) == [mark]
    # Each line is a row of its own: nothing is swallowed.
    assert len(rows(*lines)) == len(lines)


@pytest.mark.parametrize(
    "line",
    [
        '1,"Agree the plan\n(governor, chaplain, doctor)",Ann,Late',
        '1,"Agree\n(governor, chaplain, doctor, nurse)",Ann,Late',
        '1,Agree,Ann,"Late\n(governor, chaplain, doctor, nurse)"',
        '1,"Say ""no""\n""never""",Ann,Late',
        '1,"Health" team,Ann,Late',
        '1,A pipe of 6",Ann,Late',
        '1,"",Ann,""',
        '1,"a, b",Ann,"Late"',
        '1,"Agree\r\n\r\nthe plan",Ann',
        '1,"a,b\nc",Ann,Late',
    ],
)
def test_a_cell_that_is_well_quoted_is_one_cell_whatever_is_in_it(line: str) -> None:
    assert unclosed(line, "2,Sign,Bob,Late") == []
    [first, second] = rows(line, "2,Sign,Bob,Late")
    assert (first[0], first[2], second[1]) == ("1", "Ann", "Sign")


def test_a_row_is_counted_as_excel_does_and_a_line_as_an_editor() -> None:
    mark = unclosed('1,"Agree\nthe plan",Ann,Late', '2,"Sign,Bob,Late')
    assert mark == [("B3", 4, 3, 3)]


def test_a_mark_that_takes_in_more_than_a_cell_has_loses_no_row() -> None:
    many = LONGEST // 10
    lines = ['1,"Agree,Ann,Late', *["2,Sign,Bob,Late"] * many]
    assert unclosed(*lines) == [("B2", 2, 2, many + 2)]
    assert len(rows(*lines)) == many + 1


def test_other_delimiters_are_read_alike() -> None:
    text = 'No;Action;Status\n1;"Agree;Late\n2;Say "no";Late\n'
    [mark] = rows_of_text(text.encode()).unclosed
    assert (mark.cell, mark.first, mark.last) == ("B2", 2, 3)
    # Also where no reader gets to the end of the cell.
    long = f'No;Action;Status\n1;"Agree;Late\n{"2;Sign, so;Late" * LONGEST}\n'
    assert rows_of_text(long.encode()).rows[1] == ["1", "Agree;Late"]
    tabs = rows_of_text(text.replace(";", "\t").encode())
    assert [mark.cell for mark in tabs.unclosed] == ["B2"]


def test_a_mark_is_reported_in_words_with_its_rows() -> None:
    assert "row 2 is not counted" in str(Unclosed("B2", 2, first=2, last=2))
    assert "line 4" in str(Unclosed("B2", 4, first=3, last=5))
    assert "rows 3 to 5 are not counted" in str(Unclosed("B2", 4, first=3, last=5))
