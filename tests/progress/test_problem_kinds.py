"""Each kind of problem is made to happen, and found where it is."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import Ohc
from returned import (
    ROWS,
    SOUND,
    kinds_of,
    put,
    returned,
    summary,
    with_cell,
    zipped,
)

from ohc.problems import PROBLEM_KINDS
from ohc.reference.framework import commitments

TEXTS = {row["id"]: row["commitment"] for row in commitments()}
LATER = "changed-file new-file gone-file"
"""Kinds of which nothing is one yet."""

CLOSED = bytearray(zipped({"xl/workbook.xml": b"x"}))
CLOSED[CLOSED.rfind(b"PK\1\2") + 8] |= 1

Files = Mapping[str, bytes]
Expected = tuple[str, str, str, str, int]
"""Kind, sheet, cell, words of the message, and how many rows are set aside."""


def says(**answers: str | float) -> bytes:
    """Return a form whose row of C3.2 says something else."""
    names = {
        "status": "Status",
        "rag": "RAG",
        "percent": "Percent complete",
        "forecast": "Forecast date",
        "comment": "Comment",
        "id": "Commitment",
        "summary": "Commitment (summary)",
        "owner": "Owner",
    }
    more = {names[name]: value for name, value in answers.items()}
    return returned(answers={**SOUND, "C3.2": {**SOUND["C3.2"], **more}})


ROW = ROWS["C3.2"]
E, F, G, I_, K, L = (f"{letter}{ROW}" for letter in "EFGIKL")
RETURN = "Return"
CASES: dict[str, tuple[bytes, Expected]] = {
    "a PDF": (b"%PDF-1.4", ("not-a-workbook", "", "", "a PDF", 0)),
    "a web page": (
        b"<html><table><tr><td>Commitment</td></tr></table></html>",
        ("not-a-workbook", "", "", "save it as an Excel workbook", 0),
    ),
    "text without a header": (
        b"Dear all,\nnothing to report.\n",
        ("not-a-workbook", "", "", "without the headings", 0),
    ),
    "nothing": (b"", ("empty-file", "", "", "empty", 0)),
    "half of a file": (returned()[:4000], ("damaged", "", "", "is damaged", 0)),
    "a password": (bytes(CLOSED), ("password-protected", "", "", "password", 0)),
    "a far cell": (
        with_cell(returned(), "A1", '<c r="XFD1048576"><v>1</v></c>'),
        ("too-large", "", "", "XFD1048576", 0),
    ),
    "declared entities": (
        zipped(
            {
                "[Content_Types].xml": b"<x/>",
                "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
            }
        ),
        ("unsafe", "", "", "expand without limit", 0),
    ),
    "a status that is none": (
        says(status="Compleet"),
        ("unknown-status", RETURN, E, "'Compleet'", 1),
    ),
    "a rating that is none": (
        says(rag="Duck Egg"),
        ("unknown-rag", RETURN, F, "'Duck Egg'", 1),
    ),
    "an id that is none": (
        says(id="C13.1"),
        ("unknown-commitment", RETURN, f"A{ROW}", "summary belongs to C3.2", 1),
    ),
    "a summary of another": (
        says(summary=TEXTS["C4.1"]),
        ("moved-row", RETURN, f"A{ROW}", "belongs to C4.1", 1),
    ),
    "a day that is none": (
        says(forecast="31/02/2014"),
        ("bad-date", RETURN, I_, "31/02/2014", 0),
    ),
    "a percentage in doubt": (
        says(percent=50.0),
        ("bad-percent", RETURN, G, "percentage", 0),
    ),
    "an error": (
        with_cell(returned(), E, f'<c r="{E}"{{s}} t="e"><v>#REF!</v></c>'),
        ("error-cell", RETURN, E, "#REF!", 1),
    ),
    "a formula without a value": (
        with_cell(returned(), F, f'<c r="{F}"{{s}}><f>G1</f></c>'),
        ("uncalculated-formula", RETURN, F, "has no value", 1),
    ),
    "complete and red": (
        says(status="Complete", rag="Red", percent=1.0),
        ("contradiction", RETURN, F, "rated red", 0),
    ),
    "an NHS number": (
        says(comment="seen on 999 123 4578"),
        ("personal-data", RETURN, L, "an NHS number", 0),
    ),
    "a prison number": (
        says(comment="see A1234AA"),
        ("personal-data", RETURN, L, "a prison number", 0),
    ),
    "a body that is none": (
        returned(about={"Reporting body ID": "prison-garht", "Reporting body": ""}),
        ("unknown-body", "About", "B3", "Garth (prison-garth)", 18),
    ),
    "two bodies in one": (
        returned(about={"Reporting body": "Kirkham"}),
        ("unknown-body", "About", "B3", "Garth", 18),
    ),
    "a period with two readings": (
        returned(about={"Period": "2014-Q1"}),
        ("bad-date", "About", "B6", "2013-14-Q4", 18),
    ),
    "a return date that is none": (
        returned(about={"Return date": "soon"}),
        ("bad-date", "About", "B8", "return date", 0),
    ),
}


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


def test_a_coloured_cell_is_no_word(ohc: Ohc) -> None:
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


def test_who_has_a_workbook_open_is_said(ohc: Ohc) -> None:
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
    tests = Path(__file__).parent.rglob("test_*.py")
    text = "".join(path.read_text(encoding="utf-8") for path in tests)
    cases = {kind for kind in PROBLEM_KINDS if f'"{kind}"' in text}
    assert {*PROBLEM_KINDS} - cases == {*LATER.split()}
