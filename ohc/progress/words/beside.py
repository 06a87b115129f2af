"""Files beside the returns: the analyst's own words, names and columns, as text."""

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.lines import in_quotes

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class BadBeside(OhcError):
    """A file beside the returns that cannot be used: the analyst's own."""


class Encoded(NamedTuple):
    """A text, and how it was written in its file."""

    text: str
    mark: bytes
    encoding: str

    def with_text(self, text: str) -> bytes:
        """Return another text as bytes of the same kind, in UTF-8 if need be."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            # A word may have letters that the code page of the file has not.
            return UTF8_MARK + text.encode()


def read_encoded(path: Path) -> Encoded:
    """Return the text of a file. Raises BadBeside where it cannot be had."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadBeside(
            f"{path} cannot be read: {error.strerror}.",
            "Close it where it is open, or move it away.",
        ) from error
    if encoding := UTF16_MARKS.get(data[:2]):
        # So Excel saves Unicode Text, and PowerShell what > sends to a file.
        return Encoded(data[2:].decode(encoding, "replace"), data[:2], encoding)
    mark = UTF8_MARK if data.startswith(UTF8_MARK) else b""
    try:
        return Encoded(data[len(mark) :].decode(), mark, "utf-8")
    except UnicodeDecodeError:
        # Excel saves a CSV in this way unless it is told otherwise.
        return _of_code_page(data)


def _of_code_page(data: bytes) -> Encoded:
    try:
        return Encoded(data.decode("cp1252"), b"", "cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing there; so each comes back as it was.
        return Encoded(data.decode("latin-1"), b"", "latin-1")


def read_text(path: Path) -> str:
    """Return the text of a file. Raises BadBeside where it cannot be had."""
    return read_encoded(path).text


def read_rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """
    Return the rows of a CSV with the columns, separated by commas or semicolons.

    Rows in which all of these are blank are left out: Excel saves such. Raises
    BadBeside where a column is not there, or a row ends before it.
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
    form = f"Its first line is {','.join(columns)}."
    (_, first), *others = records_of(path, read_text(path), form=form)
    heads = heads_of(first)
    if missing := [name for name in columns if name not in heads]:
        raise BadBeside(f"{path} has no column {missing[0]}.", form)
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
            f"{path}, line {reader.line_num}: it cannot be read ({error}).", form
        ) from error


def delimiter_of(text: str) -> str:
    """Return what separates the cells of a CSV: comma, semicolon or tab."""
    # Excel saves a CSV with semicolons where a comma is the decimal sign.
    return max(",;\t", key=text.partition("\n")[0].count)


def settled_note(number: int, what: str) -> str:
    """Return how many words or names a file settles."""
    return f"{number} {what}{' is' if number == 1 else 's are'} settled here."


def unsettled_notes(number: int) -> list[str]:
    """Return how many words of a file have no meaning, nothing where all have."""
    if not number:
        return []
    have = "1 word has" if number == 1 else f"{number} words have"
    return [f"{have} no meaning yet: fill in the column means."]


def with_warnings(note: str, against: list[str]) -> str:
    """Return a note with what in the file goes against what we know."""
    return f"{note} Check: {'; '.join(against)}." if against else note
