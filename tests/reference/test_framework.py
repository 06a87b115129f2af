"""The 12 priorities, the 7 areas, and the 18 commitments."""

import json

import pytest
from conftest import Ohc

from ohc.errors import WrongWords
from ohc.reference.framework import commitments, priorities, priority_card
from ohc.reference.tables import load_table

UNDER = [2, 2, 4, 1, 1, 2, 1, 1, 1, 1, 1, 1]
"""So many commitments stand under each priority of 2013-14."""


def test_there_are_12_priorities_and_7_areas(ohc: Ohc) -> None:
    assert [row["number"] for row in priorities()] == [*range(1, 13)]
    assert [row["number"] for row in priorities("strategic-2016")] == [*range(1, 8)]
    found = json.loads(ohc("priorities", "-f", "json").stdout)
    assert [row["number"] for row in found] == [*range(1, 13)]


def test_there_are_18_commitments_in_published_order() -> None:
    ids = [row["id"] for row in commitments()]
    expected = [
        f"C{priority}.{order}"
        for priority, number in enumerate(UNDER, start=1)
        for order in range(1, number + 1)
    ]
    assert ids == expected


def test_only_by_april_2014_is_made_a_date() -> None:
    for row in commitments():
        assert bool(row["due_by"]) == (row["due_text"] == "By April 2014"), row["id"]
    undated = {row["id"] for row in commitments() if not row["due_by"]}
    assert undated == {"C1.2", "C2.2", "C6.1"}
    assert {row["due_by"] for row in commitments()} == {"", "2014-04-01"}


def test_a_commitment_says_whom_it_binds() -> None:
    binds = {row["id"]: row["applies_to"] for row in commitments()}
    assert "PFI" in binds["C4.1"]
    assert "resettlement" in binds["C6.2"]
    assert "X-ray" in binds["C11.1"]
    assert "retendered" in binds["C6.1"]


def test_organisations_are_bodies() -> None:
    known = {row["body"] for row in load_table("bodies")}
    for row in commitments():
        named = {part for part in row["organisations"].split("; ") if part}
        assert named <= known, row["id"]


def test_a_priority_shows_its_commitments() -> None:
    items = [str(row["item"]) for row in priority_card("3")]
    assert [
        item for item in items if item.startswith("C") and " " not in str(item)
    ] == [*("C3.1", "C3.2", "C3.3", "C3.4")]
    with pytest.raises(WrongWords, match="no priority or commitment '13'"):
        priority_card("13")


def test_a_commitment_is_shown_by_its_id() -> None:
    for words in ("C3.2", "3.2", "c3.2 "):
        items = [str(row["item"]) for row in priority_card(words)]
        assert items[-4:] == ["C3.2", "C3.2 applies to", "C3.2 due", "C3.2 names"]
        assert "C3.1" not in items
    assert priority_card("3.2")[-1]["value"] == "nobody"
    with pytest.raises(WrongWords):
        priority_card("C3.9")


def test_a_framework_is_known_by_its_year(ohc: Ohc) -> None:
    found = json.loads(ohc("priorities", "--framework", "2016", "-f", "json").stdout)
    assert len(found) == 7
