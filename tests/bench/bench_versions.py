"""
Times each row of `make bench` in two versions by turns: how much slower is the newer?

    python tests/bench/bench_versions.py OLD/.venv/bin/ohc

Each row is a whole process; the ratio is the median of new/old, pair by pair.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench_files import CACHE, FEW, MANY, MOST, SOME, folder_of, make_returns
from bench_peers import run
from bench_returns import OHC, PEAK, PER_MIB, words

STARTS = (
    ["--version"],
    ["--help"],
    ["estate", "-a", "Wessex"],
    ["estate", "-a", "Wessex", "-f", "json"],
    ["budget"],
    ["estate", "show", "HMP Durham"],
    ["facts", "receptions per year"],
    ["matrix", "tasks"],
)
SLOWER = 1.05
"""What counts as slower: a ratio above it."""

Measure = Callable[[str], float]


def seconds_of(arguments: list[str], ohc: str) -> float:
    """Return the seconds of one command of a version."""
    return run([ohc, *arguments]).seconds


def memory_of(folder: Path, ohc: str) -> float:
    """Return the most MiB of memory that a tally of a version takes."""
    command = [ohc, *words(folder)[1:]]
    return int(run([sys.executable, "-c", PEAK, *command]).stdout) / PER_MIB


def generate(ohc: str) -> float:
    """Return the seconds of writing all agreements into an empty folder."""
    with TemporaryDirectory(dir=CACHE) as fresh:
        return seconds_of(["lda", "generate", "-o", fresh], ohc)


def again(folder: Path, versions: tuple[str, str], ohc: str) -> float:
    """Return the seconds of writing agreements where nothing changed."""
    own = folder / str(versions.index(ohc))
    return seconds_of(["lda", "generate", "-o", str(own)], ohc)


def show(name: str, measure: Measure, rounds: int, versions: tuple[str, str]) -> bool:
    """Print a row, and return whether the newer version is slower."""
    measured: dict[str, list[float]] = {version: [] for version in versions}
    for turn in range(rounds + 1):
        for version in versions if turn % 2 else versions[::-1]:
            measured[version].append(measure(version))
    old, new = (measured[version][1:] for version in versions)
    ratio = median(after / before for before, after in zip(old, new, strict=True))
    slower = ratio > SLOWER
    line = f"{name:46}{median(old):9.3f}{median(new):9.3f}{ratio:7.2f}"
    print(line + ("  SLOWER" if slower else ""), flush=True)
    return slower


def main() -> None:
    """Print a row for each command; end with 1 if one is slower."""
    versions = (sys.argv[1], OHC)
    make_returns()
    print(f"{'':46}{'old':>9}{'new':>9}{'ratio':>7}", flush=True)
    slower = False
    for start in STARTS:
        name = " ".join(["ohc", *start])
        slower |= show(name, partial(seconds_of, start), 21, versions)
    for files, rounds in ((FEW, 7), (MANY, 7)):
        tally = words(folder_of(files))[1:]
        measure = partial(seconds_of, tally)
        slower |= show(f"tally of {files:,}", measure, rounds, versions)
    for files in (SOME, MOST):
        measure = partial(memory_of, folder_of(files))
        slower |= show(f"tally of {files:,}, MiB", measure, 2, versions)
    slower |= show("lda generate, new", generate, 3, versions)
    with TemporaryDirectory(dir=CACHE) as kept:
        measure = partial(again, Path(kept), versions)
        slower |= show("lda generate, nothing changed", measure, 5, versions)
    raise SystemExit(int(slower))


if __name__ == "__main__":
    main()
