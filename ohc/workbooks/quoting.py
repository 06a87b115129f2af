"""Find quotation marks in delimited text that are not closed, and join rows."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ohc.workbooks.xlsx.cells import column_letters

Rows = list[list[str]]

_BREAK = re.compile(r"\r\n|\r|\n")


class Unclosed(NamedTuple):
    """
    A quotation mark that is not closed where it should be.

    It opens in a cell and a line of the text. The rows from ``first`` to ``last`` may
    have run together, so none of them is certain.
    """

    cell: str
    line: int
    first: int
    last: int
    column: int = 0

    def __str__(self) -> str:
        rows = f"row {self.first} is not counted"
        if self.last > self.first:
            rows = f"rows {self.first} to {self.last} are not counted"
        return (
            f"A quotation mark in line {self.line} is not closed where "
            f"it should be, so {rows}. Close the quotation, or delete "
            "the mark."
        )


class _Record(NamedTuple):
    """What a reader read as one row: its first and last line, and its cells."""

    start: int
    end: int
    cells: list[str]


def parted(lines: Sequence[str], delimiter: str) -> tuple[Rows, list[Unclosed]]:
    """
    Return the rows of a text, and where quotation marks made them run together.

    Rows that ran together are split at line ends, so that none is lost. Raises
    csv.Error for lines that are not rows.
    """
    if not any('"' in line for line in lines):
        return [*csv.reader(lines, delimiter=delimiter)], []
    records = [*_records(lines, delimiter)]
    # There are fewer titles and remarks than rows.
    widths = Counter(len(record.cells) for record in records if record.cells)
    width = widths.most_common(1)[0][0] if widths else 0
    rows: Rows = []
    unclosed: list[Unclosed] = []
    for record in records:
        text = "".join(lines[record.start : record.end])
        column = _faulty_column(text, delimiter, record, width=width)
        number = len(rows) + 1
        if column is None:
            rows.append(record.cells)
            is_next = bool(unclosed) and unclosed[-1].last == number - 1
            if is_next and len(record.cells) < width and text.count('"') % 2:
                # The rest of the cell, with the mark that should have closed it.
                unclosed[-1] = unclosed[-1]._replace(last=number)
            continue
        rows += _each_line(lines[record.start : record.end], delimiter)
        cell = f"{column_letters(column + 1)}{number}"
        unclosed.append(
            Unclosed(
                cell,
                record.start + 1,
                first=number,
                last=len(rows),
                column=column,
            )
        )
    return rows, unclosed


def _each_line(lines: Sequence[str], delimiter: str) -> Rows:
    """Return the cells of each line separately."""
    stripped = (line.rstrip("\r\n") for line in lines)
    return [next(csv.reader([line], delimiter=delimiter), []) for line in stripped]


def _records(lines: Sequence[str], delimiter: str) -> Iterator[_Record]:
    reader = csv.reader(lines, delimiter=delimiter)
    start = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if '"' not in lines[start]:
                raise
            # The cell is longer than any real one: its opening mark is never closed.
            yield _Record(start, len(lines), [])
            return
        yield _Record(start, reader.line_num, cells)
        start = reader.line_num


@lru_cache(maxsize=8)
def _field(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a cell: quoted, begun as quoted, or with no marks."""
    sign = re.escape(delimiter)
    return re.compile(
        rf'"(?P<quoted>(?:[^"]|"")*+)"(?={sign}|[\r\n]|\Z)'
        rf'|"(?P<begun>(?:[^"]|"")*+)(?P<closing>"?)(?P<rest>[^{sign}\r\n]*)'
        rf"|[^{sign}\r\n]*"
    )


def _faulty_column(
    text: str, delimiter: str, record: _Record, *, width: int
) -> int | None:
    """Return the column whose mark is not closed, None if all are closed."""
    if '"' not in text:
        return None
    place, column = 0, 0
    while (cell := _field(delimiter).match(text, place)) is not None:
        if _is_faulty(cell, delimiter, record, width=width) or (
            cell["quoted"] is not None
            and _holds_rows(
                cell["quoted"], delimiter, record, column=column, width=width
            )
        ):
            return column
        place = cell.end() + 1
        if text[cell.end() : place] != delimiter:
            break
        column += 1
    return None


def _is_faulty(
    cell: re.Match[str], delimiter: str, record: _Record, *, width: int
) -> bool:
    """Return whether a cell that begins with a quotation mark swallowed other cells."""
    begun = cell["begun"]
    if begun is None:
        return False
    # "Health" team: the marks are closed, and only the marks are lost.
    return (
        not cell["closing"]
        or delimiter in begun
        or _BREAK.search(begun) is not None
        or cell["rest"].count('"') % 2 == 1
        or len(record.cells) > width
    )


def _holds_rows(
    quoted: str, delimiter: str, record: _Record, *, column: int, width: int
) -> bool:
    """
    Return whether a cell with line breaks is parts of several rows.

    Two stray marks may look like a properly quoted cell. In that case its lines have
    the cells of rows, without the space that prose has after a comma.
    """
    first, *others = _BREAK.split(quoted)
    if not others or width < 2 or f"{delimiter} " in quoted:  # noqa: PLR2004 - a row
        return False
    *middle, last = (line.count(delimiter) for line in others)
    return (
        first.count(delimiter) == width - 1 - column
        and all(count == width - 1 for count in middle)
        and last == width + column - len(record.cells)
    )
