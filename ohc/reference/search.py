"""Finding rows by words, in any order and in any of their forms."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from ohc.lines import in_quotes
from ohc.outcome import TextRow
from ohc.record import Record
from ohc.reference.names import plain
from ohc.reference.tables import load_table, rows_of_lines, rows_that_begin

_SMALL = """
a actually also am among an and any anybody anyone anything are as at be been being
but by can come comes could cover covered covers did do does doing done each else
every everything find for from get gets getting give gives go goes going got had
happen happened happens has have he her his how i if in into is it its just know
knows let look looks made make makes many may me mean means might much must my next
no not now number of on once only or our per percentage please proportion put really
said say says share she should show shows so some someone something such talk tell
than that the their them then there these they thing things this those to too us
very want wants was way we were what when where which who whom whose why will with
would you your whats whos wheres whens hows thats theres ive im id dont doesnt didnt
cant isnt arent wont hi hello thanks ok
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that nobody looks for: they ask, join or count."""

ENDINGS = ("ing", "ed", "es", "s", "e")
SHORTEST_STEM = 3
LONGEST_PHRASE = 4


class Question(Record):
    """What someone looks for: words, all of which must be there, and topics."""

    text: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the words as one text."""
        return " ".join(self.text)


def stem(word: str) -> str:
    """
    Return a word without its ending, so that its other forms are found too.

    >>> stem("leaving"), stem("leaves"), stem("prisons"), stem("uk")
    ('leav', 'leav', 'prison', 'uk')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def stems(words: str) -> list[str]:
    """Return the stems of the words that matter in what someone asks."""
    return [
        stem(word)
        for word in plain(_without_commas(words)).split()
        if word not in SMALL_WORDS
    ]


def heard(words: str | None) -> tuple[str, ...]:
    """Return what to say where someone asks in words that do not count."""
    if words is None or stems(words):
        return ()
    return (
        (
            f"{in_quotes(words)} has only words that ohc ignores, "
            "so nothing was left out."
        ),
    )


def found_words(row: TextRow, wanted: Iterable[str]) -> int:
    """Return how many of the stems begin a word of the row; short ones are whole."""
    # 130,000 is 130000, as people type it and some sources print it.
    text = _without_commas(" ".join(row.values()))
    # Once with and once without hyphens: reoffending is re-offending.
    words = f" {plain(text)} {plain(text.replace('-', ''))} "
    return sum(
        f" {word} " in words if len(word) < SHORTEST_STEM else f" {word}" in words
        for word in wanted
    )


def _without_commas(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return what people say for something, with the words of the documents for it."""
    return {
        row["said"]: tuple(row["means"].split("; ")) for row in load_table("synonyms")
    }


AnyRow = TypeVar("AnyRow")
Concept = tuple[tuple[str, ...], ...]
"""What a word is looked for as: any of some lists of stems, all of a list."""


def concepts(words: str) -> list[Concept]:
    """
    Return what someone looks for: each word, or what the documents say for it.

    >>> concepts("the bed watches")
    [(('bed', 'watch'), ('bedwatch',))]
    """
    typed = plain(_without_commas(words)).split()
    meanings = _meanings(typed)
    meant, place = [], 0
    while place < len(typed):
        for length in range(min(LONGEST_PHRASE, len(typed) - place), 0, -1):
            part = typed[place : place + length]
            means = meanings.get(" ".join(map(stem, part)), ())
            if means or length == 1:
                options = filter(None, (tuple(stems(" ".join(part))), *means))
                meant.append(tuple(dict.fromkeys(options)))
                place += length
                break
    return [concept for concept in meant if concept]


def _meanings(typed: Sequence[str]) -> Mapping[str, Concept]:
    """Return what the documents say, in stems, for what begins as a word typed."""
    # Not for all 830: their stems would take a quarter of the start of a search.
    rows = rows_that_begin("synonyms", tuple(map(stem, typed)))
    return {
        " ".join(map(stem, plain(row["said"]).split())): tuple(
            tuple(stems(text)) for text in row["means"].split("; ")
        )
        for row in rows
    }


def find(rows: Iterable[TextRow], words: str) -> list[TextRow]:
    """
    Return the rows that hold all that is asked for; all of them where nothing is.

    A row holds a word where it has the word, or all of what the documents say for it.
    """
    wanted, rows = concepts(words), list(rows)
    near = _near(rows, [" ".join(row.values()) for row in rows], wanted)
    return [row for row in near if _holds(row, wanted)]


def find_in(table: str, words: str) -> list[TextRow]:
    """Return what :func:`find` does of a bundled table, whose cells are of one line."""
    wanted = concepts(words)
    # Lines that cannot hold the words are not taken apart, which is most of the work.
    near = rows_of_lines(table, lambda lines: _near(lines, lines, wanted))
    return [row for row in near if _holds(row, wanted)]


def _near(
    rows: Sequence[AnyRow], texts: Iterable[str], wanted: Iterable[Concept]
) -> list[AnyRow]:
    """
    Return the rows of whose text a quick look says that it may hold the words.

    It finds too much, and spares most rows the slow look at their words.
    """
    # All texts in one: one by one, a thousand would take ten times as long.
    text = "\0".join(texts).casefold()
    # Without signs that no word has within it.
    bare = text.replace("-", "").replace("'", "").replace(",", "")
    near = [*zip(rows, bare.split("\0"), strict=False)]
    for concept in wanted:
        longest = [max(option, key=len) for option in concept]
        near = [pair for pair in near if any(word in pair[1] for word in longest)]
    return [row for row, _ in near]


def _holds(row: TextRow, wanted: Iterable[Concept]) -> bool:
    return all(
        any(found_words(row, option) == len(option) for option in concept)
        for concept in wanted
    )


def nearest_topics(rows: Sequence[TextRow], words: str, most: int = 3) -> list[str]:
    """
    Return the topics whose rows hold most of the words, the best first.

    Of equals, one that bears a word in its name comes first. A topic without any
    of the words is none; there may be no topic at all.
    """
    wanted = stems(words)
    scores: dict[str, tuple[int, int]] = {}
    for row in rows:
        score = (found_words(row, wanted), found_words({"topic": row["topic"]}, wanted))
        scores[row["topic"]] = max(scores.get(row["topic"], (0, 0)), score)
    ranked = sorted(scores, key=lambda topic: scores[topic], reverse=True)
    return [topic for topic in ranked if scores[topic][0]][:most]
