"""The problems that ``check`` lists: whose they are, and in which order."""

import json
from typing import Any

import pytest
from conftest import Ohc
from returned import ROWS, put, returned

from ohc.problems import Problem
from ohc.progress.accounts.checking import (
    chosen_problems,
    with_uncounted,
)
from ohc.progress.doubts.file_bodies import with_body_in_name
from ohc.reference.establishments import Selection

GARTH, LEEDS = "prison-garth", "prison-leeds"


def problem(
    kind: str = "unknown-status",
    body_id: str = GARTH,
    *,
    file: str = "a.xlsx",
    cell: str = "E5",
    period: str = "2013-14-Q4",
) -> Problem:
    return Problem(
        file,
        kind,
        message="It is so.",
        sheet="Return",
        cell=cell,
        body_id=body_id,
        period=period,
    )


def listed(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("progress", "check", "returns", *words, "-f", "json")
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    shown = any(row["level"] != "note" for row in rows)
    assert result.exit_code == (3 if shown else 0)
    return rows


@pytest.fixture
def troubles() -> None:
    """Garth: a word, a doubt, and a copy; Leeds: a PDF; somebody: half of a file."""
    answers = {
        "C5.1": {"Status": "Delaid"},
        "C12.1": {"Status": "Complete"},
    }
    garth = returned(answers=answers)
    put(
        {
            "a.xlsx": garth,
            "b.xlsx": garth,
            "prison-leeds_2013-14-Q4.xlsx": b"%PDF-1.4",
            "half.xlsx": garth[:3000],
        }
    )


def test_rows_come_by_body_level_file_sheet_and_row() -> None:
    problems = [
        problem(body_id="", file="0.xlsx"),
        problem(body_id=LEEDS),
        problem("lock-file"),
        problem("contradiction", cell="A5"),
        problem(cell="E10"),
        problem(cell="E9"),
        problem(cell="AA9"),
        problem(file="b.xlsx", cell="A1"),
    ]
    in_order = chosen_problems(problems, Selection(), period="", level="note")
    assert [(p.body_id, p.kind, p.file, p.cell) for p in in_order] == [
        (GARTH, "unknown-status", "a.xlsx", "E9"),
        (GARTH, "unknown-status", "a.xlsx", "AA9"),
        (GARTH, "unknown-status", "a.xlsx", "E10"),
        (GARTH, "unknown-status", "b.xlsx", "A1"),
        (GARTH, "contradiction", "a.xlsx", "A5"),
        (GARTH, "lock-file", "a.xlsx", "E5"),
        (LEEDS, "unknown-status", "a.xlsx", "E5"),
        ("", "unknown-status", "0.xlsx", "E5"),
    ]


@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        ("error", ["unknown-status"]),
        ("warning", ["unknown-status", "contradiction"]),
        ("note", ["unknown-status", "contradiction", "lock-file"]),
    ],
)
def test_a_level_is_the_lowest_that_is_listed(level: Any, kinds: list[str]) -> None:
    problems = [problem("lock-file"), problem("contradiction"), problem()]
    kept = chosen_problems(problems, Selection(), period="", level=level)
    assert [p.kind for p in kept] == kinds


def test_what_may_be_anybodys_or_of_any_period_is_always_listed() -> None:
    problems = [
        problem(),
        problem(body_id=LEEDS),
        problem(body_id=""),
        problem(period="2013-14-Q3"),
        problem(period=""),
    ]
    garth = Selection(name=("Garth",))
    kept = chosen_problems(problems, garth, period="2013-14-Q4", level="note")
    assert [(p.body_id, p.period) for p in kept] == [
        (GARTH, "2013-14-Q4"),
        (GARTH, ""),
        ("", "2013-14-Q4"),
    ]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("returns/prison-leeds_2013-14-Q4.xlsx", "Leeds"),
        ("returns/PRISON-LEEDS (2).xlsx", "Leeds"),
        ("returns/prison-leeds-west.xlsx", ""),
        ("prison-leeds/a.xlsx", ""),
        ("prison-leeds and prison-garth.xlsx", ""),
        ("leeds.xlsx", ""),
    ],
)
def test_the_name_of_a_file_tells_whose_it_is_by_an_id(name: str, body: str) -> None:
    [named] = with_body_in_name([Problem(name, "damaged", message="Cut short.")])
    assert named.body == body


def test_rows_of_a_return_that_does_not_count_are_not_counted() -> None:
    whole = problem("superseded-return", cell="")
    about = problem("bad-date", cell="B8")._replace(sheet="About", less=True)
    row, other = problem("contradiction"), problem("contradiction", file="b.xlsx")
    marked = with_uncounted([whole, about, row, other])
    assert [p.counted for p in marked] == [False, False, False, True]


def test_what_is_in_a_copy_counts_in_the_other() -> None:
    copy = problem("duplicate-return", cell="")._replace(less=True)
    assert [p.counted for p in with_uncounted([copy, problem("contradiction")])] == [
        False,
        True,
    ]


@pytest.mark.usefixtures("troubles")
def test_each_problem_says_whose_it_is_and_whether_it_counts(ohc: Ohc) -> None:
    rows = listed(ohc)
    told = [
        (row["body"], row["period"], row["commitment"], row["kind"], row["counted"])
        for row in rows
        if not str(row["file"]).endswith("b.xlsx")
    ]
    q4 = "2013-14-Q4"
    assert told == [
        ("Garth", q4, "C5.1", "unknown-status", "no"),
        ("Garth", q4, "C12.1", "contradiction", "yes"),
        ("Leeds", None, None, "not-a-workbook", "no"),
        (None, None, None, "damaged", "no"),
    ]
    [copy] = [row for row in rows if row["kind"] == "duplicate-return"]
    assert (copy["level"], copy["body_id"], copy["period"]) == ("note", GARTH, q4)


@pytest.mark.usefixtures("troubles")
def test_a_part_can_be_listed_and_the_rest_is_counted(ohc: Ohc) -> None:
    kinds = [row["kind"] for row in listed(ohc, "-n", "Garth", "--level", "error")]
    assert kinds == ["unknown-status", "unknown-status", "damaged"]
    assert [row["kind"] for row in listed(ohc, "--period", "2013-14-Q3")] == [
        "not-a-workbook",
        "damaged",
    ]
    said = ohc("progress", "check", "returns", "-n", "Leeds", "--level", "errors")
    assert "2 problems: 2 errors. 5 more are outside your selection." in said.said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--level", "grave"), "--level cannot be 'grave'"),
        (("--period", "2014-Q1"), "2013-14-Q4"),
        (("-n", "Atlantis"), "Atlantis"),
    ],
)
@pytest.mark.usefixtures("troubles")
def test_wrong_words_are_exit_2(ohc: Ohc, words: tuple[str, ...], said: str) -> None:
    result = ohc("progress", "check", "returns", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.said


def test_notes_alone_are_exit_0(ohc: Ohc) -> None:
    whole = returned(
        answers={key: {"Status": "Delayed", "Owner": "me"} for key in ROWS}
    )
    put({"a.xlsx": whole, "b.xlsx": whole, "~$a.xlsx": b"\x01R"})
    kinds = {row["kind"]: row["level"] for row in listed(ohc)}
    assert kinds == {"duplicate-return": "note", "lock-file": "note"}


def test_missing_returns_are_never_listed(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    assert listed(ohc, "--lead", "Lancashire", "--period", "2013-14-Q4") == []


@pytest.mark.parametrize(
    ("words", "level", "counted"),
    [((), "error", "no"), (("--read-colours",), "warning", "yes")],
)
def test_a_colour_is_an_error_unless_it_is_counted(
    ohc: Ohc, words: tuple[str, ...], level: str, counted: str
) -> None:
    import openpyxl
    from openpyxl.styles import PatternFill

    put({"a.xlsx": returned()})
    book = openpyxl.load_workbook("returns/a.xlsx")
    cell = book["Return"][f"F{ROWS['C12.1']}"]
    cell.fill = PatternFill("solid", fgColor="FFFF0000")
    book.save("returns/a.xlsx")
    [row] = listed(ohc, *words)
    assert (row["kind"], row["level"], row["counted"]) == (
        "colour-only",
        level,
        counted,
    )


def test_a_period_is_graver_than_a_day(ohc: Ohc) -> None:
    put({"a.xlsx": returned(about={"Period": "2014-Q1"})})
    [period] = listed(ohc)
    put({"a.xlsx": returned(about={"Return date": "soon"})})
    [day] = listed(ohc)
    assert (period["kind"], period["level"], period["counted"]) == (
        "bad-date",
        "error",
        "no",
    )
    assert (day["kind"], day["level"], day["counted"]) == ("bad-date", "warning", "yes")
