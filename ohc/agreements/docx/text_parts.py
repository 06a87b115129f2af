"""The parts of a document that hold text: the main one, its margins, its comments."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ohc.agreements.docx import opening
from ohc.agreements.docx.filled_controls import is_control
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.paragraphs import Paragraph, paragraphs

MAIN = "main"
PAGE = ("header", "footer")
MARGINS = (*PAGE, "comments", "footnotes", "endnotes")
"""Parts around the text, by the kind of their relation."""


class TextPart(NamedTuple):
    """A part with text: of what kind, its name, its root, the sums of its pictures."""

    kind: str
    name: str
    root: Any
    pictures: dict[str, str]


def text_parts(parts: Mapping[str, bytes], main: str) -> list[TextPart]:
    """Return the parts of a document that hold text. Raises Unreadable."""
    margins = [
        (kind, name)
        for kind in MARGINS
        for name in opening.related(parts, main, kind=kind)
    ]
    places = [(MAIN, main), *margins]
    # All of them stay in memory, so that they are weighed together.
    opening.refuse_weight(sum(opening.weight(parts[name]) for _, name in places))
    pictures = _Pictures(parts)
    return [
        TextPart(
            kind=kind,
            name=name,
            root=opening.parsed(parts[name]),
            pictures=pictures.of(name),
        )
        for kind, name in places
    ]


class _Pictures:
    """The pictures of a document, each summed once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._sums: dict[str, str] = {}

    def of(self, name: str) -> dict[str, str]:
        """Return the sums of the pictures that a part shows, by its relations."""
        return {
            key: self._sum(target)
            for key, kind, target in opening.relations(self._parts, name)
            if kind == "image" and target in self._parts
        }

    def _sum(self, target: str) -> str:
        # By its bytes and not by its name, which programs number anew.
        if target not in self._sums:
            self._sums[target] = f"{zlib.crc32(self._parts[target]):08x}"
        return self._sums[target]


def paragraphs_of(texts: Iterable[TextPart]) -> Iterator[Paragraph]:
    """
    Give the paragraphs outside controls of parts, those of margins under their kind.

    Headers and footers come last and sorted, each once: programs number them anew,
    and LibreOffice writes those of each section.
    """
    pages: set[tuple[Paragraph, ...]] = set()
    for text in texts:
        if text.kind == MAIN:
            yield from paragraphs(text.root, is_control, pictures=text.pictures)
        elif text.kind in PAGE:
            pages.add(tuple(_in_margin(text, text.root)))
        else:
            for note in text.root:
                if text.kind == "comments":
                    # A comment of a picture alone, or of nothing, is one all the same.
                    yield Paragraph("[comment]", text.kind)
                yield from _in_margin(text, note)
    for page in sorted(pages):
        yield from page


def _in_margin(text: TextPart, holder: Any) -> Iterator[Paragraph]:
    for paragraph in paragraphs(holder, is_control, pictures=text.pictures):
        yield paragraph._replace(under=text.kind)


def body_of(root: Any) -> Any:
    """Return the body of a main part, or nothing where it has none."""
    return root.find(f"{W}body")
