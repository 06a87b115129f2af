"""How often people wrote which words for a status or a RAG rating, and where."""

from collections import Counter, defaultdict

from ohc.errors import suggestion
from ohc.outcome import Row
from ohc.privacy import WITHHELD
from ohc.progress.returns.returns import Result
from ohc.progress.words.vocabulary import answered, own_words
from ohc.values import spaced
from ohc.workbooks.xlsx.look import SUSPECT

Key = tuple[str, str]
"""A kind of answer, and a word as it is compared."""


class WordCounts:
    """Takes in one file after another and counts the words of its answers."""

    def __init__(self) -> None:
        self._spellings: dict[Key, Counter[str]] = defaultdict(Counter)
        self._files: dict[Key, set[str]] = defaultdict(set)
        self._known: set[Key] = set()

    def take(self, result: Result) -> None:
        """Add the words of a file."""
        for returned in result.returns:
            for entry in returned.entries:
                # What ran together with another row is nobody's word.
                if entry.set_aside == "damaged":
                    continue
                answers = (
                    ("status", entry.status, entry.status_as_written),
                    ("rag", entry.rag, entry.rag_as_written),
                )
                for kind, meaning, written in answers:
                    self._take(kind, written, meaning=meaning, file=result.file)

    def _take(self, kind: str, written: str, *, meaning: str, file: str) -> None:
        # An error value and a number of a patient are problems of their own.
        if not written or written == WITHHELD or SUSPECT.match(written):
            return
        key = kind, answered(written)
        if meaning:
            self._known.add(key)
            return
        self._spellings[key][spaced(written)] += 1
        self._files[key].add(file)

    def holds(self, kind: str, word: str) -> bool:
        """Return whether a word stands anywhere as an answer of a kind."""
        key = kind, answered(word)
        return key in self._known or key in self._spellings

    def unknown(self) -> list[Row]:
        """Return a row for each word that means nothing, the commonest first."""
        rows: list[Row] = [
            {
                "word": spellings.most_common(1)[0][0],
                "kind": kind,
                "count": spellings.total(),
                "files": len(self._files[kind, word]),
                "nearest": _nearest(word, kind=kind),
                "means": "",
            }
            for (kind, word), spellings in self._spellings.items()
        ]
        # Statuses first, as in every table of ours.
        rows.sort(key=lambda row: (row["kind"] != "status", -int(row["count"])))
        return rows


def _nearest(word: str, *, kind: str) -> str:
    """Return the known word that this one is a slip of, blank if there is none."""
    # Did you mean 'complete' (complete)?
    return suggestion(word, own_words(kind)).partition("'")[2].partition("'")[0]
