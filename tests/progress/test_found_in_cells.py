"""What ``check`` says was found is what stands in the cell that it names."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Ohc
from returned import ROWS, SOUND, put, returned

from ohc.privacy import WITHHELD, quoted
from ohc.reference.framework import commitments
from ohc.values import text_of

HEAD = ("Commitment", "Status", "RAG", "Percent complete", "Forecast date", "Comment")
SUMMARY = next(c["commitment"] for c in commitments() if c["id"] == "C4.1")
NUMBER = "seen by 943 476 5919"

FORMS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "words": (
        {"C5.1": {"Status": "Compleet", "RAG": "Duck Egg"}},
        {"unknown-status", "unknown-rag"},
    ),
    "a percentage": (
        {"C5.1": {"Status": "Complete", "Percent complete": 0.4, "Evidence": "x"}},
        {"contradiction"},
    ),
    "a rating": (
        {"C5.1": {"Status": "Complete", "RAG": "Red", "Evidence": "x"}},
        {"contradiction"},
    ),
    "a day too late": (
        {"C5.1": {"Status": "Delayed", "RAG": "Green", "Forecast date": "30/06/2020"}},
        {"contradiction"},
    ),
    "no evidence": ({"C5.1": {"Status": "Complete"}}, {"contradiction"}),
    "an id of three": ({"C5.1": {"Commitment": "13.1"}}, {"unknown-commitment"}),
    "an id without its letter": (
        {"C5.1": {"Commitment": "5.1", "Commitment (summary)": SUMMARY}},
        {"moved-row"},
    ),
    "a row twice": (
        {"C5.1": {"Commitment": "C6.1"}, "C6.1": {"Status": "Delayed"}},
        {"moved-row"},
    ),
    "no day, no percentage": (
        {"C5.1": {"Forecast date": "31/02/2014", "Percent complete": "half"}},
        {"bad-date", "bad-percent"},
    ),
    "numbers": (
        {"C5.1": {"Comment": NUMBER, "Status": NUMBER, "Forecast date": NUMBER}},
        {"personal-data", "unknown-status", "bad-date"},
    ),
}


def listed(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("progress", "check", "returns", *words, "-f", "json")
    assert "943" not in result.stdout + result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return [row for row in rows if row["cell"]]


def stands_in(row: dict[str, Any]) -> str:
    """Return what stands in the cell of a problem, as a message may repeat it."""
    path = Path(row["file"])
    if path.suffix == ".csv":
        lines = [*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]
        return quoted(lines[int(row["cell"][1:]) - 1][ord(row["cell"][0]) - ord("A")])
    value = openpyxl.load_workbook(path)[row["sheet"]][row["cell"]].value
    return quoted(text_of(value))


@pytest.mark.parametrize("what", FORMS)
def test_of_a_form(ohc: Ohc, what: str) -> None:
    answers, kinds = FORMS[what]
    put({"a.xlsx": returned(answers={**SOUND, **answers})})
    rows = listed(ohc)
    assert kinds <= {row["kind"] for row in rows}
    assert [row["found"] or "" for row in rows] == [*map(stands_in, rows)]


def test_of_a_form_whose_parts_are_gone(ohc: Ohc) -> None:
    put({"a.xlsx": returned(about={"Period": "2014-Q1", "Return date": "soon"})})
    book = openpyxl.load_workbook("returns/a.xlsx")
    book["About"]["A2"] = None
    book["Return"]["L4"] = None
    book["Return"].delete_rows(ROWS["C3.2"])
    for cell in book["About"]["A"]:
        if cell.value == "Reporting body":
            cell.value = None
    book.save("returns/a.xlsx")
    rows = listed(ohc)
    assert {row["kind"] for row in rows} >= {"missing-row", "missing-label", "bad-date"}
    assert {row["kind"] for row in rows} >= {"missing-column"}
    assert [row["found"] or "" for row in rows] == [*map(stands_in, rows)]


BODY = ("Reporting body ID", "Reporting body", "Period")

TABLES: dict[str, tuple[Sequence[Sequence[str]], tuple[str, ...], str]] = {
    "an empty column beside labels": (
        [
            ("Reporting body ID", "prison-garht"),
            ("Period", "2014-Q1"),
            (),
            (*HEAD, *BODY),
            ("C1.1", "Delayed"),
        ],
        (),
        "unknown-body",
    ),
    "a blank among others": (
        [
            (*HEAD, *BODY),
            ("C1.1", "Delayed", "", "", "", "", "", "Garth", "2013-14-Q4"),
            ("C1.2", "Delayed", "", "", "", "", "", "Garht", ""),
            ("C2.1", "Delayed", "", "", "", "", "", "", "Q9"),
        ],
        (),
        "bad-date",
    ),
    "two columns of one meaning": (
        [("Commitment", "Status", "Status"), ("C1.1", "Delayed", "Complete")],
        (),
        "unknown-status",
    ),
    "the same row twice": (
        [("Commitment", "Status"), ("1.1", "Delayed"), ("C1.1", "Delayed")],
        (),
        "duplicate-return",
    ),
    "no status": (
        [("Comment", "Commitment", "Owner"), ("", "C1.1", "me")],
        (),
        "missing-column",
    ),
    "another status asked for": (
        [("Item", "Status"), ("Beds", "Delayed")],
        ("--framework", "none", "--status-column", "State"),
        "missing-column",
    ),
    "two statuses": (
        [
            ("Item", "Q1 status", "Q2 status"),
            ("Beds", "Delayed", "Complete"),
            ("Baths", "Complete", "Delayed"),
        ],
        ("--framework", "none"),
        "unclear-column",
    ),
}


@pytest.mark.parametrize("what", TABLES)
def test_of_a_table(ohc: Ohc, what: str) -> None:
    lines, words, kind = TABLES[what]
    buffer = io.StringIO()
    width = max(map(len, lines))
    csv.writer(buffer).writerows([*line, *[""] * (width - len(line))] for line in lines)
    put({"a.csv": buffer.getvalue().encode()})
    rows = listed(ohc, *words)
    assert kind in {row["kind"] for row in rows}
    assert [row["found"] or "" for row in rows] == [*map(stands_in, rows)]


def test_of_a_mark_that_is_not_closed(ohc: Ohc) -> None:
    put({"a.csv": b'Commitment,Status,Comment\nC1.1,Delayed,"soon\nC1.2,Delayed,\n'})
    [damage] = [row for row in listed(ohc) if row["kind"] == "damaged"]
    assert (damage["cell"], damage["found"]) == ("C2", "soon")


def test_of_a_number_in_a_column_that_is_not_ours(ohc: Ohc) -> None:
    put({"a.csv": f"Item,Status,Seen\nBeds,Delayed,{NUMBER}\n".encode()})
    words = ("read", "returns", "--framework", "none", "--summary", "s.json")
    assert "943" not in ohc("progress", *words, "-f", "csv").stdout
    problems = json.loads(Path("s.json").read_text(encoding="utf-8"))["problems"]
    [number] = [row for row in problems if row["kind"] == "personal-data"]
    assert (number["cell"], number["found"]) == ("C2", WITHHELD)
