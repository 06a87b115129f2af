"""The picture of the budget: lengths from zero, and none where none is stated."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from conftest import Ohc
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from ohc.pictures.budget_bars import LENGTH, budget_of, budget_picture
from ohc.reference.funding import budget

NS = {"svg": "http://www.w3.org/2000/svg"}


def test_bars_are_as_long_as_their_amounts_from_zero() -> None:
    rows = {row["accommodation"]: row["resources_gbp"] for row in budget()}
    drawn = [row for row in budget_of(budget()).amounts if row.is_stated]
    largest = max(int(rows[row.name]) for row in drawn)
    for row in drawn:
        assert row.width == pytest.approx(LENGTH * int(rows[row.name]) / largest, abs=1)
    widths = [row.width for row in drawn]
    assert widths == sorted(widths, reverse=True)


def test_what_is_to_be_confirmed_comes_last_and_claims_no_length() -> None:
    last = budget_of(budget()).amounts[-1]
    assert (last.name, last.stated) == ("Secure Training Centres", "TBC")
    assert not last.is_stated
    svg = budget_picture(budget())
    assert svg.count('fill="url(#confirm)"') == 2
    assert "TBC</tspan> in the source: no amount is stated" in svg


def test_every_amount_is_reported_in_words() -> None:
    picture = ET.fromstring(budget_picture(budget()))
    described = picture.findtext("svg:desc", namespaces=NS) or ""
    for row in budget():
        assert f"{row['accommodation']}: {row['resources_text']}." in described
    assert "£562.8m" in described


def test_the_picture_goes_to_a_file_and_is_in_the_page(ohc: Ohc) -> None:
    assert ohc("budget", "-o", "b.svg").stderr == "Wrote b.svg.\n"
    svg = Path("b.svg").read_text(encoding="utf-8")
    assert ohc("budget", "-o", "b.html").exit_code == 0
    assert svg in Path("b.html").read_text(encoding="utf-8")
    # Whoever chooses columns wants a table.
    words = ("budget", "--columns", "accommodation", "-o", "c.html")
    assert ohc(*words).exit_code == 0
    assert "<svg" not in Path("c.html").read_text(encoding="utf-8")


class TestDocuments:
    def test_the_paper_has_it_with_its_words(self, ohc: Ohc) -> None:
        pytest.importorskip("resvg_py")
        assert ohc("budget", "-o", "b.docx").exit_code == 0
        body = Document("b.docx").element.body
        [about] = body.iter(qn("wp:docPr"))
        assert "Secure Training Centres: TBC." in about.get("descr")
        assert len([*body.iter(qn("w:tbl"))]) == 1

    def test_the_workbook_has_it_on_a_sheet_of_its_own(self, ohc: Ohc) -> None:
        pytest.importorskip("resvg_py")
        assert ohc("budget", "-o", "b.xlsx").exit_code == 0
        book = load_workbook("b.xlsx")
        assert book.sheetnames == ["Budget", "Data", "Notes", "Picture"]
        with ZipFile("b.xlsx") as package:
            drawing = package.read("xl/drawings/drawing1.xml").decode()
        assert "Secure Training Centres: TBC." in drawing

    def test_chosen_columns_are_a_table_alone(self, ohc: Ohc) -> None:
        words = ("budget", "--columns", "accommodation")
        assert ohc(*words, "-o", "c.docx").exit_code == 0
        assert ohc(*words, "-o", "c.xlsx").exit_code == 0
        assert not Document("c.docx").inline_shapes
        assert "Picture" not in load_workbook("c.xlsx").sheetnames

    def test_without_the_package_they_say_so(
        self, ohc: Ohc, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        assert ohc("budget", "-o", "b.docx").exit_code == 0
        assert ohc("budget", "-o", "b.xlsx").exit_code == 0
        lines = [paragraph.text for paragraph in Document("b.docx").paragraphs]
        left_out = "The picture is left out. A PNG needs the package resvg-py"
        assert any(line.startswith(left_out) for line in lines)
        notes = load_workbook("b.xlsx")["Notes"].iter_rows(values_only=True)
        assert any(str(row[1]).startswith(left_out) for row in notes)


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_command_without_a_picture_says_which_have_one(ohc: Ohc, suffix: str) -> None:
    result = ohc("estate", "-o", f"e.{suffix}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.search("no picture.*ohc budget", result.stderr, flags=re.DOTALL)
    assert not Path(f"e.{suffix}").exists()
