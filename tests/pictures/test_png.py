"""Fonts of pictures as PNG: without one the words would be left out in silence."""

from collections.abc import Callable

import pytest

from ohc.pictures.png import FONTS, NoFont, first_font


def machine_with(*fonts: str) -> Callable[[str, str], bytes]:
    def draw(svg: str, font: str) -> bytes:
        return svg.encode() if font in fonts else b"nothing"

    return draw


def test_the_first_font_that_draws_is_taken() -> None:
    assert first_font(machine_with("DejaVu Sans", "Noto Sans")) == "DejaVu Sans"
    assert first_font(machine_with(*FONTS)) == "Arial"


def test_without_a_font_there_is_no_picture() -> None:
    with pytest.raises(NoFont, match="does not have: Arial"):
        first_font(machine_with())
