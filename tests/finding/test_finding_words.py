"""Words that people use: each leads to rows, and none does what the stemmer does."""

import pytest
from asked_questions import ask, store

from ohc.errors import is_like
from ohc.finding.concepts import asked
from ohc.finding.index_words import all_words, index_words, stems_of
from ohc.reference.search import SMALL_WORDS
from ohc.reference.tables import load_table

SYNONYMS = load_table("synonyms")
PAIRS = [(row["said"], means) for row in SYNONYMS for means in row["means"].split("; ")]


def test_no_word_for_something_is_a_small_word() -> None:
    assert not {row["said"] for row in SYNONYMS} & SMALL_WORDS


def test_words_are_written_as_they_are_compared() -> None:
    for row in SYNONYMS:
        text = row["said"].replace("&", "")
        assert text == text.lower() == text.strip(), row
        assert text.replace(" ", "").isalnum() or row["said"] in {"mid-treatment"}, row


@pytest.mark.parametrize("means", sorted({means for _, means in PAIRS}))
def test_a_row_has_all_words_of_each_meaning(means: str) -> None:
    words = index_words(means).split()
    assert words
    assert store().rarity_counts([words])


def test_no_pair_is_an_ending_or_a_spelling() -> None:
    stems = stems_of(word for pair in PAIRS for text in pair for word in text.split())

    def stemmed(text: str) -> list[str]:
        return [stems.get(word, word) for word in text.lower().split()]

    for typed, means in PAIRS:
        others = [text for text, other in PAIRS if text == typed and other != means]
        # With another meaning beside it, a word stands for itself as well.
        assert stemmed(typed) != stemmed(means) or others, typed
        are_words = len(typed.split()) == len(means.split()) == 1
        assert not (are_words and is_like(typed, means.lower()) and not others), typed


def test_a_meaning_is_never_looked_up_again() -> None:
    # pays is funds, and funds is looked up as it stands.
    [pays] = asked("pays", store()).concepts
    assert ("funds",) in pays.options
    options = {word for option in pays.options for word in option}
    assert options <= {"pays", "funds", "funding"}


def test_abbreviations_of_bodies_need_no_pair() -> None:
    for row in load_table("bodies"):
        for short in filter(None, row["abbreviation"].split("; ")):
            names = store().named(all_words(short).split())
            keys = [
                store().stored(numbers).popitem()[1].title for numbers in names.values()
            ]
            assert row["body"] in keys or len(names) > 0, short


def test_the_longest_words_win() -> None:
    [concept] = asked("bed watches", store()).concepts
    assert concept.typed == "bed watches"
    assert ("bedwatches",) in concept.options or ("bedwatch",) in concept.options


def test_small_words_inside_a_phrase_count() -> None:
    assert "on" in SMALL_WORDS
    [concept, *_] = asked("sits on", store()).concepts
    assert concept.typed == "sits on"


def test_a_word_in_capitals_is_not_a_slip() -> None:
    assert asked("GOADS", store()).unknown == ("GOADS",)
    [near] = asked("tubercolosis", store()).concepts
    assert near.heard == "tuberculosis"


@pytest.mark.parametrize("word", ["zzzz", "qxjk"])
def test_below_five_letters_there_is_no_slip(word: str) -> None:
    assert asked(word, store()).unknown == (word,)


def test_numbers_are_found_by_their_beginning() -> None:
    [concept] = asked("470", store()).concepts
    assert ("470m",) in concept.options
    assert ask("470").shown[0].entry.kind == "budget"


def test_only_the_first_words_of_a_text_are_asked() -> None:
    assert not asked("dentistry " * 60, store()).is_cut
    assert asked("dentistry " * 61, store()).is_cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yarl's Wood", "yarls wood"),
        ("£19.4m", "19_4m"),
        ("101,975 people", "101975 people"),
        ("under 18s", "under 18s"),
        ("a provider of care", "provider_ care"),
    ],
)
def test_words_of_the_index(text: str, words: str) -> None:
    assert index_words(text) == words


def test_another_word_for_a_prison_says_as_little() -> None:
    [jail, dentist] = asked("jail dentist", store()).concepts
    assert jail.is_soft
    assert not dentist.is_soft


def test_a_phrase_with_small_words_is_not_its_other_words() -> None:
    [concept] = asked("look after", store()).concepts
    assert ("after",) not in concept.options
    assert ("responsible",) in concept.options


def test_words_alone_find_what_no_document_states() -> None:
    # They ask nothing, so a silence may be meant; it counts a little less.
    shown = ask("governor of Wandsworth name").shown[:3]
    assert "silence:people-names" in [answer.entry.keys[0] for answer in shown]
