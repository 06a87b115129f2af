"""The guidance: how to fill in agreements, and what no prison can settle."""

from pathlib import Path
from typing import Any

from agreed import PATH
from conftest import ROOT, Ohc
from docx import Document
from make_guidance import packed

from ohc.agreements.wording.terms import curly
from ohc.reference.tables import load_table


def test_the_guidance_is_that_of_its_layout() -> None:
    assert packed() == (ROOT / "templates" / "guidance.docx").read_bytes()


def test_the_guidance_has_every_point_that_no_prison_can_settle(ohc: Ohc) -> None:
    result = ohc("lda", "template", "-o", "guidance.docx")
    assert result.exit_code == 0
    assert "how to fill in, update and finish agreements" in result.said
    document: Any = Document("guidance.docx")
    [table] = document.tables
    questions = [row.cells[0].text for row in table.rows[1:]]
    assert questions == [
        curly(point["question"])
        for point in load_table("agreement_points")
        if point["settled"] == "nationally"
    ]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for note in load_table("agreement_guidance"):
        assert note["text"] in text


def test_the_guidance_beside_agreements_is_none_of_them(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester").exit_code == 0
    guidance = Path(PATH.parent, "guidance.docx")
    assert ohc("lda", "template", "-o", guidance).exit_code == 0
    said = ohc("lda", "status", "agreements").said
    assert "1 agreements + 0 with problems" in " ".join(said.split())
