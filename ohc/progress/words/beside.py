"""Files beside the returns: the analyst's own words, names and columns, as text."""

import csv
from pathlib import Path

from ohc.errors import OhcError


class BadBeside(OhcError):
    """A file beside the returns that cannot be used: the analyst's own."""


def read_text(path: Path) -> str:
    """Return the text of a file. Raises BadBeside where it cannot be had."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadBeside(
            f"{path} cannot be read: {error.strerror}.",
            "Close it where it is open, or move it away.",
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel saves a CSV in this way unless it is told otherwise.
        return data.decode("cp1252", "replace")


def read_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """
    Return the rows of a CSV with the columns, separated by commas or semicolons.

    Rows in which all of these are blank are left out: Excel saves such. Raises
    BadBeside where a column is not there, or a row ends before it.
    """
    return [row for _, row in numbered_rows(path, columns)]


def numbered_rows(
    path: Path, columns: tuple[str, ...]
) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV as :func:`read_rows` does, each with its line."""
    lines = read_text(path).splitlines()
    # Excel saves a CSV with semicolons where a comma is the decimal sign.
    delimiter = ";" if lines and ";" in lines[0] else ","
    form = f"Its first line is {','.join(columns)}."
    reader = csv.reader(lines or [""], delimiter=delimiter)
    try:
        # A cell may hold a line break: the reader alone knows where a row ends.
        (_, first), *others = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise BadBeside(f"{path} cannot be read: {error}.", form) from error
    heads = [head.strip().casefold() for head in first]
    if missing := [name for name in columns if name not in heads]:
        raise BadBeside(f"{path} has no column {missing[0]}.", form)
    records = [(line, dict(zip(heads, row, strict=False))) for line, row in others]
    rows = [
        (line, {name: row.get(name, "").strip() for name in columns})
        for line, row in records
    ]
    rows = [(line, row) for line, row in rows if any(row.values())]
    for line, row in rows:
        # Half a row is a mistake: left out, a word would be counted in the old way.
        if blank := [name for name, value in row.items() if not value]:
            filled = next(filter(None, row.values()))
            raise BadBeside(
                f"{path}, line {line}: the row of {filled!r} has no {blank[0]}.", form
            )
    return rows
