"""
Work on a file that is large or odd, in a process of its own, within time and memory.

Run by its path it is that process. What the work takes beyond its limits costs the
one file, whatever the work is.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ohc.errors import OhcError
from ohc.files.package import Package
from ohc.files.recognising import ZIP
from ohc.files.unreadable import Unreadable

SECONDS = 6
MEMORY = 450_000_000
HEAVY = 4_000_000
"""
Bytes unpacked, from which on a file is worked on apart: to start a process for each
return would take longer than to read it.
"""

HEAVY_ALONE = 1_000_000
"""Bytes of a file that is not packed, likewise."""

TOO_MUCH = (
    "Reading it takes far more time or memory than a file of this kind should need. "
    "Ask for it again, or split it."
)
FAILED = "ohc could not read it. Ask for it again."
T = TypeVar("T")


class Apart:
    """The process, started when it is first needed; to be closed at the end."""

    def __init__(self) -> None:
        self._reader: Any = None

    def done(self, work: Callable[..., T], *about: Any) -> T:
        """
        Return what a function of a module gives.

        Raises Unreadable and OhcError as it does, and Unreadable where it takes too
        much time or memory.
        """
        # Here, because few files are so heavy.
        import pickle

        from ohc.workbooks.other_formats.process import (
            Reader,
            ReaderDied,
            ReaderRefused,
        )

        self._reader = self._reader or Reader(__file__, seconds=SECONDS)
        try:
            result, error = self._reader.read(pickle.dumps((work, about)), MEMORY)
        except ReaderDied as died:
            raise Unreadable("too-large", TOO_MUCH) from died
        except ReaderRefused as refused:
            raise Unreadable("damaged", FAILED) from refused
        if error:
            raise error
        done: T = result
        return done

    def close(self) -> None:
        """End the process, if there is one."""
        if self._reader:
            self._reader.close()


def unpacked_size(data: bytes, package: Package | None = None) -> int:
    """Return how many bytes a file has, unpacked if it is an archive."""
    if not data.startswith(ZIP):
        return len(data)
    try:
        package = package or Package(data)
    except Unreadable:
        return len(data)
    return max(len(data), package.size)


def is_heavy(data: bytes, package: Package | None = None) -> bool:
    """
    Return whether work on a file may take long, or much memory.

    A ``package`` is the same file, of whoever has opened it already.
    """
    most = HEAVY if data.startswith(ZIP) else HEAVY_ALONE
    return unpacked_size(data, package) > most


def answered(question: bytes) -> tuple[Any, Exception | None]:
    """Return what the work of a question gives, or why it cannot be done."""
    import pickle

    work, about = pickle.loads(question)  # noqa: S301 - our own parent's
    try:
        return work(*about), None
    except (OhcError, Unreadable) as error:
        return None, error


if __name__ == "__main__":
    import gc

    # Started by its path, it does not know where the package is.
    sys.path.append(str(Path(__file__).parents[2]))
    # What is read holds no cycles, and is gone with the process.
    gc.disable()

    from ohc.workbooks.calamine import serve

    serve(sys.stdin.buffer, sys.stdout.buffer, read=answered)
