"""Agreements as Word documents: a template compiled once and filled fast."""

import html
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from ohc.agreements import controls, parts
from ohc.agreements.bundled import bundled
from ohc.agreements.content import Content
from ohc.agreements.controls import Told
from ohc.agreements.packing import Pack
from ohc.agreements.parts import W
from ohc.agreements.placeholders import (
    BadTemplate,
    Context,
    compiled,
    environment,
    filled,
)
from ohc.agreements.reading import MARGINS, lines_in, lines_of
from ohc.agreements.sums import sums_of_ours
from ohc.agreements.views import Fill
from ohc.workbooks.package import Package
from ohc.workbooks.unreadable import Unreadable

_TAGS = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
_APART = re.compile(r"(?<={)(<[^>]*>)+(?=[{%#])|(?<=[%}#])(<[^>]*>)+(?=})", re.DOTALL)
_WITHIN = re.compile(r"</w:t>.*?<w:t(?: [^>]*)?>", re.DOTALL)
_FILL = re.compile(r"{{r?\s*([\w.\[\]]+\.fill)\s*}}")
_PARAGRAPH = re.compile(r"(<w:p[ >])")
_HEADING = re.compile(r'<w:pStyle w:val="(?:Heading|Unnumbered)')
_MARKUP = re.compile(r"<[^>]+>")
_TAGGED = re.compile(rf'<w:tag w:val="{controls.TAG}([^"]+)"/><w:id w:val="(\d+)"/>')
MACROS = b"macroEnabled"
SHOWN = 60


def show(value: Any) -> Any:
    """Return a value as it stands in the XML of a document."""
    kind = type(value)
    return _shown(value) if kind is str or kind is Fill else value


@lru_cache(maxsize=16_384)
def _shown(value: str | Fill) -> Markup:
    """Return the XML of a text or a control, which recur from place to place."""
    made = controls.control if isinstance(value, Fill) else controls.run_text
    return Markup(made(value))  # type: ignore[arg-type]  # noqa: S704 - escaped there


class WordTemplate:
    """
    A Word file with placeholders, made ready to be filled many times.

    Raises BadTemplate, before anything is written, for a placeholder that there is
    not, with its place, and for a file that is no Word document.
    """

    def __init__(self, data: bytes, name: str, sample: Context) -> None:
        self._name = name
        self._is_ours = data == bundled("docx")
        package = _opened(data, name)
        self._main = parts.main_part(package)
        self._margins = [
            (kind, part)
            for kind in MARGINS
            for part in parts.related(package, self._main, kind)
        ]
        roots = {
            part: parts.parsed(package.part(part))
            for part in (self._main, *(part for _, part in self._margins))
        }
        self._templates = self._compiled(roots, sample)
        self._still = {k: root for k, root in roots.items() if k not in self._templates}
        self._pack = Pack(package, self._main, [*self._templates])

    def _compiled(self, roots: Mapping[str, Any], sample: Context) -> dict[str, Any]:
        made = environment(show, autoescape=True)
        found = {}
        for part, root in roots.items():
            _refuse_open_tags(root, self._name)
            source = _prepared(etree.tostring(root, encoding="unicode"))
            if "{{" in source or "{%" in source:
                found[part] = compiled(
                    made, source, sample, _place_in(source, self._name)
                )
        if self._main not in found:
            raise BadTemplate(
                f"{self._name} has no placeholder.",
                "Begin with the template that ohc lda template writes.",
            )
        return found

    def document(
        self, content: Content, values: Mapping[str, str], given: Mapping[str, str]
    ) -> bytes:
        """
        Return a document, the same bytes for the same content.

        ``values`` has all that is filled in, shown or not; ``given`` what of it
        people did not type. Raises BadTemplate.
        """
        heading: Any = content.names["agreement"]
        made = {
            part: filled(template, content.names, heading.name)
            for part, template in self._templates.items()
        }
        found = _TAGGED.findall(made[self._main])
        shown = dict.fromkeys(html.unescape(key) for key, _ in found)
        if len(shown) < len(found):
            made[self._main] = _numbered(made[self._main])
        keys = dict.fromkeys([*shown, *values, *given])
        fields = [
            Told(
                key,
                content.fills[key].hint if key in content.fills else "",
                values.get(key, ""),
                given.get(key, ""),
            )
            for key in keys
        ]
        return self._pack.packed(heading, made, fields, self._sums(made))

    def _sums(self, made: Mapping[str, str]) -> list[str]:
        """Return the sums of what a document says outside its controls."""
        parse = {*made} - ({self._main} if self._is_ours else set())
        roots = {part: self._root(made[part]) for part in sorted(parse)}
        margins = [
            (kind, roots[part] if part in roots else self._still[part])
            for kind, part in self._margins
        ]
        if self._is_ours:
            of_margins = (line.sum for line in lines_in(margins))
            return [*sums_of_ours(made[self._main]), *of_margins]
        return [line.sum for line in lines_of(roots[self._main], margins)]

    def _root(self, text: str) -> Any:
        try:
            return parts.parsed(text.encode())
        except Unreadable as error:
            raise BadTemplate(
                f"{self._name}: filled in it is no Word document any more.",
                "A loop or a condition begins in one place and ends in another: "
                "compare with the template that ohc lda template writes.",
            ) from error


def _opened(data: bytes, name: str) -> Package:
    try:
        package = parts.open_document(data)
        types = package.part(parts.TYPES)
        main = package.part(parts.main_part(package))
    except Unreadable as error:
        raise BadTemplate(f"{name} is no template: {error.message}") from error
    if MACROS in types:
        raise BadTemplate(
            f"{name} may hold macros.", "Save it as a Word document (docx)."
        )
    if parts.STRICT in main:
        raise BadTemplate(
            f"{name} is a Strict Open XML document.",
            "Save it in Word as Word Document (*.docx).",
        )
    return package


def _refuse_open_tags(root: Any, name: str) -> None:
    """Raise BadTemplate where a placeholder does not end in its paragraph."""
    for paragraph in root.iter(f"{W}p"):
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        for begin, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}")):
            if text.count(begin) != text.count(end):
                raise BadTemplate(
                    f"{name}, {_snippet(text)}: {begin} without {end}, or the reverse.",
                    "A placeholder begins and ends in the same paragraph.",
                )


def _prepared(xml: str) -> str:
    """
    Return the XML of a part as a template: each paragraph on a line of its own.

    A place to fill in is a control, which stands among runs and not in one.
    """
    joined = _APART.sub("", xml.replace("\n", " "))
    joined = _TAGS.sub(lambda found: _WITHIN.sub("", found[0]), joined)
    patched = DocxTemplate("").patch_xml(_FILL.sub(r"{{r \1 }}", joined))
    return _PARAGRAPH.sub(r"\n\1", patched)


def _place_in(source: str, name: str) -> Callable[[int], str]:
    lines = source.split("\n")

    def place(number: int) -> str:
        here = lines[max(0, min(number, len(lines)) - 1)]
        above = next(
            (line for line in reversed(lines[: number - 1]) if _HEADING.search(line)),
            "",
        )
        under = f" under {_snippet(_plain(above))}" if above else ""
        return f"{name}, {_snippet(_plain(here))}{under}"

    return place


def _plain(xml: str) -> str:
    return html.unescape(_MARKUP.sub("", xml))


def _snippet(text: str) -> str:
    short = " ".join(text.split())
    return f"'{short[:SHOWN]}{'...' if len(short) > SHOWN else ''}'"


def _numbered(xml: str) -> str:
    """Return a document in which no two controls have the same number."""
    numbers = count(2_000_000_001)
    seen: set[str] = set()

    def other(found: re.Match[str]) -> str:
        if found[2] not in seen:
            seen.add(found[2])
            return found[0]
        return found[0].replace(
            f'<w:id w:val="{found[2]}"', f'<w:id w:val="{next(numbers)}"'
        )

    return _TAGGED.sub(other, xml)
