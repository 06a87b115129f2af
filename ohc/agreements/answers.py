"""Answers that people keep beside agreements: a workbook, CSV or TOML, read."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ohc.agreements.fields import blank_fills, definitions
from ohc.agreements.places import Place, find_place
from ohc.agreements.views import Fill
from ohc.errors import OhcError, UnknownName, WrongWords
from ohc.gathering import read_bytes
from ohc.names import plain
from ohc.progress.values import find_date, text_of
from ohc.workbooks.grid import column_letters
from ohc.workbooks.judge import judge
from ohc.workbooks.read import Readers, Sheet, open_book
from ohc.workbooks.unreadable import Unreadable

ID, NAME, TEAM = "id", "establishment", "area_team"
BESIDE = frozenset({plain(ID), plain(NAME), plain(TEAM)})
"""Columns that say whose answers a row has."""

SEARCHED = 30
"""So many rows down the row of headers is looked for."""

ADVICE = "ohc lda answers -o answers.xlsx writes an empty one."
Found = dict[str, dict[str, str]]


class _Cell(NamedTuple):
    """A value, and where it stands."""

    value: Any
    where: str


class NoAnswers(OhcError):
    """A file of answers that is missing, cannot be read, or is no table."""


def read_answers(path: Path) -> Found:
    """
    Return what a file answers: by the id of a place, then by field.

    Dates become ``1 April 2014``, choices the words of the choice. Raises NoAnswers,
    and UnknownName or WrongWords, with the cell, for an establishment, a field or
    a value that there is not.
    """
    if not path.is_file():
        raise NoAnswers(f"There is no file {path}.", ADVICE)
    found: Found = {}
    rows = _of_toml(path) if path.suffix.lower() == ".toml" else _of_table(path)
    for place, key, cell in rows:
        value = _value(blank_fills()[key], cell)
        known = found.setdefault(place.id, {})
        if known.get(key, value) != value:
            raise WrongWords(
                f"{cell.where}: {place.name} has another answer for {key} above.",
                "Leave one of them.",
            )
        if value:
            known[key] = value
    return found


def _of_toml(path: Path) -> Iterator[tuple[Place, str, _Cell]]:
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoAnswers(f"{path} is not TOML in UTF-8: {error}.", ADVICE) from error
    except OSError as error:
        raise NoAnswers(f"{path} cannot be read: {error.strerror}.") from error
    for name, answers in content.items():
        where = f"{path}, [{name}]"
        if not isinstance(answers, dict):
            raise WrongWords(
                f"{where}: it is no table.",
                'Write [prison-winchester] and below it  pfi = "No".',
            )
        place = _place(name, where)
        for field, value in answers.items():
            if isinstance(value, dict):
                for item, inner in value.items():
                    yield (
                        place,
                        _key(f"{field}.{item}", where),
                        _Cell(inner, f"{where} {field}.{item}"),
                    )
            else:
                yield place, _key(field, where), _Cell(value, f"{where} {field}")


def _of_table(path: Path) -> Iterator[tuple[Place, str, _Cell]]:
    sheet, start = _table(path)
    faults = sheet.look.faults()
    headers = [text_of(value) for value in sheet.rows[start]]
    keys = [
        _header(text, _where(path, sheet, start, column))
        for column, text in enumerate(headers)
    ]
    whose = {key: column for column, key in enumerate(keys) if key in (ID, NAME)}
    for number, row in enumerate(sheet.rows[start + 1 :], start=start + 1):
        cells = [
            _Cell(value, _where(path, sheet, number, column))
            for column, value in enumerate(row)
        ]
        for column, cell in enumerate(cells):
            if (
                fault := faults.get(f"{column_letters(column + 1)}{number + 1}")
            ) is not None:
                raise WrongWords(
                    f"{cell.where}: it shows {fault or 'a formula that nobody calculated'}.",
                    "Type the answer.",
                )
        if not any(text_of(cell.value) for cell in cells):
            continue
        place = _whose(cells, whose, _where(path, sheet, number, 0))
        for key, cell in zip(keys, cells, strict=False):
            if key and key not in (ID, NAME, TEAM):
                yield place, key, cell
        for cell in cells[len(keys) :]:
            if text_of(cell.value):
                raise WrongWords(f"{cell.where}: its column has no header.", ADVICE)


def _where(path: Path, sheet: Sheet, row: int, column: int) -> str:
    cell = f"{column_letters(column + 1)}{row + 1}"
    return f"{path} {sheet.name}!{cell}" if sheet.name else f"{path} {cell}"


def _table(path: Path) -> tuple[Sheet, int]:
    readers = Readers()
    try:
        data = read_bytes(str(path))
        sheets = open_book(data, judge(data), readers).sheets
    except Unreadable as error:
        raise NoAnswers(f"{path} cannot be read: {error}", ADVICE) from error
    finally:
        readers.close()
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:SEARCHED]):
            if {plain(text_of(value)) for value in row} & {ID, NAME}:
                return sheet, number
    raise NoAnswers(f"{path} has no row of headers with id or establishment.", ADVICE)


def _header(text: str, where: str) -> str:
    """Return the field that a header names; nothing for a blank one."""
    wanted = plain(text)
    if not wanted:
        return ""
    if wanted in BESIDE:
        return wanted.replace(" ", "_")
    return _key(text, where)


def _key(text: str, where: str) -> str:
    known = {
        plain(name): key
        for key, fill in blank_fills().items()
        for name in (key, fill.label)
    }
    found = known.get(plain(text))
    if not found:
        local = {
            name: row["label"]
            for name, row in definitions().items()
            if row["local"] == "yes"
        }
        shown = {
            **{plain(label): label for label in local.values()},
            **{plain(key): key for key in known.values()},
        }
        raise UnknownName(f"field (in {where})", text, shown, ADVICE)
    return found


def _whose(cells: list[_Cell], whose: Mapping[str, int], where: str) -> Place:
    named = {
        key: text
        for key, column in whose.items()
        if column < len(cells) and (text := text_of(cells[column].value))
    }
    if not named:
        raise WrongWords(
            f"{where}: the row does not say whose answers it has.", "Fill in id."
        )
    places = {key: _place(text, where) for key, text in named.items()}
    if len({place.id for place in places.values()}) > 1:
        raise WrongWords(
            f"{where}: id and establishment are two places: {'; '.join(named.values())}.",
            "Correct one.",
        )
    return next(iter(places.values()))


def _place(words: str, where: str) -> Place:
    try:
        found = find_place(words)
    except WrongWords as error:
        error.hint = f"{error.hint} It stands in: {where}.".strip()
        raise
    if found is None:
        raise WrongWords(
            f"{where}: {words} is not under the agreement.", "Leave the row out."
        )
    return found


def _value(fill: Fill, cell: _Cell) -> str:
    value = (
        {True: "Yes", False: "No"}.get(cell.value, cell.value)
        if isinstance(cell.value, bool)
        else cell.value
    )
    if isinstance(value, datetime | date):
        return in_words(value)
    if isinstance(value, list):
        value = "\n".join(map(str, value))
    text = text_of(value)
    if not text:
        return ""
    if fill.kind == "choice":
        return _choice(fill, text, cell.where)
    if fill.kind == "date":
        if not (found := find_date(text)):
            raise WrongWords(
                f"{cell.where}: {text!r} is no day.",
                "Write it as 30/04/2014 or 30 April 2014.",
            )
        return in_words(found)
    return text


def _choice(fill: Fill, text: str, where: str) -> str:
    known = {plain(word): word for word in fill.choices}
    if plain(text) not in known:
        raise UnknownName(f"choice (in {where})", text, known)
    return known[plain(text)]


def in_words(day: date) -> str:
    """Return a day as documents show it: in_words(date(2014, 4, 1)) is 1 April 2014."""
    return f"{day.day} {day:%B %Y}"
