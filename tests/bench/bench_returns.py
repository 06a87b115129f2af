"""How long and how much memory adding up returns takes, beside what others take."""

import random
import sys
from collections.abc import Callable, Mapping
from functools import partial
from os import cpu_count
from pathlib import Path
from statistics import median

from bench_files import DECADE, FEW, MANY, MOST, ROWS, SOME, folder_of, make_returns
from bench_peers import DATAMAPS, calamine, datamaps, install_datamaps, pandas, run

ROUNDS = 7
MEMORY_ROUNDS = 2
SCALE = 5
"""pandas is so slow that it reads a part, taken so many times."""

OHC = str(Path(sys.executable).with_name("ohc"))
PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024
"""The unit of ru_maxrss: bytes there, kibibytes elsewhere."""

PEAK = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.stderr.buffer.write(done.stderr)
sys.exit(done.returncode)
"""

Measured = dict[str, list[float]]


def words(folder: Path) -> list[str]:
    """Return what one types."""
    return [OHC, "progress", "tally", str(folder), "-f", "json"]


def check(said: str, files: int) -> None:
    """End the bench where the accounts are not those of so many clean returns."""
    accounts = said.strip().rpartition("\n")[2]
    for part in (
        f"{files} files given = {files} read + 0 skipped;",
        " + 0 missing (0 unexpected);",
        f" {files * ROWS} rows read = ",
    ):
        if part not in accounts:
            raise SystemExit(f"Expected {part.strip()!r}: {accounts}")


def tally(files: int) -> float:
    """Return the seconds in which a folder is tallied."""
    done = run(words(folder_of(files)))
    check(done.stderr, files)
    return done.seconds


def peak(files: int) -> float:
    """Return the most MiB of memory that a tally takes, seen by a small process."""
    done = run([sys.executable, "-c", PEAK, *words(folder_of(files))])
    check(done.stderr, files)
    return int(done.stdout) / PER_MIB


def in_turns(
    tasks: Mapping[str, Callable[[], float]], rounds: int, unused: int = 1
) -> Measured:
    """Return what tasks measured that took turns in a mixed order."""
    found: Measured = {name: [] for name in tasks}
    for _ in range(unused + rounds):
        for name in random.sample([*tasks], len(tasks)):
            found[name].append(tasks[name]())
    return {name: values[unused:] for name, values in found.items()}


def show_head(what: str) -> None:
    """Print the head of a table."""
    print(f"\n{what:46}{'median':>8}{'min':>8}{'max':>8}  wanted", flush=True)


def show(name: str, values: list[float], wanted: str = "") -> None:
    """Print a line of a table."""
    spread = f"{median(values):8.2f}{min(values):8.2f}{max(values):8.2f}"
    print(f"{name:46}{spread}  {wanted}".rstrip(), flush=True)


def show_ratio(
    found: Measured, of: str, to: str, most: float = 0, least: float = 0
) -> None:
    """Print what one took for each of another, round by round, and what was wanted."""
    ratios = [a / b for a, b in zip(found[of], found[to], strict=True)]
    reached = median(ratios) <= most if most else median(ratios) >= least
    wanted = f"at most {most}" if most else f"at least {least}"
    show(f"  {of} / {to}", ratios, f"{wanted}: {'yes' if reached else 'NO'}")


def compare_libraries() -> None:
    """Print the seconds of many returns: ohc, one library alone, and another."""
    found = in_turns(
        {
            "ohc": partial(tally, MANY),
            "calamine": partial(calamine, folder_of(MANY), MANY),
            "pandas": partial(pandas, folder_of(MANY), MANY // SCALE, SCALE),
        },
        ROUNDS,
    )
    show_head(f"{MANY:,} returns, seconds, {ROUNDS} rounds")
    show("ohc progress tally FOLDER -f json", found["ohc"])
    show("python-calamine alone, every cell", found["calamine"])
    name = f"pandas.read_excel, {MANY // SCALE} files, loop x {SCALE}"
    show(name, found["pandas"])
    show_ratio(found, "ohc", "calamine", most=2.5)
    show_ratio(found, "pandas", "ohc", least=8)


def compare_datamaps() -> None:
    """Print the seconds of few returns: ohc, and datamaps if it can be had."""
    if missing := install_datamaps():
        print(f"\n{DATAMAPS} is left out, it cannot be installed: {missing}")
        return
    found = in_turns(
        {
            "ohc": partial(tally, FEW),
            "datamaps": partial(datamaps, folder_of(FEW), FEW),
        },
        ROUNDS,
    )
    show_head(f"{FEW} returns, seconds, {ROUNDS} rounds")
    show("ohc progress tally FOLDER -f json", found["ohc"])
    name = f"{DATAMAPS} import templates -m"
    show(f"{name}, {cpu_count()} cores", found["datamaps"])
    show_ratio(found, "datamaps", "ohc", least=2)


def compare_memory() -> None:
    """Print how much more memory ten and forty times as many returns take."""
    sizes = {f"{files:,} returns": files for files in (SOME, MOST, DECADE)}
    tasks = {name: partial(peak, files) for name, files in sizes.items()}
    found = in_turns(tasks, MEMORY_ROUNDS, unused=0)
    show_head(f"Peak memory of a tally, MiB, {MEMORY_ROUNDS} rounds")
    for name, values in found.items():
        show(name, values)
    some, *others = sizes
    for more in others:
        show_ratio(found, more, some, most=1.15)


def measure_decade() -> None:
    """Print the seconds of ten years of the estate's returns."""
    found = in_turns({"ohc": partial(tally, DECADE)}, MEMORY_ROUNDS, unused=1)
    show_head(f"{DECADE:,} returns, seconds, {MEMORY_ROUNDS} rounds")
    show("ohc progress tally FOLDER -f json", found["ohc"])


def main() -> None:
    """Make the returns where they are not made yet, and print four tables."""
    make_returns()
    # Clean returns only, and in the memory of the machine before anything is timed.
    run([OHC, "progress", "check", str(folder_of(MANY))])
    compare_libraries()
    compare_datamaps()
    measure_decade()
    compare_memory()


if __name__ == "__main__":
    main()
