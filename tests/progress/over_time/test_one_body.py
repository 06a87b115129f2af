"""``ohc progress history``: what a person sees of one establishment."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import Ohc
from openpyxl import load_workbook
from returned import put, returned
from rounds import Q1, Q3, Q4
from trended import A, B

import ohc as api
from ohc.errors import UnknownName
from ohc.output.books.return_form import Value
from ohc.progress.accounts.histories import HISTORY_FIELDS

Said = Mapping[str, Mapping[str, Value]]
FIRST: Said = {
    "C3.2": {"Status": "Complete", "RAG": "Green", "Evidence": "minutes"},
    "C9.1": {"Status": "Delayed", "RAG": "Red", "Forecast date": date(2014, 5, 1)},
}
SECOND: Said = {
    "C3.2": {"Status": "Delayed"},
    "C9.1": {"Status": "Delayed", "Forecast date": date(2014, 5, 31)},
    "C8.1": {"Status": "Compleet"},
}
THIRD: Said = {
    "C9.1": {"Status": "Delayed", "Forecast date": date(2014, 8, 30)},
    "C12.1": {"Status": "Delayed", "Forecast date": date(2014, 8, 30)},
}


@pytest.fixture
def year() -> Path:
    """Return three quarters of one prison, and others' returns beside."""
    files = {
        f"{period}/{A}_{period}.xlsx": returned(A, period, said)
        for period, said in ((Q3, FIRST), (Q4, SECOND), (Q1, THIRD))
    }
    others = {
        f"{Q4}/{body}_{Q4}.xlsx": returned(body, Q4)
        for body in (B, "prison-risley", "prison-preston")
    }
    return put({**files, **others}, "year")


def test_what_went_back_comes_first_then_what_slips(ohc: Ohc, year: Path) -> None:
    result = ohc("progress", "history", "Garth", year)
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "History of Garth: quarter 3 of 2013-14 to quarter 1 of 2014-15"
    )
    starts = [line.strip() for line in lines]
    order = [starts.index(band) for band in ("No longer complete", "Others")]
    later = starts.index("Forecast moved later")
    assert order[0] < later < order[1]
    assert starts[order[0] + 1].split()[0] == "C3.2"
    assert starts[later + 1].split()[0] == "C9.1"
    assert "delayed, red" in starts[later + 1]
    assert "C9.1: moved twice, 121 days later" in result.said
    assert "not applicable in every period: C1.1, C1.2" in result.said
    # A status that is misspelt does not count.
    assert result.exit_code == 3


def test_what_is_complete_in_the_end_slips_no_more(ohc: Ohc, year: Path) -> None:
    done: Said = {"C9.1": {"Status": "Complete", "Forecast date": date(2014, 8, 30)}}
    put({f"{Q1}/{A}_{Q1}.xlsx": returned(A, Q1, {**THIRD, **done})}, str(year))
    lines = ohc("progress", "history", "Garth", year).stdout
    assert "Forecast moved later" not in lines
    assert "C9.1" in lines.partition("Others")[2]


def test_a_quarter_without_a_return_is_named(ohc: Ohc, year: Path) -> None:
    def line() -> str:
        result = ohc("progress", "history", "wymott", year)
        assert result.exit_code == 3
        lines = map(str.split, result.stdout.splitlines())
        return " ".join(next(words for words in lines if words[:1] == ["C3.2"]))

    assert line() == "C3.2 no return in progress, amber no return"
    put({f"{Q3}/{B}_{Q3}.xlsx": returned(B, Q3)}, str(year))
    assert line() == "C3.2 in progress, amber in progress, amber no return"


def test_data_have_every_commitment_and_period(ohc: Ohc, year: Path) -> None:
    result = ohc("progress", "history", "prison-garth", year, "-f", "csv")
    records = [*csv.DictReader(io.StringIO(result.stdout))]
    assert tuple(records[0]) == HISTORY_FIELDS
    assert len(records) == 18 * 3
    [typo] = [r for r in records if r["set_aside"]]
    assert (typo["commitment"], typo["set_aside"]) == ("C8.1", "unknown-status")


def test_less_can_be_asked_for(ohc: Ohc, year: Path) -> None:
    def asked(*words: str) -> set[tuple[str, str]]:
        done = ohc("progress", "history", "Garth", year, "-f", "csv", *words)
        rows = csv.DictReader(io.StringIO(done.stdout))
        return {(row["commitment"], row["period"]) for row in rows}

    assert asked("--last", "1", "--commitment", "c9.1") == {("C9.1", Q1)}
    both = asked("--last", "2", "--commitment", "C9.1", "--commitment", "3.2")
    assert both == {(key, p) for key in ("C9.1", "C3.2") for p in (Q4, Q1)}


def test_movement_is_from_a_period_that_is_not_shown(ohc: Ohc, year: Path) -> None:
    words = ("--last", "1", "--commitment", "C9.1", "-f", "csv")
    done = ohc("progress", "history", "Garth", year, *words)
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert (row["movement"], row["slipped_days"]) == ("unchanged", "91")


def test_a_workbook_has_what_is_read_and_every_record(ohc: Ohc, year: Path) -> None:
    ohc("progress", "history", "Garth", year, "-o", "garth.xlsx")
    book = load_workbook("garth.xlsx")
    assert book.sheetnames == ["History", "Data", "Notes"]
    assert book["Data"].max_row == 4 + 18 * 3


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("Garht", [], "Did you mean Garth"),
        ("Kent Police", [], "is not an establishment that sends returns."),
        ("Garth", ["--commitment", "C99.1"], "'C99.1' is not a commitment."),
        ("Garth", ["--last", "0"], "--last 0 is too few."),
        ("Garth", ["--framework", "none"], "A history covers the 18 commitments"),
    ],
)
def test_what_is_not_understood_is_refused(
    ohc: Ohc, year: Path, name: str, words: list[str], message: str
) -> None:
    result = ohc("progress", "history", name, year, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.said


def test_a_prison_without_a_return_is_an_error(ohc: Ohc, year: Path) -> None:
    result = ohc("progress", "history", "Leeds", year)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no return from Leeds in these files." in result.said


def test_a_notebook_has_the_same_as_a_table(year: Path) -> None:
    table = api.history("Garth", str(year))
    assert tuple(table.columns) == HISTORY_FIELDS
    assert table["slipped_days"].dtype == "Int64"
    assert table["slipped_days"].sum() == 121
    with pytest.raises(UnknownName):
        api.history("Garht", str(year))
