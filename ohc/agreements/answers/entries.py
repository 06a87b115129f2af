"""A file of answers as it is written: whose each is, what it answers, and where."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import OhcError, WrongWords
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable
from ohc.reference.names import plain
from ohc.values import text_of
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.cells import column_letters

ID, NAME = "id", "establishment"
ASIDE = "area team"
"""A column of the form that answers nothing."""

SEARCHED = 30
"""Rows in which headers are looked for: titles and notes may come above them."""

ADVICE = "ohc lda answers -o answers.xlsx writes an empty one."


class RawAnswer(NamedTuple):
    """A value: the names of whose it is, the header above it, and their places."""

    whose: tuple[str, ...]
    header: str
    value: Any
    where: str
    header_where: str


class NoAnswers(OhcError):
    """A file of answers that is missing, cannot be read, or is no table."""


def raw_answers(path: Path) -> Iterator[RawAnswer]:
    """
    Give each value of a file of answers (xlsx and its relatives, csv, TOML).

    Raises NoAnswers, and WrongWords for an error value, a row without a name or a
    value without a header.
    """
    if not path.is_file():
        raise NoAnswers(f"There is no file {path}.", ADVICE)
    yield from _of_toml(path) if path.suffix.lower() == ".toml" else _of_table(path)


def _of_toml(path: Path) -> Iterator[RawAnswer]:
    import tomllib

    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NoAnswers(f"{path} is not TOML in UTF-8: {error}.", ADVICE) from error
    except OSError as error:
        raise NoAnswers(f"{path} cannot be read: {error.strerror}.") from error
    for name, answers in content.items():
        where = f"{path} [{name}]"
        if not isinstance(answers, dict):
            example = 'Write [prison-winchester] and below it  pfi = "No".'
            raise WrongWords(f"{where}: it is no table.", example)
        for field, value in _flat(answers):
            place = f"{where} {field}"
            yield RawAnswer(
                (name,), field, value=value, where=place, header_where=place
            )


def _flat(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables: what TOML makes of ``action.C3.1``."""
    # Not by recursion: a file may nest tables deeper than Python calls functions.
    left = [*answers.items()][::-1]
    while left:
        key, value = left.pop()
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", each) for name, each in value.items()]
            left += inner[::-1]
        else:
            yield key, value


def _of_table(path: Path) -> Iterator[RawAnswer]:
    # Of every sheet, so that no answer is lost that stands on the second.
    for sheet, header_row in _tables(path):
        yield from _of_sheet(path, sheet, header_row=header_row)


def _of_sheet(path: Path, sheet: Sheet, *, header_row: int) -> Iterator[RawAnswer]:
    headers = _texts(sheet.rows[header_row])
    naming = [
        column for column, header in enumerate(headers) if plain(header) in {ID, NAME}
    ]
    faults = sheet.look.faults()
    for number, row in enumerate(sheet.rows[header_row + 1 :], start=header_row + 2):
        cells = [f"{column_letters(n)}{number}" for n in range(1, len(row) + 1)]
        places = {cell: _where(path, sheet, cell=cell) for cell in cells}
        _refuse_faults(places, faults)
        texts = _texts(row)
        if not any(texts):
            continue
        whose = tuple(texts[at] for at in naming if at < len(texts) and texts[at])
        if not whose:
            raise WrongWords(
                f"{places[cells[0]]}: the row does not say whose answers it has.",
                "Fill in its id.",
            )
        for column, value in enumerate(row):
            header = headers[column] if column < len(headers) else ""
            if plain(header) in {ID, NAME, ASIDE} or not texts[column]:
                continue
            where = places[cells[column]]
            if not header:
                raise WrongWords(f"{where}: its column has no header.", ADVICE)
            above = f"{column_letters(column + 1)}{header_row + 1}"
            yield RawAnswer(
                whose,
                header,
                value=value,
                where=where,
                header_where=_where(path, sheet, cell=above),
            )


def _texts(row: Sequence[Any]) -> list[str]:
    return [text_of(value) for value in row]


def _where(path: Path, sheet: Sheet, *, cell: str) -> str:
    return f"{path} {sheet.name}!{cell}" if sheet.name else f"{path} {cell}"


def _refuse_faults(places: Mapping[str, str], faults: Mapping[str, str]) -> None:
    # The reader gives an error value as a blank, which would pass for no answer.
    for cell, where in places.items():
        if cell in faults:
            fault = faults[cell] or "a formula that nobody calculated"
            raise WrongWords(f"{where}: it shows {fault}.", "Type the answer.")


def _tables(path: Path) -> list[tuple[Sheet, int]]:
    """Return the sheets that hold answers, each with its row of headers."""
    readers = Readers()
    try:
        data = read_bytes(str(path))
        sheets = open_book(data, judge(data), readers).sheets
    except Unreadable as error:
        raise NoAnswers(f"{path} cannot be read: {error.message}", ADVICE) from error
    finally:
        readers.close()
    for sheet in sheets:
        for mark in sheet.unclosed:
            raise NoAnswers(f"{_where(path, sheet, cell=mark.cell)}: {mark}", ADVICE)
    header_rows = [(sheet, _header_row(sheet)) for sheet in sheets]
    tables = [(sheet, index) for sheet, index in header_rows if index is not None]
    if not tables:
        raise NoAnswers(
            f"{path} has no row of headers with id or establishment.", ADVICE
        )
    return tables


def _header_row(sheet: Sheet) -> int | None:
    """Return the row of headers: it names whose answers they are, and fields."""
    for index, row in enumerate(sheet.rows[:SEARCHED]):
        names = [name for text in _texts(row) if (name := plain(text))]
        # A title of the one word Establishment is no row of headers.
        if {ID, NAME} & {*names} and len(names) > 1:
            return index
    return None
