"""What is understood of a stranger's workbook, and how it is put right."""

import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conftest import Ohc
from hypothesis import assume, given
from hypothesis import strategies as st

from ohc.errors import WrongWords
from ohc.outcome import Outcome, Row
from ohc.privacy import WITHHELD, personal_data
from ohc.progress.columns_mapping import columns_toml
from ohc.progress.inspection import INSPECT_FIELDS, inspected_file
from ohc.progress.words.columns_toml import MEANINGS
from ohc.progress.words.vocabulary import vocabulary

Grid = Sequence[Sequence[Any]]
Counts = Mapping[str, Mapping[str, int]]
PLAN: Grid = [
    ["Action", "Where are we", "Lead", "Status"],
    ["Paint the wing", "Duck Egg", "Ann", "quo"],
    ["Mend the roof", "Done", "", "quo"],
    ["Hire a nurse", "Duck Egg", "Bob", ""],
]


def put(
    sheets: Mapping[str, Grid], name: str = "tracker.xlsx", hidden: str = ""
) -> str:
    """Write a workbook and return its name."""
    with xlsxwriter.Workbook(name) as book:
        for title, grid in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(grid):
                sheet.write_row(number, 0, row)
            if title == hidden:
                sheet.hide()
    return name


def seen(path: str) -> Outcome:
    return inspected_file(path, "none")


def counts(outcome: Outcome) -> dict[str, dict[str, int]]:
    """Return how often each word of each status or RAG column is there."""
    found: dict[str, dict[str, int]] = {}
    for row in outcome.rows:
        if row["meaning"] in {"status", "rag"}:
            words = found.setdefault(str(row["header"]), {})
            words[str(row["word"])] = words.get(str(row["word"]), 0) + int(row["count"])
    return found


def test_each_column_and_each_word_of_an_answer_has_a_record() -> None:
    grid = [["Plan"], ["Action", "Status", "Lead", "Ward"]]
    rows = [["a", "1. Done\t", "Ann", ""], ["b", "DONE", "", ""], ["c", "?", "", ""]]
    blank = [["d", "", "Bob", ""], ["e", "", "", "E"]]
    outcome = seen(put({"Plan": [*grid, *rows, *blank]}))
    assert outcome.columns == INSPECT_FIELDS
    fields = [field for field in INSPECT_FIELDS if field != "row"]
    assert [" ".join(str(row[f]) for f in fields) for row in outcome.rows] == [
        "Plan 2 A Action item   5",
        "Plan 2 B Status status  unstated 2",
        "Plan 2 B Status status 1. Done complete 1",
        "Plan 2 B Status status DONE complete 1",
        "Plan 2 B Status status ? unstated 1",
        "Plan 2 C Lead owner   2",
        "Plan 2 D Ward    1",
    ]


SOA: Grid = [
    *(["Statement of Applicability"], [], ["", "Control Number", "Control", "Status"]),
    *(["", "A.5 Policies"], ["", "A.5.1", "Policy", "Pending\t"]),
    *(["", "A.5.2", "Roles", "Advanced"], ["", "A.6 People"]),
    *(["", "A.6.1", "Screening", ""], ["", "A.6.2", "Terms", "In Progress\t"]),
]
POAM: Grid = [
    *([], ["System:", "Example"], ["Date:"], []),
    ["Weakness", "POA&M Item ID", "Weakness", "Office/Org", "Status", "Severity"],
    ["", "", "Rule 1\nTitle", "SysAdmin", "Ongoing", 3],
    ["", "", "Rule 2", "SysAdmin", "Complete 1/1/14", 3.0],
]
RETURN: Grid = [
    *(["Progress"], ["Guidance: please fill in every cell of the table"], []),
    ["", "Project Name", "Project Status", "Delivery (RAG)", "", "RAG Guidance"],
    ["", "Park", "2. Ongoing - on track", 2, "", "1: on target"],
    ["", "Quay", "4. Completed", 5, "", "5: at risk"],
    *(["", *["< Select >"] * 3, "", "Red: late"], ["", *["< Select >"] * 3], []),
    *(["", "END"], ["", "Signed by", "Ann", "on behalf"]),
]
RATED: Grid = [
    ["Project name", "Spend RAG rating", "Why have you given these ratings?"],
    *(["Park", "Amber/Green", "late"], ["Quay", "Amber/Red", "no money"]),
    *(["", "Please select an option", ""], [], ["Section C"], ["Big issues"]),
]
CHECKS: Grid = [["#", "Level", "Valid"], ["1.1", 1, ""], ["1.2", 2, ""]]
TESTS: Grid = [
    ["Status", "TestCaseID", "RKS Status", "TP Status", "VP1Name"],
    *(["", "TC1", "Complete", "Validated", "Fund"], ["", "TC2", "Pending", "X", ""]),
    *(["", "TC3", "Complete", "X", "RKS Status"], ["", "TC4", "Pending", "X", "Y"]),
]


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        (SOA, {"Status": {"Pending": 1, "Advanced": 1, "": 1, "In Progress": 1}}),
        (POAM, {"Status": {"Ongoing": 1, "Complete 1/1/14": 1}, "Severity": {"3": 2}}),
        (
            RETURN,
            {
                "Project Status": {"2. Ongoing - on track": 1, "4. Completed": 1},
                "Delivery (RAG)": {"2": 1, "5": 1},
            },
        ),
        (RATED, {"Spend RAG rating": {"Amber/Green": 1, "Amber/Red": 1}}),
        (CHECKS, {"Valid": {"": 2}}),
        (
            TESTS,
            {
                "Status": {"": 4},
                "RKS Status": {"Complete": 2, "Pending": 2},
                "TP Status": {"Validated": 1, "X": 3},
            },
        ),
    ],
)
def test_trackers_of_the_kinds_in_use_are_counted_word_for_word(
    grid: Grid, expected: Counts
) -> None:
    path = put({"Tracker": grid})
    first = seen(path)
    assert counts(first) == expected

    Path("columns.toml").write_text(first.toml, encoding="utf-8")
    assert counts(seen(path)) == expected


def test_columns_toml_written_corrected_and_read_back_changes_what_is_understood(
    ohc: Ohc,
) -> None:
    path = put({"Plan": PLAN, "Other": [["Task", "RAG"], ["x", "G"]]})
    assert counts(seen(path))["Status"] == {"quo": 2, "": 1}

    done = ohc("progress", "inspect", path, "-o", "columns.toml")
    assert done.exit_code == 0, done.stderr
    written = Path("columns.toml").read_text(encoding="utf-8")
    corrected = (
        written.replace('"Where are we" = "other"', '"Where are we" = "status"')
        .replace('"Status" = "status"', '"Status" = "other"')
        .replace('"G" = "green"', '"G" = "amber"')
    )
    Path("columns.toml").write_text(f"{corrected}\n", encoding="utf-8")
    words = vocabulary(columns=Path("columns.toml"))
    assert words.rag["g"] == "amber"
    assert counts(seen(path)) == {
        "Where are we": {"Duck Egg": 2, "Done": 1},
        "RAG": {"G": 1},
    }

    settled = corrected.replace("[status]", '[status]\n"duck egg" = "delayed"')
    Path("columns.toml").write_text(settled, encoding="utf-8")
    mapped = {str(row["word"]): row["mapped_to"] for row in seen(path).rows}
    assert mapped["Duck Egg"] == "delayed"


def test_what_is_left_out_or_hidden_is_reported() -> None:
    sheets = {"Return": RETURN, "Lists": [["Red"]], "Empty": []}
    said = " ".join(seen(put(sheets, hidden="Lists")).warnings)
    assert "sheet Lists is hidden." in said
    assert "table of row 4: rows 7-8 left out (nothing filled in)." in said
    assert "row 10 left out (end marker)." in said
    assert "row 11 left out (below the end marker)." in said


def test_a_long_word_is_shown_whole_so_that_it_can_be_settled() -> None:
    word = "In progress, waiting for the board of the area team to sign it off"
    outcome = seen(put({"Plan": [["Action", "Status"], ["Paint", word]]}))
    assert counts(outcome) == {"Status": {word: 1}}
    assert f'"{word}" = ""' in outcome.toml.splitlines()


def test_a_number_of_a_patient_is_neither_shown_nor_written() -> None:
    rows = [["Paint", "Done for 943 476 5919"], ["Mend", "Done"]]
    outcome = seen(put({"Plan": [["Action", "Status"], *rows]}))
    assert counts(outcome) == {"Status": {WITHHELD: 1, "Done": 1}}
    assert tomllib.loads(outcome.toml)["status"] == {"Done": "complete"}


@pytest.mark.parametrize(
    "grid",
    [
        [["Project", "Park", "Quay"], ["DCA", "Amber", "Red"], ["SRO", "Ann", "Bob"]],
        [["Has it changed?", "No", "No", "No"], ["Why", "", "No", ""]],
        [["a note", "and another"]],
    ],
)
def test_where_no_table_is_recognised_that_is_reported(grid: Grid) -> None:
    outcome = seen(put({"Master": grid}))
    assert outcome.exit_code == 3
    assert "recognises no table of items" in " ".join(outcome.warnings)
    [table] = tomllib.loads(outcome.toml)["table"]
    assert table["columns"] == dict.fromkeys(filter(None, grid[0]), "other")


def test_what_is_not_one_workbook_is_told_apart() -> None:
    Path("folder").mkdir()
    for name in ("a", "b"):
        put({"Plan": PLAN}, f"folder/{name}.xlsx")
    with pytest.raises(WrongWords, match=r"Choose one: folder/a\.xlsx; folder/b\.xlsx"):
        seen("folder")
    Path("~$a.xlsx").write_bytes(b"\3Ann")
    with pytest.raises(WrongWords, match="not one workbook"):
        seen("~$a.xlsx")
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.write("folder/a.xlsx")
    assert "Unpack it" in seen("a.zip").warnings[0]
    Path("a.xlsx").write_bytes(b"PK\3\4 no more")
    assert (seen("a.xlsx").exit_code, [*seen("a.xlsx").rows]) == (1, [])


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
meanings = st.sampled_from(["", *MEANINGS])


@given(texts, texts, st.dictionaries(texts, meanings, min_size=1, max_size=5))
def test_columns_toml_has_any_header_as_it_is(
    name: str, sheet: str, headers: dict[str, str]
) -> None:
    assume(not any(personal_data(header) for header in headers))
    at: Row = {"sheet": sheet, "header_row": 3}
    rows: list[Row] = [
        {**at, "header": header, "meaning": meaning, "word": header, "mapped_to": ""}
        for header, meaning in headers.items()
    ]
    content = tomllib.loads(columns_toml(name, rows))
    columns = {header: meaning or "other" for header, meaning in headers.items()}
    assert content["table"] == [{"sheet": sheet, "header_row": 3, "columns": columns}]
    for field in ("status", "rag"):
        words = {header for header, meaning in headers.items() if meaning == field}
        assert {*content[field]} <= words
        assert bool(content[field]) is bool(words)
