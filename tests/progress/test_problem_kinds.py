"""Each kind of problem is made to happen, and found where it is."""

import sys
from pathlib import Path

import pytest
from conftest import Ohc
from returned import ROWS, kinds_of, put, returned, summary
from spoilt_returns import CASES

from ohc.problems import PROBLEM_KINDS


@pytest.mark.parametrize("what", CASES)
def test_it_is_found_where_it_is(ohc: Ohc, what: str) -> None:
    data, (kind, sheet, cell, words, aside) = CASES[what]
    sound = returned("prison-kirkham")
    put({"bad.xlsx": data, "good.xlsx": sound})

    result = ohc("progress", "tally", "-v", "returns", "--summary", "summary.json")

    found = summary()
    [problem, *others] = [p for p in found["problems"] if p["kind"] != "missing-return"]
    assert problem["kind"] == kind
    assert problem["file"].endswith("bad.xlsx")
    assert (problem["sheet"] or "", problem["cell"] or "") == (sheet, cell)
    assert words in problem["message"]
    assert {other["kind"] for other in others} <= {kind}
    assert str(problem["message"]) in result.said
    read = found["files_read"] == 2
    assert found["rows_set_aside"] == aside
    assert found["rows_read"] == (36 if read else 18)
    assert result.exit_code == 3


def test_a_sheet_that_is_missing_is_named(ohc: Ohc) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book["Sheet"].append(["Month", "Rain"])
    book.save("rain.xlsx")
    put({"rain.xlsx": Path("rain.xlsx").read_bytes()})
    assert kinds_of(ohc) == ["missing-sheet"]
    Path("returns/rain.xlsx").unlink()
    put({"a.csv": b"Month,Rain\nMay,3\n"})
    assert kinds_of(ohc) == ["not-a-workbook"]
    put({"b.csv": b"Commitment,Owner,Comment\nC1.1,me,yes\n"})
    assert kinds_of(ohc) == ["missing-column", "not-a-workbook"]


def test_a_coloured_cell_is_not_a_word(ohc: Ohc) -> None:
    import openpyxl
    from openpyxl.styles import PatternFill

    put({"a.xlsx": returned()})
    book = openpyxl.load_workbook("returns/a.xlsx")
    cell = book["Return"][f"F{ROWS['C12.1']}"]
    cell.fill = PatternFill("solid", fgColor="FFFF0000")
    book.save("returns/a.xlsx")
    result = ohc("progress", "check", "returns")
    assert "FF0000 (red)" in result.stdout
    assert kinds_of(ohc) == ["colour-only"]
    assert summary()["rows_set_aside"] == 1
    assert kinds_of(ohc, "--read-colours") == ["colour-only"]
    assert summary()["rows_set_aside"] == 0


def test_who_has_a_workbook_open_is_reported(ohc: Ohc) -> None:
    put({"a.xlsx": returned(), "~$a.xlsx": b"\x05R JonR\0 \0J\0o\0n\0"})
    result = ohc("progress", "check", "returns")
    assert "R Jon has a.xlsx open" in result.stdout
    assert kinds_of(ohc) == ["lock-file"]
    assert summary()["files_given"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
def test_what_cannot_be_opened_is_an_error(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    Path("returns/b.xlsx").symlink_to("nowhere.xlsx")
    assert ohc("progress", "check", "returns").exit_code == 3
    assert kinds_of(ohc) == ["no-access"]
    assert (summary()["files_read"], summary()["files_skipped"]) == (1, 1)


def test_every_kind_has_a_case() -> None:
    here = Path(__file__).parent
    tests = [*here.rglob("test_*.py"), here.parent / "spoilt_returns.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in tests)
    cases = {kind for kind in PROBLEM_KINDS if f'"{kind}"' in text}
    assert {*PROBLEM_KINDS} - cases == set()
