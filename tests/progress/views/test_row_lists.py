"""Rows of returns as people read them: whose is said once, and no code is seen."""

import csv
import io
from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned

from ohc.outcome import Row
from ohc.progress.accounts.listing import READ_FIELDS
from ohc.progress.views.row_lists import printed_rows, rows_view

ODD = {
    "C1.1": {"Status": "Complete", "RAG": "Blue"},
    "C2.1": {"Status": "Compleet"},
    "C3.2": {"Status": "In progress", "RAG": "Purple"},
    "C5.1": {"Status": "Delayed"},
}
READ = ("progress", "read", "returns")


def row(**cells: str) -> Row:
    usual = {"file": "a/b.xlsx", "sheet": "Return", "body": "Garth", "row": "5"}
    return {**dict.fromkeys(READ_FIELDS, ""), **usual, **cells}


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"status": "complete", "status_as_written": "Done"}, "complete"),
        ({"status": "", "status_as_written": "Compleet"}, "'Compleet'"),
        ({"status": "", "status_as_written": ""}, ""),
    ],
)
def test_a_word_that_is_not_recognised_is_shown_as_written(
    cells: dict[str, str], shown: str
) -> None:
    [printed] = printed_rows([row(**cells)])
    assert printed["status"] == shown


def test_whether_a_row_counts_is_reported_in_words() -> None:
    rows = printed_rows([row(), row(set_aside="unknown-status")])
    assert [printed["counts"] for printed in rows] == ["yes", "no: unknown status"]


def test_a_band_says_whose_return_and_when_and_where() -> None:
    rows = [
        row(period="2013-14-Q4"),
        row(period="2013-14-Q4"),
        row(file="a/c.xlsx", body="", period="", sheet="Two"),
    ]
    view = rows_view(rows, ())
    assert view.bands == (
        *["Garth, quarter 4 of 2013-14: b.xlsx, sheet Return"] * 2,
        "c.xlsx, sheet Two",
    )
    assert view.below == ("All files are in a.",)
    assert "body" not in view.columns


def test_a_table_of_several_bodies_keeps_them_in_its_rows() -> None:
    rows = [row(item="Audit"), row(item="Visit", body="Kirkham")]
    view = rows_view(rows, ("Notes",))
    assert view.columns[:4] == ("row", "body", "period", "item")
    assert view.columns[-1] == "Notes"
    assert view.bands == ("a/b.xlsx", "a/b.xlsx")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_people_see_no_key_and_no_code(ohc: Ohc, suffix: str) -> None:
    put({"a.xlsx": returned(answers=ODD)})
    ohc(*READ, "-o", f"rows.{suffix}")
    text = Path(f"rows.{suffix}").read_text(encoding="utf-8-sig")
    table, _, _ = text.partition("Describes the 2013")
    for code in ("rag_unstated", "in_progress", "unknown-status", "set_aside"):
        assert code not in table, code
    assert "Garth, quarter 4 of 2013-14: returns/a.xlsx" in table
    for words in ("no rating", "Compleet", "no: unknown status"):
        assert words in table, words


def test_data_keep_their_keys_and_codes(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers=ODD)})
    rows = list(csv.DictReader(io.StringIO(ohc(*READ, "-f", "csv").stdout)))
    assert tuple(rows[0]) == READ_FIELDS
    assert rows[2]["set_aside"] == "unknown-status"
    assert rows[1]["rag"] == "rag_unstated"


def test_a_row_is_a_line_of_words(ohc: Ohc) -> None:
    put({"a.xlsx": returned(answers=ODD)})
    lines = ohc(*READ).stdout.splitlines()
    band = lines.index("Garth, quarter 4 of 2013-14: returns/a.xlsx")
    assert lines[band + 1 : band + 4] == [
        "   5  C1.1        complete        blue       2014-04-01  yes",
        "   6  C1.2        not applicable  no rating              yes",
        "   7  C2.1        'Compleet'      no rating  2014-04-01  no: unknown status",
    ]


def test_no_row_is_not_a_table() -> None:
    assert rows_view([], ()).bands == ()
