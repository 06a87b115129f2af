"""Pages and pictures drawn from the templates of ours: text in, escaped, text out."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ohc.pictures import colours
from ohc.privacy import line

_PLAIN = re.compile(r"[^A-Za-z0-9 ,.-]")


def drawn(template: str, **values: Any) -> str:
    """
    Return a template of ours with values in it.

    Whatever people have written is one line without numbers of people, and escaped:
    names of files and notices may hold markup.
    """
    text: str = _template(template).render(**values)
    return text


def source_of(name: str) -> str:
    """Return the text of a file of the templates."""
    folder = Path(str(import_module("ohc.templates").__file__)).parent
    return (folder / name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Any:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=outgoing,
    )
    environment.filters["css_text"] = css_text
    environment.globals.update(
        status_colours=colours.STATUS,
        ink=colours.INK,
        hatch=colours.HATCH,
        dots=colours.DOTS,
    )
    return environment.from_string(source_of(name))


def outgoing(value: Any) -> Any:
    """Return a value as a template prints it: text as one line fit to go out."""
    # Marked text is of ours: the style sheet has lines of its own.
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return line(value) if is_text else value


def css_text(text: str) -> Markup:
    r"""
    Return a text as it may stand in quotation marks in a style sheet.

    >>> print(css_text("Bristol & Bath"))
    Bristol \26  Bath
    """
    # A style sheet in a page is not unescaped as its text is: &amp; would be printed.
    escaped = _PLAIN.sub(lambda match: f"\\{ord(match[0]):x} ", line(text))
    return Markup(escaped)  # noqa: S704 - every sign in it is a number
