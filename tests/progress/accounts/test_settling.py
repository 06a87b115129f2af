"""Troubles of whole returns: twice, late, missing, of nobody who was expected."""

import pytest
from conftest import Ohc
from returned import kinds_of, put, returned, summary


def test_two_returns_of_one_body(ohc: Ohc) -> None:
    other = returned(answers={"C5.1": {"Status": "Delayed"}})
    later = returned(
        answers={"C5.1": {"Status": "Delayed"}}, about={"Return date": "25/03/2014"}
    )
    put({"a.xlsx": returned(), "copy of a.xlsx": returned()})
    assert kinds_of(ohc) == ["duplicate-return"]
    assert summary()["rows_tallied"] == 18
    put({"b.xlsx": other})
    assert kinds_of(ohc) == ["duplicate-return"] * 3
    assert summary()["rows_tallied"] == 0
    put({"b.xlsx": later})
    assert kinds_of(ohc) == ["duplicate-return", "superseded-return"]
    assert summary()["rows_tallied"] == 18


def test_a_row_that_is_there_twice(ohc: Ohc) -> None:
    rows = "Reporting body ID,Period,Commitment,Status\n"
    line = "prison-garth,2013-14-Q4,C5.1,Complete\n"
    put({"a.csv": (rows + line + line).encode()})
    assert kinds_of(ohc) == ["contradiction", "contradiction", "duplicate-return"]
    assert summary()["rows_tallied"] == 1
    put({"a.csv": (rows + line + line.replace("Complete", "Delayed")).encode()})
    assert kinds_of(ohc).count("duplicate-return") == 2
    assert summary()["rows_tallied"] == 0


def test_late_and_missing_returns(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    words = ("--lead", "Lancashire", "--returns-due")
    assert kinds_of(ohc, *words, "2014-03-19") == ["late-return"]
    assert kinds_of(ohc, *words, "20/03/2014") == []
    found = summary()
    assert found["returns_expected"] == 15
    assert "prison-kirkham" in found["missing"]
    assert ohc("progress", "tally", "returns", *words, "2014-03-20").exit_code == 3
    # Before they are due, missing returns are listed and are no gap.
    result = ohc("progress", "tally", "returns", *words, "2099-03-20")
    assert result.exit_code == 0
    assert "Missing 14:" in result.said


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("irc-dover", "not covered by the agreement"),
        ("prison-reading", "until 30/11/2013"),
    ],
)
def test_a_return_that_nobody_expected(ohc: Ohc, body: str, why: str) -> None:
    put({"a.xlsx": returned(body)})
    assert kinds_of(ohc) == ["unexpected-return"]
    checked = ohc("progress", "check", "returns", "-f", "csv").stdout
    assert why in checked
    found = summary()
    [problem] = [p for p in found["problems"] if p["kind"] == "unexpected-return"]
    assert why in problem["message"]
    assert (found["returns_unexpected"], found["rows_tallied"]) == (1, 0)


def test_what_was_not_asked_for_is_set_aside_and_no_gap(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-durham"), "b.xlsx": returned()})
    result = ohc("progress", "tally", "returns", "-n", "Garth", "--summary", "s.json")
    assert result.exit_code == 0
    assert "18 from Durham, not selected" in result.said
    found = summary("s.json")
    assert (found["rows_tallied"], found["rows_set_aside"]) == (18, 18)
    assert found["returns_unexpected"] == 1


def test_returns_of_teams_are_never_among_those_of_prisons(ohc: Ohc) -> None:
    put({"a.xlsx": returned("area-team-wessex"), "b.xlsx": returned("national-team")})
    result = ohc("progress", "tally", "returns", "--summary", "summary.json")
    assert summary()["rows_tallied"] == 0
    assert summary()["returns_unexpected"] == 2
    assert "36 from National team and Wessex Area Team" in result.said
    words = ("progress", "tally", "returns", "--teams", "--by", "establishment")
    result = ohc(*words, "--summary", "summary.json", "--force")
    assert result.exit_code == 0
    assert summary()["rows_tallied"] == 36
    assert "Wessex Area Team" in result.stdout


def test_an_absurd_return_date_decides_nothing(ohc: Ohc) -> None:
    other = {"C5.1": {"Status": "Delayed"}}
    put(
        {
            "a.xlsx": returned(),
            "b.xlsx": returned(answers=other, about={"Return date": "04/04/2041"}),
        }
    )
    assert kinds_of(ohc) == ["bad-date", "duplicate-return", "duplicate-return"]
    assert "prison-garth" in summary()["missing"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Owner", "the table has no RAG column, so no rating"),
        ("RAG Q3", "no RAG column (RAG Q3 is not read)"),
    ],
)
def test_a_table_without_a_rating_is_reported(ohc: Ohc, head: str, said: str) -> None:
    lines = f"Reporting body ID,Period,Commitment,Status,{head}\n"
    put({"a.csv": f"{lines}prison-garth,2013-14-Q4,C2.1,Delayed,x\n".encode()})
    assert said in ohc("progress", "check", "returns").said


def test_what_was_not_asked_for_is_not_a_gap_in_any_period(ohc: Ohc) -> None:
    for period in ("2013-14-Q3", "2013-14-Q4"):
        for body in ("garth", "durham"):
            name = f"{body} {period}.xlsx"
            put({name: returned(f"prison-{body}", period=period)})
    words = ("progress", "tally", "returns", "-n", "Garth", "--by", "period")
    result = ohc(*words)
    assert "36 from Durham, not selected" in result.said
    assert result.exit_code == 0
