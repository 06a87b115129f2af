"""What lifts an answer, what lowers it, and where the answers end."""

import pytest
from asked_questions import ask, store

from ohc.finding.answers import LEAST_SHARE
from ohc.finding.concepts import asked
from ohc.finding.names_meant import ALONE, BESIDE, bonuses, words_of_places
from ohc.finding.paragraphs import places_of
from ohc.finding.ranking import ranked


def kinds(words: str) -> list[str]:
    return [answer.entry.kind for answer in ask(words).shown]


@pytest.mark.parametrize(
    ("words", "bonus"),
    [("Doncaster", ALONE), ("HMP Manchester", ALONE), ("who runs Oakwood", BESIDE)],
)
def test_a_place_is_lifted_more_where_it_is_alone(words: str, bonus: float) -> None:
    assert max(bonuses(asked(words, store()), store()).values()) == bonus
    assert kinds(words)[0] == "place"


def test_prisons_in_a_county_are_those_of_its_area_team() -> None:
    first = ask("prisons in Kent").shown[0].entry
    assert first.keys[0] == "lists:area-team-kent-medway"
    assert ask("Kent police").shown[0].entry.keys == ("estate:police-kent",)


def test_a_body_is_not_meant_where_someone_counts() -> None:
    assert kinds("NOMS")[0] == "body"
    assert kinds("how many prisons are there")[0] == "count"


def test_what_covers_more_of_the_question_comes_first() -> None:
    ranks = ranked(asked("self-harm of women", store()), store())
    assert ranks[0].covers == 1
    assert min(rank.covers for rank in ranks) < 1


def test_far_answers_are_shown_to_those_who_ask_for_them() -> None:
    few, every = ask("dentistry", most=None).shown, ask("dentistry", most=0).shown
    best = max(answer.score for answer in few)
    assert all(answer.score >= LEAST_SHARE * best for answer in few)
    assert len(every) > len(few)


def test_ties_are_in_the_order_of_the_entries() -> None:
    ranks = ranked(asked("prisons", store()), store())
    places = [(-round(rank.score, 6), rank.entry.number) for rank in ranks]
    assert places == sorted(places)


def test_the_rest_is_counted_by_kind() -> None:
    answered = ask("complaints", most=2)
    every = ask("complaints", most=0)
    hidden = sum(len(answer.also) + len(answer.disputed) for answer in every.shown)
    assert sum(answered.others.values()) >= len(every.shown) - 2
    assert sum(answered.others.values()) <= len(every.shown) - 2 + hidden


def test_a_disagreement_is_flagged_only_where_it_has_all_that_is_asked() -> None:
    [first, *_] = ask("who pays for bed watches").shown
    assert any("Supervising" in conflict.title for conflict in first.disputed)
    for answer in ask("dentistry").shown:
        for conflict in answer.disputed:
            text = f"{conflict.title} {conflict.answer}".lower()
            assert "dent" in text


def test_a_source_is_a_whole_document_or_a_paragraph() -> None:
    assert places_of("SE Appendix 1", store()) == {"SE Appendix 1"}
    assert all(place.startswith("HJ ") for place in places_of("HJ", store()))


def test_what_is_asked_about_a_place_comes_after_it() -> None:
    # Else all that names the place would stand before what is asked.
    shown = ask("who is head of healthcare at Pentonville").shown
    assert shown[0].entry.keys[0] == "estate:prison-pentonville"
    assert "silence:people-names" in [shown[1].entry.keys[0], shown[2].entry.keys[0]]


def test_the_name_of_a_place_is_its_words() -> None:
    def names(words: str) -> set[str]:
        return words_of_places(asked(words, store()), store())

    assert names("who runs Wormwood Scrubs") == {"wormwood", "scrubs"}
    assert names("what does NOMS do") == set()


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("women's prisons", "lists:gender-female"),
        ("open prisons", "lists:function-open"),
        ("men's prisons", "lists:gender-male"),
    ],
)
def test_prisons_of_a_kind_are_a_list(words: str, key: str) -> None:
    assert key in ask(words).shown[0].entry.keys


def test_names_at_the_end_ask_for_a_list() -> None:
    assert kinds("secure childrens homes names")[0] == "list"


def test_an_address_is_where_to_write_to() -> None:
    assert "facts:contact-noms-address" in ask("NOMS address").shown[0].entry.keys
    assert "web" in ask("NOMS commissioning web address").shown[0].entry.title.lower()


def test_where_wants_an_address() -> None:
    shapes = [answer.entry.shapes for answer in ask("where is HealthWatch").shown[:2]]
    assert any("where" in shape for shape in shapes)
