"""Read content controls: which field each is for, and what is in it."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from ohc.agreements.docx.controls import MIRROR, TAG, hint_name
from ohc.agreements.docx.opening import W
from ohc.agreements.docx.runs import is_struck, symbol

KEY = r"[A-Za-z0-9_.\-]+"
_BOUND = re.compile(rf"@field\s*=\s*['\"]({KEY})['\"]")
_TAGGED = re.compile(rf"{TAG}({KEY})")
_SDT, _T, _R, _P = (f"{W}{name}" for name in ("sdt", "t", "r", "p"))
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_PROPERTIES = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr"})
_CHARACTERS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",
}
_ODD = frozenset(
    {
        f"{W}ins",
        f"{W}del",
        f"{W}moveFrom",
        f"{W}moveTo",
        f"{W}sym",
        f"{W}drawing",
        f"{W}pict",
        f"{W}object",
        f"{W}ruby",
        f"{W}footnoteReference",
        f"{W}endnoteReference",
    }
)
_ODD_SPACES = re.compile(
    r"{http://schemas.openxmlformats.org/(officeDocument/2006/math|markup-compatibility/2006)}"
)


class FilledControl(NamedTuple):
    """
    A control: its field, its text, and whether the text is its own hint.

    ``is_odd`` says that it has content that is not plain text: tracked changes, symbols
    of a font, pictures, equations, footnotes, text struck out or highlighted.
    """

    key: str
    text: str
    is_hint: bool
    is_odd: bool


def key_of(control: Any) -> str:
    """
    Return the field that a control is for, "" if ohc did not make it.

    Also "" for a control that repeats the answer of another: LibreOffice does not
    update those, and an old text would count as an answer.
    """
    properties = control.find(f"{W}sdtPr")
    if properties is None or _is_mirror(properties):
        return ""
    return _bound_key(properties) or _tagged_key(properties)


def _is_mirror(properties: Any) -> bool:
    return _tag(properties).startswith(MIRROR)


def _tag(properties: Any) -> str:
    tag = properties.find(f"{W}tag")
    return str(tag.get(f"{W}val", "")) if tag is not None else ""


def _bound_key(properties: Any) -> str:
    for binding in properties:
        # Word 2013 and later may write it under another name.
        if isinstance(binding.tag, str) and binding.tag.endswith("}dataBinding"):
            paths = (v for k, v in binding.attrib.items() if k.endswith("}xpath"))
            if match := _BOUND.search(next(paths, "")):
                return match[1]
    return ""


def _tagged_key(properties: Any) -> str:
    match = _TAGGED.fullmatch(_tag(properties))
    return match[1] if match else ""


def is_control(control: Any) -> bool:
    """Return whether a structured document tag is one of our fields, or repeats one."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return False
    return _is_mirror(properties) or bool(key_of(control))


def filled_controls(root: Any, *, of_libreoffice: bool) -> Iterator[FilledControl]:
    """
    Give our controls below an element, in order.

    If a text has several scripts, LibreOffice splits its control into several, each
    with its part and then the whole text. They are joined again.
    """
    keyed = [(key, control) for control in root.iter(_SDT) if (key := key_of(control))]
    for (key, _), group in groupby(keyed, lambda pair: (pair[0], pair[1].getparent())):
        controls = [control for _, control in group]
        if of_libreoffice and len(controls) > 1 and (whole := _whole(controls)):
            is_hint = _is_hint(controls[0], whole)
            yield FilledControl(key, whole, is_hint=is_hint, is_odd=False)
            continue
        for control in controls:
            text = _text_of(control, of_libreoffice=of_libreoffice)
            yield FilledControl(
                key, text, is_hint=_is_hint(control, text), is_odd=_is_odd(control)
            )


def _whole(controls: list[Any]) -> str:
    """Return the text that follows its own parts as a whole, "" if none does."""
    texts = [text.text or "" for control in controls for text in control.iter(_T)]
    lasts = {[*control.iter(_T)][-1].text for control in controls if texts}
    if len(lasts) != 1:
        return ""
    rest = "".join(text for text in texts if text != texts[-1])
    return texts[-1] if texts[-1].endswith(rest) else ""


def _is_hint(control: Any, text: str) -> bool:
    """Return whether a text is the hint that the control itself names."""
    # The name is a checksum of the hint, so it identifies even a hint of an older
    # version, whose text ohc no longer has.
    name = control.find(f"{W}sdtPr/{W}placeholder/{W}docPart")
    return name is not None and name.get(f"{W}val") == hint_name(text.strip())


def _is_odd(control: Any) -> bool:
    content = control.find(f"{W}sdtContent")
    if content is None:
        return False
    return any(
        element.tag in _ODD
        or (isinstance(element.tag, str) and _ODD_SPACES.match(element.tag))
        or (element.tag == _R and is_struck(element))
        for element in _outside_fields(content)
    )


def _outside_fields(content: Any) -> Iterator[Any]:
    """Give the elements within a control, without those of fields inside it."""
    # Not by iter(), which would walk through nested fields once for each level.
    left = [content]
    while left:
        element = left.pop()
        yield element
        left += (child for child in element if not _is_field(child))


def _is_field(element: Any) -> bool:
    return element.tag == _SDT and is_control(element)


def _text_of(control: Any, *, of_libreoffice: bool) -> str:
    """Return the text of a control, with the line breaks that people see."""
    content = control.find(f"{W}sdtContent")
    if content is None:
        return ""
    is_plain = of_libreoffice and control.find(f"{W}sdtPr/{W}text") is not None
    return "".join(_texts(content, [], is_plain=is_plain))


def _texts(element: Any, before: list[Any], *, is_plain: bool) -> Iterator[str]:
    for child in element:
        if child.tag == _T:
            previous = child.getprevious()
            if is_plain and previous is not None and previous.tag == _T:
                # LibreOffice writes a line break in a plain-text control like this.
                yield "\n"
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == f"{W}sym":
            yield symbol(child)
        elif child.tag == _SDT and is_control(child):
            continue  # A field within a field has an answer of its own.
        elif isinstance(child.tag, str) and child.tag not in _DELETED:
            if child.tag == _P:
                # A line break goes between paragraphs, not after the last one.
                yield from "\n" if before else ""
                before.append(child)
            if child.tag not in _PROPERTIES:
                yield from _texts(child, before, is_plain=is_plain)
