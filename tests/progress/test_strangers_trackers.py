"""Trackers that nobody designed: what a tally of each says, and what it names."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from conftest import Ohc
from trackers import Grid, put_book

from ohc.progress.words.vocabulary import RAGS, STATUSES

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
        said=(
            "Which is the status: B 'Design status' or C 'Build status'? "
            "--status-column NAME uses one; tally --by answer counts "
            "them all."
        ),
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
        said="sheet Lists was left out: it has the words of drop-down lists. "
        "To read it: --sheet Lists",
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
        said="Log!A2: The row has an answer, but no item. Name the item, or clear",
    ),
    "equal tabs are of two places": Case(
        {"Leeds": TAB, "Hull": TAB},
        {"not_started": 2, "complete": 2},
        said=("2 tables: Leeds 2 rows, Hull 2 rows. To read one only: --sheet NAME"),
    ),
    "a column is offered by its words": of(
        [
            ["#", "Task", "For", "PROGRESS"],
            *([1, "a", "x", "NOT STARTED"], [2, "b", "y", "COMPLETE"]),
            [3, "c", "z", "IN PROGRESS"],
        ],
        {},
        said="No column is headed Status. D 'PROGRESS' has status words (3 of 3). "
        "To use it: --status-column PROGRESS",
    ),
    "a column of mostly known words is offered, and nothing taken for its answer": of(
        [
            ["#", "Task", "RAG", "Where are we?"],
            *([1, "a", "R", "Not yet"], [2, "b", "G", "Complete"]),
            *([3, "c", "A", "Delayed"], [4, "d", "A", "In progress"]),
        ],
        {"unstated": 4},
        said="D 'Where are we?' has status words (3 of 4). To use it: "
        '--status-column "Where are we?"',
    ),
    "a tracker without a status says so": of(
        [["Action", "RAG"], ["a", "R"], ["b", "G"]],
        {"unstated": 2},
        said="sheet Log has no status column, so every row is not stated.",
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
    result = ohc("progress", "tally", "-v", *words, "--framework", "none", "-f", "csv")
    rows = [*csv.DictReader(io.StringIO(result.stdout))]
    return rows, result.said, result.exit_code


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_tracker_comes_to(ohc: Ohc, case: Case) -> None:
    path = put_book("log.xlsx", case.sheets)
    rows, said, exit_code = tallied(ohc, path, *case.words)
    counts = {name: sum(int(row[name]) for row in rows) for name in STATUSES}
    assert {name: count for name, count in counts.items() if count} == case.counts
    assert case.said in said
    total = sum(case.counts.values())
    assert f"= {total} tallied + {case.aside} set aside." in said
    is_asked = any(f"[{kind}]" in said for kind in ("unclear-column", "missing-column"))
    assert exit_code == (3 if case.aside or is_asked else 0)


def test_a_master_has_the_ratings_of_its_items(ohc: Ohc) -> None:
    [row], said, _ = tallied(ohc, put_book("master.xlsx", {"Master": MASTER}))
    assert {name: row[name] for name in RAGS if row[name] != "0"} == {
        "green": "1",
        "amber_red": "1",
        "amber": "1",
    }
    assert "outside" not in said
