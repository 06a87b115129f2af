"""A process of its own for old formats: a reader that dies costs one file."""

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
"""Seconds of a processor that reading one file may take, and for each of its MB."""

SECONDS_PER_MB = 0.5
MOST_SECONDS = 6
PATIENCE = 5
"""So many times as long is waited, where other programs use the processors as well."""


class ReaderDied(Exception):
    """The reader ended without an answer, or was ended after so much time."""


class ReaderRefused(Exception):
    """The reader says that it cannot read the file; its words."""


class Reader:
    """The process, started when it is first needed and again after it died."""

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
        Return what the program reads of a workbook, with so many bytes of memory.

        Raises ReaderRefused for what it cannot read, ReaderDied where it took
        too long or too much memory or fell over.
        """
        # It may have been ended from outside since the last file.
        if self._process and self._process.poll() is not None:
            self.close()
        process = self._process or self._start()
        seconds = self._seconds + int(SECONDS_PER_MB * len(data) / 1e6)
        seconds = min(seconds, MOST_SECONDS)
        # Pipes have no time-out on Windows; a reader that is killed closes them.
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
            # Waited for, so that it leaves no zombie; its pipes may be broken.
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
