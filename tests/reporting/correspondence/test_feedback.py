"""Feedback on returns: every problem is on a page, and on the right one."""

import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from docx import Document
from numbers_of_people import NHS, PRISON, refuse_numbers
from returned import SOUND, put, returned
from spoilt_returns import CASES, says

from ohc.reporting.correspondence.table_lines import in_words

GARTH = "prison-garth_2013-14-Q4"
OURS = "for-the-analyst_feedback"
BAD = says(status="Compleet")
CELL = re.compile(r"\b[A-PR-Z]\d+\b(?!\.)")
LATER = date(2014, 3, 28)


def feedback(ohc: Ohc, *words: str, paths: str = "returns") -> list[dict[str, Any]]:
    """Write feedback as text into the folder out, and return the problems."""
    words = (paths, "--feedback", "out", "--as", "txt", "-f", "json", *words)
    result = ohc("progress", "check", *words)
    assert result.exit_code in {0, 3}, result.stderr
    problems: list[dict[str, Any]] = json.loads(result.stdout)
    return problems


def pages() -> dict[str, str]:
    """Return the text of each page, its lines joined."""
    return {
        path.stem: " ".join(path.read_text(encoding="utf-8").split())
        for path in Path("out").glob("*.txt")
    }


@pytest.mark.parametrize("what", CASES)
def test_every_problem_is_on_one_page(ohc: Ohc, what: str) -> None:
    put({f"{GARTH}.xlsx": CASES[what][0]})
    problems = feedback(ohc)
    assert problems
    [*texts] = pages().values()
    for problem in problems:
        wrote, expected = problem["found"] or "", problem["expected"] or ""
        parts = (problem["cell"] or "", in_words(expected.strip()), wrote)
        assert any(all(part in text for part in parts) for text in texts), problem


def test_all_pages_together_hold_each_cell_once(ohc: Ohc, playground: Path) -> None:
    problems = feedback(ohc, paths=str(playground / "returns"))
    cells = sorted(problem["cell"] for problem in problems if problem["cell"])
    text = " ".join(pages().values())
    places = re.findall(r"\d\. (.*?)What is wrong", text)
    named = [cell for place in places for cell in CELL.findall(place)]
    assert sorted(named) == cells


def test_each_goes_to_its_establishment(ohc: Ohc) -> None:
    put({"a.xlsx": BAD, "b.xlsx": returned("prison-kirkham"), "c.xlsx": b"%PDF-1.4"})
    feedback(ohc)
    garth = f"{GARTH}_feedback"
    # Kirkham's has nothing to put right; whose the PDF is nobody knows.
    assert {*pages()} == {garth, OURS}
    assert "Compleet" in pages()[garth]
    assert "c.xlsx" not in pages()[garth]
    assert "c.xlsx" in pages()[OURS]
    assert "Find out whose it is" in pages()[OURS]


def test_the_page_says_how_much_to_do_to_whom_and_by_when(ohc: Ohc) -> None:
    red = says(status="Complete", rag="Red", percent=1.0)
    put({"a.xlsx": BAD, "b.xlsx": returned("prison-kirkham")})
    words = ("--return-to", "hj@nhs.example", "--reply-by", "30/4/2014")
    feedback(ohc, *words, "--sender", "Lancashire Area Team")
    text = pages()[f"{GARTH}_feedback"]
    assert "Your return for quarter 4 of 2013-14 (January to March 2014): Garth" in text
    assert "Please correct 1 problem in the workbook that you sent (a.xlsx)" in text
    assert "send it again to hj@nhs.example by 30 April 2014." in text
    assert "please send us their name. Lancashire Area Team" in text
    Path("returns/a.xlsx").write_bytes(red)
    feedback(ohc, "--force")
    text = pages()[f"{GARTH}_feedback"]
    assert "check 2 answers" in text
    assert "If nothing is wrong, please tell us." in text
    assert "counted as you wrote them" in text
    assert "not counted" not in text


def test_a_corrected_return_gets_no_page_and_the_old_one_is_named(ohc: Ohc) -> None:
    put({"a.xlsx": BAD})
    feedback(ohc)
    put({"b.xlsx": returned(about={"Return date": LATER})})
    words = ("returns", "--feedback", "out", "--as", "txt")
    result = ohc("progress", "check", *words)
    old = Path(f"out/{GARTH}_feedback.txt")
    assert f"{old.name} is from an earlier run" in result.said
    # Nobody deletes it but the analyst.
    assert old.exists()
    old.unlink()
    feedback(ohc, "--force")
    assert {*pages()} == {OURS}
    assert "Compleet" in pages()[OURS]


def test_a_file_that_cannot_be_read_is_settled_by_one_that_counts(ohc: Ohc) -> None:
    put({f"{GARTH}.xlsx": b"%PDF-1.4"})
    feedback(ohc)
    assert {*pages()} == {f"{GARTH}_feedback"}
    assert "could not use it" in pages()[f"{GARTH}_feedback"]
    put({"b.xlsx": returned()})
    Path(f"out/{GARTH}_feedback.txt").unlink()
    feedback(ohc)
    assert {*pages()} == {OURS}


def test_a_page_of_another_patch_is_not_called_old(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    put({"prison-leeds_2013-14-Q4_feedback.txt": b"x"}, "out")
    words = ("returns", "--feedback", "out", "--as", "txt")
    assert "from an earlier run" not in ohc("progress", "check", *words).said


def test_no_number_of_a_person_goes_out(ohc: Ohc) -> None:
    put({f"{GARTH} {PRISON}.xlsx": says(comment=f"seen on {NHS}", status=PRISON)})
    put({f"{PRISON}.xlsx": b"%PDF-1.4"})
    feedback(ohc)
    ohc("progress", "check", "returns", "--feedback", "out", "--as", "docx")
    assert len([*Path("out").glob("[!.]*")]) == 4
    for path in Path("out").glob("[!.]*"):
        text = path.read_text(encoding="utf-8") if path.suffix == ".txt" else ""
        if not text:
            with zipfile.ZipFile(path) as archive:
                text = archive.read("word/document.xml").decode()
        refuse_numbers(path.name, text)
        refuse_numbers("its name", path.name)
    assert "withheld" in pages()[f"{GARTH}_feedback"]


def test_answers_that_are_those_of_last_quarter(ohc: Ohc) -> None:
    answers = {key: {**row, "Comment": "as before"} for key, row in SOUND.items()}
    put({"old.xlsx": returned(period="2013-14-Q3", answers=answers)}, "before")
    put({"new.xlsx": returned(answers=answers)})
    assert "same-as-last" not in {problem["kind"] for problem in feedback(ohc)}
    problems = feedback(ohc, "--previous", "before", "--force")
    assert "same-as-last" in {problem["kind"] for problem in problems}
    assert "word for word those of last time" in pages()[f"{GARTH}_feedback"]
    # Those of before are no returns to give feedback on.
    assert {problem["file"] for problem in problems} == {"returns/new.xlsx"}


def test_as_a_document_it_is_accessible_and_always_the_same(ohc: Ohc) -> None:
    put({"a.xlsx": BAD})
    for folder in ("out", "again"):
        ohc("progress", "check", "returns", "--feedback", folder)
    page = Path(f"out/{GARTH}_feedback.docx")
    assert page.read_bytes() == Path("again", page.name).read_bytes()
    document: Any = Document(str(page))
    properties = document.core_properties
    assert properties.language == "en-GB"
    assert properties.title.endswith(": Garth")
    [table] = document.tables
    assert document.element.xpath("//w:tr[1]/w:trPr/w:tblHeader")
    assert table.rows[0].cells[0].text == "Where"
    assert "Compleet" in [cell.text for cell in table.rows[1].cells]


def test_the_command_says_what_was_written_and_that_nothing_was_sent(ohc: Ohc) -> None:
    put({"a.xlsx": BAD})
    for _ in ("first", "again"):
        said = ohc("progress", "check", "returns", "--feedback", "out").said
        assert "Wrote 1 page into out. Nothing was sent." in said
        assert "from an earlier run" not in said
    put({"a.xlsx": returned()})
    said = ohc("progress", "check", "returns", "--feedback", "out").said
    assert "No establishment has anything to put right" in said
