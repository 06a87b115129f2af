"""Agreements as Markdown and as pages for a browser, from templates that lay out."""

from collections.abc import Callable
from html import escape
from typing import Any

from markupsafe import Markup

from ohc.agreements.docx.controls import storable
from ohc.agreements.templates.marks import marked
from ohc.agreements.templates.placeholders import (
    COMPARE,
    BadTemplate,
    Context,
    compiled,
    environment,
    rendered,
)
from ohc.agreements.templates.versions import is_older
from ohc.agreements.wording.content import Content
from ohc.agreements.wording.views import Fill
from ohc.files.decoding import NotText, decode
from ohc.lines import in_quotes
from ohc.output import markdown
from ohc.privacy import shortened

LONGEST_SHOWN = 60
"""Letters of a line of a template that a message shows."""


def in_markdown(value: Any) -> Any:
    """Return a value as it stands in Markdown; a hint in emphasis."""
    if isinstance(value, Fill):
        text = markdown.escape(storable(value.value or value.hint))
        return Markup(text if value.value else f"_{text}_")  # noqa: S704 - Markdown
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(markdown.escape(storable(value)))  # noqa: S704 - Markdown
    return value


def in_html(value: Any) -> Any:
    """Return a value as it stands in a page; a hint is marked as one."""
    if isinstance(value, Fill):
        text = _escaped(value.value or value.hint)
        kind = "answer" if value.value else "open"
        return Markup(f'<span class="{kind}">{text}</span>')  # noqa: S704 - escaped
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(_escaped(value))  # noqa: S704 - escaped
    return value


def _escaped(text: str) -> str:
    return escape(storable(text)).replace("\n", "<br>")


SHOW: dict[str, Callable[[Any], Any]] = {"md": in_markdown, "html": in_html}


class PageTemplate:
    """A text with placeholders, made ready to be filled; raises BadTemplate."""

    def __init__(self, data: bytes, name: str, *, kind: str, sample: Context) -> None:
        try:
            source = storable(decode(data).text)
        except NotText as error:
            raise BadTemplate(f"{name}, {error}.", "Save it as UTF-8.") from error
        if "{{" not in source:
            raise BadTemplate(f"{name} has no placeholder.", COMPARE)
        self.is_older = is_older(source)
        lines = source.split("\n")

        def locate(number: int) -> str:
            shown = in_quotes(shortened(lines[number - 1].strip(), LONGEST_SHOWN))
            return f"{name}, line {number}: {shown}"

        sandbox = environment(SHOW[kind], autoescape=True)
        # A line that holds a tag alone must leave no blank line: in Markdown it
        # would end the list or the table that a loop writes.
        sandbox.trim_blocks = sandbox.lstrip_blocks = True
        self._template = compiled(sandbox, source, sample=sample, locate=locate)

    def document(self, content: Content) -> bytes:
        """Return a page, marked so that a later change of it shows."""
        heading: Any = content.names["agreement"]
        text = rendered(self._template, content.names, what=heading.name)
        return marked(text, heading.version).encode()
