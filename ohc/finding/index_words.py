"""Words as they are in the index, and the stems that SQLite makes of them."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

from ohc.reference.names import plain
from ohc.reference.search import SMALL_WORDS

TOKENIZER = "porter unicode61 tokenchars _"
"""How SQLite reads our words; _ is in words, since it stands for a decimal point."""

_IT = "zqzitzqz"
_BREAK = "zqzbreakzqz"
_POINT = "zqzpointzqz"
_HYPHENATED = re.compile(r"\b\w+(?:-\w+)+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_SYSTEMS = re.compile(r"\bIT\b")
_NUMBERS = re.compile(r"\bnhs numbers?\b")
# Porter's stems confuse prisoner with prison, and provider with provided.
_KEPT_APART = re.compile(r"\b(prisoner|provider)s?\b")


def index_words(text: str) -> str:
    """
    Return a text as it is in the index: plain words, without small ones.

    Numbers are whole words, with _ for a decimal point. Hyphenated words are also
    there in one piece, because people write reoffending and re-offending.

    >>> index_words("The prisoners' 101,975 at NPA 3.6")
    'prisoner_ 101975 npa 3_6'
    >>> index_words("Re-offending")
    're offending reoffending'
    """
    in_one = _HYPHENATED.sub(lambda word: f"{word[0]} {word[0].replace('-', '')}", text)
    return " ".join(
        word for word in all_words(in_one).split() if word not in SMALL_WORDS
    )


def indexed(texts: Sequence[str]) -> list[str]:
    """Return texts as they are in the index: all at once is twice as fast."""
    words = index_words(f" {_BREAK} ".join(texts))
    return [part.strip() for part in words.split(_BREAK)]


def all_words(text: str) -> str:
    """Return a text in plain words, small ones included."""
    # Otherwise IT would become it, which is a small word.
    text = _SYSTEMS.sub(_IT, text)
    text = _DECIMAL.sub(_POINT, _THOUSANDS.sub("", text))
    words = plain(text).replace(_POINT, "_").replace(_IT, "it_")
    # A number is a small word, and this one is no number of something.
    return _KEPT_APART.sub(r"\1_", _NUMBERS.sub("nhs_number", words))


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """
    Return each word with the stem under which SQLite indexes it.

    >>> stems_of(["leaves", "prisoner_"])
    {'leaves': 'leav', 'prisoner_': 'prisoner_'}
    """
    known = [*dict.fromkeys(words)]
    # In its own connection: a table of the database could not be dropped again while
    # its results are being read.
    with closing(sqlite3.connect(":memory:")) as stemmer:
        stemmer.execute(f"CREATE VIRTUAL TABLE w USING fts5(x, tokenize='{TOKENIZER}')")
        stemmer.executemany("INSERT INTO w VALUES (?)", ([word] for word in known))
        stemmer.execute("CREATE VIRTUAL TABLE v USING fts5vocab(w, instance)")
        rows = stemmer.execute("SELECT doc, term FROM v")
        return {known[doc - 1]: term for doc, term in rows}
