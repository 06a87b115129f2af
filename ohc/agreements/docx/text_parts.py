"""The parts of a document with text: its body, headers, footers, notes, comments."""

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
"""Parts beside the body, by the kind of their relation."""


class TextPart(NamedTuple):
    """A part with text: its kind, name and root, and checksums of its pictures."""

    kind: str
    name: str
    root: Any
    pictures: dict[str, str]


def text_parts(parts: Mapping[str, bytes], main: str) -> list[TextPart]:
    """Return the parts of a document that have text. Raises Unreadable."""
    margins = [
        (kind, name)
        for kind in MARGINS
        for name in opening.related(parts, main, kind=kind)
    ]
    places = [(MAIN, main), *margins]
    # All of them stay in memory at once, so their size is limited together.
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
    """The pictures of a document; the checksum of each is worked out once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._sums: dict[str, str] = {}

    def of(self, name: str) -> dict[str, str]:
        """Return the checksums of the pictures that a part shows, by relation."""
        return {
            key: self._sum(target)
            for key, kind, target in opening.relations(self._parts, name)
            if kind == "image" and target in self._parts
        }

    def _sum(self, target: str) -> str:
        # Of their bytes, not their names: programs renumber the names.
        if target not in self._sums:
            self._sums[target] = f"{zlib.crc32(self._parts[target]):08x}"
        return self._sums[target]


def paragraphs_of(texts: Iterable[TextPart]) -> Iterator[Paragraph]:
    """
    Give the paragraphs of parts outside controls; in margins they name their kind.

    Headers and footers come last, sorted and each once: programs renumber them, and
    LibreOffice writes them again for each section.
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
                    # A comment that has only a picture, or nothing, is still a comment.
                    yield Paragraph("[comment]", text.kind)
                yield from _in_margin(text, note)
    for page in sorted(pages):
        yield from page


def _in_margin(text: TextPart, holder: Any) -> Iterator[Paragraph]:
    for paragraph in paragraphs(holder, is_control, pictures=text.pictures):
        yield paragraph._replace(under=text.kind)


def body_of(root: Any) -> Any:
    """Return the body of a main part, or nothing if it has none."""
    return root.find(f"{W}body")
