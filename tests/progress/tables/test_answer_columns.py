"""Which of several columns answers for the items."""

import pytest
from trackers import STRANGER, Grid, table_of

from ohc.progress.tables.answer_columns import Answers


def chosen(head: list[str], *rows: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the column chosen for each answer, and those that are unclear."""
    answers = table_of([head, *rows]).answers
    return _told(answers)


def _told(answers: Answers) -> tuple[dict[str, str], list[str]]:
    return {f: c.header for f, c in answers.columns.items()}, [*answers.unclear]


def test_the_only_column_with_a_known_word_counts_first() -> None:
    head = ["Action", "Status", "Current status", "Build status"]
    rows = [["A", "x", "y", "Late"], ["B", "", "", "Please select"]]
    assert chosen(head, *rows) == ({"status": "Build status"}, [])
    # A word that holds a place is none.
    rows = [["A", "x", "TBC", "Late"]]
    assert chosen(head, *rows) == ({"status": "Build status"}, [])


@pytest.mark.parametrize(
    "header",
    ["Overall status", "Current status", "Latest status", "Status this quarter"],
)
def test_then_the_only_one_that_says_it_is_current(header: str) -> None:
    rows = [["A", "Done", "Late", "Done"]]
    head = ["Action", "Status", header, "Build status"]
    assert chosen(head, *rows) == ({"status": header}, [])
    head = ["Action", "Latest works status", header, "Build status"]
    assert chosen(head, *rows) == ({}, ["status"])


def test_then_the_one_headed_just_status_if_it_has_a_known_word() -> None:
    head = ["Action", "Build status", "Status", "Sign status"]
    assert chosen(head, ["A", "Done", "Late", "Done"]) == ({"status": "Status"}, [])
    assert chosen(head, ["A", "Done", "late?", "Done"]) == ({}, ["status"])


@pytest.mark.parametrize("header", ["Revised status", "Updated status", "New status"])
def test_beside_its_revision_a_plain_status_is_not_sure(header: str) -> None:
    head = ["Action", "Status", header]
    rows = [["A", "Done", "Late"], ["B", "Done", ""]]
    assert chosen(head, *rows) == ({}, ["status"])
    unknown = [["A", "Done", "by May"], ["B", "Done", ""]]
    assert chosen(head, *unknown) == ({"status": "Status"}, [])


def test_a_rating_is_chosen_in_the_same_way() -> None:
    head = ["Action", "Status", "Spend RAG", "RAG"]
    assert chosen(head, ["A", "Done", "R", "G"]) == (
        {"status": "Status", "rag": "RAG"},
        [],
    )


WORDS: Grid = [["a", "x", "Done"], ["b", "y", "Late"], ["c", "z", "n/a"]]


@pytest.mark.parametrize(
    ("rows", "offered"),
    [
        (WORDS, {"status": "Where"}),
        (WORDS[:2], {}),
        ([*WORDS[:2], ["c", "z", "Duck Egg"]], {}),
        ([["a", "x", "n/a"], ["b", "y", "n/a"], ["c", "z", "TBC"]], {}),
    ],
)
def test_a_column_is_offered_if_three_words_and_all_of_them_are_known(
    rows: Grid, offered: dict[str, str]
) -> None:
    table = table_of([["Action", "RAG", "Where"], *rows])
    assert {f: c.header for f, c in table.answers.offered.items()} == offered


@pytest.mark.parametrize(
    ("june", "offered"),
    [
        (["Done", "", "Late"], "Jun-14"),
        (["Done", "", ""], "Jun-14"),
        (["", "", ""], "May-14"),
        (["Done", "", "by post"], "May-14"),
    ],
)
def test_the_latest_month_is_offered_though_it_has_few_words(
    june: list[str], offered: str
) -> None:
    rows = [[*row, word] for row, word in zip(WORDS, june, strict=True)]
    answers = table_of([["Action", "RAG", "May-14", "Jun-14"], *rows]).answers
    assert answers.offered["status"].header == offered


MIXED: Grid = [*WORDS[:2], ["c", "z", "Complete"], ["d", "w", "Duck Egg"]]


@pytest.mark.parametrize(
    ("rows", "offered"),
    [
        (MIXED, {"status": "Where"}),
        ([*MIXED, ["e", "v", "Goose Egg"]], {"status": "Where"}),
        # Half of them is not most of them, and N/A tells nothing.
        ([*MIXED, ["e", "v", "Goose Egg"], ["f", "u", "Hen Egg"]], {}),
        ([*MIXED[:2], ["c", "z", "n/a"], MIXED[3]], {}),
    ],
)
def test_a_column_is_offered_too_if_three_of_its_words_and_most_are_known(
    rows: Grid, offered: dict[str, str]
) -> None:
    table = table_of([["Action", "RAG", "Where"], *rows])
    assert {f: c.header for f, c in table.answers.offered.items()} == offered


def test_a_column_of_which_all_words_are_known_comes_before_one_of_most() -> None:
    rows = [[*row, word] for row, word in zip(MIXED, "RAGG", strict=True)]
    rows = [[name, mixed, "Done", rag] for name, _, mixed, rag in rows]
    table = table_of([["Action", "Where", "Now", "RAG"], *rows])
    assert table.answers.offered["status"].header == "Now"


def test_a_column_is_not_offered_beside_a_status() -> None:
    rows = [[*row, "Done"] for row in WORDS]
    table = table_of([["Action", "For", "Where", "Status"], *rows])
    assert table.answers.offered == {}


def test_two_columns_of_one_name_are_told_apart_by_their_letters() -> None:
    grid = [["Action", "Status", "Status"], ["A", "Done", "Late"]]
    named = STRANGER._replace(status_column="status")
    assert _told(table_of(grid, named).answers) == ({}, ["status"])
    third = STRANGER._replace(status_column="c")
    assert table_of(grid, third).places["status"] == 2


QUARTERS: Grid = [
    ["Action", "Owner", "Status", None, None],
    ["A", "x", "Not started", "In progress", "Complete"],
    ["B", "y", "Not started", "Late", "Complete"],
]


@pytest.mark.parametrize("at", [2, 3, 4])
def test_answers_beside_a_status_make_it_unclear_though_they_have_no_heading(
    at: int,
) -> None:
    # The heading is merged over a column for each quarter, or stands over one of them.
    head = ["Action", "Owner", *("Status" if n == at else None for n in (2, 3, 4))]
    answers = table_of([head, *QUARTERS[1:]]).answers
    assert _told(answers) == ({}, ["status"])
    assert [column.place() for column in answers.unclear["status"]] == ["C", "D", "E"]


def test_under_a_merged_heading_the_only_column_with_answers_is_taken() -> None:
    rows = [[name, owner, None, word] for name, owner, *_, word in QUARTERS[1:]]
    answers = table_of([QUARTERS[0][:4], *rows]).answers
    assert answers.columns["status"].place() == "D"


def test_the_words_of_a_list_beside_a_status_are_no_answers() -> None:
    rows: Grid = [
        ["A", "Late", "Done"],
        ["B", "Done", "Late"],
        ["C", "Done", None],
        ["D", "Late", None],
    ]
    answers = table_of([["Action", "Status", None], *rows]).answers
    assert answers.columns["status"].place() == "B"
    # So are the words of one row alone.
    answers = table_of([["Action", "Status", None], rows[0]]).answers
    assert answers.columns["status"].place() == "B"


def test_of_several_columns_that_may_be_it_all_are_offered() -> None:
    rows = [[name, "Red", "Done", "Late"] for name in "abc"]
    answers = table_of([["Action", "RAG", "Bucket", "Progress"], *rows]).answers
    assert answers.offered["status"].header == "Bucket"
    assert [c.header for c in answers.also_offered["status"]] == ["Progress"]
