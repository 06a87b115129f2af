"""The parts of a document that hold text: the main one, its margins, its comments."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.filled_controls import is_control
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.paragraphs import Line, lines
from ohc.files.package import Package

MAIN = "main"
PAGE = ("header", "footer")
MARGINS = (*PAGE, "comments", "footnotes", "endnotes")
"""Parts around the text, by the kind of their relation."""


class Text(NamedTuple):
    """A part with text: of what kind, its name, its root, the sums of its pictures."""

    kind: str
    part: str
    root: Any
    pictures: dict[str, str]


def texts(package: Package, main: str) -> list[Text]:
    """Return the parts of a document that hold text. Raises Unreadable."""
    found = [(MAIN, main)]
    for kind in MARGINS:
        found += [(kind, name) for name in opening.related(package, main, kind)]
    return [
        Text(kind, name, opening.parsed(package.part(name)), _pictures(package, name))
        for kind, name in found
    ]


def _pictures(package: Package, part: str) -> dict[str, str]:
    """Return the sums of the pictures that a part shows, by its relations."""
    return {
        key: f"{zlib.crc32(package.part(target)):08x}"
        for key, kind, target in opening.relations(package, part)
        if kind == "image" and target in package
    }


def lines_of(found: Iterable[Text]) -> Iterator[Line]:
    """
    Give the lines outside controls of parts, those of margins under their kind.

    Headers and footers come last and sorted, each once: programs number them anew,
    and LibreOffice writes those of each section.
    """
    pages: set[tuple[Line, ...]] = set()
    for text in found:
        if text.kind == MAIN:
            yield from lines(text.root, is_control, text.pictures)
        elif text.kind in PAGE:
            pages.add(tuple(_in_margin(text, text.root)))
        else:
            for holder in text.root:
                if text.kind == "comments":
                    yield Line("[comment]", text.kind)
                yield from _in_margin(text, holder)
    for page in sorted(pages):
        yield from page


def _in_margin(text: Text, holder: Any) -> Iterator[Line]:
    for line in lines(holder, is_control, text.pictures):
        yield Line(line.text, text.kind)


def body_of(root: Any) -> Any:
    """Return the body of a main part, or nothing where it has none."""
    return root.find(f"{W}body")
