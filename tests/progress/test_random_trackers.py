"""Random trackers: every row is counted, set aside or named."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trackers import STRANGER, entries_of, put_book, read_book

from ohc.progress.words.which_answers import EACH

words = st.sampled_from(
    [
        *("", "", "", "Complete", "Late", "Please select", "Duck Egg", "Total", "END"),
        *("Red", "G", "HEALTH", "Eve", "Ann", 1, 2, 3, 0, "0", False),
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
