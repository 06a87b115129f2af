"""How long forms with last quarter beside take, and a trend of two years."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_files import CACHE
from bench_peers import run
from bench_returns import OHC, Measured, in_turns, show, show_head, show_ratio

from ohc.output.books.return_form import Value
from ohc.playground.returns import invented_answers
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import Period, find_period, following
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import expected

QUARTERS = 8
ROUNDS = 5
FOLDER = CACHE / "quarters"
MOST_FORMS, MOST_TREND = 1.5, 1.1

# The form of 0.1.0, without anything beside: it is kept for the returns of 2013-14.
BEFORE = """
import sys
from pathlib import Path
from ohc.files import writing
from ohc.progress.forms import file_name, return_workbook
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import expected
period = find_period(sys.argv[2])
bodies = [unit.body for unit in expected(Selection(), period.end)]
folder = Path(sys.argv[1])
writing.write_all(
    {folder / file_name(b, period): return_workbook(b, period) for b in bodies},
    force=True,
)
"""


def periods() -> Iterator[Period]:
    """Give the quarters whose returns are read, in order."""
    period = find_period("2013-14-Q1")
    for _ in range(QUARTERS):
        yield period
        period = following(period)


def make_quarters() -> int:
    """Write the returns of all quarters, and return how many there are."""
    content = {}
    for period in periods():
        for number, unit in enumerate(expected(Selection(), period.end)):
            own_comment: dict[str, Value] = {"Comment": f"{unit.body.name}, {period}."}
            answers = {
                key: {**answer, **own_comment}
                for key, answer in invented_answers(period, number).items()
            }
            about: dict[str, Value] = {"Return date": period.end - timedelta(days=2)}
            path = FOLDER / period.name / file_name(unit.body, period)
            content[path] = partial(return_workbook, unit.body, period, answers, about)
    for path, make in content.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(make())
    return len(content)


def forms(previous: Path | None) -> float:
    """Return the seconds of writing forms, new ones beside the returns of a quarter."""
    last = [*periods()][-1]
    period = following(last).name
    with TemporaryDirectory(dir=CACHE) as fresh:
        if previous is None:
            return run([sys.executable, "-c", BEFORE, fresh, period]).seconds
        words = [
            "--previous",
            str(previous),
            "--period",
            period,
            "-o",
            fresh,
            "--force",
        ]
        return run([OHC, "progress", "template", *words]).seconds


def command(*words: str) -> float:
    """Return the seconds of a command about returns."""
    return run([OHC, "progress", *words, "-f", "json"]).seconds


def main() -> None:
    """Print the seconds of both, and whether they are few enough."""
    files = make_quarters()
    last = FOLDER / [*periods()][-1].name
    found: Measured = in_turns(
        {
            "forms of 0.1.0": partial(forms, None),
            "forms, last quarter beside": partial(forms, last),
            "one reading": partial(command, "read", str(last)),
            "trend": partial(command, "trend", str(FOLDER), "--last", str(QUARTERS)),
            "read": partial(command, "read", str(FOLDER)),
        },
        ROUNDS,
    )
    show_head(f"A round, seconds, {ROUNDS} rounds")
    for name, values in found.items():
        show(
            f"{name} ({files:,} returns)" if name in {"trend", "read"} else name, values
        )
    before, reading = found["forms of 0.1.0"], found["one reading"]
    found["allowed"] = [
        MOST_FORMS * a + b for a, b in zip(before, reading, strict=True)
    ]
    show_ratio(found, "forms, last quarter beside", "allowed", most=1)
    show_ratio(found, "trend", "read", most=MOST_TREND)


if __name__ == "__main__":
    main()
