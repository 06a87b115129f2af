"""Workbooks of rows: what a public checker asks of them, for every command."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from commands_there_are import PRINTING, Found
from conftest import Ohc
from openpyxl.worksheet.worksheet import Worksheet

from ohc.errors import CannotWrite
from ohc.outcome import Field, Outcome, Row, View
from ohc.output.books.listing import render
from ohc.output.books.marked_up import named, unique

WIDEST = 170
"""Units of width that print at 85 % or more, 10 points on paper."""


def opened(table: Outcome) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(table)))


def rows_of(sheet: Worksheet) -> list[list[object]]:
    """Return the cells of the one table of a sheet, its header first."""
    [table] = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


@pytest.mark.parametrize("found", PRINTING, ids=str)
def test_every_workbook_keeps_the_rules(
    ohc: Ohc, found: Found, playground: Path
) -> None:
    for name in ("returns", "agreements"):
        Path(name).symlink_to(playground / name)
    result = ohc(*found.examples[0], "-f", "xlsx", "-o", "x.xlsx", "--force")
    assert Path("x.xlsx").exists(), result.stderr
    book = openpyxl.load_workbook("x.xlsx")
    has_picture = found.words in {("budget",), ("estate", "map")}
    pictures = ["Picture"] if has_picture else []
    assert book.sheetnames[1:] == ["Data", "Notes", *pictures]
    assert book.properties.title
    assert book.active == book.worksheets[0]
    names = []
    for sheet in book.worksheets:
        assert sheet["A1"].value
        assert sheet["A1"].style == "Heading 1"
        assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("Arial", 16)
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert sheet.page_setup.orientation == "landscape"
        assert not any(hidden.hidden for hidden in sheet.row_dimensions.values())
        others = [row[0] for row in sheet.iter_rows(min_row=2, max_col=1)]
        assert all(cell.style != "Heading 1" for cell in others)
        for table in sheet.tables.values():
            assert table.ref.startswith("A4:")
            assert table.ref.endswith(str(sheet.max_row)), "nothing stands below it"
            assert table.autoFilter is None
            names.append(table.name)
    assert len({*names}) == len(names)
    first = book.worksheets[0]
    if first.tables:
        assert all(cell is not None for row in rows_of(first) for cell in row)
    widths = [column.width for column in first.column_dimensions.values()]
    assert sum(widths) <= WIDEST


def test_the_first_sheet_is_for_people_and_data_for_programs() -> None:
    rows: list[Row] = [
        {"id": "a", "due_by": "2014-04-01", "total": 1234, "wave": ""},
        {"id": "b", "due_by": "", "total": 2, "wave": "2"},
    ]
    columns = ("id", "due_by", "total", "wave")
    paper = Outcome("Some places: all", columns, rows, totals={"total": 1236})
    book = opened(paper._replace(totals=None, paper=paper))
    assert book.sheetnames == ["Some places", "Data", "Notes"]
    assert rows_of(book["Some places"]) == [
        ["ID", "Due date", "Total", "Wave"],
        ["a", "2014-04-01", 1234, "[x]"],
        ["b", "[x]", 2, "2"],
        ["Total", "[x]", 1236, "[x]"],
    ]
    data = book["Data"]
    assert [cell.value for cell in data[4]] == ["id", "due_by", "total", "wave"]
    assert data["B5"].number_format == "yyyy-mm-dd"
    assert data["B5"].is_date
    assert (data["C5"].value, data["C5"].number_format) == (1234, "#,##0")
    assert data["B6"].value is None
    assert data["D6"].number_format == "@"


def test_a_blank_cell_says_what_its_field_says_of_it() -> None:
    field = Field("Where", blank="Whole file")
    rows: list[Row] = [{"id": "a", "place": ""}, {"id": "", "place": "E7"}]
    view = View(fields={"place": field})
    book = opened(Outcome("T", ("id", "place"), rows, view=view))
    assert rows_of(book.worksheets[0])[1:] == [["a", "Whole file"], ["[x]", "E7"]]


def test_a_percentage_is_a_column_of_its_own() -> None:
    row: Row = {"title": "a", "complete": 12, "complete_percent": 52, "total": 23}
    table = Outcome("T", ("title", "complete", "complete_percent", "total"), [row])
    sheet = opened(table).worksheets[0]
    assert [cell.value for cell in sheet[5]] == ["a", 12, 52, 23]
    assert sheet["C5"].number_format == '0"%"'


def test_a_text_keeps_away_from_the_number_before_it() -> None:
    row: Row = {"total": 12, "title": "a", "wave": "1st"}
    sheet = opened(Outcome("T", ("total", "title", "wave"), [row])).worksheets[0]
    for cell in ("B4", "B5"):
        alignment = sheet[cell].alignment
        # LibreOffice and Excel heed no indent where nothing says from which side.
        assert (alignment.horizontal, alignment.indent) == ("left", 1)
    assert sheet["C5"].alignment.indent == 0


def test_bands_are_a_column_of_a_sheet() -> None:
    rows: list[Row] = [{"region": "N", "name": "a"}, {"region": "S", "name": "b"}]
    view = View(columns=("name",), band="region")
    table = Outcome("T", ("region", "name"), rows, view=view)
    assert rows_of(opened(table).worksheets[0])[1:] == [["N", "a"], ["S", "b"]]


def test_a_file_that_a_screen_names_once_is_in_every_row_of_a_sheet() -> None:
    rows: list[Row] = [{"file": "a.xlsx", "cell": cell} for cell in ("A1", "B2")]
    table = Outcome("T", ("file", "cell"), rows, view=View(once="file"))
    sheet = opened(table).worksheets[0]
    assert [row[0] for row in rows_of(sheet)[1:]] == ["a.xlsx"] * 2


def test_notes_say_what_words_and_marks_mean() -> None:
    table = Outcome("T", ("a",), [{"a": "x"}], notes=("overdue: late.", "Mind this."))
    rows = rows_of(opened(table)["Notes"])
    assert rows[0] == ["Word or mark", "Meaning"]
    assert ["overdue", "late."] in rows
    assert ["Note", "Mind this."] in rows
    assert any("Later changes are not covered" in str(row[1]) for row in rows)


def test_a_row_of_two_lines_is_twice_as_high() -> None:
    rows: list[Row] = [
        {"message": "word " * 60, "id": "a"},
        {"message": "b", "id": "c"},
    ]
    sheet = opened(Outcome("T", ("id", "message"), rows)).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in (5, 6)]
    assert heights[0] >= 2 * heights[1]


def test_a_table_without_a_row_is_its_header() -> None:
    book = opened(Outcome("T", ("id", "name"), []))
    assert [cell.value for cell in book["Data"][4]] == ["id", "name"]
    assert not book["Data"].tables


def test_what_excel_does_not_hold_is_refused() -> None:
    with pytest.raises(CannotWrite, match="longer than the 32,767 characters"):
        render(Outcome("T", ("a",), [{"a": "x" * 32_768}]))


def test_headings_and_tables_have_names_that_excel_takes() -> None:
    assert unique(["a" * 300, "A" * 300])[1].endswith(" (2)")
    assert max(map(len, unique(["a" * 300, "A" * 300]))) == 255
    assert named("12 priorities: x") == "t_12_priorities"
    assert named("") == "table_of_rows"


def test_the_language_is_british_english_and_the_bytes_are_the_same() -> None:
    table = Outcome("T", ("a",), [{"a": "x"}])
    assert render(table) == render(table)
    core = zipfile.ZipFile(io.BytesIO(render(table))).read("docProps/core.xml")
    assert b"<dc:language>en-GB</dc:language>" in core
