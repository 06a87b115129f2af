"""What a document is made from: where that is the same, so is the document."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from ohc.agreements.answers.merging import Merged

ROOMS = ("agreements", "files", "reference", "workbooks")
"""The rooms of the program that make documents; the single modules do so too."""

PACKAGES = ("docxtpl", "jinja2", "lxml", "markupsafe")
"""What else does, told by the module that has its version."""


class Recipe:
    """A template and the program that fills it: both make a document what it is."""

    def __init__(self, template: bytes) -> None:
        self._beginning = _program() + hashlib.sha256(template).digest()

    def sum(self, place: str, answers: Merged, *, final: bool = False) -> str:
        """Return the sum of all that the document of a place is made from."""
        # Sorted, since a document made again lists answers in its own order.
        written = json.dumps([place, *answers, final], sort_keys=True)
        return hashlib.sha256(self._beginning + written.encode()).hexdigest()


@cache
def _program() -> bytes:
    """Return the sum of the program that makes documents, with all its tables."""
    digest = hashlib.sha256()
    for path in modules_and_tables():
        # Not the version alone: that of a program under repair stays the same.
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.digest()


def modules_and_tables() -> Iterator[Path]:
    """Give the files on which a document rests, in the same order each time."""
    root = Path(__file__).parents[2]
    yield from sorted(root.glob("*.py"))
    for room in ROOMS:
        yield from sorted((root / room).rglob("*.py"))
    tables = Path(str(import_module("ohc.datasets").__file__)).parent
    yield from sorted(tables.glob("*.csv"))
    for name in PACKAGES:
        package = find_spec(name)
        if package and package.origin:
            yield Path(package.origin)
