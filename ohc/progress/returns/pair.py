"""Many files read by two processes, where there is a second processor."""

import contextlib
import gc
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from ohc.files.gathering import Found
from ohc.progress.returns.reading import FileReader, Manner
from ohc.progress.returns.returns import Result

LEAD, CHUNK = 100, 25
"""Files that the first process reads while the second starts, and then in turns."""

AHEAD = 4
"""So many chunks the second process may be ahead."""

SERVE = "from ohc.progress.pair import serve; serve()"

Answer = list[Sequence[Result]]


def read_by_two(
    files: Sequence[Found], manner: Manner, reader: FileReader
) -> Iterator[Sequence[Result]]:
    """
    Give the results of each file, in order, half of them read by a second process.

    Where that process ends early, the first reads its files too.
    """
    rest = [files[at : at + CHUNK] for at in range(LEAD, len(files), CHUNK)]
    partner = _Partner(rest[1::2], manner)
    try:
        yield from map(reader.read, files[:LEAD])
        for number, chunk in enumerate(rest):
            answer = partner.answer() if number % 2 else None
            yield from answer or map(reader.read, chunk)
    finally:
        partner.close()


class _Partner:
    """The second process, and what it has answered so far."""

    def __init__(self, chunks: Sequence[Sequence[Found]], manner: Manner) -> None:
        self._answers: queue.Queue[Answer | None] = queue.Queue(maxsize=AHEAD)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-P", "-c", SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # A thread takes the answers, so that a full pipe stops nobody.
        self._listener = threading.Thread(
            target=self._listen, args=(chunks, manner), daemon=True
        )
        self._listener.start()
        self._ended = False

    def _listen(self, chunks: Sequence[Sequence[Found]], manner: Manner) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, pickle.PickleError):
            if self._process.stdin and self._process.stdout:
                pickle.dump((chunks, manner), self._process.stdin)
                self._process.stdin.close()
                for _ in chunks:
                    self._answers.put(pickle.load(self._process.stdout))  # noqa: S301 - ours
        self._answers.put(None)

    def answer(self) -> Answer | None:
        """Return the results of the next chunk, nothing where there are none."""
        if self._ended:
            return None
        found = self._answers.get()
        self._ended = found is None
        return found

    def close(self) -> None:
        """End the process and the thread that listens to it."""
        self._process.kill()
        while self._listener.is_alive():
            with contextlib.suppress(queue.Empty):
                self._answers.get(timeout=0.01)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


def serve(questions: BinaryIO | None = None, answers: BinaryIO | None = None) -> None:
    """Read the chunks that stdin names, and answer each with its results."""
    questions, answers = questions or sys.stdin.buffer, answers or sys.stdout.buffer
    gc.disable()
    chunks, manner = pickle.load(questions)  # noqa: S301 - from our own parent
    reader = FileReader(manner)
    for chunk in chunks:
        pickle.dump([reader.read(found) for found in chunk], answers, protocol=-1)
        answers.flush()
    reader.close()
