"""What the XML of a sheet shows and values do not: errors, formulas, fills, rows."""

import io
import re
import time
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from handmade import HEAD, MAIN, STYLES, book, opened, row, sheet, styles
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from ohc.workbooks.xlsx import cells, row_marks
from ohc.workbooks.xlsx.look import Look, Unseen
from ohc.workbooks.xlsx.styles import Styles, parse

NOWHERE: dict[str, str] = {}
UNCALCULATED = {"A1": ""}


def look(rows: str, known: Styles | None = None) -> Look:
    return Look(cells.cells_of(sheet(rows).encode()), known or Styles())


@pytest.mark.parametrize(
    ("cell", "faults"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c>', {"A1": "#REF!"}),
        ('<c r="A1" s="3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', {"A1": "#DIV/0!"}),
        ("<c t='e' r='A1'><v>#N/A</v></c>", {"A1": "#N/A"}),
        ('<c r="A1" t="e"/>', NOWHERE),
        ('<c r="A1"><f>B1</f></c>', UNCALCULATED),
        ('<c r="A1"><f>B1</f><v/></c>', UNCALCULATED),
        ('<c r="A1"><f>B1</f><v></v></c>', UNCALCULATED),
        ('<c r="A1"><f t="shared" si="0"/></c>', UNCALCULATED),
        ('<c r="A1">\n <f>B1</f>\n <v></v>\n</c>', UNCALCULATED),
        ('<c r="A1" t="str"><f>B1</f></c>', UNCALCULATED),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', NOWHERE),
        ('<c r="A1" t="str"><f>""</f><v/></c>', NOWHERE),
        ('<c r="A1" t="n"><f aca="false">B1</f><v>0</v></c>', NOWHERE),
        ('<c r="A1" s="1"/>', NOWHERE),
    ],
)
@pytest.mark.parametrize("how", ["plain", "prefixed", "behind a cell that is nowhere"])
def test_errors_and_formulas_without_a_result_are_told_apart(
    cell: str, faults: dict[str, str], how: str
) -> None:
    if how == "prefixed":
        cell = re.sub(r"<(/?)([cfv])", r"<\1x:\2", cell)
        inside = f'<x:sheetData><x:row r="1">{cell}</x:row></x:sheetData>'
        xml = f'{HEAD}<x:worksheet xmlns:x="{MAIN}">{inside}</x:worksheet>'
        found = Look(cells.cells_of(xml.encode()), Styles())
    else:
        first = "" if how == "plain" else "<row><c><v>1</v></c></row>"
        found = look(first + row(cell))
    assert found.faults() == faults


def test_cells_that_do_not_say_where_they_are_stand_one_behind_the_other() -> None:
    error, blank = '<c t="e"><v>#REF!</v></c>', "<c/>"
    found = look(
        f"<row>{blank}{error}</row><row/><row>{error}</row>"
        f'<row r="9">{blank}{error}<c r="F9"/>{error}</row>'
    )
    assert [*found.faults()] == ["B1", "A3", "B9", "G9"]


def test_what_is_behind_the_cells_is_not_a_cell() -> None:
    tail = '<extLst><c r="B2" t="e"><v>#REF!</v></c><row r="4" hidden="1"/></extLst>'
    xml = cells.cells_of(sheet(row('<c r="A1"><v>1</v></c>'), tail).encode())
    assert (cells.faults(xml), row_marks.hidden_rows(xml)) == ({}, [])


@pytest.mark.parametrize(
    ("inside", "size", "farthest"),
    [
        ('<c r="C2"><v>1</v></c>', 6, "C2"),
        ('<c r="XFD1048576"><v>1</v></c>', 16384 * 1048576, "XFD1048576"),
        ('<c r="xfd9"><v>1</v></c>', 16384 * 9, "XFD9"),
        ('<c r="A99999999999"><v>1</v></c>', 99999999999, "A99999999999"),
        (
            '<c r="A1"><v>1</v></c><c r="ZZ5"><v>1</v></c><c r="A20"><v>1</v></c>',
            14040,
            "ZZ5",
        ),
        ('<c r="A1"><v>1</v></c><c r="Z9" s="1"/><c r="Z8"><v/></c>', 1, "A1"),
        ('<c r="B3" t="str"><f>C1</f><v></v></c>', 6, "B3"),
        ("<c/><c><v>1</v></c>", 2, "B1"),
    ],
)
def test_the_area_is_that_of_the_values(inside: str, size: int, farthest: str) -> None:
    xml = cells.cells_of(sheet(row(inside)).encode())
    assert cells.area(xml, is_plain=cells.is_plain(xml)) == (size, farthest)


@pytest.mark.parametrize(
    "xml",
    [
        b"<c " * 300_000,
        b'<c r="A1">' * 300_000,
        b'<row hidden="1" ' * 200_000,
        b'<c r="ZZZ1"><f>' * 200_000,
        b'<c r="ZZZ1"><v>' + b"1" * 3_000_000,
        b"<" + b"w" * 3_000_000,
    ],
)
def test_damaged_xml_takes_no_longer_than_sound(xml: bytes) -> None:
    started = time.process_time()
    cells.faults(b't="e"' + xml)
    row_marks.hidden_rows(b" hidden=" + xml)
    for is_plain in (False, True):
        cells.area(xml, is_plain=is_plain)
    assert time.process_time() - started < 2


def fills(*colours: str, more: str = "", theme: bytes = b"") -> list[str]:
    listed = "".join(
        f'<fill><patternFill patternType="solid"><fgColor {one}/></patternFill></fill>'
        for one in colours
    )
    formats = "".join(f'<xf fillId="{number}"/>' for number in range(len(colours)))
    xml = styles(f"<fills>{listed}</fills><cellXfs>{formats}</cellXfs>{more}")
    return [*parse(xml.encode(), theme).fills]


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        ('rgb="FFFF0000"', "FF0000"),
        ('rgb="00ffc000"', "FFC000"),
        ('theme="4"', "4F81BD"),
        ('theme="4" tint="0.5999938962981048"', "B9CDE5"),
        ('theme="4" tint="-0.249977111117893"', "376092"),
        ('theme="0" tint="-0.15"', ""),
        ('indexed="10"', "FF0000"),
        ('indexed="64"', ""),
        ('rgb="FFFFFFFF"', ""),
        ('theme="99"', ""),
        ('theme="-1"', ""),
        ('rgb="zz"', ""),
        ('rgb="FFFF0000" tint="1e300"', "FFFFFF"),
    ],
)
def test_fills_are_reported_as_a_colour(colour: str, fill: str) -> None:
    assert fills(colour) == [fill]


def test_a_workbook_has_colours_of_its_own() -> None:
    own = "<rgbColor rgb='00112233'/>" * 11
    more = f"<colors><indexedColors>{own}</indexedColors></colors>"
    listed = "".join(f'<a><srgbClr val="00AA0{number}"/></a>' for number in range(5))
    theme = f"<theme><clrScheme>{listed}</clrScheme></theme>".encode()
    assert fills('indexed="10"', 'indexed="40"', more=more) == ["112233", ""]
    assert fills('theme="0"', 'theme="4"', theme=theme) == ["00AA01", "00AA04"]


@pytest.mark.parametrize(
    "inside",
    [
        "<cellXfs><xf fillId='abc'/></cellXfs>",
        "<cellXfs><xf numFmtId='x'/></cellXfs>",
        f"<!-- {'x' * 5_000_000} -->",
    ],
)
def test_styles_that_make_no_sense_are_not_styles(inside: str) -> None:
    found = parse(styles(inside).encode(), b"")
    assert (found.fills, found.percent) == ((), ())


def written(write: Callable[[xlsxwriter.Workbook], None]) -> Look:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    write(workbook)
    workbook.close()
    return opened(buffer.getvalue()).sheets[0].look


@pytest.mark.parametrize(
    ("written_as", "is_percent"),
    [
        *(("0%", True), ("0.00%", True), ("0.0 %", True), ("[Red]0%", True)),
        *(("General", False), ('0" % of beds"', False), (r"0\%", False), ("@", False)),
    ],
)
def test_percentages_are_known_by_their_format(
    written_as: str, is_percent: bool
) -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        style = workbook.add_format({"num_format": written_as})
        workbook.add_worksheet().write("B3", 0.5, style)

    assert written(write).is_percent("B", 3) is is_percent
    assert written(write).is_percent("C", 3) is False


def test_a_fill_is_found_whoever_wrote_it() -> None:
    def write(workbook: xlsxwriter.Workbook) -> None:
        green = workbook.add_format({"bg_color": "#00B050"})
        workbook.add_worksheet().write("B2", "x", green)

    assert (written(write).fill("B2"), written(write).fill("A1")) == ("00B050", "")
    theirs = openpyxl.Workbook()
    page = theirs.create_sheet(index=0)
    for place, colour in {"A1": Color(theme=5), "A2": Color(indexed=13)}.items():
        page[place].fill = PatternFill("solid", fgColor=colour)
    page["A3"].fill = PatternFill("gray125")
    buffer = io.BytesIO()
    theirs.save(buffer)
    found = opened(buffer.getvalue()).sheets[0].look
    fills = [found.fill(place) for place in ("A1", "A2", "A3")]
    assert fills == ["C0504D", "FFFF00", ""]


def test_the_styles_of_cells_are_found_however_they_are_written() -> None:
    percent = styles('<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>')
    rows = (
        "<row><c/><c s='1'><v>1</v></c></row><row r='2'><c t='n' s = '1' r='B2'/></row>"
    )
    found = opened(book(rows, {STYLES: percent})).sheets[0].look
    assert [found.is_percent("B", 1), found.is_percent("B", 2)] == [True, True]
    assert found.is_percent("A", 1) is False


def test_of_other_formats_fills_and_percentages_are_not_known() -> None:
    unseen = Unseen({"A1": "#REF!"})
    assert not unseen.known
    assert unseen.faults() == {"A1": "#REF!"}
    assert (unseen.fill("A1"), unseen.is_percent("A", 1)) == ("", None)
    assert unseen.hidden_rows() == []
