"""Agreements as Word documents: a template compiled once and filled fast."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree
from markupsafe import Markup

from ohc.agreements.answers.merging import Merged
from ohc.agreements.docx import controls, opening
from ohc.agreements.docx.controls import FieldOrigin
from ohc.agreements.docx.text_parts import MAIN, TextPart, paragraphs_of, text_parts
from ohc.agreements.templates.bundled import bundled
from ohc.agreements.templates.own_words import refuse_lost_words, without_deleted
from ohc.agreements.templates.packing import Pack
from ohc.agreements.templates.pieces import (
    Numbers,
    Piece,
    Pieces,
    Whole,
    joined,
    piece,
)
from ohc.agreements.templates.placeholders import (
    BadTemplate,
    Context,
    compiled,
    environment,
)
from ohc.agreements.templates.preparing import (
    opened,
    place_in,
    prepared,
    refuse_fetching,
    refuse_open_tags,
)
from ohc.agreements.templates.recipe import Recipe
from ohc.agreements.templates.versions import is_older
from ohc.agreements.wording.asked_fields import kept_field
from ohc.agreements.wording.content import Content
from ohc.agreements.wording.views import Fill
from ohc.files.unreadable import Unreadable


def in_word(value: Any) -> Any:
    """Return a value as it stands in the XML of a document."""
    kind = type(value)
    return _in_xml(value) if kind is str or kind is Fill else value


@lru_cache(maxsize=16_384)
def _in_xml(value: str | Fill) -> Markup:
    """Return the XML of a text or a control, which recur from place to place."""
    if isinstance(value, Fill):
        return Markup(controls.control(value))  # noqa: S704 - escaped there
    # A line must not end between a document and its paragraph, as in NPA 1.30.
    whole = _CITED.sub(lambda match: match[0].replace(" ", NO_BREAK), value)
    return Markup(controls.run_text(whole))  # noqa: S704 - escaped there


_CITED = re.compile(r"\b(?:NPA|SE) A?\d[\d.]*(?: fn \d+)?")
NO_BREAK = "\N{NO-BREAK SPACE}"

Parts = Mapping[str, Sequence[Piece]]
"""The parts of a document that are filled in, each in its pieces."""


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

    def __init__(self, data: bytes, name: str, *, sample: Context) -> None:
        self._name = name
        self._is_ours = data == bundled("docx")
        self._recipe = Recipe(data)
        parts = opened(data, name)
        self._main = opening.main_part(parts)
        try:
            self._texts = text_parts(parts, self._main)
            self._templates = self._compiled(sample)
            self._pack = Pack(parts, self._main, rendered=self._templates)
        except Unreadable as error:
            raise BadTemplate(f"{name} is not a template: {error.message}") from error

    def _compiled(self, sample: Context) -> dict[str, Any]:
        sandbox = environment(in_word, autoescape=True)
        templates: dict[str, Pieces | Whole] = {}
        self._source = ""
        for text in self._texts:
            root = without_deleted(text.root)
            refuse_open_tags(root, self._name)
            refuse_lost_words(root, self._name)
            refuse_fetching(root, self._name)
            source = prepared(etree.tostring(root, encoding="unicode"))
            if "{{" in source or "{%" in source:
                self._source += source
                templates[text.name] = self._ready(
                    source, sample, sandbox=sandbox, is_main=text.kind == MAIN
                )
        self.is_older = is_older(self._source)
        if self._main not in templates:
            raise BadTemplate(
                f"{self._name} has no placeholder.",
                "Start from the template that ohc lda template saves.",
            )
        return templates

    def _ready(
        self, source: str, sample: Context, *, sandbox: Any, is_main: bool
    ) -> Pieces | Whole:
        """Return a part that can be filled in. Raises BadTemplate."""
        locate = place_in(source, self._name)

        def compile_piece(text: str, names: Context) -> Any:
            return compiled(sandbox, text, sample=names, locate=locate)

        if self._is_ours and is_main:
            return Pieces(
                source, sample=sample, compile_piece=compile_piece, sandbox=sandbox
            )
        return Whole(compile_piece(source, sample))

    def document(self, content: Content, answers: Merged) -> Drawn:
        """
        Return a document, the same bytes for the same content.

        Answers that the template has no place for stand among those that are kept,
        if it has a place for them; else they are hidden in the document, and named.
        Raises BadTemplate.
        """
        parts = self._with_every_answer(content, answers)
        keys = _keys_in(parts)
        if len(set(keys)) < len(keys):
            # A template may show a field twice; Word wants a number for each control.
            numbers = Numbers()
            parts = {
                part: [piece(numbers.renumbered(joined(pieces)))]
                for part, pieces in parts.items()
            }
        heading: Any = content.names["agreement"]
        hidden = tuple(key for key in answers.values if key not in keys)
        # Hidden answers are named each time, so that such a document is read each time.
        final = bool(content.names["is_final"])
        made = "" if hidden else self._recipe.sum(heading.id, answers, final=final)
        data = self._pack.packed(
            heading,
            parts,
            fields=_field_origins(content, answers, keys),
            sums=self._sums(parts),
            made=made,
            is_final=final,
        )
        return Drawn(data, hidden)

    def _with_every_answer(self, content: Content, answers: Merged) -> Parts:
        """Return the parts filled in, again if the first time left an answer out."""
        names = {**content.names}
        if "contents" in names:
            names["contents"] = self._contents(content)
        parts = self._rendered(names)
        if not answers.values:
            return parts
        placed = {*_keys_in(parts)}
        left_out = [key for key in answers.values if key not in placed]
        if not left_out:
            return parts
        kept: Any = content.names["kept"]
        fields = (kept_field(key, answers.values[key]) for key in left_out)
        return self._rendered({**names, "kept": (*kept, *fields)})

    def _contents(self, content: Content) -> tuple[Any, ...]:
        """Return the sections that the template has by name, for its contents list."""
        sections: Any = content.names["contents"]
        # A template of someone's own may leave sections out, or loop over them all.
        named = [each for each in sections if f"{each.key}.title" in self._source]
        return tuple(named or sections)

    def _rendered(self, names: Context) -> Parts:
        heading: Any = names["agreement"]
        try:
            return {
                part: template.filled(names, what=heading.name)
                for part, template in self._templates.items()
            }
        except UnicodeError as error:
            raise self._no_document() from error

    def _sums(self, parts: Parts) -> list[str]:
        """Return the sums of what a document says outside its controls."""
        sums: list[str] = []
        others: list[TextPart] = []
        for text in self._texts:
            if text.kind == MAIN and self._is_ours:
                # Of our own template the lines are known: no need to parse them again.
                sums += [each for part in parts[text.name] for each in part.sums]
            elif text.name in parts:
                xml = joined(parts[text.name])
                others.append(text._replace(root=self._root(xml)))
            else:
                others.append(text)
        return [*sums, *(paragraph.sum for paragraph in paragraphs_of(others))]

    def _root(self, xml: str) -> Any:
        try:
            return opening.parsed(xml.encode())
        except Unreadable as error:
            raise self._no_document() from error

    def _no_document(self) -> BadTemplate:
        return BadTemplate(
            f"{self._name}: once filled in, it is no longer a Word document.",
            "A loop or a condition begins in one place and ends in another. Compare it "
            "with the template that ohc lda template saves.",
        )


def _keys_in(parts: Parts) -> list[str]:
    """Return the fields that have controls in the parts of a document, in order."""
    return [key for pieces in parts.values() for part in pieces for key in part.keys]


def _field_origins(
    content: Content, answers: Merged, keys: Sequence[str]
) -> list[FieldOrigin]:
    """Return what the document has to tell of each field, shown or not."""
    hints = {key: content.fills[key].hint for key in keys if key in content.fills}
    return [
        FieldOrigin(
            key=key,
            hint=hints.get(key, ""),
            answer=answers.values.get(key, ""),
            prefilled=answers.prefilled.get(key, ""),
            other=answers.conflicts.get(key, ""),
        )
        for key in dict.fromkeys([*keys, *answers.values, *answers.prefilled])
    ]
