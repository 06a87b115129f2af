"""A year in which returns are sent back, corrected and chased counts as meant."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc
from people import NOT_APPLICABLE
from rounds import BODIES, LANCASHIRE
from test_played_year import QUARTERS, check_tallies, check_trend, played

from ohc.progress.words.periods import find_period

pytestmark = pytest.mark.slow
REPLY = ("--as", "txt", "--reply-by", "2015-03-01")


def corrected(quarter: str, page: Path) -> str:
    """Correct the return of a page as it asks, if it is filled in; return whose."""
    body = page.name.partition("_")[0]
    folder = Path(quarter, "returns")
    for path in [*folder.glob(f"{body}_{quarter}.xlsx"), *folder.glob(f"*{body} F*")]:
        if not path.read_bytes().startswith(b"PK"):
            return ""
        book = openpyxl.load_workbook(path)
        about, sheet = book["About"], book["Return"]
        column = next(cell.column for cell in sheet[4] if cell.value == "Status")
        cells = [row[column - 1] for row in sheet.iter_rows(min_row=5)]
        if not any(cell.value for cell in cells):
            return ""
        for cell in cells:
            cell.value = str(cell.value or "").removesuffix(" ish") or None
        about["B6"] = quarter
        about["B8"] = find_period(quarter).end + timedelta(days=20)
        book.save(path)
        return body
    return ""


def sent_back(ohc: Ohc, quarter: str) -> str:
    """Have pages written for a quarter, and return what is said of it."""
    words = ("--feedback", f"{quarter}/feedback", "--level", "error", *REPLY, "--force")
    done = ohc("progress", "check", f"{quarter}/returns", *LANCASHIRE, *words)
    assert done.exit_code in {0, 3}, done.stderr
    return done.said


def chased(ohc: Ohc, quarter: str) -> set[str]:
    """Have letters written for a quarter, and return to whom."""
    folder = Path(quarter, "letters")
    words = ("--period", quarter, "--letters", str(folder), *REPLY)
    done = ohc("progress", "missing", f"{quarter}/returns", *LANCASHIRE, *words)
    assert done.exit_code in {0, 3}, done.stderr
    return {path.name.partition("_")[0] for path in folder.glob("*_letter.txt")}


def test_what_is_sent_back_and_corrected_counts_as_it_was_meant(ohc: Ohc) -> None:
    answers = played(ohc, 2013)
    corrections = 0
    for quarter in QUARTERS:
        sent_back(ohc, quarter)
        pages = sorted(Path(quarter, "feedback").glob("*_feedback.txt"))
        body_of = {page: body for page in pages if (body := corrected(quarter, page))}
        corrections += len(body_of)
        of_quarter = answers["quarter"] == quarter
        mended = of_quarter & answers["body"].isin([*body_of.values()])
        # Every row that did not count is in a return that was sent back.
        assert (mended | answers["counts"])[of_quarter].all()
        answers.loc[mended, "counts"] = True
        told = sent_back(ohc, quarter)
        from_before = told.partition(" from an earlier run: ")[0]
        assert {page for page in pages if page.name in from_before} == {*body_of}
        came = set(answers[of_quarter & answers["counts"]]["body"])
        assert chased(ohc, quarter) == {*BODIES} - came
    assert corrections > len(QUARTERS)
    answers["applies"] = answers["counts"] & (answers["status"] != NOT_APPLICABLE)
    check_tallies(ohc, answers)
    check_trend(ohc, answers)
