"""Build the database: every table, and the entries for the search."""

import sqlite3
from collections.abc import Iterable, Sequence

from ohc.errors import OhcError
from ohc.finding.index_words import TOKENIZER, all_words, indexed, stems_of
from ohc.finding.making.all_entries import all_entries
from ohc.finding.making.entries import Entry
from ohc.finding.making.schema import make_search, make_tables
from ohc.finding.store import FIELDS, SEPARATOR
from ohc.reference.search import synonyms
from ohc.reference.tables import load_table

TABLES = f"""
CREATE TABLE entries (number INTEGER PRIMARY KEY, kind TEXT, keys TEXT, title TEXT,
  answer TEXT, sources TEXT, command TEXT, shapes TEXT, same TEXT, nearest TEXT,
  weight REAL, length REAL);
CREATE VIRTUAL TABLE entry_index USING fts5(title, names, answer, more,
  content="", tokenize="{TOKENIZER}");
CREATE TABLE entry_sources (paragraph TEXT, number INTEGER,
  PRIMARY KEY (paragraph, number)) WITHOUT ROWID;
CREATE TABLE entry_names (name TEXT, number INTEGER,
  PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE entry_doubts (number INTEGER, conflict INTEGER,
  PRIMARY KEY (number, conflict)) WITHOUT ROWID;
CREATE TABLE phrases (stems TEXT, typed TEXT, means TEXT,
  PRIMARY KEY (stems, typed)) WITHOUT ROWID;
CREATE TABLE whole_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE totals (entries INTEGER, average REAL);
"""


class NoSearch(OhcError):
    """Python's SQLite was built without FTS5, which the search needs."""

    def __init__(self) -> None:
        super().__init__(
            "This Python's SQLite has no FTS5, which ohc find needs.",
            "Use another build of Python. All other commands work.",
        )


def has_search() -> bool:
    """Return whether this Python's SQLite can search."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        return False
    finally:
        database.close()
    return True


def built(*, searched: bool = True) -> sqlite3.Connection:
    """
    Return a new database in memory, with the same bytes each time it is built.

    Without ``searched`` it has only the tables, links and views, and needs no FTS5.
    """
    database = sqlite3.connect(":memory:")
    make_tables(database)
    if searched:
        make_search(database)
        _add_entries(database, [*all_entries()])
    database.commit()
    return database


def _add_entries(database: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    database.executescript(TABLES)
    searched = [_searched(entry) for entry in entries]
    lengths = [_length(texts) for texts in searched]
    rows = zip(range(1, len(entries) + 1), entries, lengths, strict=True)
    database.executemany(
        f"INSERT INTO entries VALUES ({', '.join('?' * 12)})",
        (_row(number, entry, length) for number, entry, length in rows),
    )
    # Only the index: its words are simplified for the search, and nobody reads them.
    database.executemany(
        f"INSERT INTO entry_index (rowid, {', '.join(FIELDS)}) VALUES (?, ?, ?, ?, ?)",
        ((number, *texts) for number, texts in enumerate(searched, start=1)),
    )
    _add_links(database, entries)
    _add_words(database, searched)
    database.execute(
        "INSERT INTO totals VALUES (?, ?)", (len(entries), sum(lengths) / len(lengths))
    )


def _searched(entry: Entry) -> tuple[str, ...]:
    texts = (entry.title, entry.names, entry.answer, f"{entry.more} {entry.kind}")
    return tuple(indexed(texts))


def _length(texts: Iterable[str]) -> float:
    return sum(
        weight * len(text.split())
        for weight, text in zip(FIELDS.values(), texts, strict=True)
    )


def _row(number: int, entry: Entry, length: float) -> tuple[object, ...]:
    return (
        number,
        entry.kind,
        SEPARATOR.join(entry.keys),
        entry.title,
        ". ".join(filter(None, (entry.answer, entry.remarks))),
        SEPARATOR.join(entry.sources),
        entry.command,
        " ".join(sorted(entry.shapes)),
        entry.same,
        entry.nearest,
        entry.weight,
        length,
    )


def _add_links(database: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Add the ways to find entries: paragraphs, whole names, doubts of agreements."""
    number_of = {}
    for number, entry in enumerate(entries, start=1):
        number_of.update(dict.fromkeys(entry.keys, number))
        database.executemany(
            "INSERT OR IGNORE INTO entry_sources VALUES (?, ?)",
            ((paragraph, number) for paragraph in entry.sources),
        )
        database.executemany(
            "INSERT OR IGNORE INTO entry_names VALUES (?, ?)",
            ((all_words(name), number) for name in entry.other_names if name),
        )
    database.executemany(
        "INSERT OR IGNORE INTO entry_doubts VALUES (?, ?)",
        (
            (number_of[key], number_of[f"conflicts:{row['conflict']}"])
            for row in load_table("agreement_doubts")
            for duty in filter(None, row["duties"].split("; "))
            if (key := f"duty:{row['matrix']}/{duty}") in number_of
        ),
    )


def _add_words(database: sqlite3.Connection, searched: Iterable[Sequence[str]]) -> None:
    """Add the words of the entries, and what people say instead of them."""
    known = {word for texts in searched for text in texts for word in text.split()}
    database.executemany(
        "INSERT INTO whole_words VALUES (?)", ([word] for word in sorted(known))
    )
    pairs = {all_words(words): means for words, means in synonyms().items()}
    stems = stems_of(word for words in pairs for word in words.split())
    database.executemany(
        "INSERT INTO phrases VALUES (?, ?, ?)",
        (
            (" ".join(stems[word] for word in words.split()), words, "; ".join(means))
            for words, means in pairs.items()
        ),
    )
