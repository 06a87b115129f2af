"""What returns add up to."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from returned import ROWS, put, returned, summary

import ohc as api

DONE = {"Status": "Complete", "RAG": "Blue", "Evidence": "minutes", "Owner": "head"}
LATE = {"Status": "On hold", "RAG": "R", "Owner": "head"}
NONE = {"Status": "N/A"}


def records(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("progress", "tally", *words, "-f", "json")
    assert result.exit_code in {0, 3}, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.fixture
def two_prisons() -> Path:
    """Garth: two complete, one late, one that does not apply; Durham: two late."""
    garth = {"C1.1": DONE, "C1.2": LATE, "C3.1": DONE, "C4.1": NONE}
    durham = {"C1.1": LATE, "C3.1": LATE}
    return put(
        {
            "g.xlsx": returned("prison-garth", answers=garth),
            "d.xlsx": returned("prison-durham", answers=durham),
        }
    )


@pytest.mark.usefixtures("two_prisons")
def test_by_priority_is_the_default_and_every_priority_has_a_row(ohc: Ohc) -> None:
    found = records(ohc, "returns", "-n", "Garth", "-n", "Durham")
    assert [row["priority"] for row in found] == [str(n) for n in range(1, 13)]
    first = {name: found[0][name] for name in ("complete", "delayed", "unstated")}
    # Durham left C1.2 blank, which does not take effect at a prison.
    assert first == {"complete": 1, "delayed": 2, "unstated": 0}
    assert found[0]["not_applicable"] == 1
    assert found[0]["total"] == 4
    assert (found[0]["red"], found[0]["blue"], found[0]["rag_unstated"]) == (2, 1, 1)
    assert sum(row["total"] for row in found) == 36
    assert (found[0]["returns_expected"], found[0]["returns_received"]) == (2, 2)


@pytest.mark.usefixtures("two_prisons")
def test_percentages_leave_out_what_does_not_apply(ohc: Ohc) -> None:
    found = records(ohc, "returns", "-n", "Garth", "--by", "commitment")
    shares = {row["commitment"]: row["complete_percent"] for row in found}
    assert (shares["C1.1"], shares["C1.2"], shares["C4.1"]) == (100, 0, None)


@pytest.mark.usefixtures("two_prisons")
def test_keys_are_crossed_and_places_without_returns_have_rows_of_0(ohc: Ohc) -> None:
    found = records(ohc, "returns", "--by", "region", "--by", "priority")
    assert len(found) == 4 * 12
    north = [row for row in found if row["region"] == "NHS North of England"]
    assert sum(row["total"] for row in north) == 36
    london = [row for row in found if row["region"] == "NHS London"]
    assert {row["total"] for row in london} == {0}
    assert {row["returns_missing"] for row in london} == {9}


@pytest.mark.usefixtures("two_prisons")
def test_overdue_is_before_the_day_and_not_done(ohc: Ohc) -> None:
    def overdue(*words: str) -> dict[str, int]:
        found = records(ohc, "returns", "-n", "Garth", "--by", "commitment", *words)
        return {row["commitment"]: row["overdue"] for row in found}

    assert set(overdue().values()) == {0}  # as at 31 March, due on 1 April
    later = overdue("--as-at", "2014-04-02")
    assert (later["C1.1"], later["C3.2"]) == (0, 1)  # complete; not stated
    assert later["C1.2"] == 0  # late, but without a date to be late for
    assert later["C4.1"] == 0  # does not apply
    Path("ohc.toml").write_text('due_by_april_2014 = "2014-04-30"', encoding="utf-8")
    assert overdue("--as-at", "2014-04-02")["C3.2"] == 0
    assert overdue("--as-at", "01/05/2014")["C3.2"] == 1


def test_the_latest_period_is_taken_and_reported(ohc: Ohc) -> None:
    put({"a.xlsx": returned(), "b.xlsx": returned(period="2013-14-Q3")})
    words = ("progress", "tally", "returns", "-n", "Garth", "--summary", "summary.json")
    result = ohc(*words)
    assert result.exit_code == 0
    assert "Period quarter 4 of 2013-14, the latest in these files" in result.said
    assert "Other rows 18 for 2013-14-Q3" in result.said
    assert summary()["rows_set_aside"] == 18
    result = ohc(*words, "--period", "2013/14 Q3", "--force")
    assert summary()["period"] == "2013-14-Q3"
    found = records(ohc, "returns", "-n", "Garth", "--by", "period")
    totals = [(r["period"], r["as_at"], r["total"], r["overdue"]) for r in found]
    q3, q4 = ("2013-14-Q3", "2013-12-31"), ("2013-14-Q4", "2014-03-31")
    assert totals == [(*q3, 18, 0), (*q4, 18, 0)]
    printed = ohc("progress", "tally", "returns", "-n", "Garth", "--by", "period")
    assert not printed.stdout.splitlines()[-1].startswith("Total")


def test_expected_is_the_selection_else_the_patch_else_the_estate(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})

    def expected(*words: str) -> tuple[int, str]:
        result = ohc(
            *("progress", "tally", "returns", "--summary", "s.json", "--force"), *words
        )
        [line] = [line for line in result.stderr.splitlines() if "Expected" in line]
        return summary("s.json")["returns_expected"], line

    assert expected() == (
        112,
        "Expected     112 returns: every establishment in scope",
    )
    Path("ohc.toml").write_text('lead = "Lancashire"', encoding="utf-8")
    number, said = expected()
    assert number == 15
    assert "ohc.toml" in said
    number, said = expected("-a", "Lancashire")
    assert number == 5
    assert said.endswith("5 returns: area team Lancashire")


@pytest.mark.usefixtures("two_prisons")
def test_status_and_rag_are_keys_too(ohc: Ohc) -> None:
    found = records(ohc, "returns", "--by", "status", "--by", "rag")
    totals = {(row["status"], row["rag"]): row["total"] for row in found}
    assert totals["complete", "blue"] == 2
    assert totals["delayed", "red"] == 3
    # C4.1, and blank of the seven without effect at a prison: 5 of Garth, 6 of Durham.
    assert totals["not_applicable", "rag_unstated"] == 1 + 5 + 6


@pytest.mark.usefixtures("two_prisons")
def test_one_count_is_laid_out_across_a_key(ohc: Ohc) -> None:
    words = ("-n", "Garth", "-n", "Durham", "--across", "establishment")
    found = records(ohc, "returns", *words, "--count", "delayed")
    assert list(found[0]) == ["priority", "title", "Garth", "Durham", "total"]
    assert [(row["Garth"], row["Durham"]) for row in found[:3]] == [
        (1, 1),
        (0, 0),
        (0, 1),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "priorty"), "Did you mean priority?"),
        (("--across", "region", "--count", "completed"), "Did you mean complete?"),
        (("--period", "2014-Q1"), "2013-14-Q4"),
        (("--as-at", "soon"), "not a date"),
        (("--returns-due", "31/02/2014"), "not a date"),
        (("--framework", "nap-2013"), "Did you mean npa-2013?"),
        (("-a", "Wesex"), "Did you mean Wessex?"),
        (("--across", "priority"), "both --by and --across"),
        (("--count", "delayed"), "--across"),
    ],
)
@pytest.mark.usefixtures("two_prisons")
def test_wrong_words_are_exit_2(ohc: Ohc, words: tuple[str, ...], said: str) -> None:
    result = ohc("progress", "tally", "returns", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.said


def test_a_trackers_own_items_are_tallied_without_our_framework(ohc: Ohc) -> None:
    lines = "Action,Site,Status,RAG\nMend,A,Done,G\nPaint,A,On hold,R\nPaint,B,,A\n"
    lines += "Total,,3,\n"
    put({"a.csv": lines.encode()})
    found = records(ohc, "returns", "--framework", "none")
    totals = [(r["establishment"], r["complete"], r["total"]) for r in found]
    assert totals == [("A", 1, 2), ("B", 0, 1)]
    assert {row["overdue"] for row in found} == {None}
    result = ohc("progress", "tally", "returns", "--framework", "none")
    assert result.exit_code == 0
    assert "3 rows read = 3 tallied + 0 set aside" in result.said


@pytest.mark.usefixtures("two_prisons")
def test_python_gets_the_same_as_tables() -> None:
    table = api.tally("returns", by=["priority", "region"], lead="Lancashire")
    assert str(table["complete"].dtype) == "Int64"
    assert table["complete"].sum() == 2
    assert table.attrs["accounts"]["rows_tallied"] == 18
    assert any("Durham" in note for note in table.attrs["notes"])
    rows = api.read_returns("returns")
    assert len(rows) == 36
    assert set(rows["commitment"]) == {*ROWS}
    assert rows.attrs["problems"] == []


@pytest.mark.usefixtures("two_prisons")
def test_a_table_on_paper_has_its_percentage_with_what_is_missing(ohc: Ohc) -> None:
    result = ohc("progress", "tally", "returns", "-l", "Lancashire")
    lines = result.stdout.splitlines()
    assert lines[1].startswith("1 of 15 returns received. Missing: Kirkham, ")
    assert any("1 (50%)" in line for line in lines)
    assert any(line.split()[:1] == ["Total"] for line in lines)
    assert "so are never overdue" not in result.said
    told = ohc("progress", "tally", "-v", "returns", "-n", "Garth").said
    assert "so are never overdue" in told


@pytest.mark.usefixtures("two_prisons")
def test_a_document_names_the_patch_the_day_and_who_is_missing(ohc: Ohc) -> None:
    ohc("progress", "tally", "returns", "-l", "Lancashire", "-o", "tally.md")
    text = Path("tally.md").read_text(encoding="utf-8")
    assert "Progress by priority: quarter 4 of 2013-14, Lancashire lead team" in text
    assert "due before 31 March 2014" in text
    assert "Missing: Kirkham, " in text
    assert "15 returns expected = 1 received + 14 missing" in text


def test_few_rows_of_the_latest_period_are_reported_to_be_few(ohc: Ohc) -> None:
    older = {f"{body}.xlsx": returned(f"prison-{body}") for body in ("garth", "risley")}
    put({**older, "c.xlsx": returned("prison-preston", period="2014-15-Q1")})
    put({"d.xlsx": returned("prison-wymott")})
    result = ohc("progress", "tally", "returns")
    assert "Warning: only 18 rows" in result.said
    result = ohc("progress", "tally", "returns", "-p", "2013-14-Q2")
    assert "Warning: no row of these returns is for quarter 2 of 2013-14" in result.said
