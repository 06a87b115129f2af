"""Three quarters on a page: like for like, as figures, and those of the trend."""

import json
from pathlib import Path

import pytest
from boards import cells, page, text
from conftest import Ohc
from docx import Document
from openpyxl import load_workbook
from returned import returned

from ohc.output.books.return_form import Value

ASKED = [
    "C3.1",
    "C3.2",
    "C4.1",
    "C5.1",
    "C6.1",
    "C6.2",
    "C8.1",
    "C9.1",
    "C10.1",
    "C11.1",
    "C12.1",
]
"""What takes effect at every prison."""

PRISONS = ("prison-garth", "prison-wymott", "prison-kirkham")
WHERE = ("--name", "Garth", "--name", "Wymott", "--name", "Kirkham")
pytestmark = pytest.mark.usefixtures("quarters")
Q2, Q3, Q4 = "2013-14-Q2", "2013-14-Q3", "2013-14-Q4"


def answers(complete: int) -> dict[str, dict[str, Value]]:
    """Return answers of which the first so many are complete."""
    return {
        key: {"Status": "Complete" if place < complete else "Delayed"}
        for place, key in enumerate(ASKED)
    }


@pytest.fixture
def quarters(empty_folder: Path) -> Path:
    """Return a folder with three quarters of three prisons; Kirkham misses one."""
    folder = empty_folder / "returns"
    folder.mkdir()
    for number, period in enumerate((Q2, Q3, Q4)):
        for body in PRISONS:
            if (body, period) != ("prison-kirkham", Q3):
                data = returned(body, period, answers(3 * number + 1))
                (folder / f"{body}_{period}.xlsx").write_bytes(data)
    return folder


def table(ohc: Ohc, *words: str) -> list[list[str]]:
    return cells(page(ohc, "returns", *WHERE, *words, code=0), "over")


def test_only_answers_of_every_quarter_are_compared(ohc: Ohc) -> None:
    heads, *_, whole = table(ohc)
    assert heads == [
        "Priority",
        "Quarter 2",
        "Quarter 3",
        "Quarter 4",
        "Change in points",
    ]
    # 22 answers of two prisons: 1, 4 and 7 of 11 each.
    assert whole[1:4] == ["9% (2 of 22)", "36% (8 of 22)", "64% (14 of 22)"]
    assert whole[4] == "+27"
    shown = text(page(ohc, "returns", *WHERE, code=0))
    assert "the 22 answers from 2 establishments" in shown
    left_out = "Left out, because they have no answer that counts in every quarter: "
    assert f"{left_out}Kirkham." in shown
    assert "Fewer than six quarters show movement, not a trend." in shown


def test_figures_are_those_of_the_trend(ohc: Ohc) -> None:
    trend = json.loads(ohc("progress", "trend", "returns", *WHERE, "-f", "json").stdout)
    _, *rows, _ = table(ohc)
    assert len(rows) == 9
    for title, *shares, change in rows:
        of_trend = [row for row in trend if str(row["priority"]) == title.split()[0]]
        told = [f"{row['complete']} of {row['pairs']}" for row in of_trend]
        assert shares == told
        # Of four answers no change is stated, and the reason stands in its place.
        assert change == "Fewer than 10 answers"
        assert of_trend[-1]["why_not"] == change.lower()


def test_no_change_has_no_sign(ohc: Ohc, quarters: Path) -> None:
    for body in PRISONS:
        data = returned(body, Q4, answers(4))
        (quarters / f"{body}_{Q4}.xlsx").write_bytes(data)
    *_, whole = table(ohc)
    assert whole[2:] == ["36% (8 of 22)", "36% (8 of 22)", "0"]


def test_what_does_not_take_effect_is_in_no_figure(ohc: Ohc, quarters: Path) -> None:
    _, *before, _ = table(ohc)
    for period in (Q2, Q3, Q4):
        more = answers(1)
        more["C1.1"] = {"Status": "Complete"}
        data = returned("prison-garth", period, more)
        (quarters / f"prison-garth_{period}.xlsx").write_bytes(data)
    html = page(ohc, "returns", *WHERE, code=0)
    _, *rows, whole = cells(html, "over")
    assert len(rows) == len(before)
    assert whole[1] == "9% (2 of 22)"


def test_two_quarters_are_not_a_table(ohc: Ohc) -> None:
    assert 'id="over"' not in page(ohc, "returns", *WHERE, "--since", Q3, code=0)
    assert 'id="over"' not in page(ohc, "returns", *WHERE, "--since", "none", code=0)
    html = page(ohc, "returns", *WHERE, "--period", Q3, code=3)
    assert 'id="over"' not in html
    assert 'id="over"' in page(ohc, "returns", *WHERE, "--since", Q2, code=0)


def test_months_beside_quarters_are_left_out(ohc: Ohc, quarters: Path) -> None:
    data = returned("prison-garth", "2014-02", answers(5))
    (quarters / "prison-garth_2014-02.xlsx").write_bytes(data)
    heads, *_ = table(ohc, "--period", Q4)
    assert heads[1:4] == ["Quarter 2", "Quarter 3", "Quarter 4"]


def test_the_workbook_has_them_as_numbers(ohc: Ohc) -> None:
    words = ("progress", "report", "returns", *WHERE, "-o", "b.xlsx")
    assert ohc(*words).exit_code == 0
    sheet = load_workbook("b.xlsx")["7_Over_time"]
    *_, whole = sheet.iter_rows(min_row=5, values_only=True)
    assert whole == ("All", 2, 8, 14, 22, 27, "none")
    assert all(value not in {None, ""} for row in sheet["A4:G14"] for value in row)


def test_the_paper_has_the_table(ohc: Ohc) -> None:
    words = ("progress", "report", "returns", *WHERE, "-o", "p.docx")
    assert ohc(*words).exit_code == 0
    tables = Document("p.docx").tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["All", "9% (2 of 22)", "36% (8 of 22)", "64% (14 of 22)", "+27"] in rows


def test_nobody_in_every_quarter_is_not_a_table(ohc: Ohc) -> None:
    words = ("--name", "Kirkham")
    assert 'id="over"' not in page(ohc, "returns", *words, code=0)
