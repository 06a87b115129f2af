"""Reading many files, each behind a fence: one bad file costs that file only."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ohc.files.gathering import (
    Found,
    Gathered,
    holder,
    is_left_out,
    nearest_beside,
    read_bytes,
)
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.problems import Problem
from ohc.progress.returns.returns import GUIDANCE_SHEET, Result, returns_of
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "text": (".csv", ".tsv", ".txt", ".tab"),
}
MANY = 400
"""So many files are worth the start of a second process."""

FRAMEWORKS = ("npa-2013", "none")


class Manner(NamedTuple):
    """How returns are to be read."""

    framework: str = "npa-2013"
    read_colours: bool = False


def read_file(
    name: str, data: bytes, words: Vocabulary, readers: Readers, *, inside: bool = False
) -> Sequence[Result]:
    """
    Return what a file holds: its returns, or the problem that stops it.

    One result, of an archive one for each member. The same name, bytes and words
    give the same result.
    """
    try:
        judged = judge(data)
        if judged.package and judged.format == "archive":
            if inside:
                raise Unreadable(
                    "not-a-workbook", "An archive in an archive: unpack it."
                )
            return _members(name, judged.package, words, readers)
        book = open_book(data, judged, readers, prose=(GUIDANCE_SHEET,))
    except Unreadable as error:
        return [skipped(name, error)]
    result = returns_of(book, name, words)
    if Path(name).suffix.casefold() not in SUFFIXES[judged.format]:
        note = f"it is {judged.format} by its content, whatever its name says."
        result = result._replace(notes=(*result.notes, note))
    return [result]


def _members(
    archive: str, package: Package, words: Vocabulary, readers: Readers
) -> Sequence[Result]:
    found: list[Result] = []
    for member, data in package.members():
        name = f"{archive}/{member}"
        if isinstance(data, Unreadable):
            found.append(skipped(name, data))
        elif not is_left_out(member):
            read = partial(read_file, name, data, words, readers, inside=True)
            found += fenced(name, read)
    empty = Unreadable(
        "empty-file", "The archive holds no file that could be a return."
    )
    return found or [skipped(archive, empty)]


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
    problem = Problem(name, error.kind, error.message, found=error.found)
    return Result(name, False, (), (problem,))


class Beside:
    """
    The words for files: the bundled ones, and what stands beside the files.

    ``words.csv``, ``aliases.csv`` and ``columns.toml`` of a file's folder count, or
    of the nearest above it that was given.
    """

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._of_folder: dict[tuple[str, str], Vocabulary] = {}
        self._of_files: dict[tuple[Path | None, ...], Vocabulary] = {}

    def words(self, found: Found) -> Vocabulary:
        """Return the words for a file. Raises BadBeside."""
        place = (os.path.dirname(found.name), found.root)  # noqa: PTH120 - text
        if place not in self._of_folder:
            names = ("words.csv", "aliases.csv", "columns.toml")
            files = tuple(nearest_beside(*place, name) for name in names)
            if files not in self._of_files:
                words, aliases, columns = files
                read = vocabulary(words=words, aliases=aliases, columns=columns)
                self._of_files[files] = read._replace(**self._manner._asdict())
            self._of_folder[place] = self._of_files[files]
        return self._of_folder[place]

    def remarks(self) -> Iterator[Result]:
        """Give what is to be said of the files beside the returns that are used."""
        for words in self._of_files.values():
            for name, note in words.settled:
                yield Result(name, None, notes=(note,))


class FileReader:
    """Reads one file after another, each behind its fence."""

    def __init__(self, manner: Manner) -> None:
        self.beside = Beside(manner)
        self._readers = Readers()

    def read(self, found: Found) -> Sequence[Result]:
        """Return the result of a file; of an archive, one for each member."""
        try:
            data = read_bytes(found.name)
        except Unreadable as error:
            return [skipped(found.name, error)]
        words = self.beside.words(found)
        work = partial(read_file, found.name, data, words, self._readers)
        return fenced(found.name, work)

    def close(self) -> None:
        """End what was started."""
        self._readers.close()


def results(
    gathered: Gathered, manner: Manner, watch: Callable[[int, int], None]
) -> Iterator[Result]:
    """
    Give the result of each file, in order; of an archive, one for each member.

    ``watch`` is told after each file how many of how many are done. Raises
    BadBeside before the work begins.
    """
    files, reader = gathered.files, FileReader(manner)
    for found in files:
        reader.beside.words(found)
    yield from reader.beside.remarks()
    # Results hold no cycles; looking for some took a third of the time.
    gc.disable()
    try:
        for number, read in enumerate(_read_all(files, manner, reader), start=1):
            yield from read
            watch(number, len(files))
    finally:
        gc.enable()
        reader.close()


def _read_all(
    files: Sequence[Found], manner: Manner, reader: FileReader
) -> Iterator[Sequence[Result]]:
    if len(files) < MANY or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - one more
        return map(reader.read, files)
    from ohc.progress.returns.pair import read_by_two

    return read_by_two(files, manner, reader)


def lock_problems(locks: Iterable[Path]) -> list[Problem]:
    """Return a problem for each lock: who has which workbook open."""
    problems = []
    for lock in locks:
        who, workbook = holder(lock)
        message = (
            f"{who or 'Someone'} has {workbook} open: what is not saved is not read."
        )
        problems.append(Problem(os.fspath(lock), "lock-file", message, found=who))
    return problems
