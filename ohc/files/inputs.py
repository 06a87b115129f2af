"""What was given is never written over: outputs that are inputs are refused."""

import os
from collections.abc import Iterable
from pathlib import Path

from ohc.errors import CannotWrite

Identity = tuple[object, ...]


def identity(path: Path | str) -> Identity:
    """Return what a file is, by whatever path or link it is named."""
    try:
        about = Path(path).stat()
    except (OSError, ValueError, RuntimeError):
        # What is not there yet is known by its place, links of its folder followed.
        return (os.path.realpath(path),)
    # Some shares have no numbers for their files.
    return (about.st_dev, about.st_ino) if about.st_ino else (os.path.realpath(path),)


def refuse_inputs(outputs: Iterable[Path], inputs: Iterable[str]) -> None:
    """
    Raise CannotWrite where an output is an input, or two outputs are one file.

    Asked before anything is written, and whatever --force says.
    """
    given = {identity(path): path for path in inputs}
    written: dict[Identity, Path] = {}
    for output in outputs:
        known = identity(output)
        if known in given:
            raise CannotWrite(
                f"{output} is one of the files that are read, {given[known]}: nothing "
                "is written over it.",
                "Name another file or folder with --output.",
            )
        if written.setdefault(known, output) != output:
            raise CannotWrite(
                f"{output} and {written[known]} are the same file: one would be lost.",
                "Take away the link, or name another folder with --output.",
            )
