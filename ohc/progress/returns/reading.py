"""Reading many files, each behind a fence: one bad file costs that file only."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ohc.files import inputs
from ohc.files.gathering import InputFile, is_left_out, nearest_beside, read_bytes
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.problems import UNUSED, Problem
from ohc.progress.returns.path_periods import NOWHERE, Start, Whereabouts
from ohc.progress.returns.returns import GUIDANCE_SHEET, Result, returns_of
from ohc.progress.words.beside import OtherForm
from ohc.progress.words.file_periods import FilePeriods, file_periods
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.progress.words.which_answers import CHOSEN
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "text": (".csv", ".tsv", ".txt", ".tab"),
}
FRAMEWORKS = ("npa-2013", "none")
UNKNOWN_PLACE = Whereabouts()


class Manner(NamedTuple):
    """How returns are to be read."""

    framework: str = "npa-2013"
    read_colours: bool = False
    all_columns: bool = False
    start: Start = NOWHERE
    sheets: tuple[str, ...] = ()
    status_column: str = ""
    rag_column: str = ""
    answers: str = CHOSEN
    today: str = ""


def read_file(
    name: str,
    data: bytes,
    *,
    vocabulary: Vocabulary,
    readers: Readers,
    whereabouts: Whereabouts = UNKNOWN_PLACE,
    inside: bool = False,
) -> Sequence[Result]:
    """
    Return what a file holds: its returns, or the problem that stops it.

    One result, of an archive one for each member. The same name, bytes, vocabulary
    and whereabouts give the same result.
    """
    try:
        judged = judge(data)
        if judged.package and judged.format == "archive":
            if inside:
                raise Unreadable(
                    "not-a-workbook", "An archive in an archive: unpack it."
                )
            return _members(
                name,
                judged.package,
                vocabulary=vocabulary,
                readers=readers,
                whereabouts=whereabouts,
            )
        book = open_book(data, judged, readers, prose=(GUIDANCE_SHEET,))
    except Unreadable as error:
        return [skipped(name, error)]
    periods = whereabouts.periods(name)
    result = returns_of(book, name, vocabulary=vocabulary, path_periods=periods)
    if Path(name).suffix.casefold() not in SUFFIXES[judged.format]:
        note = f"it is {judged.format} by its content, whatever its name says."
        result = result._replace(notes=(*result.notes, note))
    return [result]


def _members(
    archive: str,
    package: Package,
    *,
    vocabulary: Vocabulary,
    readers: Readers,
    whereabouts: Whereabouts,
) -> Sequence[Result]:
    results: list[Result] = []
    for member, data in package.members():
        name = f"{archive}/{member}"
        if isinstance(data, Unreadable):
            results.append(skipped(name, data))
        elif not is_left_out(member):
            read = partial(
                read_file,
                name,
                data,
                vocabulary=vocabulary,
                readers=readers,
                whereabouts=whereabouts,
                inside=True,
            )
            results += fenced(name, read)
    empty = Unreadable(
        "empty-file", "The archive holds no file that could be a return."
    )
    return results or [skipped(archive, empty)]


def fenced(name: str, work: Callable[[], Sequence[Result]]) -> Sequence[Result]:
    """Return what the work gives; whatever happens inside costs this file only."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        return [skipped(name, Unreadable("too-large", "Reading it takes all memory."))]
    # A panic of the reader is a BaseException, no Exception.
    except BaseException as error:  # noqa: BLE001 - the fence around one file
        message = f"Reading it failed ({type(error).__name__}): ask for it again."
        return [skipped(name, Unreadable("damaged", message))]


def skipped(name: str, error: Unreadable) -> Result:
    """Return the result of a file that cannot be read."""
    problem = Problem(name, error.kind, message=error.message, found=error.detail)
    return Result(name, False, problems=(problem,))


class Beside:
    """
    The vocabularies for files: the bundled words, and what stands beside the files.

    ``words.csv``, ``aliases.csv``, ``columns.toml`` and ``periods.csv`` of a file's
    folder count, or of the nearest above it that was given; a stranger's of that name
    does not, and is kept in ``strange``.
    """

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._of_folder: dict[tuple[str, str], tuple[Vocabulary, Whereabouts]] = {}
        self._of_files: dict[tuple[Path | None, ...], Vocabulary] = {}
        self._periods: dict[Path, FilePeriods] = {}
        self.strange: dict[Path, OtherForm] = {}

    def vocabulary(self, file: InputFile) -> Vocabulary:
        """Return the vocabulary for a file. Raises BadBeside."""
        return self.looked_up(file)[0]

    def looked_up(self, file: InputFile) -> tuple[Vocabulary, Whereabouts]:
        """Return the vocabulary for a file, and where it lies. Raises BadBeside."""
        folder = (os.path.dirname(file.name), file.root)  # noqa: PTH120 - text
        while folder not in self._of_folder:
            try:
                known = self._vocabulary(*folder), self._whereabouts(*folder)
                self._of_folder[folder] = known
            except OtherForm as error:
                if error.path in self.strange:
                    raise
                # Then the next one above it counts.
                self.strange[error.path] = error
        return self._of_folder[folder]

    def refuse_own(self, files: Iterable[InputFile]) -> None:
        """Raise OtherForm for a stranger's file in the one folder that was given."""
        # It is the analyst's own then, and meant to count for every file.
        roots = {Path(file.root) for file in files}
        for path, error in self.strange.items():
            if roots == {path.parent}:
                raise error

    def _vocabulary(self, folder: str, root: str) -> Vocabulary:
        words, aliases, columns = beside = tuple(
            nearest_beside(folder, root, name, without=self.strange)
            for name in ("words.csv", "aliases.csv", "columns.toml")
        )
        inputs.reads(filter(None, beside))
        if beside not in self._of_files:
            read = vocabulary(words=words, aliases=aliases, columns=columns)
            asked = self._manner._asdict().items()
            shared = {k: value for k, value in asked if k in Vocabulary._fields}
            self._of_files[beside] = read._replace(**shared)
        return self._of_files[beside]

    def _whereabouts(self, folder: str, root: str) -> Whereabouts:
        path = nearest_beside(folder, root, "periods.csv", without=self.strange)
        # A tracker of other items needs no period.
        if path is None or self._manner.framework == "none":
            return Whereabouts(root, self._manner.start)
        if path not in self._periods:
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
        for path, periods in self._periods.items():
            number = len(periods.period_of)
            settled = "1 period is" if number == 1 else f"{number} periods are"
            yield Result(str(path), None, notes=(f"{settled} settled here.",))


class FileReader:
    """Reads one file after another, each behind its fence; to be closed at the end."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.beside = Beside(manner)
        self._readers = Readers()

    def read(self, file: InputFile) -> Sequence[Result]:
        """Return the result of a file; of an archive, one for each member."""
        try:
            data = read_bytes(file.name)
        except Unreadable as error:
            return [skipped(file.name, error)]
        known, whereabouts = self.beside.looked_up(file)
        work = partial(
            read_file,
            file.name,
            data,
            vocabulary=known,
            whereabouts=whereabouts,
            readers=self._readers,
        )
        return fenced(file.name, work)

    def close(self) -> None:
        """End what was started."""
        self._readers.close()
