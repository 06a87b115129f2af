"""words.csv: what words mean, as an analyst settles them, line by line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ohc.output.delimited import FORMULA_SIGNS
from ohc.progress.words.beside import numbered_rows

COLUMNS = ("word", "means")


class ListedWord(NamedTuple):
    """A line of words.csv: a word, what it means, "" if that is not settled yet."""

    line: int
    word: str
    means: str
    kind: str


def listed_words(path: Path) -> Iterator[ListedWord]:
    """Give the words of words.csv. Raises BadBeside where it cannot be read."""
    rows = numbered_rows(path, COLUMNS, may_be_blank=("means",), optional=("kind",))
    for line, row in rows:
        kind = row["kind"].casefold()
        yield ListedWord(line, as_written(row["word"]), row["means"], kind=kind)


def as_written(word: str) -> str:
    """Return a word without the apostrophe that keeps Excel from running it."""
    return word[1:] if word[:1] == "'" and word[1:].startswith(FORMULA_SIGNS) else word
