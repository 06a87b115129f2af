"""The folders below one that someone gives, however deep, and names with wildcards."""

import glob
import os
from collections.abc import Iterator

from ohc.errors import OhcError


class NoSuchFile(OhcError):
    """A path that leads nowhere, or a wildcard that nothing fits."""


def folders_below(folder: str, closed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """
    Give a folder and each below it with the names of its files, in order.

    Hidden folders are left out, and so are links to where one was. Those that may
    not be searched are added to ``closed``.
    """
    been: set[object] = set()
    # Not os.walk, which calls itself for each folder: a thousand deep end Python.
    left = [folder]
    while left:
        place = left.pop()
        # A link may lead back to where one was.
        if (known := _identity(place)) in been:
            continue
        been.add(known)
        try:
            folders, names = _listed(place)
        except OSError:
            closed.append(place)
            continue
        yield place, names
        left += (os.path.join(place, name) for name in reversed(folders))  # noqa: PTH118


def _identity(folder: str) -> object:
    """Return what a folder is, by whatever path or link it is named."""
    # Not its real path, for which each folder above it is looked at, time and again.
    try:
        about = os.stat(folder)  # noqa: PTH116 - text
    except OSError:
        return folder
    # Some shares have no numbers for their folders.
    return (about.st_dev, about.st_ino) if about.st_ino else os.path.realpath(folder)


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """Return the folders and the files in a folder, in the order of any system."""
    folders, names = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not _is_folder(entry):
                names.append(entry.name)
            elif not entry.name.startswith("."):
                folders.append(entry.name)
    return sorted(folders), sorted(names)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def matching(pattern: str) -> list[str]:
    """Return the paths that fit a pattern. Raises NoSuchFile for too deep ones."""
    try:
        return glob.glob(pattern, recursive=True)  # noqa: PTH207
    except RecursionError as error:
        raise NoSuchFile(
            f"The folders that match {pattern} are nested too deep to search.",
            "Name the folder itself, without **. Everything in it is read.",
        ) from error
