"""Pages say what they are, to people and to what reads pages aloud."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from commands_there_are import PRINTING, Found
from conftest import Ohc

from ohc.outcome import Field, Outcome, Section, View
from ohc.output.web_page import render

EMPTY = {"meta", "br", "link", "img"}
ROWS = [
    {"file": "a.xlsx", "n": 1, "text": "first"},
    {"file": "a.xlsx", "n": 2, "text": ""},
]


class Page(HTMLParser):
    """The elements of a page: name, attributes, text, and the names around each."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str], tuple[str, ...]]] = []
        self._open: list[int] = []
        self.feed(content.decode())
        self.close()
        assert not self._open, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = tuple(self.elements[number][0] for number in self._open)
        self.elements.append(
            (tag, {name: value or "" for name, value in attrs}, [], around)
        )
        if tag not in EMPTY:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.elements[number][2].append(data)

    def all(self, tag: str, **attributes: str) -> list[str]:
        """Return the texts of all elements of a name with these attributes."""
        return [
            "".join(texts)
            for name, values, texts, _ in self.elements
            if name == tag and attributes.items() <= values.items()
        ]

    def values(self, attribute: str) -> list[str]:
        return [
            values[attribute]
            for _, values, _, _ in self.elements
            if attribute in values
        ]


def page_of(rows: list[dict[str, Any]], **view: Any) -> Page:
    columns = tuple(rows[0])
    return Page(render(Outcome("T", columns, rows, view=View(**view))))


@pytest.mark.parametrize("found", PRINTING, ids=str)
def test_the_page_of_every_command_is_built_alike(
    ohc: Ohc, playground: Path, found: Found
) -> None:
    if folder := {"progress": "returns", "lda": "agreements"}.get(found.words[0]):
        shutil.copytree(playground / folder, folder)
    words = [word for word in found.examples[0] if word != "--force"]
    if "-o" in words:
        del words[words.index("-o") :][:2]
    assert ohc(*words, "-f", "html", "-o", "page.html", "--force").exit_code in {0, 3}
    content = Path("page.html").read_bytes()
    page = Page(content)
    [title] = page.all("h1")
    # A picture further down has a title of its own.
    assert page.all("title")[:1] == [title]
    assert page.all("html", lang="en-GB")
    assert page.all("meta", name="viewport")
    assert len(page.all("main")) == len(page.all("header")) == 1
    assert all(around for tag, *_, around in page.elements if tag != "html")
    identifiers = page.values("id")
    assert len({*identifiers}) == len(identifiers)
    assert {*page.values("aria-labelledby")} <= {*identifiers}
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(page.all("caption"))
    assert all("scope" in values for tag, values, *_ in page.elements if tag == "th")
    assert all(page.all("th"))
    if page.all("table"):
        assert page.all("dl") == []
        group = {"role": "group", "tabindex": "0", "aria-labelledby": "caption"}
        assert page.all("div", **group)
    # It asks for nothing from elsewhere, and does nothing.
    assert not {"script", "link", "img", "iframe"} & {tag for tag, *_ in page.elements}
    assert not {"src", "href", "onclick", "onload"} & {
        name for _, values, *_ in page.elements for name in values
    }
    [style] = page.all("style")
    assert not re.search(r"url\(|@import|http", style)


def test_every_row_says_its_name_though_a_screen_says_it_once() -> None:
    page = page_of(ROWS, once="file")
    assert page.all("th", scope="row") == ["a.xlsx", "a.xlsx"]


def test_the_row_header_is_the_first_text_that_no_row_lacks() -> None:
    page = page_of([{"n": 1, "a": "", "b": "x"}, {"n": 2, "a": "y", "b": "z"}])
    assert page.all("th", scope="row") == ["x", "z"]


def test_a_blank_cell_heads_no_row() -> None:
    page = page_of([{"a": ""}, {"a": "y"}])
    assert page.all("th", scope="row") == ["y"]


def test_a_band_heads_its_rows() -> None:
    page = page_of(ROWS, bands=("First", "Second"))
    assert page.all("th", scope="rowgroup") == ["First", "Second"]
    assert len(page.all("tbody")) == 2


def test_a_caption_that_repeats_the_title_is_for_ears_alone() -> None:
    unseen = {"id": "caption", "class": "unseen"}
    assert page_of(ROWS).all("span", **unseen) == ["T"]
    longer = Page(render(Outcome("T: of Garth", ("a",), [{"a": "x"}])))
    assert longer.all("span", id="caption") == ["T"]
    assert longer.all("span", **unseen) == []


def test_numbers_stand_to_the_right_and_a_text_keeps_its_least_width() -> None:
    content = render(
        Outcome("T", ("total", "title"), [{"total": 1, "title": "x " * 20}])
    )
    assert b'<th scope="col" class="number">Total</th>' in content
    assert b'<th scope="col" style="--least: 28ch">Priority</th>' in content


def test_no_date_or_quarter_is_broken_and_each_is_copied_as_it_was() -> None:
    page = page_of([{"a": "due 2014-04-01", "b": "2013-14-Q4", "c": "2013-14"}])
    assert page.all("td") == ["2013-14-Q4", "2013-14"]
    assert page.all("span", **{"class": "whole"}) == ["2014-04-01", "2013-14-Q4"]


def test_no_text_gets_more_room_than_its_letters_take() -> None:
    fields = {"a": Field("A"), "b": Field("B"), "c": Field("C", least=20)}
    row = {"a": "x" * 15, "b": "x", "c": "x" * 19}
    table = Outcome("T", (*row,), [row], view=View(fields=fields))
    assert re.findall(r"--least: (\d+)ch", render(table).decode()) == ["14", "1", "19"]


def test_a_status_or_region_is_one_line_and_a_long_text_is_not() -> None:
    fields = {"a": Field("A"), "b": Field("B", least=16)}
    rows = [
        {"a": "in progress", "b": "in progress"},
        {"a": "two\nlines", "b": "x"},
        {"a": "a word " * 5, "b": "x"},
    ]
    table = Outcome("T", ("b", "a"), rows, view=View(fields=fields))
    page = Page(render(table))
    assert page.all("td", **{"class": "whole"}) == ["in progress"]
    assert page.all("th", scope="row", **{"class": "whole"}) == []


def test_a_word_is_broken_only_if_it_is_longer_than_30_letters() -> None:
    page = page_of([{"a": "x" * 30 + " y", "b": "x" * 31, "c": "x" * 30 + "-" + "y"}])
    assert page.all("td", **{"class": "long"}) == ["x" * 31]
    assert page.all("th", **{"class": "long"}) == []


def test_a_part_is_indented_below_its_whole() -> None:
    entries = (("Places", "320"), ("  of these in use", "304"))
    page = page_of(ROWS, sections=(Section("Card", entries),))
    assert page.all("dt") == ["Places", "of these in use"]
    assert page.all("dt", **{"class": "part"}) == ["of these in use"]


def test_the_total_is_printed_once_and_not_below_each_page() -> None:
    content = render(Outcome("T", ("a",), [{"a": "x"}])).decode()
    paper = content.partition("@media print")[2]
    assert "tfoot { display: table-row-group; }" in paper
