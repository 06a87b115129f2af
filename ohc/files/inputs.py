"""What is read is never written over, whichever command reads and writes it."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ohc.errors import CannotWrite
from ohc.record import Record

HINT = "Write to another file or folder."

Number = tuple[int, int]


class _Place(Record):
    """A file as it was named, where it is, and its number if it is there."""

    named: str
    where: str
    number: Number | None


class Files(Record):
    """What a command reads, by name, what it is to write, and what is done of that."""

    read: dict[str, None]
    written: list[_Place]
    done: dict[str, None]


_watched: list[Files] = []
"""The files of the command that is watched over, behind those of who called it."""


def of_this_command() -> Files:
    """Return the files of the command that is watched over."""
    return _files() or Files({}, [], {})


def _files() -> Files | None:
    return _watched[-1] if _watched else None


@contextmanager
def guarded() -> Iterator[None]:
    """
    Watch over the files of a command until it ends.

    Within it every reader says what it :func:`reads`, and every writer first what it
    :func:`writes`: whichever comes second finds that the two are one.
    """
    # Not handed from function to function: a new command could forget to pass it on.
    _watched.append(Files({}, [], {}))
    try:
        yield
    finally:
        _watched.pop()


def reads(paths: Iterable[str | Path]) -> None:
    """Note files that are read. Raises CannotWrite where one is to be written."""
    if files := _files():
        for path in map(str, paths):
            files.read[path] = None
            for output in files.written:
                _refuse_input(output, path)


def writes(paths: Iterable[str | Path]) -> None:
    """
    Note files that are to be written, before any of them is.

    Raises CannotWrite, whatever --force says, where one is read, or two are the same.
    """
    files = of_this_command()
    written_to = {key: output for output in files.written for key in _keys(output)}
    for output in filter(None, map(_output, paths)):
        refuse_read(output.named)
        for key in _keys(output):
            if other := written_to.get(key):
                raise _two_of_one(output, other)
            written_to[key] = output
        files.written.append(output)


def wrote(path: str | Path) -> None:
    """Note a file that is written, or needs no writing as it holds the same."""
    if files := _files():
        files.done[str(path)] = None


def refuse_read(path: str | Path) -> None:
    """Raise CannotWrite where a file that is to be written is one that is read."""
    files = _files()
    output = _output(path) if files else None
    if files and output:
        for name in files.read:
            _refuse_input(output, name)


def is_read(path: Path) -> bool:
    """Return whether a file is one of those that are read."""
    try:
        refuse_read(path)
    except CannotWrite:
        return True
    return False


def _output(path: str | Path) -> _Place | None:
    """Return where an output is; nothing for a device or pipe, which holds nothing."""
    named = str(path)
    try:
        about = os.stat(named)  # noqa: PTH116 - text
    except (OSError, ValueError):
        return _Place(named, _where(named), None)
    if not stat.S_ISREG(about.st_mode):
        return None
    return _Place(named, _where(named), _number(about))


def _number(about: os.stat_result) -> Number | None:
    # Some shares have no numbers for their files.
    return (about.st_dev, about.st_ino) if about.st_ino else None


def _where(path: str) -> str:
    # Without case on any system: beside Windows both would be one file on a share.
    return os.path.realpath(path).casefold()


def _keys(output: _Place) -> list[object]:
    # By number too, which a second name of the file (a hard link) does not change.
    return [output.where, *([output.number] if output.number else [])]


def _refuse_input(output: _Place, path: str) -> None:
    if _is_same(output, path):
        which = "" if output.named == path else f", {path}"
        raise CannotWrite(
            (
                f"{output.named} is one of the files that ohc reads{which}, "
                "so it was not replaced."
            ),
            HINT,
        )


def _is_same(output: _Place, path: str) -> bool:
    if output.number:
        try:
            # It alone is asked for each of many returns: it costs least.
            if _number(os.stat(path)) == output.number:  # noqa: PTH116 - text
                return True
        except (OSError, ValueError):
            return False
    if os.path.basename(path).casefold() != os.path.basename(output.where):  # noqa: PTH119
        return False
    return _where(path) == output.where


def _two_of_one(output: _Place, other: _Place) -> CannotWrite:
    if output.named == other.named:
        what = f"{output.named} would be written twice"
    else:
        what = f"{output.named} and {other.named} are the same file"
    return CannotWrite(f"{what}, so one of the two would be lost.", HINT)
