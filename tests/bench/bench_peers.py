"""What adding up returns is measured against: two libraries, and ``datamaps``."""

import csv
import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench_files import CACHE, ROWS
from python_calamine import CalamineWorkbook

from ohc.output.books.return_form import FIRST_LABEL, HEADER_ROW
from ohc.progress.forms import HEADERS, SHEETS
from ohc.progress.words.labels import ABOUT
from ohc.reference.framework import commitments
from ohc.workbooks.xlsx.cells import column_letters

CALAMINE_SCRIPT = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
files = sorted(Path(sys.argv[1]).iterdir())
cells = 0
for file in files:
    with CalamineWorkbook.from_path(file) as book:
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).to_python():
                cells += len(row)
print(len(files), cells)
"""
PANDAS_SCRIPT = """
import sys
from pathlib import Path
from time import perf_counter
import openpyxl, pandas
files = sorted(Path(sys.argv[1]).iterdir())[:int(sys.argv[2])]
begin, cells = perf_counter(), 0
for file in files:
    sheets = pandas.read_excel(file, sheet_name=None, engine="openpyxl")
    cells += sum(sheet.size for sheet in sheets.values())
print(len(files), cells, perf_counter() - begin)
"""
DATAMAPS = "datamaps==1.1.9"
HEADER = ("cell_key", "template_sheet", "cell_reference")
HOME = CACHE / "datamaps-home"
PLACE = CACHE / "datamaps-venv"
MAP = CACHE / "datamap.csv"
MASTER = HOME / "Documents" / "datamaps" / "output" / "master.xlsx"


class Ended(NamedTuple):
    """A process that went well: the seconds it took, and what it said."""

    seconds: float
    stdout: str
    stderr: str


def run(words: Sequence[str], environment: Mapping[str, str] | None = None) -> Ended:
    """Return how a whole process went; a failure ends the bench."""
    begin = perf_counter()
    done = subprocess.run(
        words, check=False, capture_output=True, encoding="utf-8", env=environment
    )
    taken = perf_counter() - begin
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise SystemExit(f"{Path(words[0]).name} ended with {done.returncode}: {last}")
    return Ended(taken, done.stdout, done.stderr)


def _run_script(script: str, folder: Path, number: int) -> tuple[float, float]:
    """Return the seconds of a process, and of the loop in it if it says them."""
    done = run([sys.executable, "-c", script, str(folder), str(number)])
    files, cells, *loop = done.stdout.split()
    if int(files) != number or int(cells) < number * ROWS * len(HEADERS):
        raise SystemExit(f"{number} files were to be read, but: {done.stdout}")
    return done.seconds, float(loop[0]) if loop else 0


def calamine(folder: Path, number: int) -> float:
    """Return the seconds in which python-calamine alone reads every cell."""
    return _run_script(CALAMINE_SCRIPT, folder, number)[0]


def pandas(folder: Path, number: int, scale: int) -> float:
    """
    Return the seconds in which pandas would read so many times the first files.

    The loop is scaled, the start is not.
    """
    seconds, loop = _run_script(PANDAS_SCRIPT, folder, number)
    return seconds + (scale - 1) * loop


def install_datamaps() -> str:
    """Install datamaps in an environment of its own; return why it cannot be."""
    program = PLACE / "bin" / "datamaps"
    if not program.exists():
        venv.create(PLACE, with_pip=True, clear=True)
        pip = [str(PLACE / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        brief = ["--disable-pip-version-check", "--retries", "1", "--timeout", "20"]
        words = [*pip, *brief, DATAMAPS]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode:
            return done.stderr.strip().rpartition("\n")[2]
    with MAP.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *_places()])
    return ""


def _places() -> Iterator[tuple[str, str, str]]:
    """Give the key, sheet and reference of every cell that a return fills."""
    for row, label in enumerate(ABOUT, start=FIRST_LABEL):
        yield label, SHEETS[0], f"B{row}"
    for row, commitment in enumerate(commitments(), start=HEADER_ROW + 1):
        for column, header in enumerate(HEADERS, start=1):
            reference = f"{column_letters(column)}{row}"
            yield f"{commitment['id']} {header}", SHEETS[1], reference


def datamaps(folder: Path, number: int) -> float:
    """Return the seconds in which datamaps brings a folder into one master."""
    places = {
        "HOME": HOME,
        "XDG_CONFIG_HOME": HOME / "config",
        "XDG_DATA_HOME": HOME / "data",
    }
    MASTER.unlink(missing_ok=True)
    HOME.mkdir(exist_ok=True)
    done = run(
        [
            *(str(PLACE / "bin" / "datamaps"), "import", "templates", "-m"),
            *("--inputdir", str(folder), "-d", str(MAP)),
        ],
        {**os.environ, **{name: str(place) for name, place in places.items()}},
    )
    with CalamineWorkbook.from_path(MASTER) as book:
        rows = book.get_sheet_by_index(0).to_python()
    if (len(rows), len(rows[0])) != (len(list(_places())) + 1, number + 1):
        raise SystemExit(f"The master has {len(rows)} rows, {len(rows[0])} columns.")
    return done.seconds
