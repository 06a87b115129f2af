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
from ohc.agreements.stores import stores
from ohc.agreements.sums import sums_of_ours
from ohc.agreements.texts import MAIN, lines_of, texts
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
    if isinstance(value, Fill):
        return Markup(controls.control(value))  # noqa: S704 - escaped there
    # A paragraph is not parted from its document by the end of a line.
    whole = _CITED.sub(lambda found: found[0].replace(" ", NO_BREAK), value)
    return Markup(controls.run_text(whole))  # noqa: S704 - escaped there


_CITED = re.compile(r"\b(?:NPA|SE) A?\d[\d.]*(?: fn \d+)?")
NO_BREAK = "\N{NO-BREAK SPACE}"


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
        try:
            self._texts = texts(package, self._main)
            self._templates = self._compiled(sample)
            self._pack = Pack(package, self._main, [*self._templates])
        except Unreadable as error:
            raise BadTemplate(f"{name} is no template: {error.message}") from error

    def _compiled(self, sample: Context) -> dict[str, Any]:
        made = environment(show, autoescape=True)
        found = {}
        for _, part, root, _ in self._texts:
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
        found = [pair for text in made.values() for pair in _TAGGED.findall(text)]
        shown = dict.fromkeys(html.unescape(key) for key, _ in found)
        if len(shown) < len(found):
            numbers = _Numbers()
            made = {part: numbers.given(text) for part, text in made.items()}
        keys = dict.fromkeys([*shown, *values, *given])
        fields = [
            Told(
                key,
                content.fills[key].hint if key in shown else "",
                values.get(key, ""),
                given.get(key, ""),
            )
            for key in keys
        ]
        return self._pack.packed(heading, made, fields, self._sums(made))

    def _sums(self, made: Mapping[str, str]) -> list[str]:
        """Return the sums of what a document says outside its controls."""
        found: list[str] = []
        for one in self._texts:
            if one.kind == MAIN and self._is_ours:
                found += sums_of_ours(made[one.part])
                continue
            root = self._root(made[one.part]) if one.part in made else one.root
            found += (line.sum for line in lines_of([one._replace(root=root)]))
        return found

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
        place, *_ = stores(package, parts.main_part(package))
    except Unreadable as error:
        raise BadTemplate(f"{name} is no template: {error.message}") from error
    if MACROS in types:
        raise BadTemplate(
            f"{name} may hold macros.", "Save it as a Word document (docx)."
        )
    if place:
        # Its answers would be those of every prison.
        raise BadTemplate(
            f"{name} is an agreement already, of {place}, and no template.",
            "Begin with the template that ohc lda template writes.",
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


class _Numbers:
    """Numbers for the controls of a document, of which no two have the same."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._free = count(2_000_000_001)

    def given(self, xml: str) -> str:
        """Return a part in which a number that was seen before is another."""
        return _TAGGED.sub(self._other, xml)

    def _other(self, found: re.Match[str]) -> str:
        if found[2] not in self._seen:
            self._seen.add(found[2])
            return found[0]
        number = f'<w:id w:val="{next(self._free)}"'
        return found[0].replace(f'<w:id w:val="{found[2]}"', number)
