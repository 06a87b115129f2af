"""Rank entries by what measurements showed to matter: see the parts of a score."""

from collections.abc import Iterable, Mapping, Sequence
from math import log, prod
from typing import NamedTuple

from ohc.finding.concepts import SOFT_WEIGHT, Asked, Concept
from ohc.finding.index_words import stems_of
from ohc.finding.intents import Intent, gains, intents_of
from ohc.finding.names_meant import bonuses, words_of_places
from ohc.finding.store import KIND_WEIGHTS, Store, Stored

K1, B = 1.2, 0.7
"""How soon repeats of a word stop counting, and how much long entries lose (BM25)."""
PARTLY = 0.25
"""What an alternative of several words counts if an entry has only some of them."""
COVERAGE = 1.0


class Rules(NamedTuple):
    """Which parts of the ranking are used: a benchmark leaves some out."""

    coverage: bool = True
    intents: bool = True


ALL = Rules()


class Ranked(NamedTuple):
    """
    An entry with its score and what share of the question it covers.

    ``text`` is the score without the gain for names, ``holds`` the parts of the
    question that it has.
    """

    entry: Stored
    score: float
    covers: float
    text: float
    holds: frozenset[str]


class _Weighed(NamedTuple):
    """A concept with the stems of its options, and how rare it is."""

    concept: Concept
    options: tuple[tuple[str, ...], ...]
    rarity: float

    @property
    def weight(self) -> float:
        return self.rarity


def ranked(asked: Asked, store: Store, rules: Rules = ALL) -> list[Ranked]:
    """Return the entries that answer a question, the best first."""
    words = [
        word
        for concept in asked.concepts
        for option in concept.options
        for word in option
    ]
    bonus = bonuses(asked, store)
    numbers = dict.fromkeys((*store.candidates(words), *bonus))
    entries = store.stored(numbers)
    stems = stems_of(words)
    # The place itself ranks first by its name; what is asked about it is elsewhere.
    places = words_of_places(asked, store) if bonus else set()
    concepts = [
        concept._replace(is_soft=concept.is_soft or concept.typed in places)
        for concept in asked.concepts
    ]
    weighed = _weighed(concepts, store, stems=stems)
    counts = store.counts(stem for each in weighed for o in each.options for stem in o)
    intents = intents_of(asked.words) if rules.intents else ()
    ranks = [
        _ranked(
            entries[number],
            weighed,
            counts=counts.get(number, {}),
            average=store.average,
            intents=intents,
            bonus=bonus.get(number, 0.0),
            rules=rules,
        )
        for number in numbers
    ]
    held = (rank for rank in ranks if rank.score > 0)
    return sorted(held, key=lambda rank: (-round(rank.score, 6), rank.entry.number))


def _weighed(
    concepts: Sequence[Concept], store: Store, *, stems: Mapping[str, str]
) -> list[_Weighed]:
    only_soft = all(concept.is_soft for concept in concepts)
    weighed = []
    for concept in concepts:
        having = store.rarity_counts(concept.options)
        rarity = log(1 + (store.entries - having + 0.5) / (having + 0.5))
        if concept.is_soft and not only_soft:
            rarity *= SOFT_WEIGHT
        options = (tuple(stems[word] for word in option) for option in concept.options)
        weighed.append(_Weighed(concept, tuple(options), rarity))
    return weighed


def _ranked(
    entry: Stored,
    weighed: Sequence[_Weighed],
    *,
    counts: Mapping[str, float],
    average: float,
    intents: tuple[Intent, ...],
    bonus: float,
    rules: Rules,
) -> Ranked:
    longer = 1 - B + B * entry.length / average
    text, held, whole = 0.0, 0.0, 0.0
    holds = set()
    for each in weighed:
        amount, share = _best(each.options, counts)
        text += each.rarity * amount / longer / (K1 + amount / longer)
        held += each.rarity * share
        whole += each.rarity
        if share == 1:
            holds.add(each.concept.typed)
    covers = held / whole if whole else 0.0
    score = (
        text
        * (covers**COVERAGE if rules.coverage else 1)
        * KIND_WEIGHTS[entry.kind]
        * entry.weight
        * prod(gains(entry, intents))
    )
    return Ranked(entry, score + bonus, covers, score, frozenset(holds))


def _best(
    options: Iterable[Sequence[str]], counts: Mapping[str, float]
) -> tuple[float, float]:
    """Return how much of a concept is in an entry, and what share of it."""
    best = (0.0, 0.0)
    for stems in options:
        amounts = [counts.get(stem, 0.0) for stem in stems]
        there = sum(amount > 0 for amount in amounts)
        if not there:
            continue
        mean = sum(amounts) / len(amounts)
        is_whole = there == len(stems)
        best = max(best, (mean, 1.0) if is_whole else (mean * PARTLY, PARTLY))
    return best
