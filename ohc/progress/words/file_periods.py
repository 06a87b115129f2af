"""The periods of files as the analyst settled them, in periods.csv."""

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ohc.progress.words.beside import BadBeside, numbered_rows
from ohc.progress.words.periods import NoPeriod, Period, find_period

PERIOD_COLUMNS = ("file", "period")


class Line(NamedTuple):
    """A line of periods.csv: its number, the file as written, and its period."""

    number: int
    file: str
    period: Period


class FilePeriods(NamedTuple):
    """What a periods.csv settles: periods by the name or path of a file."""

    folder: str
    period_of: dict[str, Period]

    def find(self, path: str) -> Period | None:
        """
        Return the period that is settled for a file, nothing where none is.

        A line names it by its name, by its path from the folder of periods.csv, or
        by its path as our messages show it.
        """
        shown = _key(path)
        inner = _key(os.path.relpath(path, self.folder))
        name = shown.rpartition("/")[2]
        keys = (inner, shown, name)
        return next(
            (self.period_of[key] for key in keys if key in self.period_of), None
        )


def file_periods(path: Path) -> FilePeriods:
    """
    Return what a periods.csv settles.

    Raises BadBeside, with its line, for a period that cannot be read and for two
    periods of one file.
    """
    lines = [
        Line(number, row["file"], _period(path, number, written=row["period"]))
        for number, row in numbered_rows(path, PERIOD_COLUMNS)
    ]
    _refuse_contradictions(path, lines)
    return FilePeriods(
        str(path.parent), {_key(line.file): line.period for line in lines}
    )


def _period(path: Path, number: int, *, written: str) -> Period:
    try:
        return find_period(written)
    except NoPeriod as error:
        raise BadBeside(
            f"{path}, line {number}: {error.message}", error.hint
        ) from error


def _refuse_contradictions(path: Path, lines: list[Line]) -> None:
    folders = _Folders()
    for line in lines:
        if earlier := folders.other_period(line):
            raise BadBeside(
                (
                    f"{path}, line {line.number}: {line.file} is {line.period.name} "
                    f"here but {earlier.period.name} in line {earlier.number}."
                ),
                "Delete one of the two lines.",
            )
        folders.add(line)


class _Folders:
    """
    The lines that name a file in a folder, and in the folders above it.

    A name stands for every file of that name, in whatever folder. Kept by folders,
    since to compare each line with every other took minutes for a long list.
    """

    def __init__(self) -> None:
        self.above: dict[str, _Folders] = {}
        # The first line of each period that ends here, and that goes through here.
        self.here: dict[Period, Line] = {}
        self.below: dict[Period, Line] = {}

    def other_period(self, line: Line) -> Line | None:
        """Return an earlier line that gives the same file another period."""
        place = self
        for part in _from_the_end(line):
            if part not in place.above:
                return None
            place = place.above[part]
            if other := _other(place.here, line):
                return other
        return _other(place.below, line)

    def add(self, line: Line) -> None:
        """Take a line in."""
        place = self
        for part in _from_the_end(line):
            place = place.above.setdefault(part, _Folders())
            place.below.setdefault(line.period, line)
        place.here.setdefault(line.period, line)


def _from_the_end(line: Line) -> list[str]:
    return _key(line.file).split("/")[::-1]


def _other(lines: dict[Period, Line], line: Line) -> Line | None:
    return next((other for at, other in lines.items() if at != line.period), None)


def _key(path: str) -> str:
    """Return a path as it is compared: no case, either slash, no ./ before it."""
    # A Mac takes the accents of a name apart.
    text = unicodedata.normalize("NFC", path.replace("\\", "/"))
    return os.path.normpath(text).replace("\\", "/").casefold()
