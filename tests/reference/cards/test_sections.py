"""Cards: what is said of a thing, each with its source."""

from ohc.outcome import Row
from ohc.reference.cards.establishment import card
from ohc.reference.cards.sections import (
    conflict_sections,
    establishment_sections,
    fact_sections,
    priority_sections,
)
from ohc.reference.framework import priority_card


def test_a_card_of_an_establishment_has_every_item_once() -> None:
    rows = card("prison-wolds")
    sections = establishment_sections(rows)
    assert [part.title for part in sections] == [
        "",
        "Places and people, 22 February 2013",
        "More information",
        "Who commissions",
        "Sources",
    ]
    texts = [text for part in sections[:-1] for _, text in part.entries]
    assert len(texts) == len(rows)
    assert all(
        sum(text.startswith(str(row["value"])) for text in texts) for row in rows
    )


def test_short_sources_are_in_line_and_long_ones_are_numbered() -> None:
    rows: list[Row] = [
        {"item": "Name", "value": "A", "as_of": "", "source": "A long register"},
        {"item": "Kind", "value": "b", "as_of": "2013-02", "source": "SE Appendix 1"},
        {"item": "Gender", "value": "c", "as_of": "2017", "source": "A long register"},
    ]
    first, more, sources = establishment_sections(rows)
    assert first.entries == (("Name", "A [1]"), ("Kind", "b [SE Appendix 1]"))
    assert more.entries == (("Gender", "c (2017) [1]"),)
    assert sources.entries == (("[1]", "A long register"),)


def test_facts_are_below_their_topic_with_unit_day_and_source() -> None:
    row: Row = {
        "topic": "sarcs",
        "item": "Sexual assault referral centres (SARCs): how many",
        "value": "36",
        "unit": "centres",
        "as_of": "2016",
        "source": "HJ",
    }
    [section] = fact_sections([row])
    assert section.title == "Sexual assault referral centres (SARCs)"
    assert section.entries == (("SARCs: how many", "36 centres (2016) [HJ]"),)
    assert not section.beside


def test_disagreements_are_numbered_and_both_sides_are_reported() -> None:
    row: Row = {
        "topic": "counts",
        "first": "120",
        "first_source": "SE 11a",
        "second": "118",
        "second_source": "HJ",
        "note": "",
    }
    [section] = conflict_sections([row])
    assert section.title == "1. Counts"
    assert section.entries == (("One says", "120 [SE 11a]"), ("Another", "118 [HJ]"))


def test_a_priority_has_a_part_for_each_commitment() -> None:
    sections = priority_sections(priority_card("3"))
    assert [part.title for part in sections] == ["", "C3.1", "C3.2", "C3.3", "C3.4"]
    assert dict(sections[1].entries)["Due"] == "By April 2014"
