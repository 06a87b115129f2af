"""Reading many files, each behind a fence: one bad file costs that file only."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ohc.gathering import (
    Found,
    Gathered,
    holder,
    is_left_out,
    nearest_beside,
    read_bytes,
)
from ohc.problems import Problem
from ohc.progress.returns import Result, returns_of
from ohc.progress.words import Vocabulary, vocabulary
from ohc.workbooks.judge import judge
from ohc.workbooks.read import Readers, open_book
from ohc.workbooks.unreadable import Unreadable

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "text": (".csv", ".tsv", ".txt", ".tab"),
}
FRAMEWORKS = ("npa-2013", "none")


class Manner(NamedTuple):
    """How returns are to be read."""

    framework: str = "npa-2013"
    read_colours: bool = False


def read_file(name: str, data: bytes, words: Vocabulary, readers: Readers) -> Result:
    """
    Return what a file holds: its returns, or the problem that stops it.

    The same name, bytes and words give the same result.
    """
    try:
        judged = judge(data)
        if judged.format == "archive":
            message = "An archive inside an archive is not opened: unpack it."
            return skipped(name, Unreadable("not-a-workbook", message))
        book = open_book(data, judged, readers)
    except Unreadable as error:
        return skipped(name, error)
    result = returns_of(book, name, words)
    suffix = Path(name).suffix.casefold()
    if suffix in SUFFIXES[judged.format]:
        return result
    note = f"it is {judged.format} by its content, whatever its name says."
    return result._replace(notes=(*result.notes, note))


def fenced(name: str, work: Callable[[], Result]) -> Result:
    """Return what the work gives; whatever happens inside costs this file only."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        return skipped(name, Unreadable("too-large", "Reading it takes all memory."))
    # A panic of the reader is a BaseException, no Exception.
    except BaseException as error:  # noqa: BLE001 - the fence around one file
        message = f"Reading it failed ({type(error).__name__}): ask for it again."
        return skipped(name, Unreadable("damaged", message))


def skipped(name: str, error: Unreadable) -> Result:
    """Return the result of a file that cannot be read."""
    problem = Problem(name, error.kind, error.message, found=error.found)
    return Result(name, False, (), (problem,))


def find_words(found: Found, manner: Manner) -> Vocabulary:
    """
    Return the words for a file: the bundled ones, and those beside it.

    ``words.csv``, ``aliases.csv`` and ``columns.toml`` of its folder, or of the
    nearest above it that was given. Raises BadBeside.
    """
    return _words_of(found.path.parent, found.root, manner)


@cache
def _words_of(folder: Path, root: Path, manner: Manner) -> Vocabulary:
    beside = {
        name: nearest_beside(folder, root, name)
        for name in ("words.csv", "aliases.csv", "columns.toml")
    }
    return _vocabulary(*beside.values(), manner)


@cache
def _vocabulary(
    words: Path | None, aliases: Path | None, columns: Path | None, manner: Manner
) -> Vocabulary:
    found = vocabulary(words=words, aliases=aliases, columns=columns)
    return found._replace(**manner._asdict())


def results(
    gathered: Gathered, manner: Manner, watch: Callable[[int, int], None]
) -> Iterator[Result]:
    """
    Give the result of each file, in order; of an archive, one for each member.

    ``watch`` is told after each file how many of how many are done.
    """
    # A mistake of the analyst's is said before the work begins.
    for found in gathered.files:
        find_words(found, manner)
    readers = Readers()
    # Results hold no cycles; looking for some took a third of the time.
    gc.disable()
    try:
        for number, found in enumerate(gathered.files, start=1):
            yield from _results_of(found, find_words(found, manner), readers)
            watch(number, len(gathered.files))
    finally:
        gc.enable()
        readers.close()


def _results_of(found: Found, words: Vocabulary, readers: Readers) -> Iterator[Result]:
    try:
        data = read_bytes(found.path)
    except Unreadable as error:
        yield skipped(found.name, error)
        return
    try:
        if _looks_like_archive(data) and (judged := judge(data)).format == "archive":
            members = judged.package.members() if judged.package else ()
            yield from _members_results(found.name, members, words, readers)
            return
    except Unreadable as error:
        yield skipped(found.name, error)
        return
    yield fenced(found.name, partial(read_file, found.name, data, words, readers))


def _looks_like_archive(data: bytes) -> bool:
    """Return whether a file may be a zip that is no Office file."""
    office = b"[Content_Types].xml" in data or b"mimetype" in data[:64]
    return data.startswith(b"PK") and not office


def _members_results(
    archive: str,
    members: Iterable[tuple[str, bytes | Unreadable]],
    words: Vocabulary,
    readers: Readers,
) -> Iterator[Result]:
    for member, data in members:
        name = f"{archive}/{member}"
        if isinstance(data, Unreadable):
            yield skipped(name, data)
        elif not is_left_out(PurePosixPath(member)):
            yield fenced(name, partial(read_file, name, data, words, readers))


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
