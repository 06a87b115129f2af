"""How many pages an agreement has, as LibreOffice lays it out."""

import re
from pathlib import Path

import pytest
from agreed import VARIANTS
from conftest import Ohc
from fonts import skip_without_arial
from writer import available, pages

pytestmark = pytest.mark.slow
MOST, MOST_OF_MAIDSTONE = 15, 13


@pytest.fixture(autouse=True)
def letters_are_as_wide_as_those_of_arial() -> None:
    if not available():
        pytest.skip("LibreOffice Writer is not here")
    skip_without_arial()


def test_an_agreement_is_short(ohc: Ohc) -> None:
    names = ("maidstone", "peterborough", "isle of wight", *VARIANTS.values())
    assert ohc("lda", "generate", *names).exit_code == 0
    counts = pages([*Path("agreements").glob("prison-*")], Path("pdf"))
    assert len(counts) == len({*names})
    assert counts["prison-maidstone"] <= MOST_OF_MAIDSTONE
    assert max(counts.values()) <= MOST, counts
    assert all(re.fullmatch(r"prison-[a-z-]+", name) for name in counts)
