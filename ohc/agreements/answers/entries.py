"""A file of answers as it is written: whose each is, what it answers, and where."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import OhcError, WrongWords
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable
from ohc.reference.names import plain
from ohc.values import text_of
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, Sheet, open_book
from ohc.workbooks.xlsx.cells import column_letters

ID, NAME = "id", "establishment"
ASIDE = "area team"
"""A column of the form that answers nothing."""

SEARCHED = 30
"""So many rows down the row of headers is looked for."""

ADVICE = "ohc lda answers -o answers.xlsx writes an empty one."


class Entry(NamedTuple):
    """A value: the names of whose it is, the header above it, and their places."""

    whose: tuple[str, ...]
    header: str
    value: Any
    where: str
    header_where: str


class NoAnswers(OhcError):
    """A file of answers that is missing, cannot be read, or is no table."""


def entries(path: Path) -> Iterator[Entry]:
    """
    Give each value of a file of answers (xlsx and its relatives, csv, TOML).

    Raises NoAnswers, and WrongWords for an error value, a row without a name or a
    value without a header.
    """
    if not path.is_file():
        raise NoAnswers(f"There is no file {path}.", ADVICE)
    yield from _of_toml(path) if path.suffix.lower() == ".toml" else _of_table(path)


def _of_toml(path: Path) -> Iterator[Entry]:
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
            yield Entry((name,), field, value, place, place)


def _flat(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables: what TOML makes of ``action.C3.1``."""
    left = [*answers.items()][::-1]
    while left:
        key, value = left.pop()
        if isinstance(value, dict):
            inner = [(f"{key}.{name}", one) for name, one in value.items()]
            left += inner[::-1]
        else:
            yield key, value


def _of_table(path: Path) -> Iterator[Entry]:
    for sheet, start in _tables(path):
        yield from _of_sheet(path, sheet, start)


def _of_sheet(path: Path, sheet: Sheet, start: int) -> Iterator[Entry]:
    headers = [text_of(value) for value in sheet.rows[start]]
    names = [plain(header) for header in headers]
    whose = [column for column, name in enumerate(names) if name in {ID, NAME}]
    faults = sheet.look.faults()
    for number, row in enumerate(sheet.rows[start + 1 :], start=start + 2):
        places = [f"{column_letters(n)}{number}" for n in range(1, len(row) + 1)]
        shown = [_where(path, sheet, place) for place in places]
        _refuse_faults(dict(zip(places, shown, strict=True)), faults)
        texts = [text_of(value) for value in row]
        if not any(texts):
            continue
        owners = tuple(texts[at] for at in whose if at < len(texts) and texts[at])
        if not owners:
            said = f"{shown[0]}: the row does not say whose answers it has."
            raise WrongWords(said, "Fill in its id.")
        for column, value in enumerate(row):
            header = headers[column] if column < len(headers) else ""
            if plain(header) in {ID, NAME, ASIDE} or not texts[column]:
                continue
            if not header:
                raise WrongWords(f"{shown[column]}: its column has no header.", ADVICE)
            above = _where(path, sheet, f"{column_letters(column + 1)}{start + 1}")
            yield Entry(owners, header, value, shown[column], above)


def _where(path: Path, sheet: Sheet, cell: str) -> str:
    return f"{path} {sheet.name}!{cell}" if sheet.name else f"{path} {cell}"


def _refuse_faults(shown: Mapping[str, str], faults: Mapping[str, str]) -> None:
    for place, where in shown.items():
        if place in faults:
            what = faults[place] or "a formula that nobody calculated"
            raise WrongWords(f"{where}: it shows {what}.", "Type the answer.")


def _tables(path: Path) -> list[tuple[Sheet, int]]:
    """Return the sheets that hold answers, each with its row of headers."""
    readers = Readers()
    try:
        data = read_bytes(str(path))
        sheets = open_book(data, judge(data), readers).sheets
    except Unreadable as error:
        said = f"{path} cannot be read: {error.message}"
        raise NoAnswers(said, ADVICE) from error
    finally:
        readers.close()
    found = [(sheet, _headers(sheet)) for sheet in sheets]
    tables = [(sheet, start) for sheet, start in found if start is not None]
    if not tables:
        said = f"{path} has no row of headers with id or establishment."
        raise NoAnswers(said, ADVICE)
    return tables


def _headers(sheet: Sheet) -> int | None:
    """Return the row of headers: it names whose answers they are, and fields."""
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        names = [name for value in row if (name := plain(text_of(value)))]
        if {ID, NAME} & {*names} and len(names) > 1:
            return number
    return None
