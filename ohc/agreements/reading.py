"""An agreement read back: what is filled in, and what was added beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ohc.agreements import parts
from ohc.agreements.asked import NO_LONGER, ONLY_TO_CORRECT
from ohc.agreements.controls import TAG
from ohc.agreements.fields import blank_fills
from ohc.agreements.outside import Line, lines
from ohc.agreements.parts import W
from ohc.agreements.stores import Made, stores
from ohc.workbooks.package import Package
from ohc.workbooks.unreadable import Unreadable

_KEY = r"[A-Za-z0-9_.\-]+"
_NAME = re.compile(_KEY)
_BOUND = re.compile(rf"@field\s*=\s*['\"]({_KEY})['\"]")
_TAGGED = re.compile(rf"{TAG}({_KEY})")

WORDS_OWN = frozenset(
    {
        "Click or tap here to enter text.",
        "Click here to enter text.",
        "Choose an item.",
        "Click or tap to enter a date.",
        "Click here to enter a date.",
    }
)
"""What Word shows in an empty control of its own accord."""

PAGE = ("header", "footer")
MARGINS = (*PAGE, "comments", "footnotes", "endnotes")
"""Parts around the text, by the kind of their relation."""

DRAWN = tuple(f"{W}{name}" for name in ("drawing", "pict", "object", "highlight"))


class Agreement(NamedTuple):
    """
    A document read back.

    ``place`` is the id of its establishment, ``version`` what made it. ``answers``
    has what is filled in by field, ``given`` what was filled in when it was made,
    ``asked`` the fields that it has a control for. ``added`` says what stands
    outside the controls that was not there, ``removed`` counts what is gone;
    ``notes`` what else is worth saying.
    """

    place: str
    version: str
    answers: Mapping[str, str]
    given: Mapping[str, str]
    asked: tuple[str, ...]
    added: tuple[Line, ...]
    removed: int
    notes: tuple[str, ...]
    is_known: bool = True
    """Whether it tells how it was made, so that additions can be seen."""

    @property
    def is_touched_outside(self) -> bool:
        """Return whether people changed what stands outside the controls."""
        return bool(self.added) or self.removed > 0


def read_agreement(data: bytes) -> Agreement:
    """
    Return what an agreement holds.

    Where the text of a control and its answer in the store differ, the text wins;
    a text that is the hint has no say. Raises Unreadable for what cannot be read,
    and for a document that is no agreement of ours.
    """
    package = parts.open_document(data)
    main = parts.main_part(package)
    root = parts.parsed(package.part(main))
    place, stored, made = stores(package, main)
    found = _controls(root)
    if not place and not found:
        raise Unreadable(
            parts.NO_DOCUMENT, "It is a Word document, but no agreement made by ohc."
        )
    answers, notes = _answers(found, stored, made)
    added, removed = _outside(package, main, root, made)
    return Agreement(
        place=made.place or place,
        version=made.version,
        answers=answers,
        given=made.given,
        asked=tuple(dict.fromkeys(key for key, _ in found)),
        added=added,
        removed=removed,
        notes=notes,
        is_known=made.sums is not None,
    )


def key_of(control: Any) -> str:
    """Return the field that a control is for; nothing if it is none of ours."""
    marks = control.find(f"{W}sdtPr")
    if marks is None:
        return ""
    for binding in marks:
        # Word of 2013 and later may put it under a name of its own.
        if isinstance(binding.tag, str) and binding.tag.endswith("}dataBinding"):
            path = next(
                (v for k, v in binding.attrib.items() if k.endswith("}xpath")), ""
            )
            if found := _BOUND.search(path):
                return found[1]
    tag = marks.find(f"{W}tag")
    found = _TAGGED.fullmatch(tag.get(f"{W}val", "")) if tag is not None else None
    return found[1] if found else ""


def is_control(control: Any) -> bool:
    """Return whether a structured document tag is a place to fill in of ours."""
    return bool(key_of(control))


def _controls(root: Any) -> list[tuple[str, str]]:
    return [
        (key, _text_of(control))
        for control in root.iter(f"{W}sdt")
        if (key := key_of(control))
    ]


def _text_of(control: Any) -> str:
    """Return the text of a control, with the line breaks that people see."""
    content = control.find(f"{W}sdtContent")
    if content is None:
        return ""
    is_plain = control.find(f"{W}sdtPr/{W}text") is not None
    found: list[str] = []
    for one in content.iter():
        if one.tag == f"{W}t":
            before = one.getprevious()
            if is_plain and before is not None and before.tag == f"{W}t":
                # So LibreOffice writes a line break in a control of plain text.
                found.append("\n")
            found.append(one.text or "")
        elif one.tag in {f"{W}br", f"{W}cr"}:
            found.append("\n")
        elif one.tag == f"{W}tab" and one.getparent().tag == f"{W}r":
            found.append("\t")
        elif one.tag == f"{W}noBreakHyphen":
            found.append("-")
        elif one.tag == f"{W}p" and found:
            found.append("\n")
    return "".join(found)


def _answers(
    found: list[tuple[str, str]], stored: Mapping[str, str], made: Made
) -> tuple[dict[str, str], tuple[str, ...]]:
    shown: dict[str, list[str]] = {}
    for key, text in found:
        shown.setdefault(key, []).append(text)
    answers: dict[str, str] = {}
    notes: list[str] = []
    for key in dict.fromkeys([*shown, *filter(_NAME.fullmatch, stored)]):
        value, note = _answer(key, shown.get(key, []), stored.get(key, ""), made)
        if value:
            answers[key] = value
        if note:
            notes.append(f"{key}: {note}")
    return answers, tuple(notes)


def _answer(key: str, texts: Sequence[str], stored: str, made: Made) -> tuple[str, str]:
    """Return what is answered, and what is worth saying of it."""
    hints = {made.hints.get(key, ""), ONLY_TO_CORRECT, NO_LONGER, *WORDS_OWN}
    if key in blank_fills():
        hints.add(blank_fills()[key].hint)
    in_store = _meant(stored, hints)
    meant = (_meant(text, hints) for text in texts)
    typed = list(dict.fromkeys(filter(None, meant)))
    if not typed:
        cleared = bool(texts) and not any(text.strip() for text in texts)
        if cleared and in_store:
            return "", f"cleared in the text, {in_store!r} in the store; taken as blank"
        return in_store, ""
    value = "\n".join(typed)
    for other in (in_store, made.was.get(key, "")):
        value = _with_breaks(value, other)
    places = len(typed)
    differ = f"{places} controls with different texts; all are kept"
    return value, differ if places > 1 else ""


def _with_breaks(text: str, other: str) -> str:
    """Return a text with the line breaks of another that is else the same."""
    is_same = "".join(text.split()) == "".join(other.split())
    return other if is_same and other.count("\n") > text.count("\n") else text


def _meant(text: str, hints: set[str]) -> str:
    """Return a text, or nothing where it is blank or a hint."""
    folded = " ".join(text.split())
    if not folded or any(folded == " ".join(hint.split()) for hint in hints):
        return ""
    return text


def _outside(
    package: Package, main: str, root: Any, made: Made
) -> tuple[tuple[Line, ...], int]:
    """Return the paragraphs that were not there, and how many are gone."""
    if made.sums is None:
        return (), 0
    expected = Counter(made.sums)
    added: list[Line] = []
    for line in all_lines(package, main, root):
        if expected[line.sum] > 0:
            expected[line.sum] -= 1
        else:
            added.append(line)
    return tuple(added), sum(expected.values())


def all_lines(package: Package, main: str, root: Any) -> Iterator[Line]:
    """Give all that a document says outside its controls, its margins included."""
    margins = (
        (kind, parts.parsed(package.part(name)))
        for kind in MARGINS
        for name in parts.related(package, main, kind)
    )
    yield from lines_of(root, margins)


def lines_of(root: Any, margins: Iterable[tuple[str, Any]]) -> Iterator[Line]:
    """Give the lines of a document's main part and of the parts around it."""
    yield from lines(root.find(f"{W}body"), is_control)
    yield from lines_in(margins)
    if drawn := sum(1 for _ in root.iter(*DRAWN)):
        yield Line(f"{drawn} pictures, shapes or highlights", "")


def lines_in(margins: Iterable[tuple[str, Any]]) -> Iterator[Line]:
    """Give the lines of the parts around a text."""
    for kind, margin in margins:
        # A page has one header; of comments and footnotes there are several.
        for holder in [margin] if kind in PAGE else margin:
            for line in lines(holder, is_control):
                yield Line(line.text, kind)
