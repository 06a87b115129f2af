"""What agreements say: every requirement is met, and variants follow from facts."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from ohc.agreements.wording.conditions import OPENINGS, deciding_facts
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.duties import groups
from ohc.agreements.wording.fields import (
    blank_fills,
    definitions,
    group_sections,
    interface_groups,
    is_needed,
)
from ohc.agreements.wording.older_views import Clause, Section
from ohc.agreements.wording.places import chosen, find_place, places
from ohc.reference.establishments import Selection
from ohc.reference.tables import load_table

CLAUSES = load_table("agreement_clauses")
SECTIONS = {row["section"] for row in load_table("agreement_sections")}
TABLES = {"interfaces", "commitments", "complaints", "disputes", "scrutiny", "profile"}


def names_of(place: str, answers: Mapping[str, str] | None = None) -> dict[str, Any]:
    made = content(places()[place], Answers(answers or {}), with_older=True)
    return dict(made.names)


def clauses_of(names: dict[str, Any]) -> list[Clause]:
    sections = [value for value in names.values() if isinstance(value, Section)]
    return [clause for section in sections for clause in section.clauses]


def texts_of(names: dict[str, Any]) -> str:
    return "\n".join(clause.text for clause in clauses_of(names))


@pytest.mark.parametrize(
    "row", load_table("agreement_requirements"), ids=lambda row: row["id"]
)
def test_every_requirement_is_met_by_what_there_is(row: Mapping[str, str]) -> None:
    known = {
        "clause": {clause["id"] for clause in CLAUSES},
        "field": {*definitions()},
        "table": TABLES,
    }
    assert row["met_by"]
    for one in row["met_by"].split("; "):
        kind, _, key = one.partition(":")
        assert key in known[kind], one


def test_conditions_and_placeholders_are_known() -> None:
    for row in CLAUSES:
        assert row["applies"] in {"", *OPENINGS}, row["id"]
        assert {*re.findall(r"{(\w*)}", row["text"])} <= {
            "name",
            "area_team",
            "lead_team",
        }
    for field in definitions().values():
        assert field["applies"] in {"", *OPENINGS}
    assert {row["section"] for row in CLAUSES} == SECTIONS


def test_doubts_are_of_duties_that_there_are() -> None:
    duties = {(row["matrix"], row["duty_id"]) for row in load_table("duties")}
    for row in load_table("agreement_doubts"):
        for key in row["duties"].split("; "):
            assert (row["matrix"], key) in duties, (row["id"], key)
        assert row["applies"] in {"", *OPENINGS}


def test_interfaces_are_the_groups_of_the_matrix() -> None:
    rows = [row for row in load_table("duties") if row["matrix"] == "interfaces"]
    assert [*group_sections()] == list(dict.fromkeys(row["group"] for row in rows))
    assert {*interface_groups().values()} < {*group_sections()}


def test_every_duty_of_the_interfaces_is_in_the_table_or_with_its_priority() -> None:
    place = places()["prison-altcourse"]
    known = deciding_facts(place, {})
    shown = "\n".join(
        duty.text
        for section in SECTIONS
        for group in groups(section, known, {})
        for duty in group.duties
    )
    for row in load_table("duties"):
        here = row["applies_to"] in {"", "noms_managed", "contracted", "prison"}
        of_a_priority = re.match(r"C\d+\.\d:", row["duty"])
        elsewhere = not group_sections().get(row["group"])
        if row["matrix"] == "interfaces" and here and not (of_a_priority or elsewhere):
            assert row["duty"] in shown


def test_there_are_118_places_one_for_highpoint_and_two_of_later_humber() -> None:
    assert len(places()) == 118
    assert "prison-highpoint" in places()
    assert {"prison-everthorpe", "prison-wolds"} <= {*places()}
    found = find_place("Highpoint")
    assert found
    assert len(found.entries) == 2
    inside, outside = chosen(Selection())
    assert len(inside) == 118
    assert len(outside) == 58


def test_a_public_prison_reads_so_and_says_that_it_is_inferred() -> None:
    text = texts_of(names_of("prison-winchester"))
    assert "Inferred, so to be confirmed: HM Prison Service runs" in text
    assert "joint sub-board" not in text
    assert "available through the controller" not in text


def test_a_contracted_prison_has_both_ways_where_nobody_says_who_manages() -> None:
    names = names_of("prison-altcourse")
    text = texts_of(names)
    assert "\nAn independent provider has the contract" in text
    assert (
        "If NOMS contract manages healthcare here: There is an agreed complaints"
        in text
    )
    keys = [fact.fill.key for fact in names["fact_list"] if fact.fill]
    assert "noms_managed" in keys
    assert "controller" in [field.fill.key for field in names["parties"].fields]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("Yes", "\nThere is an agreed complaints procedure"), ("No", None)],
)
def test_an_answer_settles_the_wording(answer: str, expected: str | None) -> None:
    text = texts_of(names_of("prison-altcourse", {"noms_managed": answer}))
    assert ("agreed complaints procedure" in text) == bool(expected)
    assert (expected or "") in text


def test_women_and_high_security_have_fields_of_their_own() -> None:
    for place, key in (
        ("prison-low-newton", "women_needs"),
        ("prison-frankland", "high_security_needs"),
    ):
        fields = {
            field.fill.key: field.fill for field in names_of(place)["needs"].fields
        }
        assert fields[key].needed
    ordinary = {field.fill.key for field in names_of("prison-garth")["needs"].fields}
    assert not ordinary & {"women_needs", "high_security_needs"}


def test_joint_figures_say_that_they_are_joint() -> None:
    rows = {row.item: row.value for row in names_of("prison-moorland")["profile"].rows}
    assert rows["Population"] == "1,177 (one figure, with Hatfield)"
    rows = {row.item: row.value for row in names_of("prison-highpoint")["profile"].rows}
    assert rows["Population"] == "1,244 (both entries of Appendix 1 together)"


def test_a_place_in_scope_in_part_says_for_whom() -> None:
    names = names_of("prison-feltham")
    assert "only prisoners over 18 are in scope" in texts_of(names)
    rows = {row.item: row.value for row in names["profile"].rows}
    assert rows["National Partnership Agreement"].startswith("in scope in part")


def test_a_commitment_that_does_not_bind_here_is_left_out() -> None:
    def shown(answers: Mapping[str, str]) -> set[str]:
        found = names_of("prison-garth", answers)["priority_list"]
        return {one.id for row in found for one in row.commitments}

    assert "C4.1" in shown({})
    assert "C4.1" not in shown({"pfi": "No"})
    assert len(shown({})) == 18


def test_what_is_needed_follows_from_what_is_settled() -> None:
    place = places()["prison-garth"]
    fill = blank_fills()["action_lead.C4.1"]
    for answers, needed in (
        ({}, False),
        ({"pfi": "Yes"}, True),
        ({"pfi": "Yes", "action_status.C4.1": "Not applicable"}, False),
        ({"pfi": "No"}, False),
    ):
        assert is_needed(fill, deciding_facts(place, answers), answers) == needed, (
            answers
        )


def test_a_doubtful_entry_is_marked_and_reported() -> None:
    names = names_of("prison-altcourse")
    told = {row.item: row.value for row in names["disagreements"].rows}
    marked = [
        mark
        for section in names["contents"]
        for group in section.groups
        for duty in group.duties
        for mark in filter(None, duty.doubts.split("; "))
    ]
    assert {mark.split()[-1] for mark in marked} == {*told}
    for mark in marked:
        word, number = mark.split()
        is_explained = "). Explained by" in told[number]
        assert word == ("see" if is_explained else "doubtful")


def test_answers_that_nothing_asks_for_are_kept() -> None:
    names = names_of("prison-garth", {"controller": "C", "unheard_of": "U"})
    kept = {field.fill.key: field.fill.value for field in names["kept"]}
    assert kept == {"controller": "C", "unheard_of": "U"}


def test_every_place_has_every_section_and_no_blank_sentence() -> None:
    for key in places():
        names = names_of(key)
        assert not SECTIONS - {*names}
        for clause in clauses_of(names):
            assert clause.text.strip()
            assert "{" not in clause.text
            assert clause.source
