"""Every colour of pages and pictures, and the text that can be read on each."""

from typing import NamedTuple

INK, PAPER = "#0B0C0C", "#FFFFFF"


class Paint(NamedTuple):
    """A fill, the text on it, its edge; what is ``drawn`` instead: a pattern."""

    fill: str
    text: str
    edge: str = "#5C5C5C"
    drawn: str = ""

    @property
    def picture(self) -> str:
        """Return what fills a shape: the pattern where there is one, else the fill."""
        return self.drawn or self.fill


STATUS = {
    "complete": Paint("#12436D", PAPER, INK),
    "in_progress": Paint("#6BACE6", INK, INK),
    # In grey it is as dark as complete: hence the hatch.
    "delayed": Paint("#801650", PAPER, INK, drawn="url(#late)"),
    "not_started": Paint(PAPER, INK, INK),
    "unstated": Paint(PAPER, INK, INK, drawn="url(#dots)"),
    "cancelled": Paint("#6B6B6B", PAPER, INK),
}
"""The colours of statuses, in the order of a bar."""

RATING = {
    "red": Paint("#B3142B", PAPER, "#B3142B"),
    "amber_red": Paint("#E98145", INK),
    "amber": Paint("#FFC859", INK),
    "amber_green": Paint("#DDE27F", INK),
    "green": Paint("#D6EFD8", INK),
    "blue": Paint("#D3E5F7", INK),
}
"""The colours of ratings: from red to green ever paler, so that grey tells them too."""

SHARE = {
    "share0": Paint(PAPER, INK),
    "share1": Paint("#FBE3D6", INK),
    "share2": Paint("#F2B394", INK),
    "share3": Paint("#D9673F", INK),
    "share4": Paint("#8E1B2B", PAPER, "#8E1B2B"),
}
"""Five steps of one hue: none, to 10, to 25, to 50 per cent, and over."""

HATCH, DOTS = "#C07FA3", "#4C5357"
PAGE = {
    "text": (INK, PAPER),
    "muted": ("#4C5357", PAPER),
    "muted on a panel": ("#4C5357", "#F0F4F5"),
    "link": ("#005EB8", PAPER),
    "link on a panel": ("#005EB8", "#F0F4F5"),
    "header": (PAPER, "#003087"),
}
"""Text of a page, and what it stands on."""


def contrast(first: str, second: str) -> float:
    """
    Return the contrast of two colours, as WCAG has it: 1 to 21.

    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1, which is what grey print shows."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of sRGB
        for part in parts
    ]
    return sum(
        weight * part
        for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def style_rules() -> str:
    """Return the rules of a style sheet for cells and chips of a heat map."""
    return "\n".join(
        f".heat td.{name}, .chip.{name} {{ background: {paint.fill}; "
        f"color: {paint.text}; border-color: {paint.edge}; "
        "forced-color-adjust: none; }"
        for name, paint in {**RATING, **SHARE}.items()
    )
