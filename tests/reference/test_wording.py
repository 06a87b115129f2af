"""No cell repeats six words in a row of a source, names aside."""

import os
import re
from pathlib import Path

import pytest
from agreed import VARIANTS
from conftest import ROOT, Ohc
from layouts import every_text

from ohc.reference.tables import load_table, table_names

SOURCES = Path(os.environ["OHC_SOURCES"])
"""The folder of the five documents, as text; not part of a clone."""

RUN = 6
NAMES = (ROOT / "tests" / "proper_names.txt").read_text(encoding="utf-8").splitlines()


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub("['\u2019]", "", text.lower()))


def runs(of: list[str]) -> set[tuple[str, ...]]:
    return {tuple(of[start : start + RUN]) for start in range(len(of) - RUN + 1)}


@pytest.fixture(scope="module")
def published() -> set[tuple[str, ...]]:
    files = sorted(SOURCES.glob("*.txt"))
    assert len(files) == 5, "OHC_SOURCES names the folder of the five documents"
    return set().union(*(runs(words(path.read_text("utf-8"))) for path in files))


def without_names(text: str) -> list[list[str]]:
    """Return the words of a text in the pieces that proper names leave of it."""
    plain = f" {' '.join(words(text))} "
    for name in sorted(NAMES, key=len, reverse=True):
        plain = plain.replace(f" {' '.join(words(name))} ", " | ")
    return [piece.split() for piece in plain.split("|")]


@pytest.mark.parametrize("table", table_names())
def test_no_cell_repeats_a_source(table: str, published: set[tuple[str, ...]]) -> None:
    repeated = [
        (row["source"], name, " ".join(run))
        for row in load_table(table)
        for name, cell in row.items()
        for piece in without_names(cell)
        for run in runs(piece) & published
    ]
    assert not repeated


def test_no_agreement_repeats_a_source(
    ohc: Ohc, published: set[tuple[str, ...]]
) -> None:
    # Names, numbers and texts are put together there, which no cell shows.
    assert ohc("lda", "generate", *VARIANTS.values()).exit_code == 0
    paths = [*Path("agreements").glob("prison-*.docx")]
    assert len(paths) == len(VARIANTS)
    for path in paths:
        for line in every_text(path).split("\n"):
            for piece in without_names(line):
                assert not runs(piece) & published, (path.name, line)


def test_every_name_is_needed(published: set[tuple[str, ...]]) -> None:
    cells = {
        cell
        for table in table_names()
        for row in load_table(table)
        for cell in row.values()
    }
    plain = [f" {' '.join(words(cell))} " for cell in cells]
    for name in NAMES:
        assert any(f" {' '.join(words(name))} " in cell for cell in plain), name
    assert published
