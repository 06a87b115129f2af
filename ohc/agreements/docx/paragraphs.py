"""What a document says outside the places to fill in, so that additions show."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ohc.agreements.docx.opening import W
from ohc.agreements.docx.runs import is_struck, symbol

IsControl = Callable[[Any], bool]

CODES = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC"),
        *("DATE", "TIME", "SAVEDATE", "FILENAME", "TITLE"),
    }
)
"""Fields that programs work out anew: what they show is nobody's text."""

_MARKS = frozenset(
    {
        *("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "tblPrEx", "sectPr"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"),
        *("permStart", "permEnd", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "annotationRef", "footnoteRef", "endnoteRef"),
        *("separator", "continuationSeparator", "fldData", "instrText", "sdtPr"),
        *("sdtEndPr", "customXmlPr", "smartTagPr", "bidiVisual"),
    }
)
"""What says nothing by itself: properties, and marks that programs set."""

_HOLDERS = frozenset(
    {
        *("body", "p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink"),
        *("smartTag", "customXml", "ins", "moveTo", "bdo", "dir", "txbxContent"),
        *("hdr", "ftr", "comment", "footnote", "endnote", "ruby", "rt", "rubyBase"),
    }
)
"""What is looked into: whatever else there is counts as an addition by its name."""

_OF_CONTENTS = frozenset({"TOC", "PAGEREF"})
_CONTENTS = ("TOC", "Contents")
"""How the styles of a contents list begin, in Word and in LibreOffice."""

_SPACES = frozenset({"tab", "ptab", "br", "cr"})
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTINUED = "][struck: "


class Line(NamedTuple):
    """A paragraph without what is filled in: its text, and the heading above it."""

    text: str
    under: str

    @property
    def sum(self) -> str:
        """Return a short sum of the text."""
        return f"{zlib.crc32(self.text.encode('utf-8', 'replace')):08x}"


def lines(
    root: Any, is_control: IsControl, pictures: Mapping[str, str] | None = None
) -> Iterator[Line]:
    """
    Give the paragraphs below an element that say something outside controls.

    White space counts as one space, since programs wrap and indent as they please;
    a field that programs work out stands by its name, but for the contents list.
    Whatever is no text stands by its name,
    a picture by the sum of its bytes (``pictures``, by relation), so that nothing
    is added unseen.
    """
    walk = _Walk(is_control, pictures or {})
    under = ""
    for name, text in walk.paragraphs(root):
        # Programs split runs as they please.
        line = " ".join(text.replace(_CONTINUED, "").split())
        if line:
            under = line if name.startswith("Heading") else under
            yield Line(line, under)


class _Walk:
    """A walk through a part, which knows in which fields of Word's it is."""

    def __init__(self, is_control: IsControl, pictures: Mapping[str, str]) -> None:
        self._is_control, self._pictures = is_control, pictures
        self._fields: list[str] = []
        self._is_entry = False

    def paragraphs(self, element: Any) -> Iterator[tuple[str, str]]:
        """Give the style and the text of each paragraph, and what stands between."""
        for one in element:
            name = _local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name in _HOLDERS:
                if name != "sdt" or not self._is_control(one):
                    yield from self.paragraphs(one)
            elif name and name not in _MARKS:
                yield "", "".join(self._other(one, name))

    def _paragraph(self, paragraph: Any) -> Iterator[tuple[str, str]]:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = found.get(f"{W}val", "") if found is not None else ""
        self._is_entry = style.startswith(_CONTENTS)
        boxes: list[Any] = []
        yield style, "".join(self._texts(paragraph, boxes))
        # A contents list reaches over paragraphs; of others the end was lost.
        self._fields = [words for words in self._fields if _code(words) in {"TOC", ""}]
        for box in boxes:
            yield from self.paragraphs(box)

    def _texts(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for one in element:
            name = _local(one)
            if name == "fldChar":
                yield from self._turn(one.get(f"{W}fldCharType", ""))
            elif name == "instrText" and self._fields:
                self._fields[-1] += one.text or ""
            elif name == "txbxContent":
                boxes.append(one)
            elif name == "r" and is_struck(one):
                yield from ("[struck: ", *self._texts(one, boxes), "]")
            elif name in _HOLDERS:
                if not self._is_of_no_one(one, name):
                    if name == "hyperlink" and one.get(f"{_EMBED}id"):
                        yield "[link]"
                    yield from self._texts(one, boxes)
            elif name and name not in _MARKS and not self._is_worked_out():
                yield from self._said(one, name, boxes)

    def _is_of_no_one(self, one: Any, name: str) -> bool:
        """Return whether something is a control, or a link of the contents list."""
        if name == "hyperlink":
            return self._is_entry and one.get(f"{W}anchor") is not None
        return name == "sdt" and self._is_control(one)

    def _said(self, one: Any, name: str, boxes: list[Any]) -> Iterator[str]:
        if name == "t":
            yield one.text or ""
        elif name in _SPACES:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield symbol(one)
        elif name == "fldSimple":
            if code := _code(one.get(f"{W}instr", "")):
                yield f"[{code}]"
            else:
                yield from self._texts(one, boxes)
        else:
            boxes += one.iter(f"{W}txbxContent")
            yield from self._other(one, name)

    def _other(self, one: Any, name: str) -> Iterator[str]:
        """Give what stands for an element that is no text."""
        if name == "AlternateContent":
            # What stands behind the choices is for old programs, and the same.
            choices = [*one.iter(f"{_COMPATIBLE}Choice")]
            for choice in choices or one.iter(f"{_COMPATIBLE}Fallback"):
                for inner in choice:
                    yield from self._other(inner, _local(inner))
            return
        keys = [
            value
            for element in one.iter()
            for key, value in element.attrib.items()
            if key.startswith(_EMBED)
        ]
        marks = [self._pictures[key] for key in keys if key in self._pictures]
        yield f"[{' '.join([name, *marks])}]"

    def _turn(self, kind: str) -> Iterator[str]:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            code = _code(self._fields.pop())
            if code and code not in _OF_CONTENTS:
                yield f"[{code}]"

    def _is_worked_out(self) -> bool:
        codes = {_code(words) for words in self._fields} - {""}
        # Outside the entries of a contents list its text is someone's.
        return bool(codes) and (self._is_entry or codes != {"TOC"})


def _code(words: str) -> str:
    """Return the name of a field that programs work out; nothing for any other."""
    code = words.split(maxsplit=1)[0].upper() if words.strip() else ""
    return code if code in CODES else ""


def _local(element: Any) -> str:
    """Return the name of an element without its space; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
