"""Every format gives back, to the character, what was put into it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import python_calamine
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ohc.errors import CannotWrite
from ohc.outcome import Outcome
from ohc.output.formats import named

Grid = list[list[str]]
NASTY = (
    *("[c]", "[note 1]", "5E1", "007", "0.10", "a|b", "one\ntwo", "\u2265", "=1+1"),
    *("<br>", "<r>x</r>", "&amp;", "_x000D_", "\\|", "**b**", "a_b", "~~c~~", "`d`"),
    *("- 5", "'", '"', ",", "\t".strip() or "x", " edge ", "\u00a0", "<!-- -->"),
    *("http://a.b", "{=1}", "#NAME?", "TRUE", "1/2", "![x](y)", "\U0001f600"),
    *("_x005F_x0041_", "_x0041_x0041_", "<r>a\nb</r>", "_x005F_", "x_xFFFE_"),
)
WITHOUT = {0xFFFE: None, 0xFFFF: None}
"""XML holds neither, and this reader leaves their escapes as they are."""

CHARACTERS = st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n")
TEXT = st.text(CHARACTERS, max_size=20) | st.sampled_from(NASTY)
ROWS = st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=4)


def rendered(cells: Grid, name: str, *, to_file: bool = False) -> bytes:
    columns = tuple(f"c{number}" for number in range(len(cells[0])))
    rows = [dict(zip(columns, row, strict=True)) for row in cells]
    content = named(name).content(Outcome("Title", columns, rows), to_file=to_file)
    return content.encode() if isinstance(content, str) else content


def read_csv(content: bytes, delimiter: str = ",") -> Grid:
    lines = io.StringIO(content.decode("utf-8"), newline="")
    return list(csv.reader(lines, delimiter=delimiter))[1:]


def read_tsv(content: bytes) -> Grid:
    return read_csv(content, "\t")


def read_json(content: bytes) -> Grid:
    return [[value or "" for value in row.values()] for row in json.loads(content)]


def read_jsonl(content: bytes) -> Grid:
    lines = content.decode("utf-8").split("\n")[:-1]
    return [[value or "" for value in json.loads(line).values()] for line in lines]


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Grid = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.inside = tag == "td"
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def read_html(content: bytes) -> Grid:
    page = _Cells()
    page.feed(content.decode("utf-8"))
    return [row for row in page.rows if row]


def read_md(content: bytes) -> Grid:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    rows: Grid = []
    inside = False
    for token in reader.parse(content.decode("utf-8")):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"td_open", "td_close"}:
            inside = token.type == "td_open"
        elif token.type == "inline" and inside:
            rows[-1].append("".join(map(_markdown_text, token.children or [])))
    return rows[1:]


def _markdown_text(part: Token) -> str:
    if part.type == "html_inline":
        assert part.content == "<br>"
        return "\n"
    assert part.type in {"text", "text_special"}
    return part.content


def read_xlsx(content: bytes) -> Grid:
    """
    Read the cells as ECMA-376 says: ``_xHHHH_`` is a character, then runs are joined.

    Not openpyxl, which drops "x005F_" wherever it stands.
    """
    book = zipfile.ZipFile(io.BytesIO(content))
    spread = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    strings = [
        "".join(_unescaped(run.text) for run in item.iterfind(".//m:t", spread))
        for item in ET.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iterfind(".//m:row", spread):
        cells = [cell.findtext("m:v", None, spread) for cell in row]
        rows.append(["" if key is None else strings[int(key)] for key in cells])
    return rows[1:]


def _unescaped(text: str | None) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda f: chr(int(f[1], 16)), text or "")


READERS: dict[str, Callable[[bytes], Grid]] = {
    "csv": read_csv,
    "tsv": read_tsv,
    "json": read_json,
    "jsonl": read_jsonl,
    "html": read_html,
    "md": read_md,
    "xlsx": read_xlsx,
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_come_back(name: str, text: str) -> None:
    cells = [["key", text], [text, ""]]
    assert READERS[name](rendered(cells, name)) == cells


@pytest.mark.parametrize("name", READERS)
@given(cells=ROWS)
@example(cells=[["", ""]])
def test_any_text_comes_back(name: str, cells: Grid) -> None:
    assert READERS[name](rendered(cells, name)) == cells


@given(cells=ROWS)
def test_a_second_reader_gets_the_same_from_a_workbook(cells: Grid) -> None:
    # A first cell that is not blank, because this reader leaves blank rows out.
    cells = [
        ["#" + row[0].translate(WITHOUT), row[1].translate(WITHOUT)] for row in cells
    ]
    book = python_calamine.load_workbook(io.BytesIO(rendered(cells, "xlsx")))
    rows = book.get_sheet_by_name("Table").to_python(skip_empty_area=False)
    found = [[str(cell) for cell in row] for row in rows[1:]]
    assert [[*row, ""][:2] for row in found] == cells


def test_printed_text_shows_controls_instead_of_obeying_them() -> None:
    for name in ("table", "plain", "grid"):
        text = rendered([["red\x1b[31m\x07"]], name).decode()
        assert "red\\x1b[31m\\x07" in text


def test_a_cell_of_two_lines_makes_its_row_higher() -> None:
    text = rendered([["one\ntwo", "x"], ["three", "y"]], "table").decode()
    assert text == "c0     c1\n-----  --\none    x\ntwo\nthree  y\n"


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
    assert openpyxl.load_workbook(io.BytesIO(book))["Table"]["A2"].value == -5


@pytest.mark.parametrize("text", ["x" * 32_768, "\U0001f600" * 16_384])
def test_a_text_longer_than_excel_holds_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(CannotWrite, match="c1 in row 3"):
        rendered([["", "y"], ["", text]], "xlsx")


def test_the_longest_text_that_excel_holds_comes_back() -> None:
    cells = [["x" * 32_767]]
    assert read_xlsx(rendered(cells, "xlsx")) == cells


def test_a_workbook_is_titled_in_english_and_the_same_every_time() -> None:
    content = rendered([["007"]], "xlsx")
    assert content == rendered([["007"]], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.properties.title == "Title"
    assert book.properties.language == "en-GB"
    sheet = book["Table"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:A2"
    assert sheet["A2"].number_format == "@"
    about = {row[0]: row[1] for row in book["About"].values}
    assert "later changes are not covered" in str(about["Covers"])


def test_a_page_says_its_title_language_and_what_it_covers() -> None:
    page = rendered([["x"]], "html").decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Title</title>" in page
    assert '<th scope="col">c0</th>' in page
    assert "later changes are not covered" in page


def test_totals_are_printed_and_never_a_record() -> None:
    table = Outcome("T", ("team", "n"), [{"team": "a", "n": 1}], totals={"n": 1})
    for name in ("table", "plain", "md", "html", "grid"):
        assert "Total" in str(named(name).content(table, to_file=False)), name
