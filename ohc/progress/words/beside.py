"""Files beside the returns: the analyst's own words, names and columns, as text."""

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ohc.errors import OhcError
from ohc.lines import counted, in_quotes

if TYPE_CHECKING:
    from ohc.files.decoding import Encoded

LARGEST = 1_000_000
"""Bytes: so many hold the names of thirty thousand files."""


class BadBeside(OhcError):
    """A file beside the returns that cannot be used: the analyst's own."""


class OtherForm(BadBeside):
    """A file of that name in another form: it may be a stranger's."""

    def __init__(self, path: Path, reason: str, hint: str, *, place: str = "") -> None:
        places = [f"{path}", place] if place else [f"{path}"]
        super().__init__(f"{', '.join(places)}: {reason}.", hint)
        self.path = path
        self.not_used = f"Not used: {': '.join([*places[1:], reason])}. {hint}"


ADVICE = "Move it, or give it another name."


def read_encoded(path: Path) -> "Encoded":
    """Return the text of a file. Raises OtherForm where it cannot be had."""
    # Here, because few folders hold such a file.
    from ohc.files.decoding import NotText, decode

    data = read_beside(path)
    if len(data) > LARGEST:
        raise OtherForm(path, f"it is larger than {LARGEST / 1000000.0:g} MB", ADVICE)
    try:
        return decode(data)
    except NotText as error:
        raise OtherForm(
            path, error.reason, "Save it as UTF-8.", place=error.place
        ) from error


def read_beside(path: Path) -> bytes:
    """Return the bytes of a file, of a large one its beginning. Raises OtherForm."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise OtherForm(
            path,
            f"ohc cannot read it ({error.strerror})",
            "Close it where it is open, or move it.",
        ) from error


def read_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """
    Return the rows of a CSV with the columns, separated by commas or semicolons.

    Rows in which all of these are blank are left out: Excel saves such. Raises
    OtherForm where a column is not there, BadBeside where a row ends before it.
    """
    return [row for _, row in numbered_rows(path, columns)]


def numbered_rows(
    path: Path,
    columns: tuple[str, ...],
    *,
    may_be_blank: Collection[str] = (),
    optional: tuple[str, ...] = (),
) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV as :func:`read_rows` does, each with its line."""
    form = f"Its first line must be: {','.join(columns)}."
    text = read_encoded(path).text
    heads = _heads(path, text, columns=columns, form=form)
    _, *others = records_of(path, text, form=form)
    records = [(line, dict(zip(heads, row, strict=False))) for line, row in others]
    rows = [
        (line, {name: row.get(name, "").strip() for name in (*columns, *optional)})
        for line, row in records
    ]
    rows = [(line, row) for line, row in rows if any(row[name] for name in columns)]
    for line, row in rows:
        # Half a row is a mistake: left out, a word would be counted in the old way.
        needed = [name for name in columns if name not in may_be_blank]
        if blank := [name for name in needed if not row[name]]:
            filled = next(row[name] for name in columns if row[name])
            raise BadBeside(
                f"{path}, line {line}: the row of {in_quotes(filled)} has no "
                f"{blank[0]}.",
                form,
            )
    return rows


def _heads(path: Path, text: str, *, columns: tuple[str, ...], form: str) -> list[str]:
    """Return the headers of a CSV. Raises OtherForm where a column is not there."""
    # Before all rows are read: what is wrong in those of a stranger is no matter.
    try:
        lines = io.StringIO(text, newline="")
        heads = heads_of(next(csv.reader(lines, delimiter=delimiter_of(text)), []))
    except csv.Error as error:
        raise OtherForm(path, f"ohc cannot read it ({error})", form) from error
    if missing := [name for name in columns if name not in heads]:
        raise OtherForm(path, f"it has no column {missing[0]}", form)
    return heads


def heads_of(first: list[str]) -> list[str]:
    """Return the headers of a CSV as they are compared."""
    return [head.strip().casefold() for head in first]


def records_of(path: Path, text: str, *, form: str) -> list[tuple[int, list[str]]]:
    """
    Return the rows of a CSV, each with the number of its last line.

    Raises BadBeside, also for a quotation mark that is not closed: a row that it
    joins to another would be lost without a word.
    """
    lines = [*io.StringIO(text, newline="")] or [""]
    reader = csv.reader(lines, delimiter=delimiter_of(text), strict=True)
    try:
        # A cell may hold a line break: the reader alone knows where a row ends.
        return [(reader.line_num, row) for row in reader] or [(1, [])]
    except csv.Error as error:
        raise BadBeside(
            f"{path}, line {reader.line_num}: ohc cannot read it ({error}).", form
        ) from error


def delimiter_of(text: str) -> str:
    """Return what separates the cells of a CSV: comma, semicolon or tab."""
    # Excel saves a CSV with semicolons where a comma is the decimal sign.
    return max(",;\t", key=text.partition("\n")[0].count)


def settled_note(number: int, what: str) -> str:
    """Return how many words or names a file settles."""
    return f"explains {counted(number, what)}."


def unsettled_notes(number: int) -> list[str]:
    """Return how many words of a file have no meaning, nothing where all have."""
    if not number:
        return []
    have = "has" if number == 1 else "have"
    return [
        f'{counted(number, "word")} {have} no meaning yet. Fill in the column "means".'
    ]


def with_warnings(note: str, against: list[str]) -> str:
    """Return a note with what in the file goes against what we know."""
    return f"{note} Check: {'; '.join(against)}." if against else note
