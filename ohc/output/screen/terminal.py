"""Lines for a person at a terminal, written by Rich: headings are bold."""

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from ohc.output import console
from ohc.output.screen.drawing import Line


def show(lines: Iterable[Line]) -> None:
    """Write lines as they are, none wrapped anew; no colour but bold."""
    screen = Console(
        file=sys.stdout,
        force_terminal=console.has_colour(),
        color_system="auto" if console.has_colour() else None,
        no_color=not console.has_colour(),
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        # Text, because a plain str is parsed as markup: "Vale [merged]" loses a word.
        text = Text(line.text, style="bold" if line.bold else "")
        screen.print(text, soft_wrap=True)
