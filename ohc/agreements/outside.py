"""What a document says outside the places to fill in, so that additions show."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ohc.agreements.parts import W

_P, _TBL, _SDT, _R, _T = (f"{W}{name}" for name in ("p", "tbl", "sdt", "r", "t"))
_FIELD, _HYPHEN = f"{W}fldChar", f"{W}noBreakHyphen"
_SPACES = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
_BLOCKS = frozenset(
    {_TBL, f"{W}tr", f"{W}tc", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}
)
_HOLDERS = frozenset(
    {f"{W}ins", f"{W}hyperlink", f"{W}smartTag", f"{W}moveTo", f"{W}sdtContent"}
)
_CONTENTS = ("TOC", "Contents")
"""How the styles of a contents list begin, in Word and in LibreOffice."""

IsControl = Callable[[Any], bool]


class Line(NamedTuple):
    """A paragraph without what is filled in: its text, and the heading above it."""

    text: str
    under: str

    @property
    def sum(self) -> str:
        """Return a short sum of the text."""
        return f"{zlib.crc32(self.text.encode('utf-8', 'replace')):08x}"


def lines(root: Any, is_control: IsControl) -> Iterator[Line]:
    """
    Give the paragraphs of a part that say something outside controls.

    White space counts as one space, since programs wrap and indent as they please.
    Contents lists and numbers of pages, which programs make anew, are left out.
    """
    under = ""
    for paragraph in _paragraphs(root, is_control):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        if name.startswith(_CONTENTS):
            continue
        text = " ".join("".join(_texts(paragraph, is_control)).split())
        if text:
            under = text if name.startswith("Heading") else under
            yield Line(text, under)


def _paragraphs(element: Any, is_control: IsControl) -> Iterator[Any]:
    for one in element:
        if one.tag == _P:
            yield one
        elif one.tag in _BLOCKS or (
            one.tag == _SDT and not _is_contents(one) and not is_control(one)
        ):
            yield from _paragraphs(one, is_control)


def _is_contents(control: Any) -> bool:
    return control.find(f"{W}sdtPr/{W}docPartObj") is not None


def _texts(paragraph: Any, is_control: IsControl) -> Iterator[str]:
    depth = 0
    for run in _runs(paragraph, is_control):
        for one in run:
            if one.tag == _FIELD:
                kind = one.get(f"{W}fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
            elif depth:
                continue
            elif one.tag == _T:
                yield one.text or ""
            elif one.tag in _SPACES:
                yield " "
            elif one.tag == _HYPHEN:
                yield "-"


def _runs(element: Any, is_control: IsControl) -> Iterator[Any]:
    for one in element:
        if one.tag == _R:
            yield one
        elif one.tag in _HOLDERS or (one.tag == _SDT and not is_control(one)):
            yield from _runs(one, is_control)
