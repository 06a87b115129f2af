"""Reading many files, each behind a fence: one bad file costs that file only."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from ohc.files.gathering import InputFile, is_left_out, read_bytes
from ohc.files.package import Package
from ohc.files.unreadable import Unreadable
from ohc.problems import Problem
from ohc.progress.manner import Beside, Manner
from ohc.progress.returns.path_periods import Whereabouts
from ohc.progress.returns.returns import GUIDANCE_SHEET, Result, returns_of
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.apart import TOO_MUCH, is_heavy, unpacked_size
from ohc.workbooks.judging import Judged, judge
from ohc.workbooks.reading import Readers, open_book

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "text": (".csv", ".tsv", ".txt", ".tab"),
}
ORDINARY, MOST_TOGETHER = 200_000, 10_000_000
"""
Bytes that a return has unpacked, and what all in an archive may have beyond that: it
could hold thousands of workbooks, each of which takes as long as is allowed for one.
"""

TOO_MUCH_TOGETHER = Unreadable(
    "too-large",
    (
        "The workbooks in the archive are too large to be read "
        "together. Unpack it and name the folder."
    ),
)
UNKNOWN_PLACE = Whereabouts()


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
                    "not-a-workbook", "This is an archive inside an archive. Unpack it."
                )
            return _members(
                name,
                judged.package,
                vocabulary=vocabulary,
                readers=readers,
                whereabouts=whereabouts,
            )
        if is_heavy(data, judged.package):
            read = readers.done_apart(_read_apart, name, data, vocabulary, whereabouts)
            return [read]
        return [
            _read_book(
                name,
                data,
                judged=judged,
                vocabulary=vocabulary,
                readers=readers,
                whereabouts=whereabouts,
            )
        ]
    except Unreadable as error:
        return [skipped(name, error)]


def _read_apart(
    name: str, data: bytes, vocabulary: Vocabulary, whereabouts: Whereabouts
) -> Result:
    """Return what a file holds, in a process that reads it alone."""
    with closing(Readers()) as readers:
        return _read_book(
            name,
            data,
            judged=judge(data),
            vocabulary=vocabulary,
            readers=readers,
            whereabouts=whereabouts,
        )


def _read_book(
    name: str,
    data: bytes,
    *,
    judged: Judged,
    vocabulary: Vocabulary,
    readers: Readers,
    whereabouts: Whereabouts,
) -> Result:
    book = open_book(data, judged, readers, prose=(GUIDANCE_SHEET,))
    periods = whereabouts.periods(name)
    result = returns_of(book, name, vocabulary=vocabulary, path_periods=periods)
    if Path(name).suffix.casefold() not in SUFFIXES[judged.format]:
        note = f"its content is {judged.format}, although its name says otherwise."
        result = result._replace(notes=(*result.notes, note))
    return result


def _members(
    archive: str,
    package: Package,
    *,
    vocabulary: Vocabulary,
    readers: Readers,
    whereabouts: Whereabouts,
) -> Sequence[Result]:
    results: list[Result] = []
    spare = MOST_TOGETHER
    for member, data in package.members():
        name = f"{archive}/{member}"
        beyond = 0
        if isinstance(data, bytes) and not is_left_out(member):
            beyond = max(unpacked_size(data) - ORDINARY, 0)
        if isinstance(data, Unreadable):
            results.append(skipped(name, data))
        # Those of the usual size are read, however many large ones there were.
        elif beyond and spare <= 0:
            results.append(skipped(name, TOO_MUCH_TOGETHER))
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
        # One that had to be ended has used up what the others could have had.
        spare -= MOST_TOGETHER if beyond and _was_ended(results[-1]) else beyond
    empty = Unreadable(
        "empty-file", "The archive contains no file that could be a return."
    )
    return results or [skipped(archive, empty)]


def _was_ended(result: Result) -> bool:
    return any(problem.message == TOO_MUCH for problem in result.problems)


def fenced(name: str, work: Callable[[], Sequence[Result]]) -> Sequence[Result]:
    """Return what the work gives; whatever happens inside costs this file only."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit):
        raise
    except MemoryError:
        return [
            skipped(
                name, Unreadable("too-large", "There is not enough memory to read it.")
            )
        ]
    # A panic of the reader is a BaseException, no Exception.
    except BaseException as error:  # noqa: BLE001 - the fence around one file
        message = f"ohc could not read it ({type(error).__name__}). Ask for it again."
        return [skipped(name, Unreadable("damaged", message))]


def skipped(name: str, error: Unreadable) -> Result:
    """Return the result of a file that cannot be read."""
    problem = Problem(name, error.kind, message=error.message, found=error.detail)
    return Result(name, False, problems=(problem,))


def _with_sum(results: Sequence[Result], name: str, data: bytes) -> Sequence[Result]:
    # Here, because most runs ask for no sum.
    from ohc.files.digests import sha256_of

    digest = sha256_of(data)
    return [result._replace(source=name, sha256=digest) for result in results]


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
            return [skipped(file.name, error)._replace(source=file.name)]
        known, whereabouts = self.beside.looked_up(file)
        work = partial(
            read_file,
            file.name,
            data,
            vocabulary=known,
            whereabouts=whereabouts,
            readers=self._readers,
        )
        results = fenced(file.name, work)
        return _with_sum(results, file.name, data) if self.manner.sums else results

    def close(self) -> None:
        """End what was started."""
        self._readers.close()
