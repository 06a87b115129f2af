"""Query the database for a question."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

FIELDS = {"title": 3.0, "names": 3.0, "answer": 1.5, "more": 1.0}
"""The searched fields of an entry, and how much a word in each counts."""

KIND_WEIGHTS = {
    "fact": 1.0,
    "duty": 1.05,
    "conflict": 0.75,
    "commitment": 1.0,
    "priority": 1.0,
    "budget": 1.05,
    "place": 0.8,
    "body": 0.9,
    "agreement": 0.75,
    "count": 0.9,
    "list": 0.95,
    "document": 0.7,
    "not-stated": 1.0,
}
"""The kinds of answers, and how much each counts if all else is equal."""

SEPARATOR = "\n"
"""The separator between the parts of a cell."""

LONGEST_NAME = 13
MOST_CANDIDATES = 100
Phrases = Mapping[str, Sequence[tuple[str, Sequence[str]]]]
"""By stems: what people say, with the words that rows use for it."""

Counts = Mapping[int, Mapping[str, float]]
"""By entry: how much each stem counts in it, from the weights of the fields."""


class Stored(NamedTuple):
    """An entry as the database has it."""

    number: int
    kind: str
    keys: tuple[str, ...]
    title: str
    answer: str
    sources: tuple[str, ...]
    command: str
    shapes: frozenset[str]
    same: str
    nearest: str
    weight: float
    length: float


class Store:
    """A database of entries, which finds them by words, names, paragraphs, numbers."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._ask = database.execute
        # Temporary, or it would be in the file that ohc data writes.
        self._ask(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING "
            "fts5vocab(main, entry_index, instance)"
        )
        self.entries, self.average = self._ask("SELECT * FROM totals").fetchone()

    def phrases(self, stems: Sequence[str], longest: int) -> Phrases:
        """Return the phrases that these stems make, with the words that rows use."""
        runs = {
            " ".join(stems[start : start + length])
            for start in range(len(stems))
            for length in range(1, longest + 1)
        }
        rows = self._ask(
            "SELECT stems, typed, means FROM phrases "
            f"WHERE stems IN ({_marks(runs)}) ORDER BY typed",
            [*runs],
        )
        phrases: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for stem, typed, means in rows:
            phrases[stem].append((typed, means.split("; ")))
        return phrases

    def holds(self, word: str) -> bool:
        """Return whether any entry has a word, in any of its forms."""
        return self.rarity_counts([(word,)]) > 0

    def beginning(self, word: str) -> list[str]:
        """Return the words of entries with this beginning."""
        rows = self._ask(
            "SELECT word FROM whole_words WHERE word >= ? AND word < ? ORDER BY word",
            (word, f"{word}\U0010ffff"),
        )
        return [other for (other,) in rows]

    def whole_words(self) -> list[str]:
        """Return every word of every entry."""
        return [
            word for (word,) in self._ask("SELECT word FROM whole_words ORDER BY 1")
        ]

    def rarity_counts(self, options: Iterable[Sequence[str]]) -> int:
        """Return how many entries have all the words of at least one option."""
        match = " OR ".join(
            f"({' AND '.join(f'{_term(word)}' for word in words)})" for words in options
        )
        count: int
        (count,) = self._ask(
            "SELECT count(*) FROM entry_index WHERE entry_index MATCH ?", (match,)
        ).fetchone()
        return count

    def candidates(self, words: Iterable[str]) -> list[int]:
        """Return the entries that SQLite ranks best for any of the words."""
        match = " OR ".join(_term(word) for word in dict.fromkeys(words))
        if not match:
            return []
        weights = ", ".join(map(str, FIELDS.values()))
        rows = self._ask(
            f"SELECT rowid FROM entry_index WHERE entry_index MATCH ? "
            f"ORDER BY bm25(entry_index, {weights}), rowid LIMIT {MOST_CANDIDATES}",
            (match,),
        )
        return [number for (number,) in rows]

    def counts(self, stems: Iterable[str]) -> Counts:
        """Return how much each stem counts in every entry that has it."""
        held: dict[int, dict[str, float]] = defaultdict(dict)
        for stem in dict.fromkeys(stems):
            rows = self._ask(
                "SELECT doc, col, count(*) FROM temp.places "
                "WHERE term = ? GROUP BY 1, 2",
                (stem,),
            )
            for number, field, times in rows:
                counts = held[number]
                counts[stem] = counts.get(stem, 0.0) + FIELDS[field] * times
        return held

    def stored(self, numbers: Iterable[int]) -> dict[int, Stored]:
        """Return entries by their numbers."""
        wanted = [*numbers]
        rows = self._ask(
            f"SELECT * FROM entries WHERE number IN ({_marks(wanted)})", wanted
        )
        return {row[0]: _stored(row) for row in rows}

    def named(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Return the runs of words that are full names, with the entries of each."""
        runs = {
            " ".join(words[start : start + length])
            for start in range(len(words))
            for length in range(1, LONGEST_NAME + 1)
        }
        rows = self._ask(
            f"SELECT name, number FROM entry_names WHERE name IN ({_marks(runs)}) "
            "ORDER BY number",
            [*runs],
        )
        names: dict[str, list[int]] = defaultdict(list)
        for name, number in rows:
            names[name].append(number)
        return names

    def citing(self, paragraph: str) -> list[int]:
        """Return the entries that cite exactly this paragraph."""
        rows = self._ask(
            "SELECT number FROM entry_sources WHERE paragraph = ? ORDER BY number",
            (paragraph,),
        )
        return [number for (number,) in rows]

    @cached_property
    def paragraphs(self) -> list[str]:
        """Return every paragraph that is cited."""
        rows = self._ask("SELECT DISTINCT paragraph FROM entry_sources ORDER BY 1")
        return [paragraph for (paragraph,) in rows]

    def conflicts(self) -> dict[int, Stored]:
        """Return the entries of disagreements."""
        rows = self._ask("SELECT * FROM entries WHERE kind = 'conflict'")
        return {row[0]: _stored(row) for row in rows}

    def doubts(self, number: int) -> list[int]:
        """Return the disagreements that agreements name for an entry."""
        rows = self._ask(
            "SELECT conflict FROM entry_doubts WHERE number = ? ORDER BY 1", (number,)
        )
        return [conflict for (conflict,) in rows]

    def with_key(self, key: str) -> Stored | None:
        """Return the entry that stands for a row, if there is one."""
        mark = SEPARATOR
        row = self._ask(
            "SELECT * FROM entries WHERE instr(? || keys || ?, ?)",
            (mark, mark, f"{mark}{key}{mark}"),
        ).fetchone()
        return _stored(row) if row else None


def _stored(row: Sequence[object]) -> Stored:
    values = dict(zip(Stored._fields, row, strict=True))
    parts = {
        name: tuple(str(values[name]).split(SEPARATOR)) for name in ("keys", "sources")
    }
    shapes = frozenset(str(values["shapes"]).split())
    return Stored(**{**values, **parts, "shapes": shapes})  # type: ignore[arg-type]


def _term(word: str) -> str:
    return f'"{word}"'


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
