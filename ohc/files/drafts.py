"""Temporary files of ours: held by who writes them, taken away where nobody does."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

A_MOMENT = 2
"""Seconds: a younger one may not be held yet."""

AN_HOUR = 3_600
"""Where nobody can tell who holds one it is left for so many seconds."""

_tidied: set[Path] = set()


def is_draft(name: str) -> bool:
    """Return whether a file is called as ours are until they are written whole."""
    return bool(re.fullmatch(r"\.ohc-[0-9a-f]{16}\.tmp", name))


def draft_beside(path: Path) -> Path:
    """Return a new path for what is to become a file."""
    import secrets

    return path.with_name(f".ohc-{secrets.token_hex(8)}.tmp")


def hold(file: BinaryIO) -> bool | None:
    """
    Hold a file until it is closed, and return whether nobody else does.

    The system lets go of it where the process is killed. None where it has no locks:
    on Windows, and on some shares.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def tidy_once(folder: Path) -> None:
    """Tidy a folder before this run first writes into it."""
    if folder not in _tidied:
        _tidied.add(folder)
        tidy(folder)


def tidy(folder: Path) -> None:
    """Take away the temporary files of runs that were killed, or lost their power."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if is_draft(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_if_left(Path(entry.path))


def _remove_if_left(draft: Path) -> None:
    age = time.time() - draft.stat().st_mtime
    if age < A_MOMENT:
        return
    with draft.open("rb") as file:
        is_free = hold(file)
    # Closed first: Windows removes no file that is open.
    if is_free or (is_free is None and age > AN_HOUR):
        draft.unlink()
