"""How long commands take to start, against what one would run instead."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
STARTS = 21
BARE = "bare Typer app"
SCRIPT = "pandas script"

BARE_APP = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = "x"): print(name)
@app.command()
def two(name: str = "x"): print(name)
app()
"""
PANDAS_SCRIPT = f"""
import pandas
rows = pandas.read_csv({str(ROOT / "datasets" / "estate.csv")!r}, dtype=str)
print(rows[rows["area_team"] == "Wessex"].to_string())
"""


def commands(folder: Path) -> dict[str, list[str]]:
    """Return what is compared: a name, and the words that start it."""
    python = sys.executable
    ohc = str(Path(python).with_name("ohc"))
    (folder / "bare.py").write_text(BARE_APP, encoding="utf-8")
    (folder / "script.py").write_text(PANDAS_SCRIPT, encoding="utf-8")
    wessex = [ohc, "estate", "--area-team", "Wessex"]
    return {
        "python -c pass": [python, "-c", "pass"],
        BARE: [python, str(folder / "bare.py"), "one"],
        SCRIPT: [python, str(folder / "script.py")],
        "ohc --version": [ohc, "--version"],
        "ohc --help": [ohc, "--help"],
        "ohc estate -a Wessex": wessex,
        "ohc estate -a Wessex -f json": [*wessex, "-f", "json"],
        "ohc find bed watches": [ohc, "find", "who pays for bed watches"],
        "ohc find tubercolosis": [ohc, "find", "tubercolosis"],
        "ohc budget": [ohc, "budget"],
        "ohc estate show Durham": [ohc, "estate", "show", "HMP Durham"],
        "ohc facts receptions": [ohc, "facts", "receptions per year"],
        "ohc matrix tasks": [ohc, "matrix", "tasks"],
    }


def once(folder: Path) -> dict[str, list[str]]:
    """Return what builds the database: the first search, and the file handed out."""
    ohc = str(Path(sys.executable).with_name("ohc"))
    # What is kept of a search is kept here for all that follow.
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    return {
        "ohc data -o x.sqlite": [ohc, "data", "-o", str(folder / "x.sqlite")],
        "ohc find, which builds": [ohc, "find", "who pays for bed watches"],
    }


def seconds(words: list[str]) -> float:
    """Return how long a command takes from start to end, in seconds."""
    begin = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print medians and ratios of starts that took turns in a mixed order."""
    with tempfile.TemporaryDirectory() as folder:
        compared = commands(Path(folder))
        for name, words in once(Path(folder)).items():
            print(f"{name:30}{seconds(words) * 1000:8.1f} ms, at its first run")
        times: dict[str, list[float]] = {name: [] for name in compared}
        for turn in range(STARTS + 2):
            for name in random.sample(list(compared), len(compared)):
                taken = seconds(compared[name])
                if turn > 1:
                    times[name].append(taken)
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"{STARTS} starts each, in turns; median and spread in ms, ratios of medians")
    print(f"{'':30}{'median':>8}{'min':>8}{'max':>8}{'/ bare':>8}{'/ script':>10}")
    for name, median in medians.items():
        low, high = min(times[name]), max(times[name])
        print(
            f"{name:30}{median * 1000:8.1f}{low * 1000:8.1f}{high * 1000:8.1f}"
            f"{median / medians[BARE]:8.2f}{median / medians[SCRIPT]:10.2f}"
        )


if __name__ == "__main__":
    main()
