"""How many pages an agreement has, as LibreOffice lays it out."""

import re
import shutil
from pathlib import Path
from subprocess import run

import pytest
from agreed import VARIANTS
from conftest import Ohc
from writer import available, pages

pytestmark = pytest.mark.slow
AS_WIDE_AS_ARIAL = ("Arial", "Liberation Sans", "Arimo")
MOST, MOST_OF_MAIDSTONE = 15, 13


@pytest.fixture(autouse=True)
def letters_are_as_wide_as_those_of_arial() -> None:
    if not available() or not shutil.which("fc-match"):
        pytest.skip("LibreOffice Writer is not here")
    matcher = shutil.which("fc-match") or "fc-match"
    font = run([matcher, "Arial"], capture_output=True, text=True, check=True).stdout
    if not any(name in font for name in AS_WIDE_AS_ARIAL):
        # Another font has wider letters, and so more pages.
        pytest.skip(f"Arial is not here, nor a font as wide: {font.strip()}")


def test_an_agreement_is_short(ohc: Ohc) -> None:
    names = ("maidstone", "peterborough", "isle of wight", *VARIANTS.values())
    assert ohc("lda", "generate", *names).exit_code == 0
    counts = pages([*Path("agreements").glob("prison-*")], Path("pdf"))
    assert len(counts) == len({*names})
    assert counts["prison-maidstone"] <= MOST_OF_MAIDSTONE
    assert max(counts.values()) <= MOST, counts
    assert all(re.fullmatch(r"prison-[a-z-]+", name) for name in counts)
