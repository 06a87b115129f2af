"""Documents for Word: what each must keep to, whatever command writes it."""

import re
import zipfile
from itertools import accumulate
from pathlib import Path
from typing import Any

import docx
import pytest
from commands_there_are import PRINTING
from conftest import Ohc
from docx.oxml.ns import qn

from ohc.outcome import STATEMENT
from ohc.output.word.fitting import ACROSS, UPRIGHT, WHOLE_WORD
from ohc.output.word.measuring import longest_word, width_of

SHEETS = {(11_906, 16_838): UPRIGHT, (16_838, 11_906): ACROSS}
SIDE = 57
"""Twips left and right of the text of a cell."""

TOO_MANY = (
    "id,name,kind,area_team,lead_team,sub_region,region,source,official_name,"
    "ods_code,function,operator,postcode"
)
EXAMPLES = [
    *(found.examples[0] for found in PRINTING),
    ["matrix", "roles"],
    ["matrix", "interfaces"],
    ["matrix", "complaints"],
    ["matrix", "governance"],
    ["estate", "show", "Wolds"],
    ["estate", "summary"],
    ["estate", "-a", "Wessex", "--columns", TOO_MANY],
    ["progress", "tally", "returns", "--by", "priority", "--by", "area-team"],
]


def twips(element: Any, name: str = "w") -> int:
    return int(element.get(qn(f"w:{name}")))


def first(element: Any, name: str) -> Any:
    return next(element.iter(qn(f"w:{name}")), None)


@pytest.mark.parametrize("words", EXAMPLES, ids=" ".join)
def test_every_document_keeps_the_rules(
    ohc: Ohc, words: list[str], playground: Path
) -> None:
    for name in ("returns", "agreements"):
        Path(name).symlink_to(playground / name)
    result = ohc(*words, "-f", "docx", "-o", "x.docx", "--force")
    assert Path("x.docx").exists(), result.stderr
    document: Any = docx.Document("x.docx")
    width = width_of_page(document)
    paragraphs = document.paragraphs
    assert paragraphs[0].style.name == "Heading 1"
    assert [p.style.name for p in paragraphs].count("Heading 1") == 1
    assert paragraphs[0].text
    assert document.core_properties.title == paragraphs[0].text[:255]
    assert paragraphs[-1].text == STATEMENT
    size = document.styles["Table Text"].font.size.pt
    assert 10 <= size <= 11
    assert document.styles["Normal"].font.size.pt == 12
    for table in document.element.iter(qn("w:tbl")):
        keeps_its_widths(table, width)
        keeps_words_whole(table, int(size * 2))
    has_captions(document)
    assert numbers_of_pages(document) == [(" PAGE ", "1"), (" NUMPAGES ", "1")]
    is_in_arial_and_english()


def width_of_page(document: Any) -> int:
    size = first(document.element, "pgSz")
    margins = first(document.element, "pgMar")
    assert {twips(margins, side) for side in ("left", "right", "top", "bottom")} == {
        1_134
    }
    return SHEETS[twips(size, "w"), twips(size, "h")]


def keeps_its_widths(tbl: Any, width: int) -> None:
    grid = [twips(column) for column in tbl.iter(qn("w:gridCol"))]
    assert sum(grid) == width == twips(first(tbl, "tblW"))
    assert first(tbl, "tblLayout").get(qn("w:type")) == "fixed"
    assert twips(first(tbl, "tblInd")) == 0
    assert first(tbl, "tblCaption").get(qn("w:val"))
    borders = {border.tag for border in first(tbl, "tblBorders")}
    assert borders == {qn(f"w:{side}") for side in ("top", "bottom", "insideH")}
    edges = [0, *accumulate(grid)]
    for row in tbl.tr_lst:
        assert first(row, "cantSplit") is not None
        place = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            own = twips(first(cell, "tcW"))
            assert own == edges[place + span] - edges[place]
            place += span
        assert place == len(grid)


def text_of(paragraph: Any) -> str:
    return "".join(
        "\n" if part.tag == qn("w:br") else part.text or ""
        for part in paragraph.iter(qn("w:t"), qn("w:br"))
    )


def keeps_words_whole(tbl: Any, size: int) -> None:
    """Hold that no word is wider than its column, and that no cell is empty."""
    last = tbl.tr_lst[-1]
    for cell in tbl.iter(qn("w:tc")):
        room = twips(first(cell, "tcW")) - 2 * SIDE
        texts = [text_of(paragraph) for paragraph in cell.p_lst]
        # A total has numbers for some columns alone.
        assert any(texts) or cell in last.tc_lst
        for paragraph, text in zip(cell.p_lst, texts, strict=True):
            style = first(paragraph, "pStyle").get(qn("w:val"))
            bold = style == "TableHeading"
            is_number = first(paragraph, "jc") is not None and not bold
            measure = width_of if is_number else longest_word
            word = measure(text, size, bold=bold)
            indent = first(paragraph, "ind")
            if indent is not None:
                word += twips(indent, "left") + twips(indent, "right")
            assert word <= room or word > WHOLE_WORD, text


def has_captions(document: Any) -> None:
    """Hold that a header has a numbered caption before it, and is repeated."""
    for tbl in document.element.iter(qn("w:tbl")):
        rows = tbl.tr_lst
        headers = [row for row in rows if first(row, "tblHeader") is not None]
        look = first(tbl, "tblLook")
        assert look.get(qn("w:firstColumn")) == "1"
        assert look.get(qn("w:firstRow")) == str(len(headers))
        if not headers:
            continue
        assert headers == rows[:1]
        before = tbl.getprevious()
        assert first(before, "pStyle").get(qn("w:val")) == "Caption"
        assert re.match(r"Table 1: \S", text_of(before))
        assert "SEQ Table" in first(before, "fldSimple").get(qn("w:instr"))
    assert document.styles["Caption"].paragraph_format.keep_with_next


def numbers_of_pages(document: Any) -> list[tuple[str, str]]:
    [paragraph] = document.sections[0].footer.paragraphs
    assert paragraph.style.name == "Footer"
    footer = document.sections[0].footer.part.element
    assert text_of(footer) == "Page 1 of 1"
    fields = footer.iter(qn("w:fldSimple"))
    return [(field.get(qn("w:instr")), text_of(field)) for field in fields]


def is_in_arial_and_english() -> None:
    with zipfile.ZipFile("x.docx") as archive:
        styles = archive.read("word/styles.xml").decode()
        body = archive.read("word/document.xml").decode()
    assert "Theme=" not in "".join(re.findall(r"<w:rFonts[^>]*>", styles))
    assert {*re.findall(r'w:ascii="([^"]*)"', styles)} == {"Arial"}
    assert "rFonts" not in body
    assert '<w:lang w:val="en-GB"/>' in styles
