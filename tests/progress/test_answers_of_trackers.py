"""Which answers of a tracker count: as someone names them, or each by itself."""

import csv
import io

from conftest import Ohc
from trackers import Grid, put_book

ACTIONS: Grid = [
    ["Action", "Owner", "Status"],
    ["Agree", "Ann", "Complete"],
    ["Write", "Bob", "In progress"],
]
TAB: Grid = [
    ["Ref", "Action", "Owner", "Status"],
    [1, "Agree the plan", "Ann", "Not started"],
    [2, "Write it", "Bob", "Complete"],
]
TWO_STATUSES: Grid = [
    ["Action", "Design status", "Build status"],
    *(["A", "Complete", "Not started"], ["B", "Complete", "Delayed"]),
]
PROGRESS: Grid = [
    ["#", "Task", "For", "PROGRESS"],
    *([1, "a", "x", "NOT STARTED"], [2, "b", "y", "COMPLETE"]),
    [3, "c", "z", "IN PROGRESS"],
]
MASTER: Grid = [
    ["Project", "Alpha", "Beta", "Gamma"],
    ["SRO", "Ann", "Bob", "Cy"],
    ["Departmental DCA", "Green", "Amber/Red", "Amber"],
    ["Project status", "Complete", "Delayed", "In progress"],
]
TWO_RATINGS: Grid = [*MASTER[:3], ["SRO Finance confidence", "Red", "", "Duck Egg"]]


def tallied(ohc: Ohc, *words: str) -> tuple[list[dict[str, str]], str, int]:
    """Return the rows of a tally, what it said, and its exit code."""
    result = ohc("progress", "tally", "-v", *words, "--framework", "none", "-f", "csv")
    rows = [*csv.DictReader(io.StringIO(result.stdout))]
    return rows, result.said, result.exit_code


def test_the_column_that_someone_names_counts(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": TWO_STATUSES})
    for name in ("build STATUS", "C"):
        [row], said, exit_code = tallied(ohc, path, "--status-column", name)
        assert (row["not_started"], row["delayed"], exit_code) == ("1", "1", 0)
        assert "status: C 'Build status'; B 'Design status' is not used" in said


def test_each_doubt_of_a_tracker_has_its_kind(ohc: Ohc) -> None:
    grid = [
        *(TWO_STATUSES[0], ["HEALTH"], ["Dental"], [None, "Complete"]),
        *TWO_STATUSES[1:],
    ]
    path = put_book("log.xlsx", {"Log": grid})
    done = ohc("progress", "check", path, "--framework", "none", "-f", "csv")
    found = [
        (row["kind"], row["cell"], row["level"], row["counted"])
        for row in csv.DictReader(io.StringIO(done.stdout))
    ]
    assert found == [
        ("unclear-column", "B1", "error", "no"),
        ("unclear-row", "A2", "error", "no"),
        ("unclear-row", "A3", "error", "no"),
        ("no-item", "A4", "error", "no"),
    ]
    assert done.exit_code == 3


def test_a_column_that_nobody_knows_counts_if_it_is_named(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": PROGRESS})
    [row], _, exit_code = tallied(ohc, path, "--status-column", "PROGRESS")
    assert (row["total"], row["not_started"], row["complete"]) == ("3", "1", "1")
    assert exit_code == 0


def test_nothing_counts_where_no_column_has_the_name(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": ACTIONS})
    [row], said, exit_code = tallied(ohc, path, "--status-column", "Stage")
    assert (row["total"], row["set_aside"], exit_code) == ("0", "2", 3)
    assert (
        "There is no column headed 'Stage'. Choose from: Action, Owner, Status."
    ) in said
    assert "= 0 tallied + 2 set aside." in said


def test_a_table_is_asked_for_by_the_row_of_its_header(ohc: Ohc) -> None:
    both = [*ACTIONS, [], ["Risk ID", "Risk owner", "Risk status"], ["7", "Cy", "Late"]]
    path = put_book("log.xlsx", {"Log": both})
    _, said, _ = tallied(ohc, path)
    assert (
        "2 tables: Log!1 2 rows, Log!5 1 row. To read one only: --sheet NAME"
    ) in said
    [row], _, _ = tallied(ohc, path, "--sheet", "Log!5")
    assert (row["total"], row["delayed"]) == ("1", "1")


def test_a_sheet_that_is_not_there_is_a_problem_of_the_file(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": ACTIONS})
    _, said, exit_code = tallied(ohc, path, "--sheet", "Plan")
    assert "There is no sheet called Plan. Choose from: Log. [missing-sheet]" in said
    assert "0 read + 1 skipped" in said
    assert exit_code == 1


def test_every_answer_of_an_item_is_counted_by_itself(ohc: Ohc) -> None:
    sheets = {"Log": TWO_STATUSES}
    rows, said, exit_code = tallied(ohc, put_book("log.xlsx", sheets), "--by", "answer")
    assert [(row["answer"], row["complete"], row["total"]) for row in rows] == [
        ("Build status", "0", "2"),
        ("Design status", "2", "2"),
    ]
    assert (exit_code, "unclear-column" in said) == (0, False)


def test_two_answers_of_one_header_are_told_apart_by_their_letters(ohc: Ohc) -> None:
    rows = [["Action", "Status", "Status"], *TWO_STATUSES[1:]]
    path = put_book("log.xlsx", {"Log": rows})
    _, said, _ = tallied(ohc, path)
    assert "B 'Status' or C 'Status'? --status-column B uses one" in said
    each, _, _ = tallied(ohc, path, "--by", "answer")
    assert [(row["answer"], row["complete"]) for row in each] == [
        ("Status (column B)", "2"),
        ("Status (column C)", "0"),
    ]
    laid_out = ohc(
        *("progress", "tally", "-v", path, "--framework", "none"),
        *("--by", "answer", "--across", "status"),
    )
    # The same items stand in each line.
    assert not laid_out.stdout.splitlines()[-1].startswith("Total")


def test_answers_of_returns_are_not_added_up_one_by_one(ohc: Ohc) -> None:
    result = ohc("progress", "tally", "-v", ".", "--by", "answer")
    assert result.exit_code == 2
    assert "--framework none" in result.said


def test_several_ratings_of_a_master_are_asked_about_and_read_one_by_one(
    ohc: Ohc,
) -> None:
    path = put_book("master.xlsx", {"Master": TWO_RATINGS})
    [row], said, _ = tallied(ohc, path)
    assert "3 'Departmental DCA' or 4 'SRO Finance confidence'?" in said
    assert (row["total"], row["set_aside"]) == ("0", "3")
    done = ohc("progress", "read", "-v", path, "--framework", "none", "-f", "csv")
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
    done = ohc("progress", "read", "-v", "all", "--framework", "none", "-f", "csv")
    aside = [row["set_aside"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert sorted(aside) == [*[""] * 6, *["duplicate-return"] * 2]
