"""A tally with one of its counts laid out across the values of a key."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned

HEAD = "Reporting body ID,Period,Commitment,Status,RAG\n"
TWO = ("-n", "Garth", "-n", "Kirkham")


def table(ohc: Ohc, *words: str) -> list[dict[str, str]]:
    """Return the lines of a tally of Garth and Kirkham."""
    result = ohc("progress", "tally", "returns", *TWO, *words, "-f", "csv")
    assert result.exit_code in {0, 3}, result.stderr
    return [*csv.DictReader(StringIO(result.stdout))]


def total_line(ohc: Ohc, *words: str) -> list[str]:
    """Return the totals as they are printed, nothing if there are none."""
    result = ohc("progress", "tally", "returns", *TWO, *words)
    last = result.stdout.splitlines()[-1].split()
    return last[1:] if last[0] == "Total" else []


@pytest.fixture
def garth() -> Path:
    """Garth: two red, of which one is complete, one green; Kirkham sent nothing."""
    lines = (
        "prison-garth,2013-14-Q4,C1.1,Complete,Red\n"
        "prison-garth,2013-14-Q4,C1.2,Delayed,Red\n"
        "prison-garth,2013-14-Q4,C2.1,Delayed,Green\n"
        "prison-garth,2013-14-Q4,C2.2,Compleet,Green\n"
        "prison-garth,2013-14-Q4,C3.1,Late,Duck\n"
    )
    return put({"a.csv": (HEAD + lines).encode()})


@pytest.mark.usefixtures("garth")
def test_across_ratings_and_statuses_all_rows_are_counted(ohc: Ohc) -> None:
    lines = table(ohc, "--by", "priority", "--across", "rag")
    assert [*lines[0]] == ["priority", "title", "red", "green", "total"]
    counts = [(line["red"], line["green"], line["total"]) for line in lines]
    assert counts[:4] == [
        ("2", "0", "2"),
        ("0", "1", "1"),
        # The row is set aside, and of the others none came: but the return did.
        ("0", "0", "0"),
        ("0", "0", "0"),
    ]
    assert total_line(ohc, "--by", "priority", "--across", "rag") == ["2", "1", "3"]
    lines = table(ohc, "--by", "establishment", "--across", "status")
    assert [*lines[0]][2:] == ["delayed", "complete", "total"]
    assert [*lines[0].values()][2:] == ["2", "1", "3"]


@pytest.mark.usefixtures("garth")
def test_where_no_return_came_there_is_nothing_not_even_0(ohc: Ohc) -> None:
    words = ("--by", "establishment", "--across", "rag")
    [garth, kirkham] = table(ohc, *words)
    assert (garth["establishment"], garth["total"]) == ("Garth", "3")
    assert kirkham["establishment"] == "Kirkham"
    assert {kirkham["red"], kirkham["green"], kirkham["total"]} == {""}
    [first, *_] = table(ohc, "--across", "establishment", "--count", "total")
    assert (first["Garth"], first["Kirkham"], first["total"]) == ("2", "", "2")


@pytest.mark.parametrize("body", ["prison-kirkham", "area-team-wessex"])
def test_where_a_return_came_and_none_of_its_rows_counts_there_is_0(
    ohc: Ohc, body: str
) -> None:
    lines = "prison-garth,2013-14-Q4,C1.1,Complete,Red\n"
    lines += "national-team,2013-14-Q4,C1.1,Complete,Red\n"
    lines += f"{body},2013-14-Q4,C1.1,Compleet,Red\n"
    put({"a.csv": (HEAD + lines).encode()})
    whose = ["--teams"] if body.startswith("area") else [*TWO]
    words = ("progress", "tally", "returns", *whose, "--by", "establishment")
    result = ohc(*words, "--across", "rag", "-f", "csv")
    [line] = [text for text in result.stdout.splitlines() if text.startswith(body)]
    assert line.endswith(",0,0")


@pytest.mark.usefixtures("garth")
def test_another_count_is_laid_out_if_it_is_named(ohc: Ohc) -> None:
    words = ("--by", "establishment", "--across", "rag", "--count", "complete")
    [garth, _] = table(ohc, *words)
    assert (garth["red"], garth["green"], garth["total"]) == ("1", "0", "1")
    # Across a key of places it is what is complete.
    [line, *_] = table(ohc, "--across", "establishment")
    assert (line["Garth"], line["total"]) == ("1", "1")


@pytest.mark.usefixtures("garth")
def test_rows_whose_word_is_not_known_have_a_column_where_they_are_counted(
    ohc: Ohc,
) -> None:
    words = ("--by", "establishment", "--across", "status")
    [garth, _] = table(ohc, *words, "--count", "set_aside")
    # One delayed with an unknown rating, and one whose status is not known.
    assert (garth["delayed"], garth["not_known"], garth["total"]) == ("1", "1", "2")
    [garth, _] = table(ohc, *words)
    assert "not_known" not in garth


def test_columns_are_in_the_order_of_the_tally_whatever_came_first(ohc: Ohc) -> None:
    lines = "prison-garth,2013-14-Q4,C1.1,Late,Blue\n"
    lines += "prison-garth,2013-14-Q4,C2.1,Late,Red\n"
    put({"a.csv": (HEAD + lines).encode()})
    [first, *_] = table(ohc, "--across", "rag")
    assert [*first][2:] == ["red", "blue", "total"]


def test_several_periods_are_not_added_up(ohc: Ohc) -> None:
    lines = [
        f"prison-garth,{period},C1.1,Complete,Red\n"
        for period in ("2013-14-Q3", "2013-14-Q4")
    ]
    put({"a.csv": (HEAD + "".join(lines)).encode()})
    words = ("--by", "establishment", "--across", "period")
    [garth, _] = table(ohc, *words)
    assert [*garth] == ["establishment_id", "establishment", "2013-14-Q3", "2013-14-Q4"]
    # Each column is of one period, and so is each line below.
    assert total_line(ohc, *words) == ["1", "1"]
    words = ("--by", "period", "--across", "rag")
    assert [line["total"] for line in table(ohc, *words)] == ["1", "1"]
    assert total_line(ohc, *words) == []


def test_a_site_that_is_called_total_has_a_column_of_its_own(ohc: Ohc) -> None:
    lines = "Action,Owner,Site,Status,RAG\na,Ann,total,Done,Red\nb,Bob,A,Done,Red\n"
    put({"a.csv": lines.encode()})
    words = ("--framework", "none", "--by", "rag", "--across", "establishment")
    result = ohc("progress", "tally", "returns", *words, "-f", "csv")
    assert result.stdout.splitlines() == [
        "rag,A,total (establishment),total",
        "red,1,1,2",
    ]


def test_by_status_a_return_came_whose_rows_do_not_count(ohc: Ohc) -> None:
    lines = "prison-garth,2013-14-Q4,C1.1,Complete,Red\n"
    lines += "prison-kirkham,2013-14-Q4,C1.1,Compleet,Red\n"
    put({"a.csv": (HEAD + lines).encode()})
    words = ("--by", "status", "--across", "establishment", "--count", "total")
    [complete, not_known] = table(ohc, *words)
    assert [*complete.values()] == ["complete", "1", "0", "1"]
    assert [*not_known.values()] == ["", "0", "0", "0"]


def test_ratings_that_nobody_gave_are_reported_in_a_line(ohc: Ohc) -> None:
    put({"a.xlsx": returned()})
    words = (
        "progress",
        "tally",
        "returns",
        "-a",
        "Lancashire",
        "--by",
        "establishment",
    )
    lines = ohc(*words, "--across", "rag").stdout.splitlines()
    assert lines[0].startswith("RAG ratings by establishment: ")
    assert lines[1] == "Zero in every row: amber-red, amber-green, green."
    header = ohc(*words, "--across", "rag", "-f", "csv").stdout.splitlines()[0]
    assert "amber_green" not in header
    counted = ohc(*words, "--across", "rag", "--count", "not_started").stdout
    assert counted.startswith("Not started by establishment: ")
