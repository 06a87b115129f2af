"""words.csv with more words in it: settled one by one, every line kept."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.files.decoding import UTF8_MARK, Encoded
from ohc.output.delimited import neutralised
from ohc.progress.words.beside import (
    delimiter_of,
    heads_of,
    read_encoded,
    records_of,
)
from ohc.progress.words.vocabulary import answered, meaning_named
from ohc.progress.words.word_list import COLUMNS, as_written

FORM = f"Its first line must be: {','.join(COLUMNS)}."
NEW = Encoded("word,means\r\n", UTF8_MARK, "utf-8")
"""A list without a word, as Excel opens it."""


class Settled(NamedTuple):
    """A word that means something, as a status or as a rag."""

    word: str
    kind: str
    means: str


def with_settled(path: Path, words: Sequence[Settled]) -> bytes:
    """
    Return words.csv with what is settled, its lines kept in their order and form.

    A word that is there gets its meaning in its line; others come at the end.
    Raises BadBeside where the file cannot be read.
    """
    kept = read_encoded(path) if path.is_file() else NEW
    records = records_of(path, kept.text, form=FORM)
    heads = heads_of(records[0][1])
    writing = _Writing(kept.text, heads)
    for word in words:
        # All of its lines, since two that differed would contradict each other.
        numbers = [
            n for n, (_, row) in enumerate(records) if n and writing.is_of(row, word)
        ]
        for number in numbers:
            start, (end, row) = records[number - 1][0], records[number]
            writing.replace(start, end, row=row, means=word.means)
        if not numbers:
            writing.append(word)
    return kept.with_text(writing.text())


class _Writing:
    """The lines of a words.csv, some of which are changed."""

    def __init__(self, text: str, heads: Sequence[str]) -> None:
        self._lines = [*io.StringIO(text, newline="")]
        self._heads = heads
        self._delimiter = delimiter_of(text)
        first = self._lines[0]
        self._end = first[len(first.rstrip("\r\n")) :] or "\r\n"

    def is_of(self, row: Sequence[str], word: Settled) -> bool:
        """Return whether a row is that of a word, of its kind or of none yet."""
        cells = dict(zip(self._heads, row, strict=False))
        kind = cells.get("kind", "").strip().casefold()
        means = cells.get("means", "").strip()
        if answered(as_written(cells.get("word", ""))) != answered(word.word):
            return False
        # Without a kind the meaning tells: delayed is a status, amber a rating.
        return (kind or meaning_named(means)[0]) in {"", word.kind}

    def replace(self, start: int, end: int, *, row: list[str], means: str) -> None:
        """Write a row anew with another meaning, where it stands."""
        cells = [*row, *[""] * (len(self._heads) - len(row))]
        at = self._heads.index("means")
        if meaning_named(cells[at])[1] != means:
            cells[at] = means
            # The lines that it took are one now, and the others keep their numbers.
            self._lines[start:end] = [self._line(cells), *[""] * (end - start - 1)]

    def append(self, word: Settled) -> None:
        """Add a row for a word at the end."""
        if not self._lines[-1].endswith(("\r", "\n")):
            self._lines[-1] += self._end
        cells = {"word": str(neutralised(word.word)), "means": word.means}
        cells["kind"] = word.kind
        self._lines.append(self._line([cells.get(head, "") for head in self._heads]))

    def text(self) -> str:
        """Return all lines."""
        return "".join(self._lines)

    def _line(self, cells: Sequence[str]) -> str:
        buffer = io.StringIO()
        csv.writer(
            buffer, delimiter=self._delimiter, lineterminator=self._end
        ).writerow(cells)
        return buffer.getvalue()
