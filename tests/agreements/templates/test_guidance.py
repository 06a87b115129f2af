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
    assert guidance.read_bytes() == packed()
    said = ohc("lda", "status", "agreements").said
    assert "1 agreement + 0 with problems" in " ".join(said.split())


def test_a_guidance_that_someone_changed_is_left_alone_and_named(ohc: Ohc) -> None:
    guidance = Path(PATH.parent, "guidance.docx")
    guidance.parent.mkdir()
    guidance.write_bytes(b"ours")
    result = ohc("lda", "generate", "winchester")
    assert result.exit_code == 0
    assert guidance.read_bytes() == b"ours"
    assert "guidance.docx was changed, or is from another version" in result.said
    assert ohc("lda", "template", "-o", guidance, "--force").exit_code == 0
    assert "guidance.docx" not in ohc("lda", "generate", "winchester").said


def test_pages_and_dry_runs_come_without_guidance(ohc: Ohc) -> None:
    assert ohc("lda", "generate", "winchester", "--dry-run").exit_code == 0
    assert ohc("lda", "generate", "winchester", "-f", "md").exit_code == 0
    assert not Path(PATH.parent, "guidance.docx").exists()
