"""How long a page for a board takes beside the tally alone, and how large it is."""

import resource
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench_files import CACHE
from bench_peers import run
from bench_returns import OHC, in_turns, show, show_head, show_ratio

from ohc.output.books.return_form import Value
from ohc.playground.returns import invented_answers
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import expected

ROUNDS = 7
QUARTERS = ("2013-14-Q1", "2013-14-Q2", "2013-14-Q3", "2013-14-Q4")
PATCH, ENGLAND = ("--lead", "Lancashire"), ()
CASES = {
    "patch, 2 quarters": (PATCH, QUARTERS[2:], 1.5),
    "England, 2 quarters": (ENGLAND, QUARTERS[2:], 1.5),
    "patch, 4 quarters": (PATCH, QUARTERS, 1.75),
    "England, 4 quarters": (ENGLAND, QUARTERS, 1.75),
}
"""Whose returns, of which quarters, and what the page may take for each tally."""

LARGEST = 1_000_000
OUTPUT = CACHE / "pages-out"


def folder_of(name: str) -> Path:
    """Return the folder of the returns of a case, written where it is not there yet."""
    selection, quarters, _ = CASES[name]
    folder = CACHE / f"pages-{name.replace(', ', '-').replace(' ', '-')}"
    if folder.exists():
        return folder
    made = folder.with_suffix(".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    lead = selection[1:]
    number = 0
    for quarter in map(find_period, quarters):
        for unit in expected(Selection(lead=lead), quarter.end):
            number += 1
            # No two returns answer alike, as none do that people write.
            own: dict[str, Value] = {"Comment": f"Invented {number}."}
            answers = {
                commitment: {**answer, **own}
                for commitment, answer in invented_answers(quarter, number).items()
            }
            content = return_workbook(unit.body, quarter, answers)
            (made / file_name(unit.body, quarter)).write_bytes(content)
    made.rename(folder)
    return folder


def processor(*words: str) -> float:
    """Return the seconds of processor time that a command took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run([OHC, *words])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare_pages() -> None:
    """Print the processor time of tallies, and of the pages of the same returns."""
    tasks: dict[str, Callable[[], float]] = {}
    for name, (selection, _, _) in CASES.items():
        words = (str(folder_of(name)), *selection, "--period", QUARTERS[-1])
        page = str(OUTPUT / f"{name}.html")
        tasks[f"tally, {name}"] = partial(processor, "progress", "tally", *words)
        tasks[f"page, {name}"] = partial(
            processor, "progress", "report", *words, "-o", page, "--force"
        )
    measured = in_turns(tasks, ROUNDS)
    show_head(f"Pages, seconds of processor time, {ROUNDS} rounds")
    for name, (_, _, most) in CASES.items():
        show(f"tally, {name}", measured[f"tally, {name}"])
        show(f"page, {name}", measured[f"page, {name}"])
        show_ratio(measured, f"page, {name}", f"tally, {name}", most=most)


def compare_maps() -> None:
    """Print the seconds in which maps are drawn: each in less than one."""
    tasks: dict[str, Callable[[], float]] = {}
    for name, words in {"map, patch": PATCH, "map, England": ENGLAND}.items():
        target = str(OUTPUT / f"{name}.html")
        tasks[name] = partial(
            processor, "estate", "map", *words, "-o", target, "--force"
        )
    measured = in_turns(tasks, ROUNDS)
    show_head(f"Maps, seconds of processor time, {ROUNDS} rounds")
    for name, values in measured.items():
        show(name, values, f"below 1: {'yes' if max(values) < 1 else 'NO'}")


def compare_sizes() -> None:
    """Print how large each page is."""
    print(f"\nSize of a page, bytes; wanted: below {LARGEST:,}")
    for page in sorted(OUTPUT.glob("*.html")):
        size = page.stat().st_size
        print(f"{page.stem:46}{size:>10,}  {'yes' if size < LARGEST else 'NO'}")


def main() -> None:
    """Make the returns where they are not made yet, and print three tables."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    compare_pages()
    compare_maps()
    compare_sizes()


if __name__ == "__main__":
    main()
