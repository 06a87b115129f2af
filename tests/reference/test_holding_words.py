"""Words that hold a place are one list: for returns, agreements and answers."""

import pytest

from ohc.agreements.wording.fields import blank_fills
from ohc.progress.words.vocabulary import answered, own_words
from ohc.reference.holding_words import holding_words, holds_place

HOLDING = ("TBC", "TBA", "?", "-", "xxx", "n/k", "To be confirmed", "\u2013", "...")
ANSWERS = ("N/A", "None", "Vacant", "A. Governor", "x", "\u2713", "0", "")


@pytest.mark.parametrize("text", [*HOLDING, "t.b.c.", "[TBC]", "TBC?", "?!", " - "])
def test_a_placeholder_is_not_an_answer(text: str) -> None:
    assert holds_place(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_a_word_that_says_something_is_an_answer(text: str) -> None:
    assert not holds_place(text)


@pytest.mark.parametrize("text", HOLDING)
def test_returns_take_the_same_words_as_not_stated(text: str) -> None:
    assert own_words("status")[answered(text)] == "unstated"
    assert own_words("rag")[answered(text)] == "rag_unstated"


def test_every_word_of_the_list_has_a_place_everywhere() -> None:
    for word in holding_words():
        assert holds_place(word)
        assert own_words("rag")[word] == "rag_unstated", word


def test_no_choice_of_a_field_is_such_a_word() -> None:
    for fill in blank_fills().values():
        assert not [choice for choice in fill.choices if holds_place(choice)]
