"""The layout of agreements: what a reader sees, in Word, Markdown and pages."""

import re
from pathlib import Path
from typing import Any

import pytest
from agreed import PATH, VARIANTS, edit_as_word_does, parts_of, read, type_in
from conftest import Ohc
from docx import Document
from docx.oxml.ns import qn
from layouts import every_text
from lxml import etree

BANNED = (
    "skeleton",
    "doubtful",
    "nobody named",
    "(will)",
    "(should)",
    "a reading",
    "as npa",
    "no source",
    "is not said",
    "establishment",
    "inferred",
    "ohc",
    "ccg",
    "and/or",
    " etc",
)
"""What nobody would sign, in small letters."""


def test_no_variant_has_a_word_that_nobody_would_sign(ohc: Ohc) -> None:
    words = ("lda", "generate", *VARIANTS.values(), "-f", "docx", "md", "html")
    assert ohc(*words).exit_code == 0
    for path in Path("agreements").glob("prison-*"):
        is_word = path.suffix == ".docx"
        text = every_text(path) if is_word else path.read_text(encoding="utf-8")
        # A page ends in the mark by which a change of it shows.
        plain = re.sub(r"<!--.*?-->|<style>.*?</style>", "", text, flags=re.DOTALL)
        for banned in BANNED:
            assert banned not in plain.lower(), (path, banned)
        assert not re.search(r"\bD\d+\b", plain), path
        assert "'" not in plain.replace("&#39;", "'"), path


@pytest.mark.usefixtures("winchester")
class TestWord:
    def test_no_paragraph_is_empty_but_where_people_sign(self) -> None:
        document: Any = Document(str(PATH))
        empty = [
            paragraph
            for paragraph in document.element.body.iter(qn("w:p"))
            if not "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        ]
        assert len(empty) == 6
        assert all(each.getparent().tag == qn("w:tc") for each in empty)

    def test_the_footer_has_the_version_and_the_day_of_part_a(self, ohc: Ohc) -> None:
        assert "Version: see A1" in every_text(PATH)
        typed = {"agreement_version": "Agreed 1.0", "in_force_from": "1 June 2014"}
        edit_as_word_does(PATH, typed)
        assert ohc("lda", "generate", "winchester").exit_code == 0
        assert "Version: Agreed 1.0   In force from: 1 June 2014" in every_text(PATH)

    def test_an_old_footer_is_not_an_answer_and_is_renewed(self, ohc: Ohc) -> None:
        edit_as_word_does(PATH, {"agreement_version": "Draft 1"})
        assert ohc("lda", "generate", "winchester").exit_code == 0
        # Libraries and LibreOffice change A1 and leave the footer as it was.
        type_in(PATH, {"agreement_version": "Agreed 2", "in_force_from": "1 June 2014"})
        assert "Version: Draft 1   In force from: see A1" in every_text(PATH)
        agreement = read(PATH)
        assert agreement.answers["agreement_version"] == "Agreed 2"
        assert not agreement.notes
        assert not agreement.is_touched_outside
        assert ohc("lda", "generate", "winchester").exit_code == 0
        assert "Version: Agreed 2   In force from: 1 June 2014" in every_text(PATH)

    def test_the_footer_is_bound_to_the_answers_of_a1(self) -> None:
        parts = parts_of(PATH)
        for key in ("agreement_version", "in_force_from"):
            bound = f"o:answer[@field='{key}']".encode()
            assert bound in parts["word/document.xml"]
            assert bound in parts["word/footer1.xml"]
            assert f'"ohc-shown:{key}"'.encode() in parts["word/footer1.xml"]

    def test_the_properties_name_the_agreement_and_the_program(self) -> None:
        parts = parts_of(PATH)
        core = parts["docProps/core.xml"].decode()
        assert (
            "<dc:title>Local delivery agreement: HMP/YOI Winchester</dc:title>" in core
        )
        assert "<dc:subject>HMP/YOI Winchester</dc:subject>" in core
        app = parts["docProps/app.xml"].decode()
        assert "<Application>ohc</Application>" in app
        assert re.search(r"<AppVersion>\d\.\d{4}</AppVersion>", app)

    def test_a_cell_is_shaded_until_it_is_filled_in(self, ohc: Ohc) -> None:
        def shaded() -> int:
            return parts_of(PATH)["word/document.xml"].decode().count('"EEF4FB"')

        before = shaded()
        edit_as_word_does(PATH, {"governor": "G"})
        assert ohc("lda", "generate", "winchester").exit_code == 0
        assert shaded() == before - 1

    def test_numbers_are_those_of_the_list_of_word(self, ohc: Ohc) -> None:
        document: Any = Document(str(PATH))
        assert ohc("lda", "generate", "winchester", "-f", "md").exit_code == 0
        page = PATH.with_suffix(".md").read_text(encoding="utf-8")
        section = term = 0
        for paragraph in document.paragraphs:
            if paragraph.style.style_id == "LDATermheading":
                section, term = section + 1, 0
                assert f"### {section} {paragraph.text}\n" in page
            elif paragraph.style.style_id == "LDATerm":
                term += 1
                assert re.search(rf"^{section}\.{term} ", page, re.MULTILINE)
        assert section == 15

    def test_no_row_is_divided_and_every_table_has_a_caption(self) -> None:
        root: Any = etree.fromstring(parts_of(PATH)["word/document.xml"])
        for row in root.iter(qn("w:tr")):
            assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for table in root.iter(qn("w:tbl")):
            caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
            assert caption.get(qn("w:val"))
        assert not [*root.iter(qn("w:gridSpan")), *root.iter(qn("w:vMerge"))]

    def test_what_is_to_settle_is_above_part_a(self, ohc: Ohc) -> None:
        edit_as_word_does(PATH, {"governor": "Typed"})
        Path("a.toml").write_text('[winchester]\ngovernor = "Other"', encoding="utf-8")
        assert (
            ohc("lda", "generate", "winchester", "--answers", "a.toml").exit_code == 3
        )
        text = every_text(PATH)
        assert text.index("To decide") < text.index("Part A: Particulars\nA1")
