"""Lines of a tally: every row of a return that counts is in one of them."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from hypothesis import given, settings
from hypothesis import strategies as st
from returned import ROWS, put, result_of, returned

import ohc as api
from ohc.outcome import Row
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.counting import COUNTS, Terms, tally
from ohc.progress.accounts.grouping import TALLY_KEYS
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.accounts.shares import unnamed_rows
from ohc.progress.accounts.trackers import settle_any
from ohc.progress.across import laid_out
from ohc.progress.words.vocabulary import RAGS, STATUSES, vocabulary
from ohc.reference.establishments import Selection

TERMS = Terms()
ANY = vocabulary()._replace(framework="none")


def records(ohc: Ohc, *words: str) -> list[dict[str, Any]]:
    result = ohc("progress", "tally", *words, "-f", "json")
    assert result.exit_code in {0, 3}, result.stderr
    lines: list[dict[str, Any]] = json.loads(result.stdout)
    return lines


def test_rows_that_do_not_count_are_in_their_own_line(ohc: Ohc) -> None:
    lines = "Reporting body ID,Period,Commitment,Status\n"
    for body, second in (("garth", "Delayed"), ("kirkham", "Compleet")):
        answers = {"C5.1": "Complete", "C9.1": second}
        if body == "kirkham":
            answers["C12.1"] = second
        for key in ROWS:
            lines += f"prison-{body},2013-14-Q4,{key},{answers.get(key, 'N/A')}\n"
    put({"a.csv": lines.encode()})
    words = ("returns", "-n", "Garth", "-n", "Kirkham", "--by", "establishment")
    fields = [
        "complete",
        "delayed",
        "total",
        "set_aside",
        "complete_percent",
        "returns",
    ]
    assert [[row[name] for name in fields] for row in records(ohc, *words)] == [
        [1, 1, 18, 0, 50, "1 of 1"],
        [1, 0, 16, 2, None, "1 of 1"],
    ]
    columns = ",".join(["establishment", *fields])
    printed = ohc("progress", "tally", *words, "--columns", columns).stdout
    *_, last, share = printed.splitlines()
    assert share == "67% is 2 of the 3 answers that apply."
    assert last.split() == ["Total", "2", "1", "34", "2", "67", "2", "of", "2"]


def test_a_title_says_how_many_returns_came(ohc: Ohc) -> None:
    put({"a.xlsx": returned("prison-garth")})
    ohc("progress", "tally", "returns", "-l", "Lancashire", "-o", "tally.md")
    _, _, came, *_ = Path("tally.md").read_text(encoding="utf-8-sig").splitlines()
    assert came.startswith("1 of 15 returns received. Missing: ")
    words = ("--teams", "--across", "rag", "-o", "teams.md")
    ohc("progress", "tally", "returns", *words)
    title, *_ = Path("teams.md").read_text(encoding="utf-8-sig").splitlines()
    assert title.startswith("# RAG ratings by priority: quarter 4 of 2013-14")


def test_items_are_overdue_as_at_today_unless_a_day_is_named(ohc: Ohc) -> None:
    soon, past = "31/12/2099", "31/03/2014"
    lines = f"Action,Due date,Status\nA,{past},Late\nB,{soon},Late\nC,,Late\n"
    put({"a.csv": lines.encode()})
    words = ("returns", "--framework", "none")
    assert [(row["total"], row["overdue"]) for row in records(ohc, *words)] == [(3, 1)]
    [row] = records(ohc, *words, "--as-at", "2014-03-31")
    assert (row["overdue"], row["as_at"]) == (0, "2014-03-31")
    ohc("progress", "tally", *words, "--as-at", "2014-06-30", "-o", "tally.md")
    text = Path("tally.md").read_text(encoding="utf-8")
    assert "Progress of items, as at 30 June 2014" in text
    assert "1 row has no due date that ohc can read." in text


@pytest.mark.usefixtures("ohc")
def test_what_does_not_count_is_a_number_in_a_tally_and_a_reason_in_a_list() -> None:
    put({"g.xlsx": returned("prison-garth", answers={"C5.1": {"Status": "Delaid"}})})
    table = api.tally("returns", lead="Lancashire")
    assert str(table["set_aside"].dtype) == "Int64"
    assert table["set_aside"].sum() == 1
    rows = api.read_returns("returns")
    assert str(rows["set_aside"].dtype) == "string"
    assert [*rows["set_aside"].dropna()] == ["unknown-status"]
    assert str(rows["due"].dtype) == "datetime64[ns]"


bodies = st.sampled_from(["prison-garth", "prison-kirkham", "irc-dover", "prison-gath"])
periods = st.sampled_from(["2013-14-Q4", "2013-14-Q3", "soon"])
keys = st.sampled_from(["C1.1", "C1.2", "C2.1", "C4.1", "C13.1", ""])
statuses = st.sampled_from(["Complete", "Delayed", "N/A", "", "Compleet", "#REF!"])
ratings = st.sampled_from(["Red", "Green", "", "Duck Egg"])
rows_of_returns = st.lists(
    st.tuples(bodies, periods, keys, statuses, ratings), min_size=1, max_size=25
)


def settled(rows: list[tuple[str, ...]], *, all_periods: bool) -> Books:
    """Return the books of a file with these rows."""
    text = "Reporting body ID,Period,Commitment,Status,RAG\n"
    text += "".join(",".join(row) + "\n" for row in rows)
    ledger = Ledger()
    ledger.take(result_of(text.encode(), "a.csv"))
    scope = TallyScope(Selection(lead=("Lancashire",)), all_periods=all_periods)
    return settle(ledger, scope)


def number(row: Row, name: str) -> int:
    return int(row[name] or 0)


def check_lines(books: Books, by: list[str]) -> None:
    """Hold that each line adds up, and all of them to the totals and the accounts."""
    rows, totals = tally(books, by, terms=TERMS)
    for row in (*rows, totals):
        assert sum(number(row, name) for name in STATUSES) == row["total"]
        assert sum(number(row, name) for name in RAGS) == row["total"]
    for name in COUNTS:
        assert sum(number(row, name) for row in rows) == number(totals, name), name
    accounts = books.accounts
    assert totals["total"] == accounts.rows_tallied
    others = accounts.rows_set_aside - books.unplaced - number(totals, "set_aside")
    others += sum(number for *_, number in unnamed_rows(books, by))
    others -= sum(books.other_periods.values()) + sum(books.elsewhere.values())
    # The rest is of returns that do not count.
    assert others >= 0


def check_across(books: Books, by: str, across: str, *, count: str) -> None:
    """Hold that the cells of a line add up to its total, and those of a column too."""
    grid = laid_out(books, [by], across=across, count=count, terms=TERMS)
    fields = TALLY_KEYS[by]
    values = [name for name in grid.columns if name not in {*fields, "total"}]
    totals = {name: sum(number(row, name) for row in grid.rows) for name in values}
    if across != "period":
        whole, _ = tally(books, [by], terms=TERMS)
        for row, line in zip(grid.rows, whole, strict=True):
            cells = sum(number(row, name) for name in values)
            # Rows of no commitment are of a body, and of none of its statuses.
            nowhere = number(line, count) - number(row, "total")
            assert cells == number(row, "total")
            assert nowhere == 0 or (count == "set_aside" and books.unnamed)
            # Blank where nothing came, in the whole line.
            assert len({row[name] == "" for name in (*values, "total")}) == 1 or (
                across == "establishment"
            )
    if by != "period":
        assert grid.totals is not None
        assert {name: grid.totals[name] for name in values} == totals


@settings(max_examples=30, deadline=None)
@given(rows_of_returns, st.booleans())
def test_lines_of_any_returns_add_up(
    rows: list[tuple[str, ...]], all_periods: bool
) -> None:
    books = settled(rows, all_periods=all_periods)
    for by in TALLY_KEYS:
        check_lines(books, [by])
    check_lines(books, ["establishment", "period", "commitment"])
    of_lines = [
        row
        for row in rows
        # Of a return that answers nothing that takes effect no row is in a line.
        if (row[0], row[1]) in books.counted
        and row[2] in {"C1.1", "C1.2", "C2.1", "C4.1"}
    ]
    _, totals = tally(books, ["priority"], terms=TERMS)
    assert number(totals, "total") + number(totals, "set_aside") == len(of_lines)
    check_lines(books, ["status", "rag", "priority"])


@settings(max_examples=15, deadline=None)
@given(rows_of_returns, st.sampled_from(["total", "complete", "set_aside", "red"]))
def test_lines_laid_out_across_a_key_add_up(
    rows: list[tuple[str, ...]], count: str
) -> None:
    books = settled(rows, all_periods=True)
    downs = ["priority", "commitment", "establishment", "period", "status"]
    for by, across in product(downs, ["status", "rag", "establishment", "period"]):
        if by != across:
            check_across(books, by, across, count=count)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABC"), statuses, ratings, st.booleans())),
    st.lists(st.tuples(st.sampled_from("ABC"), statuses, ratings, st.booleans())),
)
def test_lines_of_any_trackers_add_up(
    first: list[tuple[str, str, str, bool]], second: list[tuple[str, str, str, bool]]
) -> None:
    ledger = Ledger()
    for name, rows in (("a.csv", first), ("b.csv", second)):
        text = "Action,Owner,Site,Status,RAG,Due date\n"
        for place, status, rag, has_due in rows:
            day = "31/03/2014" if has_due else ""
            text += f"item {name},Ann,{place},{status},{rag},{day}\n"
        ledger.take(result_of(text.encode(), name, known=ANY))
    books = settle_any(ledger)
    for by in ("establishment", "status", "rag", "region"):
        check_lines(books, [by])
    check_across(books, "establishment", "status", count="total")
    check_across(books, "status", "establishment", count="set_aside")
    accounts = books.accounts
    _, totals = tally(books, ["establishment"], terms=TERMS)
    copies = accounts.rows_set_aside - number(totals, "set_aside")
    assert copies in {0, len(first), len(second)}
