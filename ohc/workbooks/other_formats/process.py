"""Read old formats in a separate process: a reader that crashes loses only one file."""

import contextlib
import pickle
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from ohc.files.interruptions import accompanied, undisturbed
from ohc.workbooks import calamine
from ohc.workbooks.calamine import LENGTH, QUESTION

SECONDS = 2
"""Processor seconds that reading a file may take, and for each of its MB."""

SECONDS_PER_MB = 0.5
MOST_SECONDS = 6
PATIENCE = 5
"""How many times as long to wait, because other programs use the processors too."""


class ReaderDied(Exception):
    """The reader ended without an answer, or was ended because it took too long."""


class ReaderRefused(Exception):
    """The reader says that it cannot read the file, in its own words."""


class Reader:
    """The process, started when first needed, and again after it has died."""

    def __init__(
        self, program: str = calamine.__file__, *, seconds: int = SECONDS
    ) -> None:
        self._program = program
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Return the number of the process, if there is one."""
        return self._process.pid if self._process else None

    def read(self, data: bytes, memory: int) -> Any:
        """
        Return what the program reads from a workbook, within a limit of memory.

        Raises ReaderRefused if it cannot read the file, ReaderDied if it took too long
        or too much memory, or crashed.
        """
        # It may have been ended from outside since the last file.
        if self._process and self._process.poll() is not None:
            self.close()
        process = self._process or self._start()
        seconds = self._seconds + int(SECONDS_PER_MB * len(data) / 1e6)
        seconds = min(seconds, MOST_SECONDS)
        # Pipes have no time-out on Windows, but killing the reader closes them.
        watch = threading.Timer(seconds * PATIENCE, process.kill)
        watch.daemon = True
        watch.start()
        try:
            answer = _exchange(process, data, limits=(memory, seconds))
        except (OSError, EOFError, struct.error, pickle.UnpicklingError) as error:
            self.close()
            raise ReaderDied from error
        finally:
            watch.cancel()
        if isinstance(answer, str):
            raise ReaderRefused(answer)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        with undisturbed():
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                [sys.executable, "-P", str(Path(self._program))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._process = accompanied(process)
        # Its first byte says that it is ready: starting does not count as reading.
        if self._process.stdout:
            self._process.stdout.read(1)
        return self._process

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process:
            self._process.kill()
            # Wait for it, so that it leaves no zombie; its pipes may be broken.
            with contextlib.suppress(OSError):
                self._process.communicate()
            self._process = None


def _exchange(
    process: subprocess.Popen[bytes], data: bytes, *, limits: tuple[int, int]
) -> Any:
    if not process.stdin or not process.stdout:
        raise EOFError
    process.stdin.write(QUESTION.pack(len(data), *limits))
    process.stdin.write(data)
    process.stdin.flush()
    (length,) = LENGTH.unpack(process.stdout.read(LENGTH.size))
    packed = process.stdout.read(length)
    return pickle.loads(packed)  # noqa: S301 - our own child's
