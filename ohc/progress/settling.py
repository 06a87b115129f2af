"""Add the meanings of words to words.csv beside the returns."""

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ohc.errors import CannotWrite, UnknownName, WrongWords
from ohc.files import inputs, writing
from ohc.files.nearby import Nearby
from ohc.lines import in_quotes
from ohc.privacy import WITHHELD, personal_data
from ohc.progress.manner import Beside, Manner
from ohc.progress.options import ReadOptions
from ohc.progress.request import find_files
from ohc.progress.returns.path_periods import Start
from ohc.progress.words.settling_words import Settled, with_settled
from ohc.progress.words.vocabulary import (
    RAGS,
    STATUSES,
    answered,
    meaning_named,
    vocabulary,
)
from ohc.progress.words.word_counts import WordCounts
from ohc.settings import folder_of_settings

LIST = "words.csv"


class Settling:
    """
    Meanings to add for the returns in some paths.

    Raises WrongWords and UnknownName for meanings that cannot be added.
    """

    def __init__(
        self, paths: Sequence[str], options: ReadOptions, *, settle: Sequence[str]
    ) -> None:
        self._paths = paths
        self._options = options
        self._words = [_settled(words) for words in settle]
        _refuse_two_meanings(self._words)

    @cached_property
    def _lists(self) -> list[Path]:
        """Return the words.csv that count for the files, or where one would be."""
        base = str(folder_of_settings(Path.cwd()) or "")
        beside = Beside(Manner(start=Start(base=base)))
        files = find_files(self._paths, self._options).files
        for file in files:
            # A words.csv of another form in a folder below does not count.
            beside.vocabulary(file)
        beside.refuse_own(files)
        lists = {}
        nearby = Nearby(base)
        for file in files:
            folder = os.path.dirname(file.name)  # noqa: PTH120 - text
            there = nearby.nearest(folder, file.root, LIST, without=beside.strange)
            lists[there or Path(file.root, LIST)] = True
        return [*lists]

    def keep_list(self, output: str | None) -> None:
        """Raise CannotWrite if an output would replace a words.csv with meanings."""
        if output is None:
            return
        try:
            # Checked here, so that the message says what to do instead.
            _ = self._lists
        except CannotWrite as error:
            error.hint = f"{error.hint} To add words to {LIST}, use --set."
            raise

    def write(self) -> list[str]:
        """Write the meanings, and return a note on them."""
        if not self._words:
            return []
        if len(self._lists) > 1:
            names = "; ".join(map(str, self._lists))
            raise WrongWords(
                f"Words could be added to more than one file: {names}.",
                "Name one folder.",
            )
        [path] = self._lists
        if path.is_file():
            # Report errors in it before anything is written.
            vocabulary(words=path)
        inputs.reads([path])
        data = with_settled(path, self._words)
        written = writing.write(path, data, force=True, updates=True)
        meanings = (
            f"{in_quotes(word.word)} means {word.means}" for word in self._words
        )
        return [f"{written}: {'; '.join(meanings)}."]

    def unused(self, counts: WordCounts) -> Iterator[str]:
        """Give a sentence for each word with a meaning that nobody wrote."""
        for word in self._words:
            if not counts.holds(word.kind, word.word):
                yield f"{in_quotes(word.word)} is not in any of the files."


def _settled(words: str) -> Settled:
    word, sign, means = (part.strip() for part in words.rpartition("="))
    if not sign or not word:
        raise WrongWords(
            f"--set {in_quotes(words)} does not say what the word means.",
            'Write it like --set "Open=in_progress"',
        )
    if kind := personal_data(word):
        raise WrongWords(f"--set {WITHHELD}: this may contain {kind}.", "Leave it out.")
    kind, meaning = meaning_named(means)
    if not kind:
        raise UnknownName(
            "status or rating",
            means,
            (*STATUSES, *RAGS),
        )
    return Settled(word, kind, means=meaning)


def _refuse_two_meanings(words: Sequence[Settled]) -> None:
    meanings: dict[tuple[str, str], str] = {}
    for word in words:
        key = answered(word.word), word.kind
        if meanings.setdefault(key, word.means) != word.means:
            raise WrongWords(
                f"--set says that {in_quotes(word.word)} means {meanings[key]} and "
                f"{word.means}.",
                "Remove one.",
            )
