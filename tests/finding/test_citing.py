"""Paragraphs as people type them, and what cites them."""

import pytest
from asked_questions import ask, store
from conftest import Ohc

from ohc.errors import UnknownName
from ohc.finding.paragraphs import cited, citing, places_of


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("NPA 3.6", "NPA 3.6", ""),
        ("npa 3.6?", "NPA 3.6", ""),
        ("the NPA 3.6", "NPA 3.6", ""),
        ("NPA para 3.6", "NPA 3.6", ""),
        ("npa 1.30 fn 33", "NPA 1.30 fn 33", ""),
        ("SE 71", "SE 71", ""),
        ("se 11A", "SE 11a", ""),
        ("SE Appendix 1", "SE Appendix 1", ""),
        ("npa annex c", "NPA Annex C", ""),
        ("HJ", "HJ", ""),
        ("ELF1", "ELF1", ""),
        ("NPA 3.6 template", "NPA 3.6", "template"),
        ("NPA joint statement", "NPA Joint Statement", ""),
    ],
)
def test_paragraphs_are_read(typed: str, name: str, rest: str) -> None:
    cite = cited(typed)
    assert cite
    assert (cite.name, cite.rest) == (name, rest)


@pytest.mark.parametrize(
    "typed", ["separate", "SE and NPA on 111", "who pays", "HJ web"]
)
def test_other_words_are_not_a_paragraph(typed: str) -> None:
    assert cited(typed) is None


def test_a_paragraph_is_cited_exactly() -> None:
    for answer in ask("NPA 1.30").shown:
        assert "NPA 1.30" in answer.entry.sources
    for answer in ask("SE 1", most=0).shown:
        assert "SE 1" in answer.entry.sources


def test_where_none_cites_it_its_letters_do() -> None:
    cite = cited("SE 11")
    assert cite
    sources = {
        source
        for entry in store().stored(citing(cite, store())).values()
        for source in entry.sources
    }
    assert {f"SE 11{letter}" for letter in "abcdef"} <= sources


def test_words_behind_a_paragraph_rank_what_cites_it() -> None:
    answered = ask("NPA 3.6 template")
    assert "template" in answered.shown[0].entry.title.lower()
    for answer in answered.shown:
        assert "NPA 3.6" in answer.entry.sources


def test_a_paragraph_that_our_copy_lacks_is_reported(ohc: Ohc) -> None:
    result = ohc("find", "NPA 2.19")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Missing from our copy of NPA" in result.said


def test_a_chapter_is_all_of_its_paragraphs() -> None:
    places = places_of("NPA 3", store())
    assert {"NPA 3.6", "NPA 3.19"} <= places
    assert not any(place.startswith(("NPA 30", "NPA 1")) for place in places)
    assert "SE 71" in places_of("SE", store())


def test_a_source_that_there_is_not_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean NPA"):
        places_of("NPA 9", store())
