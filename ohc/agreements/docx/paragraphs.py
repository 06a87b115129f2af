"""Read the text of a document outside its fields, so that additions show."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ohc.agreements.docx.elements import (
    COMPATIBLE,
    EMBED,
    HOLDERS,
    MARKS,
    SPACES,
    field_code,
    local_name,
)
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.runs import is_struck, symbol

IsControl = Callable[[Any], bool]

_OF_CONTENTS = frozenset({"TOC", "PAGEREF"})
_CONTENTS = ("TOC", "Contents")
"""How the style names of a contents list begin in Word and in LibreOffice."""

DEEPEST, LONGEST = 20, 200
"""Limits: how deep fields are nested, and how many letters of a field code count."""

_CONTINUED = "][struck: "


class Paragraph(NamedTuple):
    """A paragraph without its fields: its text, and the heading above it."""

    text: str
    under: str

    @property
    def sum(self) -> str:
        """Return a short checksum of the text."""
        return f"{zlib.crc32(self.text.encode('utf-8', 'replace')):08x}"


def paragraphs(
    root: Any, is_control: IsControl, pictures: Mapping[str, str] | None = None
) -> Iterator[Paragraph]:
    """
    Give the paragraphs below an element that have content outside controls.

    White space counts as one space, because programs wrap and indent differently. A
    field that programs update appears as its name, unless it is in the contents list.
    Anything else that is not text appears as its name, and a picture as the checksum
    of its bytes (``pictures``, by relation), so that every addition shows.
    """
    walk = _Walk(is_control, pictures or {})
    under = ""
    for style, shown in walk.paragraphs(root):
        # Word splits a run wherever someone edited or checked spelling: two runs that
        # are struck out must give the same text as one.
        text = " ".join(shown.replace(_CONTINUED, "").split())
        if text:
            under = text if style.startswith("Heading") else under
            yield Paragraph(text, under)


class _Walk:
    """A walk through a part that keeps track of the Word fields it is inside."""

    def __init__(self, is_control: IsControl, pictures: Mapping[str, str]) -> None:
        self._is_control, self._pictures = is_control, pictures
        self._instructions: list[str] = []
        self._deeper = 0
        self._is_entry = False

    def paragraphs(self, element: Any) -> Iterator[tuple[str, str]]:
        """Give the style and text of each paragraph, and what is between them."""
        for child in element:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name in HOLDERS:
                if name != "sdt" or not self._is_control(child):
                    yield from self.paragraphs(child)
            elif name and name not in MARKS:
                yield "", "".join(self._named(child, name))

    def _paragraph(self, paragraph: Any) -> Iterator[tuple[str, str]]:
        # Not by find(), which is slow: a document has thousands of paragraphs.
        styles = (
            mark.get(f"{W}val", "")
            for properties in paragraph.iterchildren(f"{W}pPr")
            for mark in properties.iterchildren(f"{W}pStyle")
        )
        style = next(styles, "")
        self._is_entry = style.startswith(_CONTENTS)
        boxes: list[Any] = []
        yield style, "".join(self._texts(paragraph, boxes))
        # A contents list spans paragraphs. Any other field that is still open has lost
        # its end: if it went on, it would hide what people typed below.
        self._instructions = [
            instruction
            for instruction in self._instructions
            if field_code(instruction) in {"TOC", ""}
        ]
        for box in boxes:
            yield from self.paragraphs(box)

    def _texts(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            name = local_name(child)
            if name == "fldChar":
                yield from self._turn(child.get(f"{W}fldCharType", ""))
            elif name == "instrText" and self._instructions:
                # Word splits the words of a field over several runs.
                whole = self._instructions[-1] + (child.text or "")
                self._instructions[-1] = whole.lstrip()[:LONGEST]
            elif name == "txbxContent":
                boxes.append(child)
            elif name in HOLDERS:
                yield from self._held(child, name, boxes=boxes)
            elif name and name not in MARKS and not self._is_worked_out():
                yield from self._text(child, name, boxes=boxes)

    def _held(self, holder: Any, name: str, *, boxes: list[Any]) -> Iterator[str]:
        """Give the texts in an element that holds others, and marks of its own."""
        if name == "r" and is_struck(holder):
            yield from ("[struck: ", *self._texts(holder, boxes), "]")
        elif not self._is_passed_over(holder, name):
            if name == "hyperlink" and holder.get(f"{EMBED}id"):
                # Someone may add a link to our text without changing the text.
                yield "[link]"
            yield from self._texts(holder, boxes)

    def _is_passed_over(self, holder: Any, name: str) -> bool:
        """Return whether an element is a control, or a link of the contents list."""
        if name == "hyperlink":
            return self._is_entry and holder.get(f"{W}anchor") is not None
        return name == "sdt" and self._is_control(holder)

    def _text(self, element: Any, name: str, *, boxes: list[Any]) -> Iterator[str]:
        if name == "t":
            yield element.text or ""
        elif name in SPACES:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield symbol(element)
        elif name == "fldSimple":
            if code := field_code(element.get(f"{W}instr", "")):
                yield f"[{code}]"
            else:
                yield from self._texts(element, boxes)
        else:
            boxes += _outermost(element, f"{W}txbxContent")
            yield from self._named(element, name)

    def _named(self, element: Any, name: str) -> Iterator[str]:
        """Give the name of an element that is not text, with its pictures."""
        if name == "AlternateContent":
            # The fallback is for old programs, and shows the same as the choices.
            choices = element.findall(f"{COMPATIBLE}Choice")
            for choice in choices or element.findall(f"{COMPATIBLE}Fallback"):
                for child in choice:
                    yield from self._named(child, local_name(child))
            return
        keys = [
            value
            for inner in element.iter()
            for attribute, value in inner.attrib.items()
            if attribute.startswith(EMBED)
        ]
        sums = [self._pictures[key] for key in keys if key in self._pictures]
        yield f"[{' '.join([name, *sums])}]"

    def _turn(self, kind: str) -> Iterator[str]:
        """Enter or leave a field, and give the name of a field that ends."""
        if kind == "begin" and len(self._instructions) < DEEPEST:
            self._instructions.append("")
        elif kind == "begin":
            self._deeper += 1
        elif kind == "end" and self._deeper:
            self._deeper -= 1
        elif kind == "end" and self._instructions:
            code = field_code(self._instructions.pop())
            if code and code not in _OF_CONTENTS:
                yield f"[{code}]"

    def _is_worked_out(self) -> bool:
        codes = {field_code(instruction) for instruction in self._instructions} - {""}
        # Outside the entries of a contents list, somebody typed the text.
        return bool(codes) and (self._is_entry or codes != {"TOC"})


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Give the elements with a name below another, but none inside one of them."""
    # Nested text boxes are found when the outer one is read. If they were found here
    # too, the work would double with each level.
    left = [*element][::-1]
    while left:
        child = left.pop()
        if child.tag == tag:
            yield child
        else:
            left += [*child][::-1]
