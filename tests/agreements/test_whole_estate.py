"""The agreement of every prison: valid, short, and the same each time it is made."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import VALIDATOR
from fonts import skip_without_arial
from open_xml import check
from writer import available, pages

from ohc.agreements.wording.places import places
from ohc.cli.root import main

pytestmark = pytest.mark.slow
MOST_PAGES = 15
AT_ONCE = 10
"""So many documents Writer opens in one run: it has a minute for them."""


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the agreements of every prison, blank."""
    return generated(tmp_path_factory.mktemp("estate"))


def generated(folder: Path) -> list[Path]:
    assert main(["lda", "generate", "-o", str(folder)]) == 0
    paths = sorted(folder.glob("prison-*.docx"))
    assert len(paths) == len(places())
    return paths


def test_every_agreement_passes_the_validator(estate: list[Path]) -> None:
    if not VALIDATOR.exists():
        pytest.skip("the Open XML validator is not here")
    with ThreadPoolExecutor(2) as pool:
        assert len([*pool.map(check, estate)]) == len(estate)


def test_every_agreement_is_the_same_when_it_is_made_again(
    estate: list[Path], tmp_path: Path
) -> None:
    for path, again in zip(estate, generated(tmp_path), strict=True):
        assert path.read_bytes() == again.read_bytes(), path.name


def test_no_agreement_is_long(estate: list[Path], tmp_path: Path) -> None:
    if not available():
        pytest.skip("LibreOffice Writer is not here")
    skip_without_arial()
    counts: dict[str, int] = {}
    for start in range(0, len(estate), AT_ONCE):
        folder = tmp_path / str(start)
        counts |= pages(estate[start : start + AT_ONCE], folder)
    assert len(counts) == len(estate)
    assert max(counts.values()) <= MOST_PAGES, counts
