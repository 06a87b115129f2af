"""Every format gives back, to the character, what was put into it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
import python_calamine
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ohc.outcome import Outcome, View
from ohc.output.formats import named
from ohc.output.screen.wrapping import together

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
    # As chosen columns: a blank column is shown, too.
    table = Outcome("Title", columns, rows, view=View(chosen=True))
    content = named(name).content(table, to_file=to_file)
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "td" or ("scope", "row") in attrs
        if tag == "tr":
            self.rows.append([])
        elif self.inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in {"td", "th"}

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
    sheet = ET.fromstring(book.read("xl/worksheets/sheet2.xml"))
    rows = []
    for row in sheet.iterfind(".//m:row", spread):
        cells = [cell.findtext("m:v", None, spread) for cell in row]
        rows.append(["" if key is None else strings[int(key)] for key in cells])
    # Above the rows of the sheet Data stand its title, a line and the header.
    return rows[3:]


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
@example(cells=[["", "NPA 3.6"]])
def test_any_text_comes_back(name: str, cells: Grid) -> None:
    # A page is for people: no line of it breaks within a citation, a day or a share.
    joined = together if name == "html" else str
    expected = [[joined(text) for text in row] for row in cells]
    assert READERS[name](rendered(cells, name)) == expected


@given(cells=ROWS)
def test_a_second_reader_gets_the_same_from_a_workbook(cells: Grid) -> None:
    # A first cell that is not blank, because this reader leaves blank rows out.
    cells = [
        ["#" + row[0].translate(WITHOUT), row[1].translate(WITHOUT)] for row in cells
    ]
    book = python_calamine.load_workbook(io.BytesIO(rendered(cells, "xlsx")))
    rows = book.get_sheet_by_name("Data").to_python(skip_empty_area=False)
    found = [[str(cell) for cell in row] for row in rows[4:]]
    assert [[*row, ""][:2] for row in found] == cells
