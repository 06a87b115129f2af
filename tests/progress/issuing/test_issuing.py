"""Forms go out, are filled in by other programs, and come back cell for cell."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Ohc
from returned import PERIOD, ROWS, WORK, put, returned, summary

from ohc.outcome import Row
from ohc.progress.forms import HEADERS
from ohc.progress.issuing.quarter_form import Going, quarter_form
from ohc.progress.options import ReadOptions
from ohc.progress.results import rows_read
from ohc.progress.words.periods import find_period
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import bodies

FORM = Path("forms") / f"prison-garth_{PERIOD}.xlsx"
ANSWERS: dict[str, Any] = {
    "F": "In progress",
    "G": "Amber/Green",
    "H": "Head of Healthcare & governor <both>",
    "I": date(2014, 4, 30),
    "J": None,
    "K": 'Llŷr said "yes"\nand again',
    "L": " stray\t",
}


def issue(ohc: Ohc, *words: str) -> None:
    done = ohc("progress", "template", "-p", PERIOD, "-o", "forms", *words)
    assert done.exit_code == 0, done.stderr


def fill(path: Path, moved: int = 0) -> None:
    """
    Fill in a form as openpyxl does, every row and the return date.

    With last quarter beside, the columns are moved by one.
    """
    book = openpyxl.load_workbook(path)
    for row in range(5, 23):
        for column, value in ANSWERS.items():
            book["Return"][f"{chr(ord(column) + moved)}{row}"] = value
    book["About"]["B8"] = date(2014, 3, 20)
    book.save(path)


def rows_of(path: Path) -> list[Row]:
    outcome = rows_read([str(path)], ReadOptions(), work=WORK)
    assert not outcome.warnings, outcome.warnings
    return [*outcome.rows]


def check_answers(path: Path) -> None:
    found = rows_of(path)
    assert {row["commitment"] for row in found} == {*ROWS}
    for row in found:
        assert (row["body_id"], row["period"]) == ("prison-garth", PERIOD)
        assert (row["status"], row["rag"]) == ("in_progress", "amber_green")
        assert (row["percent_complete"], row["set_aside"]) == ("", "")
        assert (row["forecast"], row["date_achieved"]) == ("2014-04-30", "")
        assert row["owner"] == ANSWERS["H"]
        assert row["evidence"] == ANSWERS["K"]
        assert row["comment"] == "stray"


def test_a_form_for_each_unit_in_scope_and_open(ohc: Ohc) -> None:
    issue(ohc, "--lead", "Lancashire")
    assert len([*Path("forms").iterdir()]) == 15
    issue(ohc, "--region", "NHS Midlands and East", "--force")
    names = {path.name for path in Path("forms").iterdir()}
    assert f"prison-highpoint_{PERIOD}.xlsx" in names
    assert not [name for name in names if "highpoint-" in name]


def test_openpyxl_fills_it_in_and_it_comes_back(ohc: Ohc) -> None:
    issue(ohc, "--name", "Garth")
    fill(FORM)
    check_answers(FORM)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_libreoffice_saves_it_and_it_comes_back(ohc: Ohc, suffix: str) -> None:
    put({"garth.xlsx": returned("prison-garth", "2013-14-Q3")}, "old")
    issue(ohc, "--name", "Garth", "--previous", "old", "--return-to", "a@b.example")
    fill(FORM, moved=1)
    home = Path("office").absolute().as_uri()
    words = ["soffice", "--headless", f"-env:UserInstallation={home}", "--convert-to"]
    subprocess.run(
        [*words, suffix, "--outdir", "saved", str(FORM)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = Path("saved") / FORM.with_suffix(f".{suffix}").name
    if suffix != "xlsx":
        outcome = rows_read([str(saved)], ReadOptions(), work=WORK)
        assert all(row["status"] == "in_progress" for row in outcome.rows)
        assert len(outcome.rows) == 18
        return
    check_answers(saved)


def test_the_same_form_has_the_same_bytes() -> None:
    body, period = bodies()["prison-garth"], find_period(PERIOD)
    assert quarter_form(body, period, Going()) == quarter_form(body, period, Going())


def test_what_the_workbook_holds(ohc: Ohc) -> None:
    issue(ohc, "--name", "Garth")
    book = openpyxl.load_workbook(FORM)
    assert book.sheetnames == ["About", "Return", "Guidance"]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=3)}
    assert about["Reporting body ID"] == "prison-garth"
    assert about["Period"] == PERIOD
    sheet = book["Return"]
    headers = [cell.value for cell in sheet[4]]
    assert headers == [*HEADERS[:4], "Applies here", *HEADERS[4:6], *HEADERS[7:]]
    texts = {sheet[f"A{row}"].value: sheet[f"C{row}"].value for row in range(5, 23)}
    assert texts == {row["id"]: row["commitment"] for row in commitments()}
    ranges = {str(one.sqref) for one in sheet.data_validations.dataValidation}
    assert ranges == {f"{column}5:{column}22" for column in "FGIJ"}
    assert book["About"].sheet_view.selection[0].activeCell == "B7"
    assert book.properties.language == "en-GB"
    assert "Garth" in str(book.properties.title)


def test_a_blank_form_is_not_a_return(ohc: Ohc) -> None:
    issue(ohc, "--name", "Garth")
    done = ohc(
        "progress", "tally", "-v", "forms", "-n", "Garth", "--summary", "summary.json"
    )
    assert done.exit_code == 3, done.stderr
    kinds = [problem["kind"] for problem in summary()["problems"]]
    assert kinds == ["empty-file", "missing-return"]
    assert (summary()["rows_tallied"], summary()["rows_set_aside"]) == (0, 18)


def test_what_people_filled_in_is_not_overwritten(ohc: Ohc) -> None:
    put({FORM.name: b"filled in"}, "forms")
    words = ("progress", "template", "-p", PERIOD, "-o", "forms", "-l", "Lancashire")
    done = ohc(*words)
    assert done.exit_code == 1
    assert "none was written" in done.stderr
    assert [path.name for path in Path("forms").iterdir()] == [FORM.name]
    assert ohc(*words, "--force").exit_code == 0
    assert FORM.read_bytes() != b"filled in"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-p", "2014-Q1"), "2013-14-Q4"),
        (("-p", "2013-14-Q4", "-n", "Dover"), "No establishment reports"),
        (("-p", "2013-14-Q4", "-a", "Wesex"), "Did you mean Wessex?"),
    ],
)
def test_wrong_words_are_exit_2(ohc: Ohc, words: tuple[str, ...], said: str) -> None:
    done = ohc("progress", "template", "-o", "forms", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not Path("forms").exists()


def test_shuffled_renamed_and_copied_it_counts_the_same(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    before = ohc("progress", "tally", "-v", "returns", "-n", "Garth", "-f", "json")
    book = openpyxl.load_workbook("returns/a.xlsx")
    sheet = book["Return"]
    rows = [[cell.value for cell in row] for row in sheet["A5:L22"]]
    for number, row in enumerate(rows[::-1], start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    sheet.insert_cols(5)
    sheet["E4"] = "Board note"
    sheet["E7"] = "as discussed"
    book.copy_worksheet(sheet)
    Path("returns/a.xlsx").unlink()
    book.save("returns/Return of Garth (final).xlsx")
    after = ohc("progress", "tally", "-v", "returns", "-n", "Garth", "-f", "json")
    assert after.stdout == before.stdout
    assert "The same return is in" in after.said
