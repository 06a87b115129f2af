"""Reading workbooks: their values as they are, or why they cannot be had."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from handmade import (
    MAIN,
    OFFICE,
    RELATIONS,
    SHEET,
    STYLES,
    WORKBOOK,
    book,
    grid,
    opened,
    refused,
    relations,
    row,
    sheet,
    styles,
    text,
    workbook,
    zipped,
)

from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import LONGEST

STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def written(write: Callable[[xlsxwriter.Workbook], None], **options: bool) -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, options)
    write(made)
    made.close()
    return buffer.getvalue()


def fill(made: xlsxwriter.Workbook) -> None:
    page = made.add_worksheet("Return")
    page.write_row("B2", ["C1.1", "007", 7, 0.5, True])
    day = made.add_format({"num_format": "dd/mm/yyyy"})
    page.write_datetime("B3", date(2014, 3, 31), day)
    page.write_formula("C3", "=1/0", None, "#DIV/0!")
    page.merge_range("B5:D6", "long")
    made.add_worksheet("Hidden").hide()
    made.add_worksheet("Deep").very_hidden()
    chart = made.add_chart({"type": "bar"})
    chart.add_series({"values": "=Return!$D$2:$E$2"})
    made.add_chartsheet("Chart").set_chart(chart)


GOOD = written(fill)


def test_values_are_where_they_are_in_excel() -> None:
    found = opened(GOOD)
    assert (found.format, found.notes) == ("xlsx", ())
    assert [list(values) for values in found.sheets[0].rows] == [
        [],
        ["", "C1.1", "007", 7, 0.5, True],
        ["", date(2014, 3, 31), "", "", "", ""],
        ["", "", "", "", "", ""],
        ["", "long", "", "", "", ""],
    ]
    assert found.sheets[0].merged == [(4, 1, 5, 3)]
    assert found.sheets[0].look.faults() == {"C3": "#DIV/0!"}


def test_hidden_sheets_say_so_and_charts_are_not_sheets() -> None:
    found = [(one.name, one.hidden) for one in opened(GOOD).sheets]
    assert found == [("Return", False), ("Hidden", True), ("Deep", True)]


def test_strict_workbooks_are_read_as_others_are() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for old, new in STRICT.items():
        files = {name: part.replace(old, new) for name, part in files.items()}
    strict = zipped(files)
    assert grid(strict) == grid(GOOD)
    assert opened(strict).sheets[0].look.faults() == {"C3": "#DIV/0!"}


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_the_same_in_both_calendars(is_1904: bool) -> None:
    def write(made: xlsxwriter.Workbook) -> None:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        made.add_worksheet().write_datetime("A1", date(2014, 3, 31), day)

    assert grid(written(write, date_1904=is_1904)) == [[date(2014, 3, 31)]]


def test_formulas_that_a_program_wrote_have_no_result() -> None:
    made = openpyxl.Workbook()
    assert made.active
    made.active.append(["a", 1, "=1+1"])
    buffer = io.BytesIO()
    made.save(buffer)
    assert grid(buffer.getvalue()) == [["a", 1]]
    assert opened(buffer.getvalue()).sheets[0].look.faults() == {"C1": ""}


def test_sheets_of_prose_are_left_out_where_they_are_named() -> None:
    readers = Readers()
    found = open_book(GOOD, judge(GOOD), readers, prose=("Return", "Hidden"))
    assert [one.name for one in found.sheets] == ["Return", "Deep"]
    readers.close()


def far(place: str) -> bytes:
    return book(row(f'<c r="{place}"><v>1</v></c>'))


NOWHERE = '<row r="1048576"><c><v>1</v></c></row>' + row('<c r="XFD1"><v>1</v></c>')
MANY = row(*(f'<c r="A{number}"><v>1</v></c>' for number in range(300_001)))
MERGED = sheet("", '<mergeCell ref="A1:A2"/>' * 50_001)
CHART = relations("chartsheets/sheet1.xml", kind="chartsheet")
TWICE = relations(*["worksheets/sheet1.xml"] * 2)
LONG = workbook(about=f"<a>{'<b/>' * 500_001}</a>")


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (far("XFD1048576"), "too-large", "cell XFD1048576 of sheet Return"),
        (far("A99999999999"), "too-large", "cell A99999999999"),
        (far("AAAAAAAAAAA1"), "too-large", "cell AAAAAAAAAAA1"),
        (book(NOWHERE), "too-large", "17,179,869,184 cells"),
        (book(MANY), "too-large", "a thousand"),
        (book(changed={SHEET: MERGED}), "too-large", "a thousand"),
        (book(changed={WORKBOOK: workbook([])}), "missing-sheet", "no cells"),
        (book(changed={RELATIONS: CHART}), "missing-sheet", "charts"),
        (book(changed={WORKBOOK: workbook("ab")}), "damaged", "sheet b are missing"),
        (book(changed={WORKBOOK: workbook()[:200]}), "damaged", "is damaged"),
        (book(row('<c r="A1" t="s"><v>0</v></c>')), "damaged", "save it as .xlsx"),
        (book(row('<c r="A1" t="zz"><v>0</v></c>')), "damaged", "save it as .xlsx"),
        (zipped({"[Content_Types].xml": ""}), "damaged", "no workbook in"),
        (book(changed={RELATIONS: TWICE, WORKBOOK: workbook("ab")}), "unsafe", "same"),
        (
            book(changed={WORKBOOK: LONG}),
            "unsafe",
            "is larger than any program would make it.",
        ),
        (book(f"<row/>{'<c/>' * 2_000_001}"), "unsafe", "no spreadsheet program"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, kind: str, said: str) -> None:
    found, message = refused(data)
    assert (found, said in message) == (kind, True), message


def test_many_sheets_are_too_large_together() -> None:
    rows = row(text("A1", "x")) + row(text("AZ9999", "x"), number=9999)
    names = [f"s{number}" for number in range(9)]
    places = [f"worksheets/sheet{number}.xml" for number in range(1, 10)]
    files = {f"xl/{place}": sheet(rows) for place in places}
    more = {WORKBOOK: workbook(names), RELATIONS: relations(*places), **files}
    assert refused(book(changed=more))[0] == "too-large"
    assert refused(book(rows))[0] == ""


@pytest.mark.parametrize(
    "end", [' s="0"/>', ' s="0"></c>', "><v/></c>", ' t="n"><v></v></c>']
)
def test_far_cells_with_a_style_alone_do_no_harm(end: str) -> None:
    rows = row(text("A1", "x")) + row(f'<c r="XFD1048576"{end}', number=1048576)
    assert grid(book(rows, {STYLES: styles("<cellXfs><xf/></cellXfs>")})) == [["x"]]


def test_so_many_styles_are_not_read_and_that_is_reported() -> None:
    many = styles("<cellXfs>" + '<xf numFmtId="9"/>' * 250_000 + "</cellXfs>")
    found = opened(book(row('<c r="A1"><v>0.5</v></c>'), {STYLES: many}))
    assert (
        "it has too many styles to read, so colours and percentages are not known."
    ) in found.notes[0]
    assert [list(values) for values in found.sheets[0].rows] == [[0.5]]
    assert found.sheets[0].look.is_percent("A", 1) is None


@pytest.mark.parametrize(
    ("data", "rows", "note"),
    [
        ("a,b\n1,é\n".encode(), [["a", "b"], ["1", "é"]], ""),
        ("\ufeffa,b\n".encode(), [["a", "b"]], ""),
        ("a,b\n1,£5\n".encode("cp1252"), [["a", "b"], ["1", "£5"]], "Windows-1252"),
        ("a\tb\n1\té\n".encode("utf-16"), [["a", "b"], ["1", "é"]], ""),
        ("\ufeffa;b".encode("utf-16-be"), [["a", "b"]], ""),
        (b"a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]], ""),
        (b"a;b\n1;x, y, z\n2;\n", [["a", "b"], ["1", "x, y, z"], ["2", ""]], ""),
        (b"a|b\r1|2\r", [["a", "b"], ["1", "2"]], ""),
        (b'a\r\n"one\r\ntwo","say ""x"""', [["a"], ["one\r\ntwo", 'say "x"']], ""),
        (b"a;b\n" + b"w;" * 90_000, [["a", "b"], [*["w"] * 90_000, ""]], ""),
        (b"one\ntwo\n", [["one"], ["two"]], ""),
    ],
)
def test_text_is_read_as_it_was_written(
    data: bytes, rows: list[list[str]], note: str
) -> None:
    found = opened(data)
    assert (found.format, found.sheets[0].name) == ("text", "")
    assert found.sheets[0].rows == rows
    assert note in " ".join(found.notes)
    assert bool(found.notes) == bool(note)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"a,b\n" + b"x" * 10_000_000, "not-a-workbook"),
        (b"x,y\n" * 600_000, "too-large"),
        (b"," * 10_000_000, "too-large"),
    ],
)
def test_text_that_is_not_a_table_of_a_size_is_refused(data: bytes, kind: str) -> None:
    assert refused(data)[0] == kind


def test_a_text_that_no_cell_can_hold_is_refused_with_its_row() -> None:
    assert grid(book(row(text("A1", "x" * LONGEST)))) == [["x" * LONGEST]]
    longer = row(text("A1", "short")) + row(text("B2", "x" * (LONGEST + 1)), number=2)
    kind, message = refused(book(longer))
    assert kind == "too-large"
    assert message.startswith("A cell in row 2 of sheet Return has 131,073 chara")
