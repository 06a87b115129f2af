"""Pictures as PNG, for programs that take no SVG."""

from collections.abc import Callable

from ohc.errors import OhcError

SLIDE = 1920
"""Pixels across: a slide on a usual screen."""

FONTS = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Noto Sans")
"""What may stand for a font without serifs: the first that the machine has."""

NO_FONT = "no such font"
LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<text y="16" font-family="sans-serif">{}</text></svg>'
)


class NoPng(OhcError):
    """The package that makes a PNG of a picture is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "A PNG needs the package resvg-py, which is not installed.",
            hint="Install it with pip install resvg-py, or write a file that ends in "
            ".svg: Word and PowerPoint can use it too.",
        )


class NoFont(OhcError):
    """The machine has no font that a picture could be written in."""

    def __init__(self) -> None:
        super().__init__(
            f"A PNG needs one of these fonts, which this computer does not have: "
            f"{', '.join(FONTS)}.",
            hint="Install one, or write a file that ends in .svg.",
        )


def as_png(svg: str) -> bytes:
    """
    Return a picture as PNG. Raises NoPng and NoFont.

    Its bytes depend on the fonts of the machine: the SVG is the same everywhere.
    """
    try:
        # Here, because nothing else needs it: most people never write a PNG.
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise NoPng from error
    font = first_font(
        lambda svg, name: bytes(svg_to_bytes(svg_string=svg, sans_serif_family=name))
    )
    return bytes(
        svg_to_bytes(
            svg_string=svg, width=SLIDE, sans_serif_family=font, background="#FFFFFF"
        )
    )


def first_font(draw: Callable[[str, str], bytes]) -> str:
    """
    Return the first font that the machine has. Raises NoFont.

    For a font that is not there the library takes any other, such as one with serifs,
    and says nothing; with none at all it leaves the text out: a picture of bars
    without a word would reach a board.
    """
    other = draw(LETTER.format("M"), NO_FONT)
    for font in FONTS:
        if draw(LETTER.format("M"), font) != other:
            return font
    if other == draw(LETTER.format(" "), NO_FONT):
        raise NoFont
    # The only font of the machine, whatever it is.
    return FONTS[0]
