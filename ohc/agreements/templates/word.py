"""Agreements as Word documents: a template compiled once and filled fast."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from lxml import etree
from markupsafe import Markup

from ohc.agreements.answers.merging import Merged
from ohc.agreements.docx import controls, opening
from ohc.agreements.docx.controls import Told
from ohc.agreements.docx.sums import sums_of_ours
from ohc.agreements.docx.text_parts import MAIN, Text, lines_of, texts
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.packing import Pack
from ohc.agreements.templates.placeholders import (
    BadTemplate,
    Context,
    compiled,
    environment,
    filled,
)
from ohc.agreements.templates.preparing import (
    opened,
    place_in,
    prepared,
    refuse_open_tags,
)
from ohc.agreements.wording.asked_fields import kept_field
from ohc.agreements.wording.content import Content
from ohc.agreements.wording.views import Fill
from ohc.files.unreadable import Unreadable

_TAGGED = re.compile(rf'<w:tag w:val="{controls.TAG}([^"]+)"/><w:id w:val="(\d+)"/>')


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


class Drawn(NamedTuple):
    """A document, and the answers that its template has no place for."""

    data: bytes
    hidden: tuple[str, ...]


class WordTemplate:
    """
    A Word file with placeholders, made ready to be filled many times.

    Raises BadTemplate, before anything is written, for a placeholder that there is
    not, with its place, and for a file that is no Word document.
    """

    def __init__(self, data: bytes, name: str, sample: Context) -> None:
        self._name = name
        self._is_ours = data == bundled("docx")
        package = opened(data, name)
        self._main = opening.main_part(package)
        try:
            self._texts = texts(package, self._main)
            self._templates = self._compiled(sample)
            self._pack = Pack(package, self._main, [*self._templates])
        except Unreadable as error:
            raise BadTemplate(f"{name} is no template: {error.message}") from error

    def _compiled(self, sample: Context) -> dict[str, Any]:
        made = environment(show, autoescape=True)
        found = {}
        self._source = ""
        for _, part, root, _ in self._texts:
            refuse_open_tags(root, self._name)
            source = prepared(etree.tostring(root, encoding="unicode"))
            if "{{" in source or "{%" in source:
                self._source += source
                found[part] = compiled(
                    made, source, sample, place_in(source, self._name)
                )
        if self._main not in found:
            raise BadTemplate(
                f"{self._name} has no placeholder.",
                "Begin with the template that ohc lda template writes.",
            )
        return found

    def document(self, content: Content, answers: Merged) -> Drawn:
        """
        Return a document, the same bytes for the same content.

        Answers that the template has no place for stand among those that are kept,
        if it has a place for them; else they are hidden in the document, and named.
        Raises BadTemplate.
        """
        names = {**content.names, "contents": self._contents(content)}
        made = self._filled(names)
        shown = _shown_in(made)
        if left := [key for key in answers.values if key not in shown]:
            kept: Any = content.names["kept"]
            fields = (kept_field(key, answers.values[key]) for key in left)
            made = self._filled({**names, "kept": (*kept, *fields)})
            shown = _shown_in(made)
        if len(set(shown)) < len(shown):
            numbers = _Numbers()
            made = {part: numbers.given(text) for part, text in made.items()}
        told = [
            Told(
                key,
                content.fills[key].hint
                if key in content.fills and key in shown
                else "",
                *(each.get(key, "") for each in answers),
            )
            for key in dict.fromkeys([*shown, *answers.values, *answers.given])
        ]
        heading: Any = content.names["agreement"]
        data = self._pack.packed(heading, made, told, self._sums(made))
        return Drawn(data, tuple(key for key in answers.values if key not in shown))

    def _contents(self, content: Content) -> tuple[Any, ...]:
        """Return the sections that the template has by name, for its contents list."""
        sections: Any = content.names["contents"]
        named = [one for one in sections if f"{one.key}.title" in self._source]
        return tuple(named or sections)

    def _filled(self, names: Context) -> dict[str, str]:
        heading: Any = names["agreement"]
        return {
            part: filled(template, names, heading.name)
            for part, template in self._templates.items()
        }

    def _sums(self, made: Mapping[str, str]) -> list[str]:
        """Return the sums of what a document says outside its controls."""
        found: list[str] = []
        rest: list[Text] = []
        for one in self._texts:
            if one.kind == MAIN and self._is_ours:
                found += sums_of_ours(made[one.part])
            elif one.part in made:
                rest.append(one._replace(root=self._root(made[one.part])))
            else:
                rest.append(one)
        return [*found, *(line.sum for line in lines_of(rest))]

    def _root(self, text: str) -> Any:
        try:
            return opening.parsed(text.encode())
        except (Unreadable, UnicodeError) as error:
            raise BadTemplate(
                f"{self._name}: filled in it is no Word document any more.",
                "A loop or a condition begins in one place and ends in another: "
                "compare with the template that ohc lda template writes.",
            ) from error


def _shown_in(made: Mapping[str, str]) -> list[str]:
    """Return the fields that have controls in the parts of a document, in order."""
    found = (pair for text in made.values() for pair in _TAGGED.findall(text))
    return [html.unescape(key) for key, _ in found]


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
