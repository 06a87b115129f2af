"""Many files read in order, in this process or on several processors."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ohc.files.gathering import Gathered, InputFile, holder
from ohc.files.interruptions import follow
from ohc.problems import Problem
from ohc.progress.manner import Manner
from ohc.progress.options import Work
from ohc.progress.returns.reading import FileReader
from ohc.progress.returns.returns import Result

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

MANY = 400
"""From so many files on a second process pays for its start: 464 gain nothing."""

CHUNK = 10
"""
Files that are sent together: one by one, sending would cost more than reading, and of
many their results take memory until they are counted.
"""

AHEAD = 6 * max(2, os.cpu_count() or 1)
"""So many chunks may wait to be taken, so that memory stays flat."""

Answer = Sequence[Sequence[Result]]


def results(gathered: Gathered, manner: Manner, work: Work) -> Iterator[Result]:
    """
    Give the result of each file, in order; of an archive, one for each member.

    Raises BadBeside before the work begins.
    """
    files = gathered.files
    with closing(FileReader(manner)) as reader:
        for file in files:
            reader.beside.vocabulary(file)
        reader.beside.refuse_own(files)
        yield from reader.beside.remarks()
        # Others need not read the answers workbooks again, for every ten files.
        reader.manner = manner._replace(facts_of=reader.beside.facts_of)
        with executor_for(len(files), work) as executor, _no_search_for_cycles():
            helps = executor is not work.executor
            read = read_all(files, reader, executor, helps=helps)
            for number, answer in enumerate(read, start=1):
                yield from answer
                work.watch(number, len(files))


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    # Results hold no cycles; looking for some took a third of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def executor_for(files: int, work: Work) -> Iterator["Executor | None"]:
    """Give who helps with reading; a pool of our own ends with the reading."""
    others = (os.cpu_count() or 1) - 1
    if work.executor or not work.all_processors or files < MANY or not others:
        yield work.executor
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(others, initializer=start_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def start_worker() -> None:
    """Prepare a process of our pool, which reads for this one and says nothing."""
    gc.disable()
    follow()


def read_all(
    files: Sequence[InputFile],
    reader: FileReader,
    executor: "Executor | None" = None,
    *,
    helps: bool = False,
) -> Iterator[Sequence[Result]]:
    """
    Give the results of each file, in order, read by an executor if there is one.

    This process ``helps`` where it would only wait: it takes back chunks that nobody
    has begun. What an executor does not answer, because it broke or a worker died,
    is read here: no file is lost by it.
    """
    if executor is None:
        yield from map(reader.read, files)
        return
    chunks = (files[start : start + CHUNK] for start in range(0, len(files), CHUNK))
    sending = _Sending(chunks, reader.manner, executor)
    while chunk := sending.first():
        while helps and not chunk.is_answered():
            spare = sending.take_back() or chunk.taken_back() or sending.take_unsent()
            if not spare:
                break
            spare.answer = [reader.read(file) for file in spare.files]
        yield from chunk.answered() or map(reader.read, chunk.files)


class _Chunk:
    """Files that were sent together, and what came of them so far."""

    def __init__(
        self, files: Sequence[InputFile], future: "Future[Answer] | None"
    ) -> None:
        self.files = files
        self.future = future
        self.answer: Answer | None = None

    def is_answered(self) -> bool:
        """Return whether nobody need wait for it."""
        return self.future is None or self.future.done()

    def taken_back(self) -> "_Chunk | None":
        """Return this chunk as ours to read, unless somebody has begun."""
        if self.future is None or not self.future.cancel():
            return None
        self.future = None
        return self

    def answered(self) -> Answer | None:
        """Return what came, once it has; nothing where it cannot come any more."""
        if self.future is None:
            return self.answer
        if self.future.cancelled() or self.future.exception() is not None:
            return None
        return self.future.result()


class _Sending:
    """Chunks that are sent to an executor ahead of whoever takes them in order."""

    def __init__(
        self,
        chunks: Iterator[Sequence[InputFile]],
        manner: Manner,
        executor: "Executor | None",
    ) -> None:
        self._chunks = chunks
        self._manner = manner
        self._executor = executor
        self._sent: deque[_Chunk] = deque()

    def first(self) -> _Chunk | None:
        """Return the next chunk in order; nothing at the end."""
        self._send_ahead()
        return self._sent.popleft() if self._sent else None

    def take_back(self) -> _Chunk | None:
        """Return the last chunk that nobody has begun, now ours to read."""
        return next(filter(None, map(_Chunk.taken_back, reversed(self._sent))), None)

    def take_unsent(self) -> _Chunk | None:
        """Return the next chunk that was not sent, ours to read; not without end."""
        if len(self._sent) >= 2 * AHEAD or not (files := next(self._chunks, None)):
            return None
        self._sent.append(_Chunk(files, None))
        return self._sent[-1]

    def _send_ahead(self) -> None:
        while len(self._sent) < AHEAD and (files := next(self._chunks, None)):
            self._sent.append(_Chunk(files, self._future(files)))

    def _future(self, files: Sequence[InputFile]) -> "Future[Answer] | None":
        if self._executor is None:
            return None
        try:
            return self._executor.submit(read_chunk, files, self._manner)
        except RuntimeError:
            # It is broken, or was shut down: the rest is read in this process.
            self._executor = None
            return None


def read_chunk(chunk: Sequence[InputFile], manner: Manner) -> Answer:
    """Return the results of each file of a chunk, read in a process of an executor."""
    with closing(FileReader(manner)) as reader:
        return [reader.read(file) for file in chunk]


def lock_problems(locks: Iterable[Path]) -> list[Problem]:
    """Return a problem for each lock: who has which workbook open."""
    problems = []
    for lock in locks:
        who, workbook = holder(lock)
        message = (
            f"{who or 'Someone'} has {workbook} open. Unsaved changes are not read."
        )
        problem = Problem(os.fspath(lock), "lock-file", message=message, found=who)
        problems.append(problem)
    return problems
