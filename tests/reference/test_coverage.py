"""Every paragraph of the documents: which rows cite it, or why none does."""

import json
import re

import pytest
from conftest import Ohc

from ohc.errors import UnknownName
from ohc.reference.sources import STATEMENTS, coverage
from ohc.reference.tables import load_table, table_names

IN_A_DOCUMENT = re.compile("(SE|NPA|HJ|ELF1|ELF2) ")
WHOLE_SECTIONS = {"matrices"}
"""Tables whose source may be a section (NPA 2), because its paragraphs are many."""

LAST = {"SE": 72, "NPA 1": 34, "NPA 2": 47, "NPA 3": 27, "NPA A1": 11}
"""The number of the last paragraph of each part of the two documents."""

NOT_THERE = {f"NPA 2.{number}" for number in range(18, 26)} | {"NPA A1.7", "NPA A1.8"}


def places() -> set[str]:
    return {row["place"] for row in load_table("paragraphs")}


def test_every_paragraph_is_stated_or_says_why_not() -> None:
    for row in coverage():
        assert bool(row["statements"]) != bool(row["reason"]), row["place"]


def test_no_number_is_left_out() -> None:
    numbered = {
        f"{part}{' ' if part == 'SE' else '.'}{number}"
        for part, last in LAST.items()
        for number in range(1, last + 1)
    }
    assert numbered - NOT_THERE <= places()
    assert not NOT_THERE & places()
    assert {"NPA 2.18 to 2.25", "NPA A1.7 to A1.8", "NPA 4.1 to 4.10"} <= places()


@pytest.mark.parametrize(("document", "last"), [("SE", 12), ("NPA", 58)])
def test_no_footnote_is_left_out(document: str, last: int) -> None:
    notes = [
        int(place.split(" fn ")[1])
        for place in places()
        if " fn " in place and place.startswith(f"{document} ")
    ]
    assert sorted(notes) == [*range(1, last + 1)]


def test_every_source_of_every_table_is_a_place_with_one_name() -> None:
    known = places()
    for table in set(table_names()) - WHOLE_SECTIONS:
        for row in load_table(table):
            for name in (name for name in row if name.endswith("source")):
                for place in row[name].split("; "):
                    assert not IN_A_DOCUMENT.match(place) or place in known, (
                        table,
                        place,
                    )


def test_what_a_table_cites_for_a_name_alone_is_not_a_statement() -> None:
    [opening] = coverage(["SE 65"], uncited=True)
    assert (opening["place"], opening["cited_in"]) == ("SE 65", "bodies 2")
    assert "bodies" not in STATEMENTS


def test_a_place_has_its_parts_and_not_its_neighbours() -> None:
    [alone] = [row["place"] for row in coverage(["npa 3.2"])]
    assert alone == "NPA 3.2"
    with_parts = [row["place"] for row in coverage(["SE 11"])]
    assert with_parts == ["SE 11", *(f"SE 11{letter}" for letter in "abcdef")]
    assert len(coverage(["HJ"])) == 9
    with pytest.raises(UnknownName, match=r"Did you mean SE .+[?]"):
        coverage(["SE 73"])


def test_rows_are_named_by_table_and_key(ohc: Ohc) -> None:
    [row] = json.loads(ohc("sources", "coverage", "NPA 3.27", "-f", "json").stdout)
    keys = [cited for cited in row["cited_by"].split("; ") if "facts: " in cited]
    facts = [fact for fact in load_table("facts") if "NPA 3.27" in fact["source"]]
    assert keys == [f"facts: {fact['id']}" for fact in facts]
    assert f"facts {len(facts)}" in row["cited_in"]


def test_uncited_leaves_what_nobody_states(ohc: Ohc) -> None:
    printed = ohc("sources", "coverage", "--uncited", "-f", "csv").stdout
    assert "SE 39,Caption of a figure of the system,0,,the caption of" in printed
    assert "\nSE 36," not in printed


def test_a_matrix_names_every_paragraph_of_its_rows() -> None:
    for matrix in load_table("matrices"):
        named = matrix["source"].split("; ")
        for row in load_table("duties"):
            for place in row["source"].split("; "):
                point = place.split(" fn ")[0]
                paragraph = re.sub(r"(?<=\d)[a-f]$", "", point)
                section = paragraph.split(".")[0].split(" ", 1)
                parts = {point, paragraph, section[0], " ".join(section)}
                is_own = row["matrix"] == matrix["matrix"]
                assert not is_own or parts & {*named}, (matrix["matrix"], place)
