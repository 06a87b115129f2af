"""
Work on a large or odd file in a separate process, with limits of time and memory.

Run by its path, this is that process. Work that exceeds its limits loses only the one
file.
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
    """The process, started when first needed; close it at the end."""

    def __init__(self) -> None:
        self._reader: Any = None

    def done(self, work: Callable[..., T], *about: Any) -> T:
        """
        Return the result of a function in a module.

        Raises Unreadable and OhcError as the function does, and Unreadable if it takes
        too much time or memory.
        """
        # Imported here, because few files are so large.
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
    """Return the size of a file in bytes, unpacked if it is an archive."""
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
    """Return the result of the work that was asked for, or why it cannot be done."""
    import pickle

    work, about = pickle.loads(question)  # noqa: S301 - our own parent's
    try:
        return work(*about), None
    except (OhcError, Unreadable) as error:
        return None, error


if __name__ == "__main__":
    import gc

    # Started by its path, the process does not know where the package is.
    sys.path.append(str(Path(__file__).parents[2]))
    # The data read have no reference cycles, and are freed when the process ends.
    gc.disable()

    from ohc.workbooks.calamine import serve

    serve(sys.stdin.buffer, sys.stdout.buffer, read=answered)
