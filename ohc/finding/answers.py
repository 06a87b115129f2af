"""Answers to a question: ranked, each once, with the disagreements about them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from ohc.errors import UnknownName, WrongWords
from ohc.finding.concepts import Asked, asked
from ohc.finding.disputes import disputed_by
from ohc.finding.intents import intents_of
from ohc.finding.paragraphs import Cited, cited, citing, lost, places_of
from ohc.finding.query import Query
from ohc.finding.ranking import Ranked, ranked
from ohc.finding.store import KIND_WEIGHTS, Store, Stored
from ohc.reference.names import own_names, plain

USUAL, LEAST_SHARE, FLOOR = 5, 0.3, 0.15
"""How many answers are shown, and what share of the best score they need: unasked, and
at all."""


class Answer(NamedTuple):
    """An answer: its entry, disagreements about it, and entries that say the same."""

    entry: Stored
    score: float
    covers: float
    holds: frozenset[str] = frozenset()
    disputed: tuple[Stored, ...] = ()
    also: tuple[Stored, ...] = ()
    nearest: Stored | None = None


class Answers(NamedTuple):
    """
    The answers shown, and the number of others by kind.

    ``cite`` is the paragraph that was asked for, ``lost`` what our copy lacks of it.
    """

    shown: tuple[Answer, ...]
    others: dict[str, int]
    question: Asked
    cite: Cited | None = None
    lost: str = ""


def answers(query: Query, store: Store) -> Answers:
    """
    Return the answers to a question, the best first.

    Raises UnknownName for an unknown kind or source, WrongWords if nothing is asked.
    """
    kinds = _kinds(query.kinds)
    places = places_of(query.cites, store) if query.cites else frozenset()
    if not query.words.strip() and not places:
        raise WrongWords("Type what to look for.", "Such as: ohc find Doncaster")
    if (query.most or 0) < 0:
        raise WrongWords("--most needs a number from 0.", "0 shows all answers.")
    keeps = _filter(kinds, places)
    cite = cited(query.words)
    if cite or not query.words.strip():
        return _by_paragraph(query, store, cite=cite, keeps=keeps, places=places)
    question = asked(query.words, store)
    ranks = [rank for rank in ranked(question, store) if keeps(rank.entry)]
    return arranged(ranks, question, query, store)


def _kinds(asked_for: Iterable[str]) -> frozenset[str]:
    known = own_names("kind", KIND_WEIGHTS)
    return frozenset(kind for words in asked_for for kind in _kind(known.find, words))


def _kind(find: Callable[[str], tuple[str, ...]], words: str) -> tuple[str, ...]:
    # People type the kinds as they read them: duties, places, not stated.
    singular = plain(words).removesuffix("s")
    singular = {"dutie": "duty", "prioritie": "priority", "bodie": "body"}.get(
        singular, singular
    )
    try:
        return find(singular)
    except UnknownName:
        return find(words)


def _filter(
    kinds: Collection[str], places: Collection[str]
) -> Callable[[Stored], bool]:
    def keeps(entry: Stored) -> bool:
        is_kind = not kinds or entry.kind in kinds
        return is_kind and (not places or not {*places}.isdisjoint(entry.sources))

    return keeps


def _by_paragraph(
    query: Query,
    store: Store,
    *,
    cite: Cited | None,
    keeps: Callable[[Stored], bool],
    places: Collection[str],
) -> Answers:
    """Return everything that cites a paragraph, ranked if words come after it."""
    if cite:
        numbers = citing(cite, store)
    else:
        numbers = sorted({n for place in places for n in store.citing(place)})
    entries = {n: e for n, e in store.stored(numbers).items() if keeps(e)}
    missing = lost(cite) if cite and not numbers else ""
    if cite and cite.rest:
        question = asked(cite.rest, store)
        ranks = [
            rank for rank in ranked(question, store) if rank.entry.number in entries
        ]
        ranked_below = arranged(ranks, question, query, store)
        return ranked_below._replace(cite=cite, lost=missing)
    question = Asked(query.words, ())
    ranks = [Ranked(entries[n], 1.0, 1.0, 1.0, frozenset()) for n in entries]
    # A screen groups them by kind, so it gets all of them.
    most = query.most or 0
    shown = [Answer(rank.entry, 1.0, 1.0) for rank in ranks]
    kept = shown[:most] if most else shown
    return Answers(
        tuple(kept), _counted(shown[len(kept) :]), question, cite=cite, lost=missing
    )


def arranged(
    ranks: Sequence[Ranked], question: Asked, query: Query, store: Store
) -> Answers:
    """Return ranked entries as answers: each once, with disagreements about it."""
    best = max((rank.text for rank in ranks), default=0.0)
    # An entry that shares a word or two with a question does not answer it.
    ranks = [rank for rank in ranks if rank.score >= FLOOR * best]
    wants_conflicts = (
        any(intent.name == "conflict" for intent in intents_of(question.words))
        or "conflict" in query.kinds
    )
    most = USUAL if query.most is None else query.most or len(ranks)
    shown: list[Answer] = []
    others: list[Answer] = []
    used: set[int] = set()
    for rank in ranks:
        if rank.entry.number in used:
            continue
        enough = len(shown) >= most or (
            query.most is None and rank.score < LEAST_SHARE * best
        )
        answer = Answer(rank.entry, rank.score, rank.covers, rank.holds)
        if enough:
            others.append(answer)
            continue
        if place := _said_by(rank.entry, shown):
            shown[place - 1] = _also(shown[place - 1], rank.entry)
            continue
        if not wants_conflicts and rank.entry.kind != "conflict":
            conflicts = _conflicts(ranks, used)
            about = disputed_by(
                rank, conflicts, concepts=question.concepts, store=store
            )
            used |= {each.entry.number for each in about}
            answer = answer._replace(disputed=tuple(each.entry for each in about))
        shown.append(_with_nearest(answer, store))
    others = [each for each in others if each.entry.number not in used]
    return Answers(tuple(shown), _counted(others), question)


def _conflicts(ranks: Iterable[Ranked], used: Collection[int]) -> list[Ranked]:
    return [
        rank
        for rank in ranks
        if rank.entry.kind == "conflict" and rank.entry.number not in used
    ]


def _said_by(entry: Stored, shown: Sequence[Answer]) -> int:
    """Return the number, from 1, of an answer that says the same; 0 if none does."""
    for place, answer in enumerate(shown, start=1):
        other = answer.entry
        if (
            entry.same
            and entry.same == other.same
            and not {*entry.sources}.isdisjoint(other.sources)
        ):
            return place
    return 0


def _also(answer: Answer, entry: Stored) -> Answer:
    # With the keys of both, so that a count of answers includes either.
    keys = tuple(dict.fromkeys((*answer.entry.keys, *entry.keys)))
    return answer._replace(
        entry=answer.entry._replace(keys=keys), also=(*answer.also, entry)
    )


def _with_nearest(answer: Answer, store: Store) -> Answer:
    key = answer.entry.nearest
    return answer._replace(nearest=store.with_key(key) if key else None)


def _counted(others: Iterable[Answer]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for answer in others:
        counts[answer.entry.kind] = counts.get(answer.entry.kind, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
