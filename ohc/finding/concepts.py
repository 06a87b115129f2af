"""Split a question into concepts, each with the words that rows may use for it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ohc.finding.index_words import all_words, index_words, stems_of
from ohc.finding.store import Store
from ohc.reference.search import SMALL_WORDS

MOST_WORDS = 60
"""Words of a question that count: anything longer is a pasted text."""

LONGEST_PHRASE = 4
ENDINGS = frozenset({"", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied"})
"""Endings in which two forms of a word may differ."""

FEWEST_LETTERS, ALIKE, MOST_NEAR = 5, 0.72, 3
"""Misspelt words: the fewest letters, how similar, and how many are tried."""

_SOFT = """
pay pays paid paying fund funds funded funding role roles responsible responsibility
start starts begin prison prisons health healthcare nhs service services care
england national local area team teams need needs use used establishment
establishments people person provide provided done work works working new take sign
signs off provider_ after between during part parts whole main type kind sort run
runs running involved about within without against because while until each other
across side own able likely same different year years last latest current ask asks
asked asking wing wings cause causes caused unit telling
"""
SOFT = frozenset(_SOFT.split())
"""Words in so many rows that they say little about what someone is looking for."""
SOFT_WEIGHT = 0.45


class Concept(NamedTuple):
    """
    One thing that is asked for: the words typed, and words that rows may use for it.

    Each option is a list of words that must all be in a row. ``heard`` is what the
    words were read as, if that is something else.
    """

    typed: str
    options: tuple[tuple[str, ...], ...]
    is_soft: bool = False
    heard: str = ""


class Asked(NamedTuple):
    """
    A question: its plain words, its concepts, and the words that no row has.

    ``is_cut`` says whether words at its end were left out. ``has_capitals`` are the
    words in capitals, which are never read as misspelt.
    """

    words: str
    concepts: tuple[Concept, ...]
    unknown: tuple[str, ...] = ()
    is_cut: bool = False


def asked(question: str, store: Store, *, synonyms: bool = True) -> Asked:
    """Return what a question asks for, with ``synonyms`` or as it was typed."""
    typed = [*all_words(question).split()]
    capitals = {*all_words(" ".join(re.findall(r"\b[A-Z]{2,}\b", question))).split()}
    known = typed[:MOST_WORDS]
    as_typed = {all_words(word): word.strip("?.,!") for word in question.split()}
    concepts = [*_concepts(known, store, capitals, synonyms=synonyms)]
    held = [concept for concept in concepts if concept.options]
    return Asked(
        words=" ".join(known),
        concepts=tuple(held),
        unknown=tuple(
            as_typed.get(concept.typed, concept.typed)
            for concept in concepts
            if not concept.options
        ),
        is_cut=len(typed) > MOST_WORDS,
    )


def _concepts(
    tokens: Sequence[str], store: Store, capitals: set[str], *, synonyms: bool
) -> Iterator[Concept]:
    stems = stems_of(tokens)
    phrases = store.phrases(
        [stems[word] for word in tokens], LONGEST_PHRASE if synonyms else 0
    )
    place = 0
    while place < len(tokens):
        for length in range(LONGEST_PHRASE, 0, -1):
            part = tokens[place : place + length]
            known = phrases.get(" ".join(stems[word] for word in part), ())
            means = _meant(part, known)
            if len(part) == length and means:
                yield _by_synonyms(part, means)
                break
        else:
            length = 1
            word = tokens[place]
            if word not in SMALL_WORDS:
                yield _by_itself(word, store, is_name=word in capitals)
        place += length


def _meant(
    part: Sequence[str], known: Sequence[tuple[str, Sequence[str]]]
) -> Sequence[str]:
    """Return the synonyms of words, preferring the form that was typed."""
    typed = " ".join(part)
    exact = [means for words, means in known if words == typed]
    forms = [
        means for words, means in known if all(map(_are_forms, part, words.split()))
    ]
    return next(iter((*exact, *forms)), ())


def _are_forms(word: str, other: str) -> bool:
    # Porter's stem is the same for clinic and clinical, and for publicity and public:
    # here only other endings of the same word will do.
    letters = zip(word, other, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], letters))
    return word[start:] in ENDINGS and other[start:] in ENDINGS


def _by_synonyms(part: Sequence[str], means: Sequence[str]) -> Concept:
    others = [tuple(index_words(text).split()) for text in means]
    # Without its small words a phrase means something else: look after is not after.
    own = () if SMALL_WORDS & {*part} else tuple(part)
    options = dict.fromkeys(filter(None, (own, *others)))
    return Concept(
        typed=" ".join(part),
        options=tuple(options),
        # A jail says as little as a prison.
        is_soft={*part} <= SOFT or {word for words in others for word in words} <= SOFT,
        heard=means[0],
    )


def _by_itself(word: str, store: Store, *, is_name: bool) -> Concept:
    is_soft = word in SOFT
    if word.isdigit():
        # £470m is found by 470, as people type it.
        longer = tuple((other,) for other in store.beginning(word) if other != word)
        options = ((word,), *longer) if store.holds(word) else longer
        return Concept(word, options)
    if store.holds(word):
        return Concept(word, ((word,),), is_soft=is_soft)
    longer = tuple((other,) for other in store.beginning(word))
    if longer and len(word) >= LONGEST_PHRASE:
        return Concept(word, longer, is_soft=is_soft)
    if len(word) < FEWEST_LETTERS or is_name:
        return Concept(word, ())
    near = _near(word, store.whole_words())
    return Concept(
        word, tuple((other,) for other in near), heard=near[0] if near else ""
    )


def _near(word: str, known: Sequence[str]) -> list[str]:
    # Imported here, because most questions have no unknown word.
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    near = process.extract(
        word,
        [other for other in known if other.isalpha()],
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=ALIKE,
        limit=MOST_NEAR,
    )
    return [other for other, *_ in near]
