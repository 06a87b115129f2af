"""Fonts of pictures as PNG: without one the words would be left out in silence."""

from collections.abc import Callable

import pytest

from ohc.pictures.png import FONTS, LETTER, NO_FONT, NoFont, first_font


def machine_with(*fonts: str, other: str = "") -> Callable[[str, str], bytes]:
    """Return what draws as the library does: with another font, or no letter at all."""

    def draw(svg: str, font: str) -> bytes:
        drawn_with = font if font in fonts else other
        return f"{drawn_with} {svg}".encode() if drawn_with else b"nothing"

    return draw


def test_the_first_font_that_draws_is_taken() -> None:
    assert first_font(machine_with("DejaVu Sans", "Noto Sans")) == "DejaVu Sans"
    assert first_font(machine_with(*FONTS)) == "Arial"


def test_a_font_that_another_replaces_is_missing() -> None:
    # Every PNG had serifs: they were drawn with whatever stood in for Arial.
    draw = machine_with("Liberation Sans", other="Times")
    assert first_font(draw) == "Liberation Sans"
    assert first_font(machine_with(other="Only Font")) == FONTS[0]


def test_without_a_font_there_is_no_picture() -> None:
    with pytest.raises(NoFont, match="does not have: Arial"):
        first_font(machine_with())


def test_the_library_does_so_too() -> None:
    library = pytest.importorskip("resvg_py")

    def draw(svg: str, font: str) -> bytes:
        return bytes(library.svg_to_bytes(svg_string=svg, sans_serif_family=font))

    letter = LETTER.format("M")
    assert draw(letter, first_font(draw)) != draw(LETTER.format(" "), NO_FONT)
    assert draw(letter, NO_FONT) == draw(letter, "nor this one")
