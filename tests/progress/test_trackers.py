"""Trackers that nobody designed: what a tally of each says, and what it names."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Ohc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trackers import STRANGER, Grid, entries_of, put_book, read_book

from ohc.progress.words.vocabulary import EACH, RAGS, STATUSES

ACTIONS: Grid = [
    ["Action", "Owner", "Status"],
    ["Agree", "Ann", "Complete"],
    ["Write", "Bob", "In progress"],
]
LISTS: Grid = [
    ["Kind", "Status", "RAG"],
    ["Capital", "Not started", "Red"],
    ["Revenue", "In progress", "Amber"],
    ["Mixed", "Complete", "Green"],
    ["Other", "On hold"],
]
TAB: Grid = [
    ["Ref", "Action", "Owner", "Status"],
    [1, "Agree the plan", "Ann", "Not started"],
    [2, "Write it", "Bob", "Complete"],
]
MASTER: Grid = [
    ["Project", "Alpha", "Beta", "Gamma"],
    ["SRO", "Ann", "Bob", "Cy"],
    ["Departmental DCA", "Green", "Amber/Red", "Amber"],
    ["Project status", "Complete", "Delayed", "In progress"],
]
TWO_RATINGS: Grid = [*MASTER[:3], ["SRO Finance confidence", "Red", "", "Duck Egg"]]


class Case(NamedTuple):
    """Sheets, the counts of their tally above 0, rows set aside, and what is said."""

    sheets: Mapping[str, Grid]
    counts: Mapping[str, int]
    aside: int = 0
    said: str = ""
    words: Sequence[str] = ()


def of(rows: Grid, counts: Mapping[str, int], aside: int = 0, said: str = "") -> Case:
    return Case({"Log": rows}, counts, aside, said)


CASES = {
    "the header that says overall is the status": of(
        [
            ["Action", "Design status", "Overall status"],
            *(["A", "Complete", "Not started"], ["B", "Complete", "Delayed"]),
        ],
        {"not_started": 1, "delayed": 1},
        said="status: C 'Overall status'; B 'Design status' is not used.",
    ),
    "two columns that are alike are asked about": of(
        [
            ["Action", "Design status", "Build status"],
            *(["A", "Complete", "Not started"], ["B", "Complete", "Delayed"]),
        ],
        {},
        aside=2,
        said="Which is the status: B 'Design status' or C 'Build status'? "
        "--status-column NAME takes one; tally --by answer counts them all.",
    ),
    "a RAG that is not clear leaves the status": of(
        [
            ["Action", "Status", "Spend RAG", "Risk RAG"],
            *(["A", "Complete", "R", "G"], ["B", "Delayed", "A", "A"]),
        ],
        {"complete": 1, "delayed": 1},
        said="Which is the RAG rating: C 'Spend RAG' or D 'Risk RAG'? --rag-column",
    ),
    "two ratings without a status are asked about": of(
        [["Action", "Spend RAG", "Risk RAG"], ["A", "R", "G"], ["B", "A", "A"]],
        {},
        aside=2,
        said="Which is the RAG rating",
    ),
    "titles at the end are items": of(
        [*ACTIONS, ["Sign"], ["File"]],
        {"complete": 1, "in_progress": 1, "unstated": 2},
    ),
    "a sheet of lists is left out": Case(
        {"Actions": ACTIONS, "Lists": LISTS},
        {"complete": 1, "in_progress": 1},
        said="sheet Lists is left out: it holds the words of lists. --sheet Lists",
    ),
    "the sheet that is asked for is taken": Case(
        {"Actions": ACTIONS, "Lists": LISTS},
        {"not_started": 1, "in_progress": 1, "complete": 1, "delayed": 1},
        words=["--sheet", "lists"],
    ),
    "words of a list under the header are set aside": of(
        [
            ["Ref", "Risk", "Status", "Treatment"],
            *([None, None, "In progress", "Accept"], [None, None, "Complete", "Avoid"]),
            *(["R1", "Flood"], ["R2", "Staff", "In progress", "Accept"]),
        ],
        {"in_progress": 1, "unstated": 1},
        aside=2,
        said="Log!A2: The row has an answer, but no item.",
    ),
    "equal tabs are of two places": Case(
        {"Leeds": TAB, "Hull": TAB},
        {"not_started": 2, "complete": 2},
        said="2 tables: Leeds 2 rows, Hull 2 rows. --sheet NAME takes one.",
    ),
    "a column is offered by its words": of(
        [
            ["#", "Task", "For", "PROGRESS"],
            *([1, "a", "x", "NOT STARTED"], [2, "b", "y", "COMPLETE"]),
            [3, "c", "z", "IN PROGRESS"],
        ],
        {},
        said="No column is headed Status. D 'PROGRESS' holds status words (3 of 3): "
        "--status-column PROGRESS takes it.",
    ),
    "items stand across": Case(
        {"Master": MASTER}, {"complete": 1, "delayed": 1, "in_progress": 1}
    ),
    "rows are numbered in advance": of(
        [
            ["No", "Action", "Days left", "Status"],
            *([1, "Agree", 5, "Complete"], [2, "Write", 0, "In progress"]),
            *([3, None, 0, None], [4, None, False, None], [5]),
        ],
        {"complete": 1, "in_progress": 1},
        said="rows 4-6 left out (numbered in advance).",
    ),
    "headings and footers are none": of(
        [
            ["Action", "Owner", "Status"],
            *(["HEALTH"], ["A", "Ann", "Complete"], ["SECURITY"]),
            *(["B", "Cy", "Delayed"], ["Total actions", 2], ["Complete", 1]),
        ],
        {"complete": 1, "delayed": 1},
        said="rows 2, 4 left out (heading).",
    ),
    "two headings that follow each other are not clear": of(
        [
            *(["Action", "Owner", "Status"], ["A", "Ann", "Complete"], ["HEALTH"]),
            *(["Dental"], ["B", "Cy", "Delayed"]),
        ],
        {"complete": 1, "delayed": 1},
        aside=2,
        said="Only 'HEALTH' is filled in",
    ),
}


def tallied(ohc: Ohc, *words: str) -> tuple[list[dict[str, str]], str, int]:
    """Return the rows of a tally, what it said, and its exit code."""
    result = ohc("progress", "tally", *words, "--framework", "none", "-f", "csv")
    rows = [*csv.DictReader(io.StringIO(result.stdout))]
    return rows, result.stderr, result.exit_code


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_tracker_comes_to(ohc: Ohc, case: Case) -> None:
    path = put_book("log.xlsx", case.sheets)
    rows, said, exit_code = tallied(ohc, path, *case.words)
    counts = {name: sum(int(row[name]) for row in rows) for name in STATUSES}
    assert {name: count for name, count in counts.items() if count} == case.counts
    assert case.said in said
    total = sum(case.counts.values())
    assert f"= {total} tallied + {case.aside} set aside." in said
    is_asked = "[unclear-column]" in said or "[missing-column]" in said
    assert exit_code == (3 if case.aside or is_asked else 0)


def test_a_master_has_the_ratings_of_its_items(ohc: Ohc) -> None:
    [row], said, _ = tallied(ohc, put_book("master.xlsx", {"Master": MASTER}))
    assert {name: row[name] for name in RAGS if row[name] != "0"} == {
        "green": "1",
        "amber_red": "1",
        "amber": "1",
    }
    assert "outside" not in said


def test_the_column_that_someone_names_counts(ohc: Ohc) -> None:
    case = CASES["two columns that are alike are asked about"]
    path = put_book("log.xlsx", case.sheets)
    for name in ("build STATUS", "C"):
        [row], said, exit_code = tallied(ohc, path, "--status-column", name)
        assert (row["not_started"], row["delayed"], exit_code) == ("1", "1", 0)
        assert "status: C 'Build status'; B 'Design status' is not used" in said


def test_a_column_that_nobody_knows_counts_if_it_is_named(ohc: Ohc) -> None:
    path = put_book("log.xlsx", CASES["a column is offered by its words"].sheets)
    [row], _, exit_code = tallied(ohc, path, "--status-column", "PROGRESS")
    assert (row["total"], row["not_started"], row["complete"]) == ("3", "1", "1")
    assert exit_code == 0


def test_nothing_counts_where_no_column_has_the_name(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": ACTIONS})
    rows, said, exit_code = tallied(ohc, path, "--status-column", "Stage")
    assert (rows, exit_code) == ([], 3)
    assert "No column is headed 'Stage'. There is: Action, Owner, Status." in said
    assert "= 0 tallied + 2 set aside." in said


def test_a_table_is_asked_for_by_the_row_of_its_header(ohc: Ohc) -> None:
    both = [*ACTIONS, [], ["Risk ID", "Risk owner", "Risk status"], ["7", "Cy", "Late"]]
    path = put_book("log.xlsx", {"Log": both})
    _, said, _ = tallied(ohc, path)
    assert "2 tables: Log!1 2 rows, Log!5 1 row. --sheet NAME takes one." in said
    [row], _, _ = tallied(ohc, path, "--sheet", "Log!5")
    assert (row["total"], row["delayed"]) == ("1", "1")


def test_a_sheet_that_is_not_there_is_a_problem_of_the_file(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": ACTIONS})
    _, said, exit_code = tallied(ohc, path, "--sheet", "Plan")
    assert "No sheet is called Plan. There is: Log. [missing-sheet]" in said
    assert "0 read + 1 skipped" in said
    assert exit_code == 1


def test_every_answer_of_an_item_is_counted_by_itself(ohc: Ohc) -> None:
    sheets = CASES["two columns that are alike are asked about"].sheets
    rows, said, exit_code = tallied(ohc, put_book("log.xlsx", sheets), "--by", "answer")
    assert [(row["answer"], row["complete"], row["total"]) for row in rows] == [
        ("Build status", "0", "2"),
        ("Design status", "2", "2"),
    ]
    assert (exit_code, "unclear-column" in said) == (0, False)


def test_answers_of_returns_are_not_added_up_one_by_one(ohc: Ohc) -> None:
    result = ohc("progress", "tally", ".", "--by", "answer")
    assert result.exit_code == 2
    assert "--framework none" in result.stderr


def test_several_ratings_of_a_master_are_asked_about_and_read_one_by_one(
    ohc: Ohc,
) -> None:
    path = put_book("master.xlsx", {"Master": TWO_RATINGS})
    rows, said, _ = tallied(ohc, path)
    assert "3 'Departmental DCA' or 4 'SRO Finance confidence'?" in said
    assert (rows, "0 tallied + 3 set aside." in said) == ([], True)
    done = ohc("progress", "read", path, "--framework", "none", "-f", "csv")
    read = [*csv.DictReader(io.StringIO(done.stdout))]
    assert [(row["item"], row["answer"], row["rag"], row["row"]) for row in read] == [
        *(("Alpha", "Departmental DCA", "green", "3"),),
        *(("Beta", "Departmental DCA", "amber_red", "3"),),
        *(("Gamma", "Departmental DCA", "amber", "3"),),
        *(("Alpha", "SRO Finance confidence", "red", "4"),),
        *(("Beta", "SRO Finance confidence", "rag_unstated", "4"),),
        *(("Gamma", "SRO Finance confidence", "", "4"),),
    ]
    assert read[-1]["set_aside"] == "unknown-rag"
    assert "Master!D4: 'Duck Egg'" in done.stderr


def test_the_same_table_in_two_files_counts_once(ohc: Ohc) -> None:
    put_book("all/a.xlsx", {"Leeds": TAB, "Hull": TAB})
    put_book("all/b.xlsx", {"Leeds": TAB, "York": TAB})
    [row], said, _ = tallied(ohc, "all")
    assert row["total"] == "6"
    assert said.count("[duplicate-return]") == 1
    done = ohc("progress", "read", "all", "--framework", "none", "-f", "csv")
    aside = [row["set_aside"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert sorted(aside) == [*[""] * 6, *["duplicate-return"] * 2]


def test_a_skeleton_is_written_where_nothing_is_recognised(ohc: Ohc) -> None:
    grid = [["Group", "Name", "Impact"], ["A", "Mars", "High"], ["A", "Mars", "Low"]]
    path = put_book("risks.xlsx", {"Risks": grid, "Notes": [["Read me"], ["now"]]})
    done = ohc("progress", "inspect", path, "-o", "columns.toml")
    assert done.exit_code == 3
    text = Path("columns.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["table"] == [
        {
            "sheet": "Risks",
            "header_row": 1,
            "columns": {"Group": "other", "Name": "other", "Impact": "other"},
        },
        {"sheet": "Notes", "header_row": 1, "columns": {"Read me": "other"}},
    ]
    # As it is written it says nothing yet, so that nothing counts by mistake.
    rows, _, _ = tallied(ohc, path)
    assert rows == []
    corrected = text.replace('"Name" = "other"', '"Name" = "item"')
    corrected = corrected.replace('"Impact" = "other"', '"Impact" = "rag"')
    corrected = corrected.replace("[rag]", '[rag]\n"High" = "red"\n"Low" = "green"')
    Path("columns.toml").write_text(corrected, encoding="utf-8")
    [row], _, _ = tallied(ohc, path)
    assert (row["total"], row["red"], row["green"]) == ("2", "1", "1")


def test_a_column_that_may_be_the_status_is_marked(ohc: Ohc) -> None:
    path = put_book("log.xlsx", CASES["a column is offered by its words"].sheets)
    done = ohc("progress", "inspect", path, "-f", "csv")
    rows = csv.DictReader(io.StringIO(done.stdout))
    assert [row["meaning"] for row in rows] == ["", "", "", "status?"]
    ohc("progress", "inspect", path, "-o", "columns.toml")
    text = Path("columns.toml").read_text(encoding="utf-8")
    assert '"PROGRESS" = "other"  # status?' in text.splitlines()


def test_a_file_that_cannot_be_read_is_no_wrong_use(ohc: Ohc) -> None:
    Path("bad.xlsx").write_bytes(b"PK\3\4 no more")
    done = ohc("progress", "inspect", "bad.xlsx", "-o", "columns.toml")
    assert done.exit_code == 1
    assert "damaged" in done.stderr
    assert not Path("columns.toml").exists()


def test_a_master_written_down_and_read_back_is_the_same(ohc: Ohc) -> None:
    path = put_book("master.xlsx", {"Master": MASTER})
    before = tallied(ohc, path)[0]
    first = ohc("progress", "inspect", path, "-f", "csv")
    records = [*csv.DictReader(io.StringIO(first.stdout))]
    assert {(row["row"], row["column"]) for row in records} == {
        (str(number), "") for number in range(1, 5)
    }
    assert ohc("progress", "inspect", path, "-o", "columns.toml").exit_code == 0
    content = tomllib.loads(Path("columns.toml").read_text(encoding="utf-8"))
    assert content["table"] == [
        {
            "sheet": "Master",
            "across": True,
            "header_column": "A",
            "items_row": 1,
            "rows": {
                "Project": "item",
                "SRO": "owner",
                "Departmental DCA": "rag",
                "Project status": "status",
            },
        }
    ]
    assert tallied(ohc, path)[0] == before


words = st.sampled_from(
    [
        *("", "", "", "Complete", "Late", "Please select", "Duck Egg", "Total", "END"),
        *("Red", "G", "HEALTH", "Status", "Ann", 1, 2, 3, 0, "0", False),
    ]
)
heads = st.sampled_from(
    [
        *(["Action", "Owner", "Status"], ["Ref", "Action", "Status", "RAG"]),
        *(["Action", "Design status", "Build status"], ["Action", "PROGRESS"]),
    ]
)


@given(heads, st.lists(st.lists(words, max_size=4), min_size=1, max_size=9))
@settings(deadline=None, max_examples=60, suppress_health_check=[*HealthCheck])
def test_every_row_of_a_tracker_is_counted_set_aside_or_named(
    tmp_path_factory: pytest.TempPathFactory, head: list[Any], rows: list[list[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("tracker")
    result = read_book(put_book(f"{folder}/log.xlsx", {"Log": [head, *rows]}))
    if not result.read:
        assert result.problems
        return
    there = {n for n, row in enumerate(rows, start=2) if any(c != "" for c in row)}
    read = {entry.row for entry in entries_of(result)}
    named: set[int] = set()
    for note in result.notes:
        _, _, listed = note.partition(": row")
        if note.endswith(")."):
            for part in listed.removeprefix("s").split(" left out")[0].split(","):
                first, _, last = part.strip().partition("-")
                named |= {*range(int(first), int(last or first) + 1)}
    assert read | named == there
    assert not read & named
    for entry in entries_of(result):
        assert entry.set_aside or (entry.status and entry.rag)


@given(st.lists(st.lists(words, min_size=4, max_size=4), min_size=1, max_size=9))
@settings(deadline=None, max_examples=30, suppress_health_check=[*HealthCheck])
def test_by_answer_each_column_has_every_item(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("tracker")
    head = ["Action", "Design status", "Build status", "RAG"]
    path = put_book(f"{folder}/log.xlsx", {"Log": [head, *rows]})
    items = [e.row for e in entries_of(read_book(path))]
    each = entries_of(read_book(path, STRANGER._replace(answers=EACH)))
    for answer in head[1:]:
        assert [e.row for e in each if e.answer == answer] == items
