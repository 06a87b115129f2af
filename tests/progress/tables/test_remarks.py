"""What is said of items that may be told more than once, or that nobody sees."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc

Rows = Sequence[Sequence[str | None]]
NONE = ("--framework", "none")


def put(sheets: dict[str, Rows], hide: str = "") -> None:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row])
        if hide:
            sheet.column_dimensions[hide].hidden = True
    book.save(Path("a.xlsx"))


def said(ohc: Ohc) -> str:
    return ohc("progress", "tally", "a.xlsx", "-v", *NONE).said


HEAD = ["When", "Action", "Status"]


def history(*titles: str) -> Rows:
    return [HEAD, *([f"week {n}", t, "Delayed"] for n, t in enumerate(titles))]


def test_titles_in_several_rows_are_reported(ohc: Ohc) -> None:
    put({"Log": history("Plan", "Train", "Plan", "Train", "Buy")})
    expected = "table of row 1: 'Plan' and 'Train' are in more than one row; each row"
    assert expected in said(ohc)
    put({"Log": history("Plan", "Plan")})
    assert "'Plan' is in more than one row; each row is counted." in said(ohc)
    put({"Log": history(*"ABCDE", *"ABCDE")})
    assert "'A', 'B', 'C' and 2 more are in" in said(ohc)


@pytest.mark.parametrize("titles", ["ABCD", "AABC"])
def test_half_of_the_rows_or_fewer_is_not_worth_a_word(ohc: Ohc, titles: str) -> None:
    put({"Log": history(*titles)})
    assert "in more than one row" not in said(ohc)


def test_an_item_of_each_place_is_not_a_history(ohc: Ohc) -> None:
    rows = [["Establishment", "Action", "Status"]]
    rows += [[site, "Plan", "Delayed"] for site in ("Garth", "Wymott")]
    put({"Log": rows})
    assert "in more than one row" not in said(ohc)


def test_items_both_open_and_closed_count_in_neither(ohc: Ohc) -> None:
    head = ["Ref", "Action", "Status"]
    items = [["1", "Plan", "Delayed"], ["2", "Train", "Delayed"]]
    done = [["1", "Plan", "Complete"], ["2", "Train", "Complete"]]
    put({"Open": [head, *items, ["3", "Buy", "Delayed"]], "Closed": [head, *done]})
    assert "are in the sheets Open and Closed, so none" in said(ohc)
    # Those that have moved are in one of them alone.
    put({"Open": [head, *items], "Closed": [head, ["8", "Old", "Complete"]]})
    assert "in the sheets Open and Closed" not in said(ohc)


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [("C", "sheet Log: hidden columns were read (C Status)."), ("A", ""), ("D", "")],
)
def test_a_status_that_is_hidden_is_reported(
    ohc: Ohc, hidden: str, expected: str
) -> None:
    put({"Log": history("Plan", "Train")}, hide=hidden)
    assert expected in said(ohc)
    assert ("hidden columns" in said(ohc)) is bool(expected)
