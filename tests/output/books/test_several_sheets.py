"""Workbooks of several sheets: contents, a marked-up table on each, a chart."""

import io
import re
import zipfile

from openpyxl import load_workbook

from ohc.output.books.sheets import Chart, Contents, Sheet, workbook

ROWS: list[list[str | int]] = [["a & <b>", 3, "=1+1"], ["see A1234BC", 0, "none"]]
SHEET = Sheet("1_One", "What there is", ["Name", "Count", "Note"], [20, 9, 20], ROWS)
CHART = Chart(
    "Chart_1",
    "Three of three",
    of="1_One",
    rows=2,
    columns={1: "#801650"},
    hatched={1: "#C07FA3"},
    alt="a: 3. b: 0.",
)
CONTENTS = Contents("A title", ["As at 31 March 2014.", "Draft"], [SHEET], CHART)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_each_sheet_has_one_table_with_its_name() -> None:
    book = load_workbook(io.BytesIO(workbook(CONTENTS)))
    assert book.sheetnames == ["Contents", "1_One", "Chart_1"]
    [table] = book["1_One"].tables.values()
    assert (table.ref, table.autoFilter) == ("A4:C6", None)
    assert [cell.value for cell in book["1_One"][4]] == ["Name", "Count", "Note"]
    assert book["1_One"].freeze_panes is None
    assert not book["1_One"].merged_cells.ranges


def test_text_stays_text_and_numbers_numbers() -> None:
    sheet = load_workbook(io.BytesIO(workbook(CONTENTS)))["1_One"]
    assert [cell.value for cell in sheet[5]] == ["a & <b>", 3, "=1+1"]
    assert sheet["C5"].data_type == "s"
    assert "A1234BC" not in str(sheet["A6"].value)


def test_contents_lead_to_every_sheet() -> None:
    sheet = load_workbook(io.BytesIO(workbook(CONTENTS)))["Contents"]
    links = [cell.hyperlink.location for [cell] in sheet.iter_rows() if cell.hyperlink]
    assert links == ["'1_One'!A1", "'Chart_1'!A1"]


def test_a_chart_has_its_colours_and_is_reported_in_words() -> None:
    files = parts(workbook(CONTENTS))
    assert 'descr="a: 3. b: 0."' in files["xl/drawings/drawing1.xml"]
    chart = files["xl/charts/chart1.xml"]
    assert re.findall(r'<a:pattFill prst="(\w+)"', chart) == ["wdUpDiag"]
    assert "801650" in chart


def test_the_same_cells_give_the_same_bytes() -> None:
    assert workbook(CONTENTS) == workbook(CONTENTS)
