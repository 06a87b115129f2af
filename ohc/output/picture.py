"""A picture: of the few commands that have one, as SVG or PNG."""

import re
from html import unescape
from typing import NamedTuple

from ohc.errors import WrongWords
from ohc.outcome import Outcome
from ohc.pictures import png

HAVE_ONE = (
    "These commands have one: ohc budget, ohc estate map and ohc progress report."
)


def render(table: Outcome, *, as_png: bool) -> str | bytes:
    """
    Return the picture of an outcome.

    Raises WrongWords for a command that has none, NoPng where a PNG cannot be made.
    """
    if not table.picture:
        raise WrongWords("This command has no picture.", HAVE_ONE)
    svg = table.picture()
    return png.as_png(svg) if as_png else svg


class Embedded(NamedTuple):
    """A picture for a document, and what it shows in words; or why it is left out."""

    png: bytes = b""
    alt: str = ""
    why_not: str = ""


def embedded(table: Outcome) -> Embedded:
    """Return the picture of an outcome for a document; nothing where it has none."""
    if not table.picture or table.view.chosen:
        return Embedded()
    svg = table.picture()
    try:
        made = png.as_png(svg)
    except (png.NoPng, png.NoFont) as error:
        return Embedded(why_not=f"The picture is left out. {error}")
    [about] = re.findall("<desc[^>]*>(.*?)</desc>", svg, flags=re.DOTALL)
    return Embedded(made, unescape(about))


def framed(table: Outcome) -> str:
    """Return the picture of an outcome as a part of a page; nothing without one."""
    if not table.picture or table.view.chosen:
        return ""
    # In a box that scrolls: scaled to a phone, its text would be too small to read.
    return (
        '<div class="scroll picture" role="group" aria-label="Picture" tabindex="0">\n'
        f"{table.picture()}</div>\n"
    )
