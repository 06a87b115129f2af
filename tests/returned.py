"""Returns for tests: forms as we issue them, filled in, and spoilt cell by cell."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from conftest import Ohc

from ohc.files.archive import repacked
from ohc.output.books.return_form import Value
from ohc.problems import Problem
from ohc.progress.forms import return_workbook
from ohc.progress.options import Work
from ohc.progress.returns.reading import read_file
from ohc.progress.returns.returns import Result
from ohc.progress.words.periods import find_period
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.reference.reporting_units import bodies
from ohc.workbooks.reading import Readers

PERIOD = "2013-14-Q4"
WORK = Work(date(2014, 4, 18))
"""Done on a day soon after the period."""
MISSING = ("missing-return", "missing-row")
Answers = Mapping[str, Mapping[str, Value]]

SOUND: Answers = {
    "C1.1": {"Status": "Complete", "RAG": "Blue", "Evidence": "minutes"},
    "C3.2": {"Status": "In progress", "RAG": "Amber", "Percent complete": 0.4},
    "C5.1": {"Status": "Delayed", "RAG": "Red"},
}
"""Answers with nothing wrong: the other 15 commitments are left blank."""

ROWS = {
    key: number
    for number, key in enumerate(
        (
            *("C1.1", "C1.2", "C2.1", "C2.2", "C3.1", "C3.2", "C3.3", "C3.4"),
            *("C4.1", "C5.1", "C6.1", "C6.2", "C7.1", "C8.1", "C9.1", "C10.1"),
            *("C11.1", "C12.1"),
        ),
        start=5,
    )
}
"""The row of each commitment in a form."""


def returned(
    body: str = "prison-garth",
    period: str = PERIOD,
    answers: Answers = SOUND,
    about: Mapping[str, Value] | None = None,
) -> bytes:
    """Return a form that a body filled in, dated 20 March 2014."""
    known: dict[str, Value] = {"Return date": date(2014, 3, 20), **(about or {})}
    cells = tuple((key, *answers[key].items()) for key in answers)
    return _form(body, period, cells=cells, about=tuple(known.items()))


# Most tests want one of a few forms, and one takes longer to make than to read.
@cache
def _form(
    body: str, period: str, *, cells: tuple[Any, ...], about: tuple[Any, ...]
) -> bytes:
    return return_workbook(
        bodies()[body],
        find_period(period),
        answers={key: dict(values) for key, *values in cells},
        about=dict(about),
    )


def with_cell(workbook: bytes, cell: str, xml: str, sheet: int = 2) -> bytes:
    """Return a workbook with a cell's XML replaced; {s} in it is the old style."""

    def patch(part: bytes) -> bytes:
        old = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(/>|>.*?</c>)'.encode(), part)
        assert old, cell
        style = (old[1] or b"").decode()
        return part.replace(old[0], xml.replace("{s}", style).encode(), 1)

    return repacked(workbook, {f"xl/worksheets/sheet{sheet}.xml": patch})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def result_of(
    data: bytes, name: str = "a file", *, known: Vocabulary | None = None
) -> Result:
    """Return what a file comes to, read with our own vocabulary or another."""
    known = known or vocabulary()
    with closing(Readers()) as readers:
        [result] = read_file(name, data, vocabulary=known, readers=readers)
    return result


def wrong_in(result: Result) -> list[Problem]:
    """Return what is wrong with a file, but for the rows that a short one lacks."""
    return [problem for problem in result.problems if problem.kind != "missing-row"]


def put(files: Mapping[str, bytes], folder: str = "returns") -> Path:
    """Write files into a folder and return it."""
    for name, data in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Path(folder)


def summary(path: str = "summary.json") -> dict[str, Any]:
    """Return what --summary wrote, after its accounts were added up."""
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    assert found["files_given"] == found["files_read"] + found["files_skipped"]
    assert found["rows_read"] == found["rows_tallied"] + found["rows_set_aside"]
    due = found["returns_received"] + found["returns_missing"]
    assert found["returns_expected"] == due
    return found


def kinds_of(ohc: Ohc, *words: str) -> list[str]:
    """Tally the folder and return the kinds of problems, what is missing aside."""
    ohc("progress", "tally", "returns", "--summary", "summary.json", "--force", *words)
    found = [problem["kind"] for problem in summary()["problems"]]
    # Most returns of tests have a few rows only.
    return sorted(kind for kind in found if kind not in MISSING)
