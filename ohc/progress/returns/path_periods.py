"""What the path of a return says of its period: the name of the file, its folders."""

import os
import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from ohc.progress.words.periods import CENTURY, NoPeriod, Period, find_period
from ohc.record import Record

if TYPE_CHECKING:
    from ohc.progress.words.file_periods import FilePeriods

_PERIOD = re.compile(
    # Not within a longer number or date: 2014-07 of 2014-07-15 says nothing. What it
    # must not follow is looked for behind the 20, which is soon found.
    r"(20(?<!\d20)(?<!\d-20)\d\d)-(\d\d-Q[1-4]|0[1-9]|1[0-2])(?!\d)(?!-\d)",
    re.IGNORECASE,
)


class PathPeriods(Record):
    """
    The periods that the name of a file and the nearest folder that says one name.

    ``settled`` is the one that the analyst wrote into periods.csv for the file.
    """

    of_file: Period | None = None
    of_folder: Period | None = None
    settled: Period | None = None


SILENT = PathPeriods()


class Start(Record):
    """
    Where the folders of a path begin to count.

    ``here`` is the folder in which a command was typed, ``base`` the one at or above
    it that holds ``ohc.toml``, blank if there is none.
    """

    here: str = ""
    base: str = ""


NOWHERE = Start()


class Whereabouts(Record):
    """Where the files of a folder lie, and which periods are settled for them."""

    root: str = ""
    start: Start = NOWHERE
    settled: "FilePeriods | None" = None

    def periods(self, path: str) -> PathPeriods:
        """Return what is known of the period of a file, or of one in an archive."""
        periods = path_periods(path, self.root, self.start)
        if self.settled is None:
            return periods
        return periods._replace(settled=self.settled.find(path))


def path_periods(path: str, root: str, start: Start = NOWHERE) -> PathPeriods:
    """
    Return what the path of a file says, by its name and by its folders.

    ``root`` is the folder that was given. Folders count from the one that holds
    ``ohc.toml`` downwards, wherever the command is typed. Without one those count that
    were typed; of a path that begins at the root of a drive, those from the folder
    given downwards: a name above it, such as ``2013-14-Q4 project``, must not decide.
    An archive counts as a folder.

    >>> path_periods("forms/2014-15-Q1/garth_2013-14-Q4.xlsx", "forms").of_file.name
    '2013-14-Q4'
    >>> path_periods("forms/2014-15-Q1/garth.xlsx", "forms").of_folder.name
    '2014-15-Q1'
    """
    folder, _, name = path.replace("\\", "/").rpartition("/")
    stem = name.rpartition(".")[0] or name
    return PathPeriods(period_in(stem), _of_folders(folder, root, start))


@lru_cache(maxsize=1024)
def _of_folders(folder: str, root: str, start: Start) -> Period | None:
    # Cached, because the files of a quarter lie in one folder.
    names = reversed(_names_that_count(folder, root, start))
    return next(filter(None, map(period_in, names)), None)


def _names_that_count(folder: str, root: str, start: Start) -> tuple[str, ...]:
    typed = PurePath(folder)
    if start.base:
        # As text, because the folders of an archive are none of the disk.
        place = PurePath(os.path.normpath(os.path.join(start.here, folder)))  # noqa: PTH118
        if place.is_relative_to(start.base):
            return place.relative_to(start.base).parts
    if typed.is_absolute():
        return typed.parts[max(len(PurePath(root).parts) - 1, 0) :]
    return typed.parts


def period_in(name: str) -> Period | None:
    """
    Return the period that a name bears; nothing of two, or of a longer date.

    >>> period_in("prison-garth_2013-14-Q4 (2)").name, period_in("Garth 2014-07-15")
    ('2013-14-Q4', None)
    """
    periods = set()
    for match in _PERIOD.finditer(name):
        year, rest = match.groups()
        # 2011-12 is a financial year to most, and December to some: it says nothing.
        if rest.isdigit() and int(rest) == (int(year) + 1) % CENTURY:
            continue
        try:
            periods.add(find_period(match[0]))
        except NoPeriod:
            # 2013-15-Q1 is no quarter of a financial year.
            continue
    return periods.pop() if len(periods) == 1 else None
