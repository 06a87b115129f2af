"""Filled returns to measure with, made once and kept in a folder that git ignores."""

import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from ohc.files.archive import repacked
from ohc.output.books.return_form import Value
from ohc.playground.returns import invented_answers
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.commitment_ids import FORMER_SUMMARIES, commitments_by_id
from ohc.progress.words.periods import Period, find_period
from ohc.reference.establishments import Selection
from ohc.reference.framework import commitments
from ohc.reference.reporting_units import Body, expected

CACHE = Path(__file__).parent.parent.parent / ".bench"
FEW, SOME, MANY, MOST, DECADE = SIZES = (120, 600, 1_200, 6_000, 21_700)
"""How many returns the folders hold; each holds those of the smaller ones too.

The last is what 181 places return in ten years, month by month.
"""

FIRST_YEAR, LAST_YEAR, LAST_MONTH = 2000, 2014, 3
ROWS = len(commitments())


class One(NamedTuple):
    """A return to be written: its number decides the answers."""

    number: int
    body: Body
    period: Period


def folder_of(size: int) -> Path:
    """Return the folder that holds so many returns."""
    return CACHE / f"returns-{size}"


def make_returns() -> None:
    """Write the folders of returns, unless the same are there already."""
    made = CACHE / "returns-made"
    first = hashlib.sha256(_content(next(_every()))).hexdigest()
    what = f"{first} {SIZES}"
    if made.exists() and made.read_text(encoding="utf-8") == what:
        return
    print(
        f"Making {DECADE:,} returns in {CACHE.name}; they are kept there.", flush=True
    )
    made.unlink(missing_ok=True)
    for folder in map(folder_of, SIZES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write, islice(_every(), DECADE), chunksize=50))
    made.write_text(what, encoding="utf-8")


def _every() -> Iterator[One]:
    """Give returns of all who report, month by month from the last one back."""
    due = (
        (unit.body, period)
        for period in chain(_months(), _quarters())
        for unit in expected(Selection(), period.end)
    )
    for number, (body, period) in enumerate(due):
        yield One(number, body, period)


def _months() -> Iterator[Period]:
    for month in range(12 * LAST_YEAR + LAST_MONTH - 1, 12 * FIRST_YEAR - 1, -1):
        yield find_period(f"{month // 12}-{month % 12 + 1:02}")


def _quarters() -> Iterator[Period]:
    # Before 2000 there are no periods, and the months alone are too few.
    for year in range(FIRST_YEAR + 4, FIRST_YEAR, -1):
        for quarter in (4, 3, 2, 1):
            yield find_period(f"{year}-{(year + 1) % 100:02}-Q{quarter}")


def _content(one: One) -> bytes:
    day = one.period.end - timedelta(days=10 + one.number % 7)
    about: dict[str, Value] = {
        "Returned by": "Head of Healthcare (invented)",
        "Return date": day,
        "Agreed at local delivery board on": day - timedelta(days=5),
    }
    # No two returns answer alike, as none do that people write: a repeat is a problem.
    own_comment: dict[str, Value] = {"Comment": f"Invented {one.number}."}
    answers = {
        commitment: {**answer, **own_comment}
        for commitment, answer in invented_answers(one.period, one.number).items()
    }
    form = return_workbook(one.body, one.period, answers, about)
    return repacked(form, {"xl/sharedStrings.xml": _as_sent_out})


def _as_sent_out(texts: bytes) -> bytes:
    """Return the texts of a form as version 0.1.0 had them, which it also counts."""
    for summary, key in FORMER_SUMMARIES.items():
        now = commitments_by_id()[key]["commitment"]
        texts = texts.replace(now.encode(), summary.encode())
    return texts


def _write(one: One) -> None:
    content = _content(one)
    for size in SIZES:
        if one.number < size:
            path = folder_of(size) / file_name(one.body, one.period)
            path.write_bytes(content)
