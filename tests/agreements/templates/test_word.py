"""Agreements as Word documents: valid shape, accessible, the same each time."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from agreed import (
    PATH,
    VARIANTS,
    change_parts,
    parts_of,
    read,
    template_with,
)
from conftest import ROOT, Ohc
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from make_word_template import packed

from ohc.agreements.answers.merging import Merged
from ohc.agreements.docx.agreement import read_agreement
from ohc.agreements.docx.controls import ANSWERS_ID, store
from ohc.agreements.docx.filled_controls import key_of
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.template import example
from ohc.agreements.templates.word import WordTemplate
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.places import places

TRICKY = "Health & Justice <b> \"quoted\" 'twice'\nŵ ŷ Ll\tend {{ x }} {% y %} é 😀"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def template() -> WordTemplate:
    return WordTemplate(bundled("docx"), "lda.docx", sample=example())


def made(template: WordTemplate, place: str, values: dict[str, str]) -> bytes:
    made = content(places()[place], Answers(values))
    return template.document(made, Merged(values, {}, {})).data


@pytest.fixture
def blank(winchester: Path) -> Path:
    return winchester


def test_the_template_is_what_its_layout_says() -> None:
    assert packed() == (ROOT / "templates" / "lda.docx").read_bytes()


def test_every_field_asked_for_is_a_control_bound_to_the_store(blank: Path) -> None:
    root: Any = etree.fromstring(parts_of(blank)["word/document.xml"])
    controls = [one for one in root.iter(f"{W}sdt") if key_of(one)]
    asked = content(places()["prison-winchester"], Answers()).fills
    assert {key_of(one) for one in controls} == {*asked}
    numbers = [one.find(f"{W}sdtPr/{W}id").get(f"{W}val") for one in controls]
    assert len(numbers) == len({*numbers})
    assert len({key_of(one) for one in controls}) == len(controls)
    stored: Any = etree.fromstring(parts_of(blank)["customXml/item1.xml"])
    namespaces = {"o": "urn:ohc:agreement:1"}
    for one in controls:
        binding = one.find(f"{W}sdtPr/{W}dataBinding")
        assert binding.get(f"{W}storeItemID") == ANSWERS_ID
        path = binding.get(f"{W}xpath")
        assert len(stored.xpath(path, namespaces=namespaces)) == 1, path
    about = parts_of(blank)["customXml/itemProps1.xml"].decode()
    assert ANSWERS_ID in about


def test_an_emptied_control_shows_its_hint_again(blank: Path) -> None:
    parts = parts_of(blank)
    blocks: Any = etree.fromstring(parts["word/glossary/document.xml"])
    names = {one.get(f"{W}val") for one in blocks.iter(f"{W}name")}
    root: Any = etree.fromstring(parts["word/document.xml"])
    wanted = {
        one.find(f"{W}sdtPr/{W}placeholder/{W}docPart").get(f"{W}val")
        for one in root.iter(f"{W}sdt")
        if key_of(one)
    }
    assert wanted <= names


def test_a_document_is_accessible(blank: Path) -> None:
    document: Any = Document(str(blank))
    section = document.sections[0]
    assert round(section.page_width.mm), round(section.page_height.mm) == (210, 297)
    assert document.core_properties.title.startswith("Local delivery agreement: ")
    assert document.core_properties.language == "en-GB"
    styles = parts_of(blank)["word/styles.xml"].decode()
    assert '<w:lang w:val="en-GB"' in styles
    levels = [
        int(paragraph.style.style_id[-1])
        for paragraph in document.paragraphs
        if paragraph.style.style_id.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert document.tables
    for table in document.tables:
        first: Any = table.rows[0]
        assert first._tr.find(f".//{qn('w:tblHeader')}") is not None  # noqa: SLF001
        assert all(cell.text for cell in first.cells)
    footer = parts_of(blank)["word/footer1.xml"].decode()
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_the_contents_list_of_an_older_template_leads_to_every_section(
    ohc: Ohc,
) -> None:
    template = template_with(str, "mine.docx")
    assert ohc("lda", "generate", "winchester", "--template", template).exit_code == 0
    xml = parts_of(PATH)["word/document.xml"].decode()
    anchors = re.findall(r'w:anchor="([^"]+)"', xml)
    bookmarks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', xml)
    assert anchors == bookmarks
    assert len(anchors) == 23
    assert "TOC \\o" in xml


def test_a_hint_is_recognised_by_more_than_its_look() -> None:
    for fill in blank_fills().values():
        assert fill.hint.startswith("[")
        assert fill.hint.endswith("]")


def test_sums_found_without_parsing_are_those_of_reading(ohc: Ohc) -> None:
    assert ohc("lda", "generate", *VARIANTS.values()).exit_code == 0
    for path in Path("agreements").glob("prison-*"):
        # Packed again it has no seal, so that it is read.
        change_parts(path, lambda _, data: data)
        agreement = read(path)
        assert (agreement.made, agreement.added, agreement.removed) == ("", (), 0)


@pytest.mark.slow
def test_two_generations_are_the_same_bytes(ohc: Ohc) -> None:
    for folder in ("one", "two"):
        words = ("--lead", "Lancashire", "-o", folder, "-f", "docx,md,html")
        assert ohc("lda", "generate", *words).exit_code == 0
    first, second = (
        {path.name: path.read_bytes() for path in Path(folder).glob("prison-*")}
        for folder in ("one", "two")
    )
    assert len(first) == 3 * 15
    assert first == second


def test_characters_survive(template: WordTemplate) -> None:
    values = {"governor": TRICKY, "board_members": TRICKY, "board_name": " two  "}
    agreement = read_agreement(made(template, "prison-winchester", values))
    assert agreement.answers == values
    assert not agreement.is_touched_outside


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from([*blank_fills()]), st.text(), max_size=8))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(values: dict[str, str]) -> None:
    kept = {key: text for key, text in values.items() if text.strip()}
    agreement = read_agreement(made(_template(), "prison-altcourse", kept))
    for key, text in kept.items():
        stored: Any = etree.fromstring(store("x", [(key, text)]))[0].text
        assert agreement.answers[key] == stored


@cache
def _template() -> WordTemplate:
    return WordTemplate(bundled("docx"), "lda.docx", sample=example())
