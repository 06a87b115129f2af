"""The wording of agreements: short, plain, in its own words, and complete."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ohc.agreements.wording.conditions import OPENINGS
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.fields import blank_fills, definitions
from ohc.agreements.wording.places import places
from ohc.agreements.wording.placing import keys_in, label_and_hint
from ohc.agreements.wording.terms import numbers
from ohc.agreements.wording.views import Term
from ohc.reference.tables import load_table

LONGEST_SENTENCE, LONGEST_POINT, LONGEST_HINT = 25, 15, 60
NAMES = (
    "Prison Health Performance and Quality Indicators",
    "Public Health England",
    "Public Health Wales",
    "NHS England",
    "NHS Wales",
)
"""Names of bodies and such, which count as one word."""


def names_of(place: str, **answers: str) -> dict[str, Any]:
    return dict(content(places()[place], Answers(answers)).names)


def terms_of(place: str, **answers: str) -> list[Term]:
    sections = names_of(place, **answers)["term_list"]
    return [term for section in sections for term in section.terms]


def sentences() -> Iterator[tuple[str, str]]:
    for table, columns in (
        ("agreement_terms", ("text", "text_if")),
        ("agreement_term_rows", ("first", "second")),
        ("agreement_points", ("question",)),
        ("agreement_words", ("text",)),
    ):
        for row in load_table(table):
            for column in columns:
                for sentence in re.split(r"(?<=[.?:;]) ", row[column]):
                    yield next(iter(row.values())), sentence


def test_no_sentence_is_long() -> None:
    older = {"how_to_fill"}  # only templates of version 0.1.0 print it
    for key, sentence in sentences():
        if key not in older:
            assert len(sentence.split()) <= LONGEST_SENTENCE, (key, sentence)


def test_a_point_on_the_national_partners_is_one_line() -> None:
    rows = [
        row
        for row in load_table("agreement_term_rows")
        if row["term"] == "priorities-promises"
    ]
    assert rows
    for row in rows:
        text = row["first"]
        for name in NAMES:
            text = text.replace(name, "name")
        assert len(text.split()) <= LONGEST_POINT, text


def test_a_term_that_turns_on_a_fact_has_its_two_full_texts() -> None:
    for row in load_table("agreement_terms"):
        assert row["applies"] in {"", *OPENINGS}
        assert bool(row["text_if"]) == bool(row["applies"]), row["id"]
        if row["applies"]:
            assert row["text_if"].startswith("If "), row["id"]
            assert row["text"].endswith("."), row["id"]


def test_a_term_that_turns_on_a_fact_comes_last_in_its_section() -> None:
    sections: dict[str, list[str]] = {}
    for row in load_table("agreement_terms"):
        sections.setdefault(row["section"], []).append(row["applies"])
    for section, conditions in sections.items():
        first = next((n for n, each in enumerate(conditions) if each), len(conditions))
        assert all(conditions[first:]), section


def test_settling_a_fact_moves_no_number() -> None:
    texts = {row["id"]: row["text"] for row in load_table("agreement_terms")}
    for place in places():
        of_place = {term.number: term.text for term in terms_of(place)}
        for key, number in numbers().items():
            beginning = re.split(r"['{]", texts[key])[0]
            assert of_place[number].startswith(beginning), (place, key)


@pytest.mark.parametrize(
    ("answer", "beginning"),
    [("Yes", "This is a private"), ("No", None), ("", "If this is a private")],
)
def test_an_answer_settles_a_term(answer: str, beginning: str | None) -> None:
    texts = [term.text for term in terms_of("prison-garth", pfi=answer)]
    of_pfi = [text for text in texts if "private finance initiative" in text]
    assert [text.startswith(beginning or "") for text in of_pfi] == (
        [True] if beginning else []
    )


def test_only_who_runs_a_prison_is_to_be_confirmed_not_whom_it_covers() -> None:
    line = names_of("prison-feltham")["particulars"][0].known[0]
    assert "(to be confirmed in A5). This agreement covers only its" in line.value
    settled = names_of("prison-feltham", run_by="Public sector")["particulars"][0]
    assert "HM Prison Service. This agreement covers only" in settled.known[0].value
    whole = names_of("prison-garth")["particulars"][0].known[0]
    assert "over 18" not in whole.value


def test_a_reference_to_a_term_is_never_typed() -> None:
    for table in ("agreement_terms", "agreement_term_rows", "agreement_words"):
        for row in load_table(table):
            for cell in row.values():
                assert not re.search(r"\bterm \d", cell), row
                for key in re.findall(r"{term:([^}]+)}", cell):
                    assert key in numbers()
    text = "\n".join(term.text for term in terms_of("prison-garth"))
    assert f"except what term {numbers()['covers-emergency']} leaves out" in text


def test_every_field_has_one_place_and_a_short_hint() -> None:
    parts = [row["key"] for row in load_table("agreement_parts")]
    placed = [key for part in [*parts, "S3", "Annex"] for key in keys_in(part)]
    assert len(placed) == len({*placed})
    for key in blank_fills():
        label, hint = label_and_hint(key)
        assert label
        assert len(hint) <= LONGEST_HINT, hint
        assert "establishment" not in label.lower() + hint.lower()
    again = {"action", "action_lead", "action_date", "action_status", "settled"}
    again |= {"signature_name", "signature_date"}
    asked_once = {key for key in blank_fills() if key.split(".")[0] not in again}
    assert {*placed} == asked_once


@pytest.mark.parametrize(
    "row", load_table("agreement_requirements"), ids=lambda row: row["id"]
)
def test_every_requirement_is_met_inside_the_agreement(row: Mapping[str, str]) -> None:
    known = {
        "term": {each["id"] for each in load_table("agreement_terms")},
        "row": {each["id"] for each in load_table("agreement_term_rows")},
        "task": {each["id"] for each in load_table("agreement_tasks")},
        "point": {each["id"] for each in load_table("agreement_points")},
        "field": {*definitions()},
        "table": {"tasks", "commitments", "particulars"},
        # What no prison can settle is to be raised nationally.
        "guidance": {"standing", "boards"},
    }
    kinds = []
    for place in row["met_in"].split("; "):
        kind, _, key = place.partition(":")
        assert key in known[kind], place
        kinds.append(kind)
    elsewhere = {"template", "names", "se-boards"}
    assert (kinds == ["guidance"]) == (row["id"] in elsewhere)
