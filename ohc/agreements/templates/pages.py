"""Agreements as Markdown and as pages for a browser, from templates that lay out."""

from collections.abc import Callable
from html import escape
from typing import Any

from markupsafe import Markup

from ohc.agreements.docx.controls import storable
from ohc.agreements.planning import marked
from ohc.agreements.templates.placeholders import (
    COMPARE,
    BadTemplate,
    Context,
    compiled,
    environment,
    filled,
)
from ohc.agreements.wording.content import Content
from ohc.agreements.wording.views import Fill
from ohc.output import markdown


def in_markdown(value: Any) -> Any:
    """Return a value as it stands in Markdown; a hint in emphasis."""
    if isinstance(value, Fill):
        shown = markdown.escape(storable(value.value or value.hint))
        return Markup(shown if value.value else f"_{shown}_")  # noqa: S704 - Markdown
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(markdown.escape(storable(value)))  # noqa: S704 - Markdown
    return value


def in_html(value: Any) -> Any:
    """Return a value as it stands in a page; a hint is marked as one."""
    if isinstance(value, Fill):
        shown = _lines(value.value or value.hint)
        kind = "answer" if value.value else "open"
        return Markup(f'<span class="{kind}">{shown}</span>')  # noqa: S704 - escaped
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(_lines(value))  # noqa: S704 - escaped
    return value


def _lines(text: str) -> str:
    return escape(storable(text)).replace("\n", "<br>")


SHOW: dict[str, Callable[[Any], Any]] = {"md": in_markdown, "html": in_html}


class PageTemplate:
    """A text with placeholders, made ready to be filled; raises BadTemplate."""

    def __init__(self, data: bytes, name: str, kind: str, sample: Context) -> None:
        try:
            source = storable(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BadTemplate(
                f"{name} is not text in UTF-8.", "Save it as UTF-8."
            ) from error
        if "{{" not in source:
            raise BadTemplate(f"{name} has no placeholder.", COMPARE)
        lines = source.split("\n")

        def place(number: int) -> str:
            return f"{name}, line {number}: {lines[number - 1].strip()[:60]!r}"

        made = environment(SHOW[kind], autoescape=True)
        made.trim_blocks = made.lstrip_blocks = True
        self._template = compiled(made, source, sample, place)

    def document(self, content: Content) -> bytes:
        """Return a page, marked so that a later change of it shows."""
        heading: Any = content.names["agreement"]
        text = filled(self._template, content.names, heading.name)
        return marked(text, heading.version).encode()
