"""How long feedback on the returns of every establishment takes, in each format."""

import shutil
import subprocess
from collections.abc import Mapping
from functools import partial
from time import perf_counter

from bench_files import CACHE
from bench_returns import OHC, in_turns, show, show_head

from ohc.output.books.return_form import Value
from ohc.playground.returns import invented_answers
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import expected

PERIOD = find_period("2013-14-Q4")
ROUNDS, MOST_SECONDS = 5, 6
FAULTS: Mapping[str, Mapping[str, Value]] = {
    "C3.2": {"Status": "Compleet"},
    "C5.1": {"Status": "Complete", "RAG": "Red"},
    "C9.1": {"RAG": "Purple"},
}
RETURNS, PAGES = CACHE / "faulty-returns", CACHE / "feedback"


def make_faulty_returns() -> int:
    """Write a return with faults for each establishment, and return how many."""
    shutil.rmtree(RETURNS, ignore_errors=True)
    RETURNS.mkdir(parents=True)
    units = expected(Selection(), PERIOD.end)
    for number, unit in enumerate(units):
        answers = {**invented_answers(PERIOD, number)}
        for key, faults in FAULTS.items():
            answers[key] = {**answers.get(key, {}), **faults}
        data = return_workbook(unit.body, PERIOD, answers)
        (RETURNS / file_name(unit.body, PERIOD)).write_bytes(data)
    return len(units)


def feedback(pages: int, paper: str) -> float:
    """Return the seconds in which a page for each establishment is written."""
    shutil.rmtree(PAGES, ignore_errors=True)
    words = ("--feedback", str(PAGES), "--as", paper, "-q")
    begin = perf_counter()
    done = subprocess.run(
        [OHC, "progress", "check", str(RETURNS), *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    seconds = perf_counter() - begin
    if f"Wrote {pages} pages" not in done.stderr:
        raise SystemExit(f"Expected {pages} pages: {done.stderr}")
    return seconds


def main() -> None:
    """Make the returns, and print how long their feedback takes."""
    pages = make_faulty_returns()
    measured = in_turns(
        {paper: partial(feedback, pages, paper) for paper in ("docx", "txt")}, ROUNDS
    )
    show_head(f"Feedback for {pages} establishments, seconds, {ROUNDS} rounds")
    for paper, seconds in measured.items():
        reached = "yes" if max(seconds) < MOST_SECONDS else "NO"
        show(f"--as {paper}", seconds, f"under {MOST_SECONDS}: {reached}")


if __name__ == "__main__":
    main()
