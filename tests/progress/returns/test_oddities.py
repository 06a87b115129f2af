"""What is odd in a workbook is said, whether it holds a table or not."""

import json
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
        "rows are hidden; the first is row 4.",
        "cells show errors; the first is B2 #DIV/0!.",
        ("sheet Rain: some dates are typed as text; the first is A3."),
        (
            "ohc recognises no table of items with a status or RAG "
            "rating. These are the likely headings. To say what each "
            "column holds: -o columns.toml, and edit that file."
        ),
    ],
)
def test_inspect_says_what_is_odd(ohc: Ohc, said: str) -> None:
    result = ohc("progress", "inspect", written("odd.xlsx"))
    assert result.exit_code == 3
    assert said in result.said


def test_days_counted_from_1904_are_reported(ohc: Ohc) -> None:
    path = written("mac.xlsx", date_1904=True)
    assert "counts days from 1904" in ohc("progress", "inspect", path).said


def struck(name: str, *cells: str) -> Path:
    """Write a tracker of two items in which these cells are struck through."""
    book = xlsxwriter.Workbook(name)
    sheet = book.add_worksheet("Plan")
    line = book.add_format({"font_strikeout": True})
    rows = (
        ("Action", "Status", "Comment"),
        ("Paint", "Complete", "agreed"),
        ("Fit chairs", "Delayed", "in May"),
    )
    for number, row in enumerate(rows):
        for column, text in zip("ABC", row, strict=True):
            cell = f"{column}{number + 1}"
            sheet.write_string(cell, text, line if cell in cells else None)
    book.close()
    return Path(name)


@pytest.mark.parametrize(
    ("cells", "rows", "level"),
    [
        (("A2", "B2", "C2"), "2", "warning"),
        (("B3",), "3", "note"),
        (("C3", "A1"), "", ""),
    ],
)
def test_items_struck_through_count_and_are_reported(
    ohc: Ohc, cells: tuple[str, ...], rows: str, level: str
) -> None:
    path = struck("plan.xlsx", *cells)
    result = ohc("progress", "tally", "-v", path, "--framework", "none", "-f", "csv")
    assert result.exit_code == 0
    assert ",2," in result.stdout
    assert ("[struck-through]" in result.said) == bool(rows)
    checked = ohc("progress", "check", path, "--framework", "none", "-f", "json")
    of_struck = [p for p in json.loads(checked.stdout) if p["kind"] == "struck-through"]
    told = [(p["cell"], p["found"], p["level"], p["counted"]) for p in of_struck]
    assert told == ([(cells[0], rows, level, "yes")] if rows else [])
    inspected = ohc("progress", "inspect", path, "--framework", "none").stderr
    assert (
        f"{len(cells)} cells are struck through; the first is {min(cells)}."
        in inspected
    )


def test_a_total_in_a_return_is_reported(ohc: Ohc) -> None:
    Path("a.csv").write_text(
        "Commitment,Status\nC3.1,Complete\nTotal,1\nSigned\n", encoding="utf-8"
    )
    result = ohc("progress", "read", "-v", "a.csv", "-f", "csv")
    assert "a.csv: table of row 1: row 3 left out (total)." in result.said
    assert "row 4" not in result.said
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("font", "fill", "has_rule", "is_told"),
    [
        ("#FFFFFF", "", False, True),
        ("#FFFFFF", "#FFFFFF", False, True),
        ("#FFFFFF", "#FFF9E0", False, True),
        ("#FFFFFF", "#FFF9DF", False, False),
        ("#FFFFFF", "#FF0000", False, False),
        ("#000000", "#FFFFFF", False, False),
        ("#FFFFFF", "", True, False),
    ],
)
def test_answers_in_white_on_white_are_reported(
    ohc: Ohc, font: str, fill: str, *, has_rule: bool, is_told: bool
) -> None:
    book = xlsxwriter.Workbook("white.xlsx")
    sheet = book.add_worksheet("Plan")
    colours = {"font_color": font} | ({"bg_color": fill} if fill else {})
    unseen = book.add_format(colours)
    sheet.write_row("A1", ("Action", "Status", "Comment"), unseen)
    sheet.write_row("A2", ("Paint", "Complete", "agreed"))
    sheet.write_row("A3", ("Fit chairs", "Delayed", "in May"), unseen)
    if has_rule:
        red = book.add_format({"bg_color": "#FF0000"})
        rule = {"type": "cell", "criteria": "==", "value": '"Delayed"', "format": red}
        sheet.conditional_format("B2:B3", rule)
    book.close()
    for command in ("tally", "check"):
        result = ohc("progress", command, "white.xlsx", "--framework", "none")
        told = "answers in white on a white or pale cell were read (B3)" in result.said
        assert told == is_told
        assert result.exit_code == 0
