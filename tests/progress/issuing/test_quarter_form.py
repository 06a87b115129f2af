"""The form of a quarter: what it holds, and that nothing it brings along counts."""

import io
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest
from returned import result_of

from ohc.output.books.return_form import Value
from ohc.progress.forms import HEADERS
from ohc.progress.issuing.last_quarter import Carried, LastQuarter
from ohc.progress.issuing.quarter_form import Going, quarter_form
from ohc.progress.words.labels import ABOUT
from ohc.progress.words.periods import find_period
from ohc.reference.reporting_units import bodies

GARTH, Q1 = bodies()["prison-garth"], find_period("2014-15-Q1")
SHOWN = "Last quarter (2013-14-Q4)"
DAY = date(2014, 3, 1)
OWNER: Mapping[str, str | date] = MappingProxyType({"Owner": "Head of Healthcare"})
LAST = LastQuarter(
    find_period("2013-14-Q4"),
    {
        "prison-garth": {
            "C3.1": Carried("Complete\nGreen", {**OWNER, "Date achieved": DAY}),
            "C3.2": Carried("not counted: Compleet"),
            "C7.1": Carried("Delayed\nRed", OWNER),
        }
    },
)
GOING = Going(date(2014, 7, 18), "hj@lancashire.example", LAST)


def book(going: Going = GOING, **filled: Mapping[str, Value]) -> Any:
    answers = {key.replace("_", "."): said for key, said in filled.items()}
    data = quarter_form(GARTH, Q1, going, answers)
    return openpyxl.load_workbook(io.BytesIO(data))


def row_of(workbook: Any, key: str) -> dict[str, Any]:
    sheet = workbook["Return"]
    headers = [str(cell.value) for cell in sheet[4]]
    [row] = [row for row in sheet.iter_rows(min_row=5) if row[0].value == key]
    return dict(zip(headers, row, strict=True))


def test_the_columns_are_those_of_before_without_the_percentage() -> None:
    asked = [header for header in HEADERS[4:] if header != "Percent complete"]
    headers = [cell.value for cell in book()["Return"][4]]
    assert headers == [*HEADERS[:4], "Applies here", SHOWN, *asked]
    headers = [cell.value for cell in book(Going())["Return"][4]]
    assert headers == [*HEADERS[:4], "Applies here", *asked]


def test_every_commitment_is_there_once_and_seven_are_grey() -> None:
    sheet = book()["Return"]
    rows = [*sheet.iter_rows(min_row=5)]
    assert len({row[0].value for row in rows}) == len(rows) == 18
    grey = [row for row in rows if row[6].fill.fgColor.rgb == "FFF2F2F2"]
    assert grey == rows[-7:]
    # Nothing of ours stands there, and a prison may report all the same.
    assert {row[6].value for row in rows} == {None}
    [status] = [v for v in sheet.data_validations.dataValidation if "G5" in v.sqref]
    assert str(status.sqref) == "G5:G22"


def test_what_is_on_the_sheet_about() -> None:
    sheet = book()["About"]
    assert [sheet[f"A{row}"].value for row in range(3, 10)] == [*ABOUT]
    assert sheet["A10"].value is None
    below = {sheet[f"A{row}"].value: sheet[f"B{row}"].value for row in (11, 12, 13)}
    assert below == {
        "Send back by": "18 July 2014",
        "Send back to": "hj@lancashire.example",
        "Last quarter": "What Garth returned for 2013-14-Q4, as we counted it. For "
        "information.",
    }
    none = LAST._replace(carried={})
    assert book(Going(last=none))["About"]["B11"].value == "No return counted."


@pytest.mark.parametrize(
    ("going", "begins"),
    [
        (GOING, "Send back by 18 July 2014 to hj@lancashire.example. Answer for"),
        (Going(return_to="a@b.example"), "Send back to a@b.example. Answer for"),
        (Going(date(2014, 7, 18)), "Send back by 18 July 2014. Answer for"),
        (Going(), "Answer for this quarter, even where nothing has changed. The"),
    ],
)
def test_the_sheet_says_by_when_and_to_where(going: Going, begins: str) -> None:
    assert str(book(going)["Return"]["A2"].value).startswith(begins)


def test_what_is_carried_is_slanted_and_what_is_asked_is_blank() -> None:
    workbook = book()
    row = row_of(workbook, "C3.1")
    assert row[SHOWN].value == "Complete\nGreen"
    assert (row["Owner"].value, row["Owner"].font.i) == ("Head of Healthcare", True)
    assert row["Date achieved"].value.date() == DAY
    assert row["Date achieved"].font.i
    assert not row[SHOWN].font.i
    assert {row[name].value for name in ("Status", "RAG", "Forecast date")} == {None}
    assert row_of(workbook, "C3.2")[SHOWN].value == "not counted: Compleet"
    # A row that needs no answer shows what was said, and fills in nothing.
    quiet = row_of(workbook, "C7.1")
    assert (quiet[SHOWN].value, quiet["Owner"].value) == ("Delayed\nRed", None)


def test_what_is_answered_is_not_slanted() -> None:
    row = row_of(book(C3_1={"Owner": "Governor"}), "C3.1")
    assert (row["Owner"].value, row["Owner"].font.i) == ("Governor", False)


def test_colours_show_what_is_left_and_what_would_be_sent_back() -> None:
    rules = [
        (str(cells.sqref), rule.formula[0])
        for cells in book()["Return"].conditional_formatting
        for rule in cells.rules
    ]
    assert ("G5:G22", '$G5<>""') in rules
    assert ("H5:H22", '$H5="Amber/Red"') in rules
    of_rag = [formula for cells, formula in rules if cells == "H5:H22"]
    # First, or the colour of the rating would hide it.
    assert of_rag[0] == 'AND($G5="Complete",$H5="Red")'
    assert ("L5:L22", 'AND($G5="Complete",$L5="")') in rules
    assert ("K5:K22", 'AND($G5="Complete",$K5="")') in rules
    assert row_of(book(), "C3.1")["Evidence"].column_letter == "L"


def test_it_prints_on_one_page_of_a4() -> None:
    sheet = book()["Return"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == (
        "landscape",
        9,
    )
    size = sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight
    # One by one is what Excel takes where nothing is written.
    assert size in {(None, None), (1, 1)}
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_guidance_explains_what_is_new() -> None:
    terms = [row[0].value for row in book()["Guidance"].iter_rows(min_row=3)]
    assert {"Applies here", "Last quarter", "Slanted text"} <= {*terms}
    assert "Percent complete" not in terms


def test_the_same_form_has_the_same_bytes() -> None:
    assert quarter_form(GARTH, Q1, GOING) == quarter_form(GARTH, Q1, GOING)


def test_what_it_brings_along_is_not_a_return() -> None:
    result = result_of(quarter_form(GARTH, Q1, GOING))
    assert [p.kind for p in result.problems] == ["empty-file"]
    [returned] = result.returns
    assert {entry.set_aside for entry in returned.entries} == {"empty-file"}
    assert {entry.status for entry in returned.entries} == {"unstated"}


def test_what_is_filled_in_comes_back_and_last_quarter_does_not() -> None:
    said: Mapping[str, Value] = {"Status": "In progress", "RAG": "Amber"}
    every = {f"C{n}": said for n in ("3_1", "3_2", "4_1", "5_1", "6_1", "6_2")}
    every |= {f"C{n}": said for n in ("8_1", "9_1", "10_1", "11_1", "12_1")}
    every["C3_1"] = {**said, "Date achieved": ""}
    every["C8_1"] = {**said, "Owner": "Governor"}
    answers = {key.replace("_", "."): cells for key, cells in every.items()}
    result = result_of(quarter_form(GARTH, Q1, GOING, answers, {"Return date": DAY}))
    [returned] = result.returns
    assert {entry.status for entry in returned.entries[:11]} == {"in_progress"}
    assert {entry.status for entry in returned.entries[11:]} == {"not_applicable"}
    assert {entry.rag for entry in returned.entries[11:]} == {"rag_unstated"}
    assert {entry.comment for entry in returned.entries} == {""}


def test_a_month_is_called_a_month() -> None:
    july = find_period("2014-07")
    last = LastQuarter(find_period("2014-06"), {})
    data = quarter_form(GARTH, july, Going(last=last))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Return"]
    assert sheet["F4"].value == "Last month (2014-06)"
    assert "Answer for this month" in str(sheet["A2"].value)
