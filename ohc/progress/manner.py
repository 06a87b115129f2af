"""How to read returns: from the options, and from the files beside them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ohc.files import inputs
from ohc.files.gathering import InputFile
from ohc.files.nearby import ANSWERS_FILES, Nearby
from ohc.lines import counted
from ohc.problems import UNUSED, Problem
from ohc.progress.returns.path_periods import NOWHERE, Start, Whereabouts
from ohc.progress.returns.returns import Result
from ohc.progress.words.beside import OtherForm
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.progress.words.which_answers import CHOSEN
from ohc.record import Record
from ohc.reference.taking_effect import NO_FACTS, LocalFacts

if TYPE_CHECKING:
    from ohc.progress.words.file_periods import FilePeriods
    from ohc.progress.words.local_answers import FactsReader

NOTHING_READ: Mapping[Path, LocalFacts] = {}
"""For answers workbooks; a plain dict, because it is sent to other processes."""

FRAMEWORKS = ("npa-2013", "none")


class Manner(Record):
    """How to read returns."""

    framework: str = "npa-2013"
    read_colours: bool = False
    all_columns: bool = False
    start: Start = NOWHERE
    sheets: tuple[str, ...] = ()
    status_column: str = ""
    rag_column: str = ""
    answers: str = CHOSEN
    today: str = ""
    sums: bool = False
    read_facts: "FactsReader | None" = None
    facts_of: Mapping[Path, LocalFacts] = NOTHING_READ


class Beside:
    """
    The vocabularies for files: the bundled words, and the files beside the returns.

    ``words.csv``, ``aliases.csv``, ``columns.toml``, ``periods.csv`` and the answers
    workbook count if they are in the folder of a file or the nearest above it, as far
    up as the folder that was given or the settings. Other people's files with these
    names do not count, and are kept in ``strange``.
    """

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._nearby = Nearby(manner.start.base)
        self._of_folder: dict[tuple[str, str], tuple[Vocabulary, Whereabouts]] = {}
        self._of_files: dict[tuple[Path | None, ...], Vocabulary] = {}
        self._periods: dict[Path, FilePeriods] = {}
        self.facts_of = dict(manner.facts_of)
        self._left_out: dict[Path, None] = {}
        self.strange: dict[Path, OtherForm] = {}

    def vocabulary(self, file: InputFile) -> Vocabulary:
        """Return the vocabulary for a file. Raises BadBeside."""
        return self.looked_up(file)[0]

    def looked_up(self, file: InputFile) -> tuple[Vocabulary, Whereabouts]:
        """Return the vocabulary for a file, and its place. Raises BadBeside."""
        folder = (os.path.dirname(file.name), file.root)  # noqa: PTH120 - text
        while folder not in self._of_folder:
            try:
                known = self._vocabulary(*folder), self._whereabouts(*folder)
                self._of_folder[folder] = known
            except OtherForm as error:
                if error.path in self.strange:
                    raise
                # In that case the next one above it counts.
                self.strange[error.path] = error
        return self._of_folder[folder]

    def refuse_own(self, files: Iterable[InputFile]) -> None:
        """Raise OtherForm for a file of another form in the only folder given."""
        # There it is the analyst's own, and meant to count for every file.
        roots = {Path(file.root) for file in files}
        for path, error in self.strange.items():
            if roots == {path.parent}:
                raise error

    def _vocabulary(self, folder: str, root: str) -> Vocabulary:
        words, aliases, columns = beside = tuple(
            self._nearby.nearest(folder, root, name, without=self.strange)
            for name in ("words.csv", "aliases.csv", "columns.toml")
        )
        inputs.reads(filter(None, beside))
        if beside not in self._of_files:
            read = vocabulary(words=words, aliases=aliases, columns=columns)
            asked = self._manner._asdict().items()
            shared = {k: value for k, value in asked if k in Vocabulary._fields}
            self._of_files[beside] = read._replace(**shared)
        known = self._of_files[beside]
        facts = self._facts(folder, root)
        return known._replace(facts=facts) if facts else known

    def _facts(self, folder: str, root: str) -> LocalFacts:
        if not self._manner.read_facts:
            return NO_FACTS
        there = [
            path
            for name in ANSWERS_FILES
            if (path := self._nearby.nearest(folder, root, name, without=self.strange))
        ]
        if self._manner.framework == "none":
            # A tracker has other items, and a file with this name may be a tracker.
            self._left_out |= dict.fromkeys(there)
        if not there or self._left_out:
            return NO_FACTS
        # Imported here, because few folders have an answers workbook.
        from ohc.progress.words.local_answers import local_facts, nearest_of

        path = nearest_of(there)
        if path not in self.facts_of:
            self.facts_of[path] = local_facts(path, self._manner.read_facts)
        return self.facts_of[path]

    def _whereabouts(self, folder: str, root: str) -> Whereabouts:
        path = self._nearby.nearest(folder, root, "periods.csv", without=self.strange)
        # A tracker of other items needs no period.
        if path is None or self._manner.framework == "none":
            return Whereabouts(root, self._manner.start)
        if path not in self._periods:
            # Here, because few folders say which file is of which period.
            from ohc.progress.words.file_periods import file_periods

            inputs.reads([path])
            self._periods[path] = file_periods(path)
        return Whereabouts(root, self._manner.start, settled=self._periods[path])

    def remarks(self) -> Iterator[Result]:
        """Give what is to be said of the files beside the returns."""
        for path, error in self.strange.items():
            strange = Problem(str(path), UNUSED, message=error.not_used)
            yield Result(str(path), None, problems=(strange,))
        for known in self._of_files.values():
            for name, note in known.settled:
                yield Result(name, None, notes=(note,))
        for path, facts in self.facts_of.items():
            from ohc.progress.words.local_answers import facts_note

            yield Result(str(path), None, notes=(facts_note(facts),))
        for path in self._left_out:
            note = "not read. If it is a tracker, give it another name."
            yield Result(str(path), None, notes=(note,))
        for path, periods in self._periods.items():
            number = len(periods.period_of)
            note = f"explains {counted(number, 'period')}."
            yield Result(str(path), None, notes=(note,))
