"""``ohc progress trend``: what a person sees of several quarters."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Ohc
from openpyxl import load_workbook
from returned import put, returned, summary
from rounds import Q1, Q2, Q3, Q4
from trended import TEN, A, B, full

import ohc as api
from ohc.errors import OhcError
from ohc.progress.accounts.trends import TREND_FIELDS

TWO_PRISONS = ("--name", "Garth", "--name", "Wymott")


@pytest.fixture
def year() -> Path:
    """Return a folder of three quarters, in which two prisons complete more."""
    files = {
        f"{period}/{body}_{period}.xlsx": returned(body, period, full(2 * number))
        for number, period in enumerate((Q3, Q4, Q1))
        for body in (A, B)
    }
    return put(files, "year")


def test_a_person_sees_a_line_for_each_group(ohc: Ohc, year: Path) -> None:
    result = ohc("progress", "trend", year, *TWO_PRISONS, "--by", "establishment")
    assert result.exit_code == 0
    [title, *lines] = result.stdout.splitlines()
    assert title.startswith("Trend by establishment: quarter 3 of 2013-14 to quarter")
    shown = [line.split() for line in lines]
    assert ["Garth", "0", "of", "10", "2", "of", "10", "4", "of", "10", "+20"] in shown
    assert ["Total", "0", "of", "20", "4", "of", "20", "8", "of", "20", "+20"] in shown
    assert "Compared: 20 answers of 2 establishments" in " ".join(lines)


def test_data_have_a_record_for_each_group_and_period(ohc: Ohc, year: Path) -> None:
    result = ohc("progress", "trend", year, *TWO_PRISONS, "-f", "csv")
    records = [*csv.DictReader(io.StringIO(result.stdout))]
    assert list(records[0]) == ["priority", "title", *TREND_FIELDS]
    assert len(records) == 12 * 3
    third = [r for r in records if r["priority"] == "3"]
    asked = 2 * sum(key.startswith("C3.") for key in TEN[:10])
    assert [r["pairs"] for r in third] == [str(asked)] * 3
    assert [r["period"] for r in third] == [Q3, Q4, Q1]


def test_the_periods_shown_can_be_chosen(ohc: Ohc, year: Path) -> None:
    def periods(*words: str) -> list[str]:
        done = ohc("progress", "trend", year, *TWO_PRISONS, "-f", "json", *words)
        return [*dict.fromkeys(row["period"] for row in json.loads(done.stdout))]

    assert periods() == [Q3, Q4, Q1]
    assert periods("--last", "2") == [Q4, Q1]
    assert periods("--since", Q4) == [Q4, Q1]
    assert periods("--period", Q4) == [Q3, Q4]


def test_a_year_is_shown_of_more_and_that_is_reported(ohc: Ohc, year: Path) -> None:
    for period in ("2013-14-Q1", "2013-14-Q2"):
        put({f"{A}_{period}.xlsx": returned(A, period, full(0))}, str(year / period))
    result = ohc("progress", "trend", year, "--name", "Garth")
    assert "the last 4 of 5 (to show more: --last 5)" in result.said
    assert "to show more" not in ohc("progress", "trend", year, "--last", "4").said


def test_who_is_left_out_and_why_no_change_are_reported(ohc: Ohc, year: Path) -> None:
    (year / Q4 / f"{B}_{Q4}.xlsx").unlink()
    result = ohc("progress", "trend", year, *TWO_PRISONS, "--by", "commitment")
    assert result.exit_code == 3
    assert "Wymott (quarter 4 of 2013-14)" in result.said
    assert "10 rows: fewer than 10 answers" in result.said
    assert "8 rows that have no answer counted in every period" in result.said
    # Before they are due, missing returns are no gap.
    due = ("--returns-due", "2050-01-01")
    assert ohc("progress", "trend", year, *TWO_PRISONS, *due).exit_code == 0


def test_the_accounts_are_of_all_periods_shown(ohc: Ohc, year: Path) -> None:
    ohc("progress", "trend", year, *TWO_PRISONS, "--last", "2", "--summary", "s.json")
    accounts = summary("s.json")
    assert accounts["returns_expected"] == accounts["returns_received"] == 4
    assert (accounts["rows_tallied"], accounts["rows_read"]) == (4 * 18, 6 * 18)


def test_a_workbook_has_numbers_and_every_record(ohc: Ohc, year: Path) -> None:
    assert ohc("progress", "trend", year, *TWO_PRISONS, "-o", "t.xlsx").exit_code == 0
    book = load_workbook("t.xlsx")
    assert book.sheetnames == ["Trend", "Data", "Notes"]
    totals = [row for row in book["Trend"].values if "Total" in row]
    assert [cell for cell in totals[0] if isinstance(cell, int)] == [0, 4, 8, 20]
    assert book["Data"].max_row == 4 + 12 * 3


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--last", "1"], "--last 1 is too few."),
        (["--last", "2", "--since", Q4], "Use either --last or --since, not both."),
        (["--since", "Easter"], "'Easter' is not a period."),
        (["--by", "status"], "A trend cannot be grouped by 'status'."),
        (["--by", "color"], "ohc cannot add up by 'color'."),
        (["--framework", "none"], "A trend covers the 18 commitments"),
        (["--since", Q1], "There are returns for one period only"),
    ],
)
def test_what_makes_no_trend_is_refused(
    ohc: Ohc, year: Path, words: list[str], message: str
) -> None:
    result = ohc("progress", "trend", year, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.said


def test_months_beside_quarters_are_refused(ohc: Ohc, year: Path) -> None:
    put({f"{A}_2014-07.xlsx": returned(A, "2014-07", full(1))}, str(year / "2014-07"))
    result = ohc("progress", "trend", year)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2014-15-Q1 is a quarter and 2014-07 is a month." in result.said


def test_returns_without_a_period_are_an_error(ohc: Ohc) -> None:
    put({"a.xlsx": returned(A, Q2, full(1), about={"Period": ""})})
    result = ohc("progress", "trend", "returns")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ohc cannot tell which periods these returns are for." in result.said


def test_a_notebook_has_the_same_as_a_table(year: Path) -> None:
    table = api.trend(str(year), by="area-team", last=2, area_team="Lancashire")
    assert list(table.columns) == ["area_team", *TREND_FIELDS]
    assert table["change"].dtype == "Int64"
    assert table["complete"].tolist() == [4, 8]
    assert table.attrs["accounts"]["returns_received"] == 4
    with pytest.raises(OhcError, match="one period only"):
        api.trend(str(year / Q4))
