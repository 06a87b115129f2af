"""What every picture for a slide has: a title with its message, and a footer."""

from collections.abc import Sequence
from textwrap import shorten, wrap
from typing import Any, NamedTuple

from markupsafe import Markup

from ohc.pictures.drawing import drawn
from ohc.reporting.parts import Page

TOP, BOTTOM = 150, 640
"""The bars and cells of a slide are between these."""

LETTERS_OF_FOOT = 136


class NameLine(NamedTuple):
    """A line of text, and its vertical position."""

    text: str
    y: float


class Slide(NamedTuple):
    """The text around a picture, and its description in words."""

    title: str
    sub: str
    description: str
    foot: Sequence[NameLine]
    notice: str


def slide_of(page: Page, title: str, *, about: str, description: str) -> Slide:
    """Return the text around a picture of a page; ``about`` says what it shows."""
    return Slide(
        title=title,
        sub=f"{page.running}. {about}",
        description=description,
        foot=_foot(page),
        notice=shorten(page.notice, LETTERS_OF_FOOT, placeholder=" ..."),
    )


def _foot(page: Page) -> list[NameLine]:
    received = page.tiles[0]
    sentences = (
        f"Returns received: {received.figure} {received.of}.",
        page.national,
        f"Made by ohc {page.version}.",
    )
    lines = wrap(" ".join(filter(None, sentences)), LETTERS_OF_FOOT)
    return [NameLine(text, 666 + 18 * place) for place, text in enumerate(lines)]


def drawn_slide(slide: Slide, template: str, **values: Any) -> str:
    """Return a picture for a slide as SVG, with the content from its own template."""
    body = Markup(drawn(template, **values))  # noqa: S704 - escaped as it was drawn
    return drawn("slide.svg", slide=slide, body=body)
