"""Content controls read back: which field each is for, and what it holds."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from ohc.agreements.docx.controls import TAG, hint_name
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.runs import is_struck, symbol

KEY = r"[A-Za-z0-9_.\-]+"
_BOUND = re.compile(rf"@field\s*=\s*['\"]({KEY})['\"]")
_TAGGED = re.compile(rf"{TAG}({KEY})")
_SDT, _T, _R, _P = (f"{W}{name}" for name in ("sdt", "t", "r", "p"))
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_CHARACTERS = {
    f"{W}{name}": text
    for name, text in (
        *(("br", "\n"), ("cr", "\n"), ("tab", "\t")),
        *(("noBreakHyphen", "-"), ("softHyphen", "\xad")),
    )
}
_ODD = frozenset(
    {
        *(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "sym")),
        *(f"{W}{name}" for name in ("drawing", "pict", "object", "ruby")),
        *(f"{W}{name}" for name in ("footnoteReference", "endnoteReference")),
    }
)
_OTHERS = re.compile(
    r"{http://schemas.openxmlformats.org/(officeDocument/2006/math|markup-compatibility/2006)}"
)


class Filled(NamedTuple):
    """
    A control: its field, its text, and whether the text is its own hint.

    ``is_odd`` says that it holds what a text cannot: tracked changes, symbols of a
    font, pictures, equations, footnotes, text that is struck out or highlighted.
    """

    key: str
    text: str
    is_hint: bool
    is_odd: bool


def key_of(control: Any) -> str:
    """Return the field that a control is for; nothing if it is none of ours."""
    marks = control.find(f"{W}sdtPr")
    if marks is None:
        return ""
    for binding in marks:
        # Word of 2013 and later may put it under a name of its own.
        if isinstance(binding.tag, str) and binding.tag.endswith("}dataBinding"):
            paths = (v for k, v in binding.attrib.items() if k.endswith("}xpath"))
            if found := _BOUND.search(next(paths, "")):
                return found[1]
    tag = marks.find(f"{W}tag")
    found = _TAGGED.fullmatch(tag.get(f"{W}val", "")) if tag is not None else None
    return found[1] if found else ""


def is_control(control: Any) -> bool:
    """Return whether a structured document tag is a place to fill in of ours."""
    return bool(key_of(control))


def filled(root: Any, *, of_libreoffice: bool) -> Iterator[Filled]:
    """
    Give the controls of ours below an element, in order.

    LibreOffice makes several controls of one whose text has several scripts, each
    with the whole text behind its part: they are one.
    """
    found = [(one, key) for one in root.iter(_SDT) if (key := key_of(one))]
    for (key, _), group in groupby(found, lambda pair: (pair[1], pair[0].getparent())):
        controls = [one for one, _ in group]
        if of_libreoffice and len(controls) > 1 and (whole := _whole(controls)):
            yield Filled(key, whole, _is_hint(controls[0], whole), is_odd=False)
            continue
        for one in controls:
            text = _text_of(one, of_libreoffice=of_libreoffice)
            yield Filled(key, text, _is_hint(one, text), _is_odd(one))


def _whole(controls: list[Any]) -> str:
    """Return the text that stands whole behind its parts; nothing if none does."""
    texts = [one.text or "" for control in controls for one in control.iter(_T)]
    lasts = {[*control.iter(_T)][-1].text for control in controls if texts}
    if len(lasts) != 1:
        return ""
    rest = "".join(text for text in texts if text != texts[-1])
    return texts[-1] if texts[-1].endswith(rest) else ""


def _is_hint(control: Any, text: str) -> bool:
    """Return whether a text is the hint that the control itself names."""
    name = control.find(f"{W}sdtPr/{W}placeholder/{W}docPart")
    return name is not None and name.get(f"{W}val") == hint_name(text.strip())


def _is_odd(control: Any) -> bool:
    content = control.find(f"{W}sdtContent")
    if content is None:
        return False
    return any(
        one.tag in _ODD
        or (isinstance(one.tag, str) and _OTHERS.match(one.tag))
        or (one.tag == _R and is_struck(one))
        for one in content.iter()
    )


def _text_of(control: Any, *, of_libreoffice: bool) -> str:
    """Return the text of a control, with the line breaks that people see."""
    content = control.find(f"{W}sdtContent")
    if content is None:
        return ""
    is_plain = of_libreoffice and control.find(f"{W}sdtPr/{W}text") is not None
    return "".join(_texts(content, [], is_plain=is_plain))


def _texts(element: Any, before: list[Any], *, is_plain: bool) -> Iterator[str]:
    for one in element:
        if one.tag == _T:
            last = one.getprevious()
            if is_plain and last is not None and last.tag == _T:
                # So LibreOffice writes a line break in a control of plain text.
                yield "\n"
            yield one.text or ""
        elif one.tag in _CHARACTERS:
            yield _CHARACTERS[one.tag]
        elif one.tag == f"{W}sym":
            yield symbol(one)
        elif one.tag == _SDT and is_control(one):
            continue  # A place within a place has an answer of its own.
        elif isinstance(one.tag, str) and one.tag not in _GONE:
            if one.tag == _P:
                yield from "\n" if before else ""
                before.append(one)
            if one.tag not in {f"{W}pPr", f"{W}rPr", f"{W}sdtPr"}:
                yield from _texts(one, before, is_plain=is_plain)
