"""The page as a paper for Word: what a board reads, with or without the picture."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from boards import page, text
from conftest import Ohc
from docx import Document
from docx.oxml.ns import qn

from ohc.playground.folder import INVENTED


@pytest.fixture
def returns(playground: Path, empty_folder: Path) -> Path:
    shutil.copytree(playground / "returns", empty_folder / "returns")
    shutil.copy(playground / "ohc.toml", empty_folder)
    return empty_folder / "returns"


def paper(ohc: Ohc, returns: Path, *words: str) -> Any:
    words = ("progress", "report", str(returns), *words, "-o", "p.docx", "--force")
    assert ohc(*words).exit_code == 3
    return Document("p.docx")


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_it_says_what_the_page_says(ohc: Ohc, returns: Path) -> None:
    on_page = text(page(ohc, str(returns)))
    document = paper(ohc, returns)
    tiles = document.tables[0]
    assert [cell.text for cell in tiles.rows[1].cells][:2] == [
        "12 of 15 expected",
        "52% 67 of 128",
    ]
    assert "55 fall due the next day, 1 April 2014" in tiles.rows[2].cells[2].text
    bullets = [
        paragraph.text.split(": ", 1)[1].rstrip(".")
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Bullet"
    ]
    assert len(bullets) >= 5
    assert all(words in on_page for words in bullets)


def test_the_notice_is_in_its_third_line(ohc: Ohc, returns: Path) -> None:
    assert lines(paper(ohc, returns))[2] == INVENTED


def test_without_the_package_a_table_stands_for_the_picture(
    ohc: Ohc, returns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    document = paper(ohc, returns)
    assert not document.inline_shapes
    assert any("The picture is left out" in words for words in lines(document))
    assert document.tables[1].rows[1].cells[2].text.startswith("11 complete, 3 in ")


def test_the_picture_is_reported_in_words(ohc: Ohc, returns: Path) -> None:
    pytest.importorskip("resvg_py")
    body = paper(ohc, returns).element.body
    [about] = body.iter(qn("wp:docPr"))
    assert "Priority 12, Opt-out testing" in about.get("descr")
    assert "6 complete, 2 in progress, 3 delayed" in about.get("descr")


def test_ratings_are_shaded_and_have_their_letters(ohc: Ohc, returns: Path) -> None:
    body = paper(ohc, returns).element.body
    fills = {
        "".join(text.text for text in cell.iter(qn("w:t"))): shade.get(qn("w:fill"))
        for cell in body.iter(qn("w:tc"))
        for shade in cell.iter(qn("w:shd"))
    }
    assert fills["R"] == "B3142B"
    assert {*fills} == {"R", "AR", "A", "AG", "G", "B"}


@pytest.mark.parametrize("key", ["establishment", "lead"])
def test_every_table_has_a_header_row_and_no_empty_cell(
    ohc: Ohc, returns: Path, key: str
) -> None:
    document = paper(ohc, returns, "--by", key)
    headers = [*document.element.body.iter(qn("w:tblHeader"))]
    assert len(headers) == len(document.tables)
    for table in document.tables:
        assert all(cell.text for row in table.rows for cell in row.cells)


def test_the_same_bytes_and_no_folder_of_this_machine(ohc: Ohc, returns: Path) -> None:
    paper(ohc, returns.absolute())
    first = Path("p.docx").read_bytes()
    document = paper(ohc, returns.absolute())
    assert Path("p.docx").read_bytes() == first
    words = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    assert str(returns.parent) not in " ".join((*lines(document), *words))
