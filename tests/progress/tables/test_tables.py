"""Tables of a sheet: where their header stands, and which rows are items."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.progress.forms import HEADERS
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.columns_toml import Rule
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen

OWN = vocabulary()
STRANGER = OWN._replace(framework="none")
HEAD = ("Commitment", "Status", "Owner")
PLAN = ("Action", "Status", "Owner")
Grid = Sequence[Sequence[Any]]
Merged = Sequence[tuple[int, int, int, int]]


def sheet(grid: Grid, merged: Merged = (), name: str = "Plan") -> Sheet:
    return Sheet(name, hidden=False, rows=grid, merged=merged, look=Unseen({}))


def one(grid: Grid, words: Vocabulary = STRANGER, merged: Merged = ()) -> Table:
    [table] = tables(sheet(grid, merged), words)
    return table


def items(table: Table) -> list[int]:
    return [row.number for row in table.rows]


def seen(table: Table) -> tuple[list[int], dict[int, str]]:
    return items(table), dict(table.left_out)


def meanings(table: Table) -> list[str]:
    return [column.meaning for column in table.columns]


@pytest.mark.parametrize("above", [0, 1, 2, 12, 39, 40, 200])
def test_a_header_is_in_any_row(above: int) -> None:
    title = [["Delivery status", "as at March"], *[[""]] * 199][:above]
    found = tables(sheet([*title, HEAD, ["C3.2", "Complete"]]), OWN)
    heads = [(table.header_row, items(table)) for table in found]
    assert heads == [(above + 1, [above + 2])]


@pytest.mark.parametrize(
    ("above", "head"),
    [
        (["Action", "Progress", "", ""], ["", "Status", "RAG", "Owner"]),
        (["Action", "", "", "Lead"], ["", "Status", "RAG", ""]),
        (["Action", "Where we are"], ["", "Status", "RAG", "Lead"]),
    ],
)
def test_a_header_over_two_rows_of_merged_cells_is_read_together(
    above: list[str], head: list[str]
) -> None:
    table = one([["Plan"], above, head, ["Paint the wing", "Done", "G", "Ann"]])
    assert (table.header_row, seen(table)) == (3, ([4], {}))
    assert meanings(table) == ["item", "status", "rag", "owner"]


@given(st.permutations(["Ward", *HEADERS]))
def test_our_own_columns_are_found_in_any_order(headers: list[str]) -> None:
    row = {"Commitment": "C3.2", "Status": "Complete\t", "Ward": "E"}
    cells = [row.get(header, "") for header in headers]
    table = one([["Return"], [], [f"{header}\t" for header in headers], cells], OWN)
    found = {headers[at]: meaning for meaning, at in table.places.items()}
    assert [found[header] for header in HEADERS] == [
        *("commitment", "priority", "summary", "due", "status", "rag", "percent"),
        *("owner", "forecast", "achieved", "evidence", "comment"),
    ]
    assert seen(table) == ([4], {})


@pytest.mark.parametrize(
    "grid",
    [
        [["Name", "Marital status", "Immigration status"], ["A", "x", "y"]],
        [["RAG guidance", "Status definitions"], ["Red", "late"]],
        [["Project", "A", "B"], ["Departmental DCA", "Amber", "Red"]],
        *([["No", "No", "No", "No"], ["Yes", "No", "No", "No"]], [["Status"]], []),
    ],
)
def test_look_alikes_head_no_table(grid: Grid) -> None:
    assert tables(sheet(grid), STRANGER) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ([*PLAN, "", "RAG guidance"], ["item", "status", "owner", "other"]),
        (["Commitment", "Owner", "Comment"], ["commitment", "owner", "comment"]),
    ],
)
def test_a_guide_beside_it_is_not_an_answer(head: list[str], found: list[str]) -> None:
    assert meanings(one([head, ["Paint", "", "", "", "Red: late"]])) == found


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        *((["C3.2", "Complete", "Ann"], ""), (["C3.2", "", ""], "")),
        *(([" c3 . 2 "], ""), (["3.2"], ""), (["C13"], ""), (["C3_2"], "")),
        *((["", "Complete"], ""), (["Total", "5"], "total"), (["Select", "Late"], "")),
        (["< Select >", "< Select >", "Ann"], ""),
        (["", "Please select"], "nothing filled in"),
        *((["", "", "Ann"], ""), (["\t"], "nothing filled in")),
        (["Priority 3: Mental health", "", ""], "note"),
        (["Note: * agreed at the board", "-", ""], "note"),
        *((["END"], "end marker"), ([*HEAD], "header repeated")),
        (["Commitment ", "Status", "Lead"], "header repeated"),
    ],
)
def test_a_row_of_a_return_is_an_item_if_it_has_an_id_or_an_answer(
    row: list[str], reason: str
) -> None:
    table = one([HEAD, ["C1.1", "Complete", ""], row, [], ["C12.1"]], OWN)
    assert seen(table) == (([2, 5], {3: reason}) if reason else ([2, 3, 5], {}))


def test_rows_of_a_stranger_that_head_or_follow_its_items_are_none() -> None:
    rows = [
        (["Buildings"], "heading"),
        *((["Paint the wing", "Done", "Ann"], ""), (["Mend", "", "Bob"], "")),
        *((["Staff"], "heading"), (["Hire a nurse", "Late", "Cat"], "")),
        *((PLAN, "header repeated"), (["Train staff", "Under way", "Dan"], "")),
        (["< Select >", "Please select", "Please select"], "nothing filled in"),
        *((["END"], "end marker"), (["Signed", "Eve"], "below the end marker")),
    ]
    table = one([PLAN, *(row for row, _ in rows)])
    reasons = {n: why for n, (_, why) in enumerate(rows, start=2)}
    assert dict(table.left_out) == {n: why for n, why in reasons.items() if why}
    assert items(table) == [n for n, why in reasons.items() if not why]


def test_notes_below_a_gap_say_less_than_the_items() -> None:
    notes = [["Agreed by", "", "Eve"], ["Version 2"]]
    table = one([PLAN, ["Paint", "Done", "Ann"], [], *notes])
    assert seen(table) == ([2], {4: "note", 5: "note"})


def test_where_items_say_nothing_else_only_a_merged_row_is_a_heading() -> None:
    grid = [["Action", "Status"], ["Buildings", ""], ["Paint", "Done"], ["Mend", ""]]
    assert seen(one(grid)) == ([2, 3, 4], {})
    assert seen(one(grid, merged=[(1, 0, 1, 1)])) == ([3, 4], {2: "heading"})


@pytest.mark.parametrize(
    ("head", "row", "at"),
    [
        (["Ref", *PLAN], ["", "Paint", "Done"], 1),
        (["Ref", *PLAN], ["7", "Paint", "Done"], 0),
        (["What we do", "Status", "RAG"], ["Paint", "Done", "G"], 0),
    ],
)
def test_the_first_column_of_items_with_something_in_it_has_them(
    head: list[str], row: list[str], at: int
) -> None:
    assert one([head, row]).places["item"] == at


def test_two_tables_side_by_side_are_two() -> None:
    row = ["C1.1", "Complete", "", "", "C7.1", "Delayed", ""]
    grid = [["Return"], [*HEAD, "", *HEAD], row, [*row[:4]]]
    left, right = tables(sheet(grid), OWN)
    assert (left.places["status"], seen(left)) == (1, ([3, 4], {}))
    assert right.places["status"] == 5
    assert seen(right) == ([3], {4: "nothing filled in"})


BOTH = [
    *(PLAN, ["Paint", "Painting", "Ann"], [], ["Risks"]),
    *(("Risk ID", "Risk status", "Risk owner"), ["7", "Open", "Bob"]),
]


def test_two_tables_below_one_another_are_two() -> None:
    plan, risks = tables(sheet(BOTH), STRANGER)
    assert (plan.header_row, seen(plan)) == (1, ([2], {4: "note"}))
    assert (risks.header_row, seen(risks)) == (5, ([6], {}))


@pytest.mark.parametrize(
    "rows",
    [
        [["Paint", "Painting", "Ann"], ["No", "Mending", "Check status"]],
        [["Test", "Complete", "RKS Status"], ["Paint", "Painting", "Ann"]],
    ],
)
def test_an_item_in_words_of_headers_is_not_a_header(rows: list[list[str]]) -> None:
    assert items(one([PLAN, *rows])) == [2, 3]


def ruled(*rules: Rule) -> Vocabulary:
    return STRANGER._replace(rules=rules)


def test_columns_toml_says_what_columns_hold() -> None:
    rule = Rule("plan", 0, {"wie weit": "status", "was": "item", "Status": "other"})
    grid = [["Plan"], ["Was?", "Wie weit", "Status"], ["Malen", "Done", "quo"]]
    assert meanings(one(grid, ruled(rule))) == ["item", "status", "other"]
    other = sheet(grid, name="Notes")
    assert tables(other, ruled(rule)) == []
    assert tables(other, ruled(rule._replace(sheet="")))


def test_columns_toml_says_where_each_table_is() -> None:
    rules = ruled(Rule("Plan", 5, {}), Rule("Plan", 1, {"owner": "comment"}))
    plan, risks = tables(sheet(BOTH), rules)
    assert (plan.header_row, meanings(plan)[-1], items(plan)) == (1, "comment", [2])
    assert (risks.header_row, items(risks)) == (5, [6])
    assert tables(sheet(BOTH), ruled(Rule("Plan", 99, {}))) == []


def test_columns_toml_finds_a_header_over_two_rows_by_its_last() -> None:
    grid = [["Action", "Progress"], ["", "Status", "RAG"], ["Paint", "Done", "G"]]
    plan = sheet(grid)
    assert tables(plan, ruled(Rule("Plan", 2, {}))) == tables(plan, STRANGER)


cells = st.sampled_from(
    [
        *("", "", "", " ", "Commitment", "Action", "Status", "RAG", "Owner", "No"),
        *("C3.2", "C1.1", "3.2", "Done", "Red", "Select", "END", "Note", "%", 3.0),
    ]
)
grids = st.lists(st.lists(cells, max_size=6), max_size=12)


@given(grids, grids, st.sampled_from([HEAD, PLAN]), st.sampled_from([OWN, STRANGER]))
def test_every_row_below_a_header_is_an_item_or_left_out_with_a_reason(
    above: Grid, below: Grid, head: Sequence[str], words: Vocabulary
) -> None:
    grid = [*above, head, *below]
    found = tables(sheet(grid, merged=[(len(above) + 1, 0, len(above) + 1, 2)]), words)
    heads = {table.top_row for table in found}
    assert heads
    for table in found:
        end = min((n for n in heads if n > table.header_row), default=len(grid) + 1)
        said = [n for n in range(table.header_row + 1, end) if any(grid[n - 1])]
        assert sorted([*items(table), *(n for n, _ in table.left_out)]) == said
        assert all(grid[row.number - 1] == row.values for row in table.rows)
