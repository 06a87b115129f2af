"""Agreements over the years: answers, templates and datasets change, all stays."""

import random
from functools import cache
from pathlib import Path

import pytest
from agreed import (
    NAME,
    PATH,
    edit_as_word_does,
    edit_store,
    read,
    template_with,
    type_in,
    write_beside,
)
from conftest import Ohc
from hypothesis import given, settings
from hypothesis import strategies as st
from word_rewrites import rewrite

from ohc.agreements.answers.merging import merged
from ohc.agreements.docx.agreement import read_agreement
from ohc.agreements.docx.field_answers import UNSEEN
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.template import example
from ohc.agreements.templates.word import WordTemplate
from ohc.agreements.wording.content import Answers, content
from ohc.agreements.wording.fields import blank_fills
from ohc.agreements.wording.places import places

pytestmark = pytest.mark.usefixtures("winchester")


def test_answers_that_a_variant_drops_are_kept(ohc: Ohc) -> None:
    type_in(PATH, {"action.C4.1": "Our plan", "pfi": "No"})
    assert ohc("lda", "generate", "winchester").exit_code == 0
    for _ in range(2):
        agreement = read(PATH)
        assert agreement.answers["action.C4.1"] == "Our plan"
        assert "action.C4.1" in agreement.asked
        assert ohc("lda", "generate", "winchester").exit_code == 0


def test_a_template_that_drops_a_place_keeps_the_answer_in_the_store(ohc: Ohc) -> None:
    type_in(PATH, {"governor": "G", "board_chair": "C"})

    def without_fields_of_parties(xml: str) -> str:
        tag = '<w:p><w:r><w:t xml:space="preserve">{%p '
        start = xml.index(f"{tag}if parties.fields")
        stop = xml.index("</w:p>", xml.index(f"{tag}endif", start)) + len("</w:p>")
        return xml[:start] + xml[stop:]

    template_with(without_fields_of_parties, "mine.docx")
    words = ("lda", "generate", "winchester")
    assert ohc(*words, "--template", "mine.docx").exit_code == 0
    agreement = read(PATH)
    # It stands at the end, among the answers that nothing asks for any more.
    assert "governor" in agreement.asked
    assert agreement.answers == {"governor": "G", "board_chair": "C"}
    assert ohc(*words, "--template", "mine.docx").exit_code == 0
    assert ohc(*words).exit_code == 0
    assert read(PATH).answers == {"governor": "G", "board_chair": "C"}
    assert "governor" in read(PATH).asked


def test_a_field_that_datasets_do_not_have_any_more_is_kept(ohc: Ohc) -> None:
    edit_store(PATH, {"field_of_2013": "Kept & <well>"})
    for _ in range(2):
        assert ohc("lda", "generate", "winchester").exit_code == 0
        agreement = read(PATH)
        assert agreement.answers == {"field_of_2013": "Kept & <well>"}
        assert "field_of_2013" in agreement.asked


def test_pages_follow_the_document_and_are_not_written_over_when_changed(
    ohc: Ohc,
) -> None:
    type_in(PATH, {"governor": "Ann & *Bob* <x>"})
    words = ("lda", "generate", "winchester", "-f", "md", "-f", "html")
    assert ohc(*words).exit_code == 0
    md, page = PATH.with_suffix(".md"), PATH.with_suffix(".html")
    assert r"| Ann & \*Bob\* \<x> |" in md.read_text(encoding="utf-8")
    assert "Ann &amp; *Bob* &lt;x&gt;" in page.read_text(encoding="utf-8")
    type_in(PATH, {"governor": "Other"})
    assert ohc(*words).exit_code == 0
    assert "| Other |" in md.read_text(encoding="utf-8")
    md.write_text(md.read_text(encoding="utf-8") + "mine", encoding="utf-8")
    result = ohc(*words)
    assert result.exit_code == 3
    assert "someone changed it" in result.said
    assert md.read_text(encoding="utf-8").endswith("mine")
    assert PATH.with_name(f"{NAME} (new).md").exists()
    assert ohc(*words, "--force").exit_code == 0
    assert not md.read_text(encoding="utf-8").endswith("mine")


KEYS = st.sampled_from(["governor", "board_members", "action.C3.1", "interface.it"])
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40
)
TYPED = st.dictionaries(KEYS, TEXTS, max_size=4)


@cache
def _template() -> WordTemplate:
    return WordTemplate(bundled("docx"), "lda.docx", sample=example())


@pytest.mark.slow
@given(TYPED, TYPED, TYPED, st.booleans())
@settings(max_examples=15, deadline=None)
def test_three_generations_keep_every_keystroke(
    first: dict[str, str], second: dict[str, str], given_: dict[str, str], other: bool
) -> None:
    """Each year someone types, the answers and the template change, and all stays."""
    place = places()[NAME]
    template = _template()
    typed: dict[str, str] = {}
    data = template.document(content(place, Answers()), merged({}, {}, {})).data
    for year, new in enumerate((first, second)):
        Path("x.docx").write_bytes(data)
        if new:
            (type_in if other else edit_as_word_does)("x.docx", new)
        typed |= new
        agreement = read("x.docx")
        now = given_ if year else {}
        made = merged(agreement.answers, agreement.prefilled, now)
        answers_ = Answers(made.values, made.conflicts)
        data = template.document(content(place, answers_), made).data
        found = read_agreement(data)
        assert not found.is_touched_outside
        for key, text in typed.items():
            if meant(key, text):
                assert same(found.answers[key], text)
            elif meant(key, now.get(key, "")):
                assert same(found.answers[key], now[key])
            else:
                assert key not in found.answers
        for key, text in now.items():
            if meant(key, text) and not same(found.answers[key], text):
                assert same(made.conflicts[key], text)


def meant(key: str, text: str) -> bool:
    return (
        bool(" ".join(text.split()).strip(UNSEEN))
        and text.strip() != blank_fills()[key].hint
    )


def same(one: str, other: str) -> bool:
    return one.split() == other.split()


@pytest.mark.parametrize("seed", range(3))
def test_what_word_does_of_itself_is_not_a_change(ohc: Ohc, seed: int) -> None:
    typed = {"governor": "Ann & Bob", "board_members": "A Smith\nB Jones"}
    words = ("lda", "generate", "winchester")
    assert ohc(*words).exit_code == 0
    edit_as_word_does(PATH, {**typed, "pfi": "No"})
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(2):
        rewrite(PATH, chance)
        agreement = read(PATH)
        assert agreement.answers == {**typed, "pfi": "No"}
        assert not agreement.is_touched_outside
        assert not agreement.notes
    assert ohc(*words).exit_code == 0
    assert read(PATH).answers == {**typed, "pfi": "No"}
    rewrite(PATH, chance)
    write_beside(PATH, "More")
    assert [line.text for line in read(PATH).added] == ["More"]


def test_merging_is_a_table_of_cases() -> None:
    cases = [
        # typed, given before, answers now -> value, given, conflict
        ("", "", "n", "n", "n", None),
        ("t", "", "", "t", None, None),
        ("t", "", "t", "t", "t", None),
        ("t", "", "n", "t", None, "n"),
        ("g", "g", "n", "n", "n", None),
        ("g", "g", "", "g", "g", None),
        ("t", "g", "g", "t", "g", None),
        ("t", "g", "n", "t", "g", "n"),
        ("", "g", "g", None, "g", None),
        ("", "g", "n", None, "g", "n"),
        ("1 April 2014", "2014-04-01", "", "1 April 2014", "1 April 2014", None),
    ]
    for typed, before, now, value, kept, conflict in cases:
        found = merged({"k": typed}, {"k": before}, {"k": now})
        result = (
            found.values.get("k"),
            found.prefilled.get("k"),
            found.conflicts.get("k"),
        )
        assert result == (value, kept, conflict), (typed, before, now)
