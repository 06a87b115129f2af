"""What inspect writes for people to correct, also where nothing is recognised."""

import csv
import io
import tomllib
from pathlib import Path

from conftest import Ohc
from trackers import Grid, put_book

MASTER: Grid = [
    ["Project", "Alpha", "Beta", "Gamma"],
    ["SRO", "Ann", "Bob", "Cy"],
    ["Departmental DCA", "Green", "Amber/Red", "Amber"],
    ["Project status", "Complete", "Delayed", "In progress"],
]
PROGRESS: Grid = [
    ["#", "Task", "For", "PROGRESS"],
    *([1, "a", "x", "NOT STARTED"], [2, "b", "y", "COMPLETE"]),
    [3, "c", "z", "IN PROGRESS"],
]


def tallied(ohc: Ohc, path: str) -> list[dict[str, str]]:
    """Return the rows of a tally."""
    result = ohc("progress", "tally", path, "--framework", "none", "-f", "csv")
    return [*csv.DictReader(io.StringIO(result.stdout))]


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
    assert tallied(ohc, path) == []
    corrected = text.replace('"Name" = "other"', '"Name" = "item"')
    corrected = corrected.replace('"Impact" = "other"', '"Impact" = "rag"')
    corrected = corrected.replace("[rag]", '[rag]\n"High" = "red"\n"Low" = "green"')
    Path("columns.toml").write_text(corrected, encoding="utf-8")
    [row] = tallied(ohc, path)
    assert (row["total"], row["red"], row["green"]) == ("2", "1", "1")


def test_a_column_that_may_be_the_status_is_marked(ohc: Ohc) -> None:
    path = put_book("log.xlsx", {"Log": PROGRESS})
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
    before = tallied(ohc, path)
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
    assert tallied(ohc, path) == before
