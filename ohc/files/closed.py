"""Folders and files that are closed to whoever asks, or gone when they are read."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ohc.errors import OhcError

WILD = frozenset("*?[")
CLOSED_FOLDER = (
    "You do not have permission to open this folder, so nothing "
    "in it was read. Ask for access."
)
CLOSED_FILE = (
    "The file is open in another program, or you do not have "
    "permission to read it. Close it there, or ask for access."
)
GONE = (
    "The file is no longer there. It was moved or renamed, or it is a shortcut to a "
    "file that no longer exists."
)


class NothingOpen(OhcError):
    """Folders, and none of them may be opened."""


def refuse_closed(paths: Sequence[str]) -> None:
    """Raise NothingOpen where all that there is are folders, listed since closed."""
    # The first file that is none ends the search: each look at a share takes time.
    if paths and all(map(is_folder, paths)):
        raise NothingOpen(
            f"You do not have permission to open the folder {paths[0]}.",
            "Ask for access to it.",
        )


def closed_to(pattern: str) -> Iterator[str]:
    """Give the folders in which the files of a pattern may be, and nobody may look."""
    # glob passes over them in silence.
    parts = Path(pattern).parts
    for number, part in enumerate(parts):
        if WILD & {*part}:
            within = os.path.join("", *parts[:number])  # noqa: PTH118 - text
            folders = glob.glob(within) if within else [os.curdir]  # noqa: PTH207
            yield from filter(_is_closed, folders)


def is_folder(path: str) -> bool:
    """Return whether a path is a folder, as far as that can be told."""
    return os.path.isdir(path)  # noqa: PTH112 - Path's raises where it is closed


def _is_closed(folder: str) -> bool:
    try:
        os.scandir(folder).close()
    except PermissionError:
        return True
    except OSError:
        return False
    return False
