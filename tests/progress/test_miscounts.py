"""Returns that once made a wrong count, and what they count as."""

import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc
from returned import WORK, kinds_of, put, summary

from ohc.progress.options import ReadOptions
from ohc.progress.results import rows_read
from ohc.progress.words.vocabulary import answered, own_words

HEAD = "Reporting body ID,Period,Commitment,Status,RAG,Percent complete,Evidence\n"
HINDLEY, GARTH = "prison-hindley,2013-14-Q4,", "prison-garth,2013-14-Q4,"


def counted(path: str = "returns") -> Counter[tuple[str, str, str]]:
    """Return how often each body, commitment and status counts."""
    rows = rows_read([path], ReadOptions(), work=WORK).rows
    return Counter(
        (str(row["body_id"]), str(row["commitment"]), str(row["status"]))
        for row in rows
        if not row["set_aside"]
    )


def book(path: str, **sheets: list[list[object]]) -> None:
    """Write a workbook of sheets."""
    Path(path).parent.mkdir(exist_ok=True)
    made = openpyxl.Workbook()
    made.remove(made["Sheet"])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(path)


def about(body: str, period: str = "2013-14-Q4") -> list[list[object]]:
    return [["Reporting body ID", body], ["Period", period]]


def test_returns_stacked_in_one_sheet_are_each_their_bodys() -> None:
    lines = (
        "Reporting body ID,{},,\nPeriod,2013-14-Q4,,\nCommitment,Priority,Status,RAG\n"
    )
    first = lines.format("prison-hindley") + "C3.2,3,In progress,green\n,,,\n"
    second = lines.format("prison-garth") + "C5.1,5,Delayed,red\n"
    put({"a.csv": (first + second).encode()})
    assert counted() == {
        ("prison-hindley", "C3.2", "in_progress"): 1,
        ("prison-garth", "C5.1", "delayed"): 1,
    }


def test_the_same_answers_of_several_bodies_are_several(ohc: Ohc) -> None:
    lines = "Establishment,Period,Action,Status,RAG\n"
    for body in ("Hindley", "Garth", "Wymott"):
        lines += f"{body},2013-14-Q4,Train staff,Complete,Green\n"
    put({"a.csv": lines.encode()})
    result = ohc("progress", "tally", "returns", "--framework", "none")
    assert "3 rows read = 3 tallied + 0 set aside" in result.said


@pytest.mark.parametrize("last", ['Phase 2"', 'Say "no"', "Phase 2"])
def test_rows_that_a_quotation_mark_joins_are_set_aside_and_named(
    ohc: Ohc, last: str
) -> None:
    text = f'{HEAD}{HINDLEY}C3.2,Delayed,red,,x\n{HINDLEY}C5.1,Late,red,,"Phase 1\n'
    text += f"{HINDLEY}C9.1,Delayed,red,,{last}\n"
    put({"a.csv": text.encode()})
    result = ohc("progress", "check", "returns", "-f", "json")
    [damage] = [p for p in json.loads(result.stdout) if p["kind"] == "damaged"]
    assert damage["cell"] == f"{'ABCDEFGHIJ'[HEAD.count(',')]}3"
    assert result.exit_code == 3
    rows = ohc("progress", "read", "returns", "-f", "json")
    assert [row["set_aside"] for row in json.loads(rows.stdout)] == [
        *(None, "damaged", "damaged")
    ]
    assert rows.exit_code == 3
    assert "a.csv" in ohc("progress", "inspect", "returns/a.csv").said


def test_a_blank_body_is_what_is_merged_with_it_or_nobody() -> None:
    rows: list[list[object]] = [
        ["Reporting body", "Commitment", "Status"],
        ["Wymott", "C3.2", "Delayed"],
        [None, "C12.1", "Delayed"],
        ["Garth", "C5.1", "Delayed"],
        [None, "C9.1", "Delayed"],
    ]
    book("returns/a.xlsx", About=about("prison-hindley"), Return=rows)
    made = openpyxl.load_workbook("returns/a.xlsx")
    made["Return"].merge_cells("A2:A3")
    made.save("returns/a.xlsx")
    found = {(body, key) for body, key, _ in counted()}
    assert found == {
        *(
            ("prison-wymott", "C3.2"),
            ("prison-wymott", "C12.1"),
            ("prison-garth", "C5.1"),
        ),
    }


def test_a_table_without_rows_costs_no_other(ohc: Ohc) -> None:
    head: list[object] = ["Commitment", "Status", "RAG"]
    full: list[list[object]] = [head, ["C3.2", "Delayed", "Red"]]
    book("returns/a.xlsx", About=about("prison-garth"), Return=full, Blank=[head])
    assert counted() == {("prison-garth", "C3.2", "delayed"): 1}
    put({"a.xlsx": b"", "b.csv": b"Commitment,Status\n"})
    assert kinds_of(ohc) == ["empty-file", "empty-file"]


@pytest.mark.parametrize(
    "text",
    [
        *("[ ] complete", "\u2610 Complete", "\u2717 Complete", "\u2260complete"),
        *("<complete", "complete\uff1f", "> complete", "complete\u203d", "Complete*"),
        *("amber\u2192green", "G+", "Complete (?)", "~ green", "No: complete"),
    ],
)
def test_signs_that_deny_or_doubt_match_nothing(text: str) -> None:
    assert answered(text) not in own_words("status")
    assert answered(text) not in own_words("rag")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(("3. Ongoing - delayed", "delayed"), ("N/A", "not_applicable")),
        *(("< Select >", "unstated"), ("\u2013", "unstated"), ("...", "unstated")),
        *(("Complete.", "complete"), ("COMPLETE\t", "complete")),
        *(("In\u00a0progress", "in_progress"), ("\u200bComplete", "complete")),
    ],
)
def test_signs_of_plain_prose_are_not_a_doubt(text: str, status: str) -> None:
    assert own_words("status")[answered(text)] == status


def test_a_row_that_says_something_is_never_a_note(ohc: Ohc) -> None:
    lines = [
        *(f"{HINDLEY}C3.2,in progress,green,,", f"{HINDLEY}Commitment 3.2,,,100%,done"),
        *(f"{HINDLEY}C3.2 SystmOne,TBC,,60%,plan", f"{GARTH},,,60%,plan"),
    ]
    put({"a.csv": (HEAD + "\n".join(lines)).encode()})
    kinds_of(ohc)
    assert (summary()["rows_read"], summary()["rows_set_aside"]) == (4, 3)


def test_two_columns_of_one_meaning_that_differ_set_the_row_aside(ohc: Ohc) -> None:
    head = "Reporting body ID,Period,Commitment,Status,Status\n"
    rows = f"{GARTH}C12.1,Complete,Delayed\n{GARTH}C5.1,Delayed,Delayed\n"
    put({"a.csv": (head + rows).encode()})
    assert "unknown-status" in kinds_of(ohc)
    assert counted() == {("prison-garth", "C5.1", "delayed"): 1}


def test_a_linked_folder_is_searched_once(ohc: Ohc) -> None:
    put({"a.csv": f"{HEAD}{GARTH}C5.1,Delayed,Red,,\n".encode()}, "elsewhere")
    put({"b.csv": f"{HEAD}{HINDLEY}C5.1,Delayed,Red,,\n".encode()})
    Path("returns/link").symlink_to(Path("elsewhere").absolute())
    Path("elsewhere/back").symlink_to(Path("returns").absolute())
    kinds_of(ohc)
    assert summary()["files_given"] == 2


def test_the_sheet_about_comes_before_others_and_two_of_it_are_in_doubt(
    ohc: Ohc,
) -> None:
    rows: list[list[object]] = [["Commitment", "Status"], ["C5.1", "Delayed"]]
    sheets = {"History": about("prison-garth"), "About": about("prison-hindley")}
    book("returns/a.xlsx", **sheets, Return=rows)
    assert counted() == {("prison-hindley", "C5.1", "delayed"): 1}
    assert (
        "is different on different sheets (" in ohc("progress", "check", "returns").said
    )
    sheets = {"About": about("prison-hindley"), "About_2": about("prison-garth")}
    book("returns/a.xlsx", **sheets, Return=rows)
    assert counted() == {}
    assert "unknown-body" in kinds_of(ohc)


def test_a_status_merged_over_rows_is_set_aside(ohc: Ohc) -> None:
    rows: list[list[object]] = [["Commitment", "Status"], ["C5.1", "Delayed"]]
    rows.append(["C9.1", None])
    book("returns/a.xlsx", About=about("prison-garth"), Return=rows)
    made = openpyxl.load_workbook("returns/a.xlsx")
    made["Return"].merge_cells("B2:B3")
    made.save("returns/a.xlsx")
    assert counted() == {("prison-garth", "C5.1", "delayed"): 1}
    assert kinds_of(ohc) == ["unknown-status"]


def test_a_commitment_of_which_one_row_cannot_be_read_does_not_count() -> None:
    lines = f"{HEAD}{GARTH}C5.1,Delayed,,,\n{GARTH}C5.1,delayed?,,,\n"
    put({"a.csv": lines.encode()})
    assert counted() == {}
