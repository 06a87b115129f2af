"""What a file of answers may contain: everything wrong with it is listed at once."""

from pathlib import Path
from typing import Any

import pytest
from agreed import read
from conftest import Ohc, Result
from openpyxl import load_workbook

from ohc.agreements.answers.faults import MOST

WORDS = ("lda", "generate", "garth", "--answers")
GARTH = Path("agreements/prison-garth.docx")
NUMBERS = ("943 476 5919", "A1234BC")


def toml(ohc: Ohc, *lines: str) -> Result:
    Path("a.toml").write_text("\n".join(lines), encoding="utf-8")
    return ohc(*WORDS, "a.toml")


def csv(ohc: Ohc, *lines: str) -> Result:
    Path("a.csv").write_text("\n".join(lines), encoding="utf-8")
    return ohc(*WORDS, "a.csv")


def test_all_faults_of_a_workbook_are_reported_at_once_each_with_its_cell(
    ohc: Ohc,
) -> None:
    assert ohc("lda", "answers", "garth", "kirkham", "-o", "a.xlsx").exit_code == 0
    book: Any = load_workbook("a.xlsx")
    page = book["Answers"]
    columns = {cell.value: cell.column for cell in page[4]}
    page.cell(5, columns["Holds women"]).value = "Y"
    page.cell(5, columns["Agreed on"]).value = "31/06/2014"
    page.cell(6, columns["Governor or Director"]).value = "#REF!"
    page.cell(6, columns["Chair"]).value = "=A1"
    cells = [page.cell(5, columns["Holds women"]), page.cell(5, columns["Agreed on"])]
    cells += [page.cell(6, columns[name]) for name in ("Governor or Director", "Chair")]
    book.save("a.xlsx")
    result = ohc(*WORDS, "a.xlsx")
    assert result.exit_code == 1
    heading, *lines, advice = result.stderr.splitlines()
    lines = [line for line in lines if line.startswith("a.xlsx")]
    assert heading == "Error: ohc cannot use 4 answers:"
    assert {line.split(": ")[0] for line in lines} == {
        f"a.xlsx Answers!{cell.coordinate}" for cell in cells
    }
    assert (
        "not one of the choices. Did you mean Yes? Choose from: Yes; No."
    ) in result.said
    assert "it shows #REF!. Type the answer." in result.said
    assert "it shows a formula without a value." in result.said
    assert advice == ("Nothing was written. Correct them all, then generate again.")
    assert not GARTH.exists()


def test_an_error_in_a_csv_is_not_an_answer(ohc: Ohc) -> None:
    result = csv(ohc, "id,governor", "prison-garth,#REF!")
    assert (result.exit_code, GARTH.exists()) == (1, False)
    assert "a.csv B2: it shows #REF!." in result.said


def test_what_is_wrong_with_a_row_is_reported_once(ohc: Ohc) -> None:
    result = csv(ohc, "id,governor,board_chair", "prison-nowhere,A,B", ",A,B")
    assert "cannot use 2 answers:" in result.said
    assert "a.csv A2: there is no establishment of this name." in result.said
    assert "a.csv A3: this row does not name an establishment." in result.said


@pytest.mark.parametrize(("rows", "first"), [(MOST - 1, ""), (MOST, "The first ")])
def test_no_more_faults_are_listed_than_anyone_reads(
    ohc: Ohc, rows: int, first: str
) -> None:
    for row in ("prison-garth,maybe", ",No"):
        result = csv(ohc, "id,pfi", *[row] * rows)
        assert f"Error: ohc cannot use {first.lower()}{rows} answers:" in result.said


@pytest.mark.parametrize("word", ["TBC", "?", "n/k", "xxx", "-"])
def test_a_placeholder_answers_nothing(ohc: Ohc, word: str) -> None:
    head = "id,governor,pfi,review_date,board_chair"
    result = csv(ohc, head, f"prison-garth,{word},{word},{word},Ann")
    assert result.exit_code == 0
    assert "a.csv B2, C2, D2: this is only" in result.stderr.replace(" a.csv", "")
    assert read(GARTH).answers == {"board_chair": "Ann"}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("place", ["id", "header", "answer", "choice", "date", "name"])
def test_no_number_of_a_person_is_taken_or_repeated(
    ohc: Ohc, number: str, place: str
) -> None:
    cells = {
        "id": ("id,governor", f"{number},Ann"),
        "header": (f"id,{number}", "prison-garth,Ann"),
        "answer": ("id,governor", f"prison-garth,Ann for {number}"),
        "choice": ("id,pfi", f"prison-garth,{number}"),
        "date": ("id,review_date", f"prison-garth,{number}"),
        "name": ("id,pfi", "prison-garth,Maybe"),
    }
    name = f"{number}.csv" if place == "name" else "a.csv"
    Path(name).write_text("\n".join(cells[place]), encoding="utf-8")
    result = ohc(*WORDS, name)
    assert result.exit_code == 1
    assert number not in result.said
    assert not GARTH.exists()


def test_messages_do_not_say_what_someone_typed(ohc: Ohc) -> None:
    typed = "Mr Smith is on opiates"
    head = f"id,pfi,review_date,{typed}"
    result = csv(ohc, head, f"prison-garth,{typed},{typed},x", f"{typed},No,,")
    assert result.exit_code == 1
    assert "Smith" not in result.said
    assert result.stderr.count("a.csv") == 4
    assert "Smith" not in toml(ohc, "[garth]", f'pfi = "{typed}"').stderr
    assert "Smith" not in toml(ohc, "[garth]", f"pfi = {typed}").stderr


def test_a_bare_number_is_not_a_date(ohc: Ohc) -> None:
    result = csv(ohc, "id,review_date", "prison-garth,45000")
    assert "a.csv B2: a bare number is not a date." in result.said
    assert "a bare number" in toml(ohc, "[garth]", "review_date = 45000").stderr


@pytest.mark.parametrize(("day", "late"), [("31/12/2019", False), ("1/1/2020", True)])
def test_a_day_far_from_the_agreement_is_taken_and_reported(
    ohc: Ohc, day: str, late: bool
) -> None:
    result = csv(ohc, "id,review_date", f"prison-garth,{day}")
    assert result.exit_code == 0
    assert ("a.csv B2: this is long after 2013" in result.said) == late


def test_a_hidden_row_is_read_and_reported(ohc: Ohc) -> None:
    assert ohc("lda", "answers", "garth", "kirkham", "-o", "a.xlsx").exit_code == 0
    book: Any = load_workbook("a.xlsx")
    page = book["Answers"]
    page.row_dimensions[5].hidden = True
    book.save("a.xlsx")
    result = ohc(*WORDS, "a.xlsx")
    assert "a.xlsx Answers: hidden rows were read (5)." in result.said


def test_a_blank_contradicts_no_answer_of_another_table(ohc: Ohc) -> None:
    both = ("[garth]", 'governor = "A"', "[prison-garth]", 'governor = ""')
    for lines in (both, (*both[2:], *both[:2])):
        assert toml(ohc, *lines).exit_code == 0
        assert read(GARTH).answers == {"governor": "A"}
    result = toml(ohc, *both[:3], 'governor = "B"')
    assert "has two different answers for governor" in result.said


@pytest.mark.parametrize(
    "line",
    [
        ".".join(["a"] * 100_000) + " = 1",
        f"x = {{ {'.'.join(['a'] * 100_000)} = 1 }}",
        "x = " + "[" * 100_000,
        "x = 0x" + "f" * 100_000,
        'governor = "' + "x" * 6_000_000 + '"',
    ],
    ids=["key", "inline", "list", "number", "size"],
)
def test_endless_toml_is_refused_at_once(ohc: Ohc, line: str) -> None:
    result = toml(ohc, "[garth]", line)
    assert result.exit_code in {1, 2}
    assert len(result.stderr) < 300


def test_a_quotation_mark_that_joins_rows_is_reported_and_nothing_is_used(
    ohc: Ohc,
) -> None:
    result = csv(
        ohc,
        "id,pfi,xray",
        'prison-winchester,No,"Yes',
        'prison-garth,No,say "Yes"',
    )
    assert result.exit_code == 1
    assert "C2: A quotation mark in line 2 is not closed" in result.said
