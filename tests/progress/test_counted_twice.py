"""Trackers in which an item stands more than once, or where none is looked for."""

from collections.abc import Mapping

import pytest
from conftest import Ohc
from trackers import Grid, by_row, put_book, read_book, table_of

from ohc.progress.tables.doubtful_items import with_doubts

HEAD = ["Ref", "Action", "Owner", "Status"]
PAINT, CHAIRS = [1, "Paint the wing", "Ann"], [2, "Fit chairs", "Bob"]
LOG = ["Ref", "Action", "Update", "Status"]


def tally(ohc: Ohc, sheets: Mapping[str, Grid], *words: str) -> tuple[str, int]:
    """Return what a tally says of a workbook, and how it ends."""
    path = put_book("plan.xlsx", sheets)
    result = ohc("progress", "tally", "-v", path, "--framework", "none", *words)
    return result.said, result.exit_code


def aside(grid: Grid) -> list[int]:
    """Return the rows of a table that do not count."""
    return [
        number for number, why in by_row(with_doubts(table_of(grid))).items() if why
    ]


def of_status(*statuses: str) -> Grid:
    return [
        HEAD,
        *([*item, s] for item, s in zip((PAINT, CHAIRS), statuses, strict=True)),
    ]


@pytest.mark.parametrize(
    ("sheets", "are_one"),
    [
        (("Apr 14", "May 14"), True),
        (("Q4", "Q1"), True),
        (("Plan", "Plan (2)"), True),
        (("Old plan", "Plan"), True),
        (("Leeds", "Hull"), False),
        (("Leeds 2014", "Hull 2014"), False),
    ],
)
def test_the_same_items_at_several_times_are_not_added_up(
    ohc: Ohc, sheets: tuple[str, str], are_one: bool
) -> None:
    first, second = sheets
    book = {
        first: of_status("Not started", "Complete"),
        second: of_status("Complete", "Complete"),
    }
    said, code = tally(ohc, book)
    assert (f"the sheets {first} and {second}, so none" in said) == are_one
    assert code == (3 if are_one else 0)
    rows = "0 tallied + 4 set aside" if are_one else "4 tallied + 0 set aside"
    assert rows in said
    said, code = tally(ohc, book, "--sheet", second)
    assert (code, "2 tallied + 0 set aside" in said) == (0, True)


def test_other_items_month_by_month_are_all_counted(ohc: Ohc) -> None:
    later: Grid = [
        HEAD,
        [3, "Mend the roof", "Ann", "Complete"],
        [4, "Paint", "Bob", "Late"],
    ]
    said, code = tally(ohc, {"Apr": of_status("Late", "Late"), "May": later})
    assert (code, "4 tallied" in said) == (0, True)


def test_an_item_with_a_row_for_each_update_is_set_aside() -> None:
    update = [1, "Paint the wing", "half done", "In progress"]
    grid: Grid = [
        LOG,
        [1, "Paint the wing", "", "Not started"],
        update,
        [2, "Sign", "", "Late"],
    ]
    assert aside(grid) == [2, 3]
    # Of two wings there are two rows.
    wings: Grid = [["Prison", *LOG], *(["Garth", *grid[1]], ["Kirkham", *update])]
    assert aside(wings) == []
    # A project may have several risks.
    risks = [["Mars", "Ann", "Red"], ["Mars", "Ann", "Green"]]
    assert aside([["Name", "Owner", "RAG"], *risks]) == []
    assert aside([["No", "Owner", "RAG"], *risks]) == [2, 3]


def test_updates_below_an_item_set_it_aside_with_them() -> None:
    lines = [["", "", "half done", "In progress"], ["", "", "done", "Complete"]]
    grid: Grid = [LOG, [1, "Paint", "", "Not started"], *lines, [2, "Sign", "", "Late"]]
    table = with_doubts(table_of(grid))
    assert by_row(table) == {
        2: "repeated-item",
        3: "no-item",
        4: "no-item",
        5: "",
    }
    [doubt] = table.doubts
    assert "Rows 3-4 have a status but no item" in doubt.message
    assert "clear" not in doubt.message
    # Below a gap it is of no item.
    apart: Grid = [LOG, [1, "Paint", "", "Not started"], [], ["", "", "total", "Late"]]
    assert aside(apart) == [4]
    # The words of a list below a header are of no item above them.
    assert aside([LOG, ["", "", "", "Late"], [1, "Paint", "", "Late"]]) == [2]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ([[], ["", "Number of actions", 1, "Late"]], [5]),
        ([["", "Number of actions", 1, "Late"]], []),  # without a gap it is an item
        ([[], [3, "Mend the roof", "Ann", "Late"]], []),
    ],
)
def test_rows_below_that_alone_have_no_ref_are_set_aside(
    below: Grid, rows: list[int]
) -> None:
    assert aside([*of_status("Late", "Late"), *below]) == rows
    # Where an item above has no ref either, they are items without one.
    unnumbered = ["", "Mend the roof", "Ann", "Late"]
    assert aside([HEAD, unnumbered, *of_status("Late", "Late")[1:], *below]) == []


def test_a_table_of_items_without_a_status_is_named(ohc: Ohc) -> None:
    closed: Grid = [["Ref", "Action", "Owner", "Date closed"], [*PAINT, "01/05/2014"]]
    book = {"Open": of_status("Late", "Late"), "Closed": closed}
    said, code = tally(ohc, book)
    assert "Sheet Closed: 1 row has no status column" in said
    assert "--sheet Open reads that sheet only" in said
    assert code == 3
    said, code = tally(ohc, book, "--sheet", "Open")
    assert (code, "Closed" in said) == (0, False)
    other: Grid = [["Month", "Rain", "Owner"], ["May", 3, "Ann"]]
    said, code = tally(ohc, {"Open": of_status("Late", "Late"), "Rain": other})
    assert (code, "Rain" in said) == (0, False)


MONTHS: Grid = [
    ["Ref", "Action", "Apr-14", "May-14", "Jun-14"],
    [1, "Paint", "Not started", "In progress", "Complete"],
    [2, "Fit", "Late", "Complete", "Complete"],
    [3, "Sign", "Late", "Late", "Late"],
]


def test_of_columns_by_month_the_latest_is_offered(ohc: Ohc) -> None:
    said, code = tally(ohc, {"Plan": MONTHS})
    assert "C 'Apr-14', D 'May-14' and E 'Jun-14' have status words" in said
    assert "use the latest: --status-column Jun-14" in said
    assert code == 3
    turned = [[*row[:2], *row[:1:-1]] for row in MONTHS]
    assert "--status-column Jun-14" in tally(ohc, {"Plan": turned})[0]
    said, code = tally(ohc, {"Plan": MONTHS}, "--status-column", "Apr-14")
    assert "status: C 'Apr-14'; D 'May-14' and E 'Jun-14' are not used" in said
    assert code == 0


def test_of_columns_by_no_month_none_is_called_the_latest(ohc: Ohc) -> None:
    heads = ["Ref", "Action", "Bucket", "Progress", "Stage"]
    said, code = tally(ohc, {"Plan": [heads, *MONTHS[1:]]})
    assert "C 'Bucket', D 'Progress' and E 'Stage' have status words" in said
    assert "To use one: --status-column NAME" in said
    assert code == 3


@pytest.mark.parametrize(
    ("status", "closed", "message"),
    [
        ("In progress", "02/05/2014", "In progress, but it has a date achieved."),
        ("Not started", "02/05/2014", "Not started, but it has a date achieved."),
        ("Complete", "", "Complete, but no date achieved."),
        ("Complete", "02/05/2094", "Complete, but the date achieved is in the future."),
        ("Complete", "02/05/2014", ""),
        ("In progress", "", ""),
    ],
)
def test_what_contradicts_the_status_of_an_item_is_reported(
    ohc: Ohc, status: str, closed: str, message: str
) -> None:
    sound = [9, "Sign", "Complete", "01/05/2014"]
    item = [1, "Paint", status, closed]
    head = ["Ref", "Action", "Status", "Date completed"]
    path = put_book("plan.xlsx", {"Plan": [head, sound, item]})
    result = ohc("progress", "check", path, "--framework", "none", "-f", "json")
    assert ('"kind": "contradiction"' in result.stdout) == bool(message)
    assert message in result.stdout
    tallied = ohc("progress", "tally", "-v", path, "--framework", "none")
    assert tallied.exit_code == 0


def test_contradictions_that_are_alike_are_one_problem() -> None:
    head = ["Ref", "Action", "Status", "Date completed"]
    items = [[n, f"item {n}", "Late", "01/05/2014"] for n in range(3)]
    [problem] = read_book(put_book("plan.xlsx", {"Plan": [head, *items]})).problems
    assert problem.message == "Rows 2-4: Delayed, but it has a date achieved."


SIGNS: Grid = [[3, "Put up signs", "Ann", "Complete"]]


def test_rows_above_the_headings_of_a_sorted_list_do_not_count(ohc: Ohc) -> None:
    both = of_status("Late", "Complete")
    said, code = tally(ohc, {"Plan": [*both[1:], HEAD, *SIGNS]})
    assert "Rows 1-2 are above the headings (row 3), filled in as items are." in said
    assert (code, "3 rows read = 1 tallied + 2 set aside" in said) == (3, True)
    said, code = tally(ohc, {"Plan": [SIGNS[0], *both]})
    assert "Row 1 is above the headings (row 2)" in said
    # A gap, a title or the words of a key are no items.
    for above in ([*both[1:], []], [["Plan", None, "Ann", "May"]], [["Key", "Late"]]):
        said, code = tally(ohc, {"Plan": [*above, *both]})
        assert (code, "above the headings" in said) == (0, False)


def test_rows_between_two_tables_are_those_of_the_first(ohc: Ohc) -> None:
    both = of_status("Late", "Complete")
    said, code = tally(ohc, {"Plan": [*both, [*HEAD[:2], "Who", "Status"], *SIGNS]})
    assert (code, "above the headings" in said) == (0, False)


@pytest.mark.parametrize(
    ("files", "are_told"),
    [
        (("Plan v1", "Plan v2"), True),
        (("Apr/Plan", "May/Plan"), True),
        (("Garth", "Wymott"), False),
    ],
)
def test_two_files_of_one_tracker_are_told(
    ohc: Ohc, files: tuple[str, str], are_told: bool
) -> None:
    rows = [of_status("Late", "Late"), of_status("Late", "Complete")]
    for file, grid in zip(files, rows, strict=True):
        put_book(f"plans/{file}.xlsx", {"Plan": grid})
    result = ohc("progress", "check", "plans", "--framework", "none", "-f", "csv")
    assert ("the same items as" in result.stdout) == are_told
    assert result.exit_code == (3 if are_told else 0)
    put_book(f"plans/{files[1]}.xlsx", {"Plan": [*rows[1], [3, "Buy", "Ann", "Late"]]})
    result = ohc("progress", "check", "plans", "--framework", "none")
    assert result.exit_code == 0
