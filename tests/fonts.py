"""The fonts of this computer: how much room text takes depends on them."""

import shutil
from subprocess import run

import pytest

AS_WIDE_AS_ARIAL = ("Arial", "Liberation Sans", "Arimo")


def skip_without_arial() -> None:
    """Skip a test of how much room text takes where other letters are wider."""
    matcher = shutil.which("fc-match")
    if not matcher:
        pytest.skip("fontconfig is not here")
    font = run([matcher, "Arial"], capture_output=True, text=True, check=True).stdout
    if not any(name in font for name in AS_WIDE_AS_ARIAL):
        pytest.skip(f"Arial is not here, nor a font as wide: {font.strip()}")
