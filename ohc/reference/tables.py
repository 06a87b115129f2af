"""The bundled tables, every value as text."""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path

from ohc.errors import UnknownName
from ohc.outcome import TextRow


@cache
def datasets_folder() -> Path:
    """Return the folder of the bundled tables."""
    # Not importlib.resources, which takes a tenth of the start of a command.
    return Path(str(import_module("ohc.datasets").__file__)).parent


def table_names() -> list[str]:
    """Return the names of the bundled tables, in order of the alphabet."""
    return sorted(path.stem for path in datasets_folder().glob("*.csv"))


@cache
def load_table(name: str) -> tuple[TextRow, ...]:
    """
    Return the rows of a bundled table, every value as text.

    Text keeps codes such as 5E1 and 012 as they were published; a number
    parser would turn them into 50.0 and 12.
    """
    if not _path(name).is_file():
        raise UnknownName("table", name, known=table_names())
    return tuple(rows_of_lines(name, iter))


def rows_that_begin(name: str, beginnings: tuple[str, ...]) -> list[TextRow]:
    """Return the rows of a bundled table whose line begins with one of some texts."""
    return rows_of_lines(
        name, lambda lines: [line for line in lines if line.startswith(beginnings)]
    )


def rows_of_lines(
    name: str, choose: Callable[[list[str]], Iterable[str]]
) -> list[TextRow]:
    """
    Return the rows of the lines that ``choose`` returns of all lines of a table.

    For a table that is long and of which a command needs a few rows: other lines are
    not taken apart. None of its cells may have a line break.
    """
    with _path(name).open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
        rows = csv.reader(choose([*lines]))
        # Twice as fast as DictReader, which forgives what our tables do not have.
        return [dict(zip(header, row, strict=True)) for row in rows]


def _path(name: str) -> Path:
    return datasets_folder() / f"{name}.csv"
