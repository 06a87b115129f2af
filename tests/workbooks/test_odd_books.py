"""Workbooks of odd makes and spoilt ones: their content all the same, or why not."""

import io
import zipfile

import pytest
import xlsxwriter
from handmade import (
    RELATIONS,
    ROOT,
    SHEET,
    STRINGS,
    STYLES,
    WORKBOOK,
    Part,
    book,
    opened,
    parts,
    refused,
    relations,
    row,
    sheet,
    strings,
    text,
    workbook,
    zipped,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ohc.files.unreadable import Unreadable
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book

Changes = list[tuple[int, int, bytes]]

X, ERROR = text("A1", "x"), '<c r="B1" t="e"><v>#REF!</v></c>'
CELLS = row(X, ERROR)
NOWHERE = "<row><c t='str'><v>x</v></c><c t='e'><v>#REF!</v></c></row>"
IN_UTF16 = sheet(CELLS).replace("UTF-8", "UTF-16").encode("utf-16")
PREFIXED = sheet(CELLS).replace("<", "<x:").replace("<x:/", "</x:")
SHARED = sheet(row('<c r="A1" t="s"><v>0</v></c>', ERROR))
BILLIONS = strings("x", about=' count="4294967295" uniqueCount="4294967295"')


def moved(old: str, new: str, root: str = WORKBOOK) -> dict[str, Part]:
    """Return parts some of which have other names."""
    start = {ROOT: relations(root, kind="officeDocument")}
    return {name.replace(old, new): part for name, part in parts(CELLS, start).items()}


def targeting(target: str, part: str = SHEET) -> dict[str, Part]:
    return {**moved(SHEET, part), RELATIONS: relations(target)}


def written(cells: Part) -> dict[str, Part]:
    return parts(changed={SHEET: cells})


ODD: dict[str, dict[str, Part]] = {
    "absolute target": targeting("/xl/worksheets/sheet1.xml"),
    "target with dots": targeting("./worksheets/../worksheets/sheet1.xml"),
    "target from above": targeting("../xl/worksheets/sheet1.xml"),
    "target with backslashes": targeting(r"worksheets\sheet1.xml"),
    "target with a space": targeting("a%20b.xml", "xl/a b.xml"),
    "sheet in another folder": targeting("pages/1.xml", "xl/pages/1.xml"),
    "names in capitals": moved("xl/worksheets/sheet1", "XL/WorkSheets/SHEET1"),
    "names with backslashes": moved("/", "\\"),
    "workbook in another folder": moved("xl/", "book/", "book/workbook.xml"),
    "workbook at the top": moved("xl/", "", "/workbook.xml"),
    "workbook of another name": moved("workbook", "book2", "xl/book2.xml"),
    "no relations at the top": moved(ROOT, "other.xml"),
    "state that nobody knows": parts(CELLS, {WORKBOOK: workbook(state=' state="?"')}),
    "comment": written(sheet("<!-- <c> -->" + CELLS)),
    "comment in a value": written(sheet(CELLS.replace("#R", "#<!-- a -->R"))),
    "value in CDATA": written(sheet(CELLS.replace(">x<", "><![CDATA[x]]><"))),
    "UTF-16": written(IN_UTF16),
    "Latin-1": written(sheet(CELLS).replace("UTF-8", "ISO-8859-1")),
    "prefixes": written(PREFIXED.replace("<x:?", "<?").replace("xmlns", "xmlns:x")),
    "indented": written(sheet(CELLS.replace("><", ">\n  <"))),
    "single quotes": written(sheet(CELLS.replace('"', "'"))),
    "cells that are nowhere": written(sheet(NOWHERE)),
    "texts said to be billions": {**written(SHARED), STRINGS: BILLIONS},
}


@pytest.mark.parametrize("make", ODD)
def test_a_workbook_of_an_odd_make_is_read_as_excel_reads_it(make: str) -> None:
    [found] = opened(zipped(ODD[make])).sheets
    assert (found.name, found.hidden) == ("Return", False)
    assert [list(values) for values in found.rows] == [["x", ""]]
    assert found.look.faults() == {"B1": "#REF!"}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (b"HTTP 200\r\n", b"", ""),
        (b"HTTP 200\0\r\n", b"", "not-a-workbook"),
        (b"", b"\r\n--end--", ""),
        (b"", b"x" * 99_999, "damaged"),
    ],
)
def test_bytes_around_a_workbook_hide_nothing(
    before: bytes, after: bytes, kind: str
) -> None:
    data = before + book(CELLS) + after
    assert refused(data)[0] in {kind, "not-a-workbook"}
    if after and not kind:
        assert opened(data).sheets[0].look.faults() == {"B1": "#REF!"}


@pytest.mark.parametrize(
    "names",
    [
        *(("a &amp; b", "a > b"), ("one\ntwo", "'"), ("same", "same")),
        *(("\U0001f600", "  "), ("", "&#9;")),
    ],
)
def test_sheets_keep_what_is_theirs_whatever_they_are_called(
    names: tuple[str, str],
) -> None:
    places = ["worksheets/sheet1.xml", "worksheets/sheet2.xml"]
    other = sheet(row('<c r="A1" t="e"><v>#N/A</v></c>', text("B1", "y")))
    about = {WORKBOOK: workbook(names), RELATIONS: relations(*places)}
    found = opened(book(CELLS, {**about, "xl/worksheets/sheet2.xml": other})).sheets
    values = [[list(values) for values in one.rows] for one in found]
    assert values == [[["x", ""]], [["", "y"]]]
    assert [one.look.faults() for one in found] == [{"B1": "#REF!"}, {"A1": "#N/A"}]


@pytest.mark.parametrize("error", ["#SPILL!", "#GETTING_DATA", "Err:502", "#DIV/0!"])
def test_an_error_value_costs_its_cell_and_not_the_workbook(error: str) -> None:
    [found] = opened(book(CELLS.replace("#REF!", error))).sheets
    assert ([*found.rows[0]], found.look.faults()) == (["x", ""], {"B1": error})


@pytest.mark.parametrize("state", ["", ' state="?"'])
def test_a_workbook_keeps_its_calendar_however_it_is_read(state: str) -> None:
    xml = workbook(about='<workbookPr date1904="1"/>', state=state)
    days = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    cell = row('<c r="A1" s="0"><v>40267</v></c>')
    [found] = opened(book(cell, {WORKBOOK: xml, STYLES: days})).sheets
    assert f"{found.rows[0][0]}" == "2014-03-31"


@pytest.mark.parametrize(
    "part",
    [
        sheet("<!-- " + CELLS),
        sheet(CELLS).replace("UTF-8", "punycode"),
        IN_UTF16[:-1],
        sheet(CELLS).replace("?>", "?><!ELEMENT x>"),
    ],
)
def test_a_sheet_that_is_not_xml_is_damaged(part: Part) -> None:
    assert refused(zipped(written(part)))[0] == "damaged"


def good() -> dict[str, bytes]:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer)
    page = made.add_worksheet("Return")
    page.write_row("B2", ["C1.1", "007", 7], made.add_format({"bg_color": "red"}))
    page.write_formula("C3", "=1/0", None, "#DIV/0!")
    page.merge_range("B5:D6", "long")
    made.add_worksheet("Hidden").hide()
    made.close()
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


GOOD = good()


def changed(data: bytes, changes: Changes) -> bytes:
    for place, length, new in changes:
        start = place % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    return data


def survives(data: bytes) -> bool:
    """Return whether a file can be read, with all that can be seen in it."""
    readers = Readers()
    try:
        sheets = open_book(data, judge(data), readers).sheets
    except Unreadable:
        return False
    finally:
        readers.close()
    for one in sheets:
        assert all(one.look.faults())
        assert all(one.look.hidden_rows())
        assert (len(one.look.fill("A1")), one.look.is_percent("B", 2)) in SEEN
    return True


SEEN = {(length, percent) for length in (0, 6) for percent in (None, False, True)}
CHANGE = st.tuples(st.integers(0, 20_000), st.integers(0, 40), st.binary(max_size=12))
NAMES = st.sampled_from([WORKBOOK, RELATIONS, SHEET, STYLES, STRINGS])
CHANGES = st.lists(CHANGE, max_size=4)


@settings(deadline=None)
@given(changes=CHANGES)
@example(changes=[(3000, 100_000, b"")])
def test_a_damaged_file_is_read_or_refused(changes: Changes) -> None:
    assert survives(changed(zipped(GOOD), changes)) or changes


@settings(deadline=None)
@given(name=NAMES, changes=CHANGES)
def test_a_damaged_part_is_read_or_refused(name: str, changes: Changes) -> None:
    assert survives(zipped({**GOOD, name: changed(GOOD[name], changes)})) or changes
