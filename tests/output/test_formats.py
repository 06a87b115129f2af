"""What each format does besides giving back what was put into it."""

import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest
from docx.shared import Mm
from test_round_trip import read_csv, read_xlsx, rendered

from ohc.errors import CannotWrite
from ohc.outcome import Outcome
from ohc.output.formats import named


def test_printed_text_shows_controls_instead_of_obeying_them() -> None:
    for name in ("table", "plain", "grid"):
        text = rendered([["red\x1b[31m\x07"]], name).decode()
        assert "red\\x1b[31m\\x07" in text


def test_a_cell_of_two_lines_makes_its_row_higher() -> None:
    text = rendered([["one\ntwo", "x"], ["three", "y"]], "table").decode()
    assert text == "Title\n\nc0     c1\n-----  --\none    x\ntwo\nthree  y\n"


def test_a_csv_file_is_safe_to_open_in_a_spreadsheet() -> None:
    cells = [["=1+1", "+44", "-x", "@a", "a=b"]]
    content = rendered(cells, "csv", to_file=True)
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content.removeprefix(b"\xef\xbb\xbf")) == [
        ["'=1+1", "'+44", "'-x", "'@a", "a=b"]
    ]


def test_lines_of_a_pipe_end_as_programs_expect() -> None:
    assert rendered([["a\rb"]], "csv") == b'c0\n"a\rb"\n'
    assert rendered([["a\rb"]], "csv", to_file=True) == b'\xef\xbb\xbfc0\r\n"a\rb"\r\n'


def test_numbers_are_numbers_and_are_never_neutralised() -> None:
    table = Outcome("T", ("n",), [{"n": -5}, {"n": ""}])
    assert named("csv").content(table, to_file=True) == b'\xef\xbb\xbfn\r\n-5\r\n""\r\n'
    found = json.loads(named("json").content(table, to_file=False))
    assert found == [{"n": -5}, {"n": None}]
    book = named("xlsx").content(table, to_file=True)
    assert isinstance(book, bytes)
    assert openpyxl.load_workbook(io.BytesIO(book))["Data"]["A5"].value == -5


@pytest.mark.parametrize("text", ["x" * 32_768, "\U0001f600" * 16_384])
def test_a_text_longer_than_excel_has_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(CannotWrite, match="c1 in row 6"):
        rendered([["", "y"], ["", text]], "xlsx")


def test_the_longest_text_that_excel_has_comes_back() -> None:
    cells = [["x" * 32_767]]
    assert read_xlsx(rendered(cells, "xlsx")) == cells


def test_a_workbook_is_titled_in_english_and_the_same_every_time() -> None:
    content = rendered([["007"]], "xlsx")
    assert content == rendered([["007"]], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.properties.title == "Title"
    assert book.properties.language == "en-GB"
    assert book["Data"]["A5"].number_format == "@"


def test_a_page_says_its_title_language_and_what_it_covers() -> None:
    page = rendered([["x"]], "html").decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Title</title>" in page
    assert re.search('<th scope="col"[^>]*>c0</th>', page)
    assert '<meta name="viewport"' in page
    assert "Later changes are not covered" in page


def test_no_number_is_made_of_a_code_in_a_grid() -> None:
    text = rendered([["5E1", "007"], ["0.10", "1e5"]], "grid").decode()
    assert all(code in text for code in ("5E1", "007", "0.10", "1e5"))


def test_a_page_keeps_a_carriage_return() -> None:
    assert b"a&#13;b" in rendered([["a\rb"]], "html")


def test_numbers_stand_to_the_right_and_have_their_format() -> None:
    table = Outcome("T", ("n", "t"), [{"n": 1234, "t": "x"}], notes=("mind",))
    markdown = named("md").content(table, to_file=False)
    assert isinstance(markdown, bytes)
    assert b"| ---: | --- |" in markdown
    content = named("xlsx").content(table, to_file=True)
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["Data"]["A5"].number_format == "#,##0"
    assert ("Note", "mind") in set(book["Notes"].values)


def test_a_word_document_is_a4_english_and_has_its_header_marked() -> None:
    table = Outcome("Title", ("a", "n"), [{"a": "x", "n": 1}], notes=("mind",))
    content = named("docx").content(table, to_file=True)
    assert isinstance(content, bytes)
    assert content == named("docx").content(table, to_file=True)
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    size = (section.page_width or 0, section.page_height or 0)
    assert [round(length / Mm(1)) for length in size] == [210, 297]
    assert document.core_properties.title == "Title"
    assert document.core_properties.language == "en-GB"
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert b'<w:lang w:val="en-GB"/>' in parts.read("word/styles.xml")
    assert parts.read("word/document.xml").count(b"<w:tblHeader/>") == 1
    [drawn] = document.tables
    cells = [[cell.text for cell in row.cells] for row in drawn.rows]
    assert cells == [["a", "n"], ["x", "1"]]
    assert "mind" in [paragraph.text for paragraph in document.paragraphs]


def test_a_row_of_bare_numbers_is_not_a_total() -> None:
    numbers = Outcome("T", ("n",), [{"n": 1}], totals={"n": 1})
    assert rendered_lines(numbers)[-3:] == ["n", "-", "1"]
    mixed = Outcome("T", ("n", "t"), [{"n": 1, "t": "x"}], totals={"n": 1, "t": ""})
    assert rendered_lines(mixed)[-1].split() == ["1", "Total"]


def rendered_lines(table: Outcome) -> list[str]:
    return str(named("table").content(table, to_file=False)).splitlines()


def test_totals_are_printed_and_never_a_record() -> None:
    table = Outcome("T", ("team", "n"), [{"team": "a", "n": 1}], totals={"n": 1})
    for name in ("table", "md", "html", "grid"):
        assert "Total" in str(named(name).content(table, to_file=False)), name
