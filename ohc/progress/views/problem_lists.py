"""How problems look: grouped by what to do, the file said once."""

import os.path
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from ohc.outcome import Field, Row, View
from ohc.progress.returns.received import UNANSWERED

UNREADABLE = frozenset(
    (
        "password-protected",
        "not-a-workbook",
        "damaged",
        "no-access",
        "empty-file",
        "too-large",
        "unsafe",
    )
)
"""Kinds of files of which nothing was read."""

SINCE = frozenset(("changed-file", "new-file", "gone-file"))
"""Kinds of problems of a file that is not as it was when a summary was written."""


class _Group(NamedTuple):
    """What to do with some problems, and which they are."""

    heading: str
    holds: Callable[[Row], bool]


GROUPS = (
    # A form that nobody touched can be read, and nothing in it is wrong.
    _Group(
        "Nothing filled in ({}). Not counted as received. Ask for answers.",
        lambda r: r["message"] == UNANSWERED,
    ),
    _Group(
        "Cannot be read ({}). Ask for each again.", lambda r: r["kind"] in UNREADABLE
    ),
    _Group("Remove from the return ({})", lambda r: r["kind"] == "personal-data"),
    _Group("Changed since the figures were given ({})", lambda r: r["kind"] in SINCE),
    _Group("Not counted until corrected ({})", lambda r: r["level"] == "error"),
    _Group("Counted as written; check these ({})", lambda r: r["level"] == "warning"),
    _Group("For information ({})", bool),
)
"""The first that holds a problem takes it."""

NOTHING = "Nothing is filled in."
"""What is said of each of those below a line that says what to do."""

ORDER = (1, 0, 4, 3, 5, 2, 6)
"""What hinders the figures most comes first."""

FIELDS = {
    "file": Field("File", rank=0, least=20),
    "place": Field("Where", rank=0, least=8, blank="Whole file"),
    "message": Field("Problem", rank=0, least=24),
    # Where bands are a column, as in a workbook, it needs a heading.
    "level": Field("Effect", rank=3),
}


def problem_title(problems: Sequence[Row], files_given: int) -> str:
    """
    Return how many problems there are, in how many of the files.

    >>> problem_title([{"file": "a.xlsx"}, {"file": "a.xlsx"}], 30)
    '2 problems in 1 of 30 files'
    """
    files = {row["file"] for row in problems if row["file"]}
    count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
    return f"{count} in {len(files):,} of {files_given:,} files"


def problem_rows(problems: Sequence[Row]) -> tuple[list[Row], View]:
    """Return problems in the order of what to do about them, and how they are shown."""
    grouped: dict[int, list[Row]] = {number: [] for number in ORDER}
    for row in problems:
        place = next(n for n, group in enumerate(GROUPS) if group.holds(row))
        grouped[place].append(row)
    folder = common_folder([str(row["file"]) for row in problems])
    rows: list[Row] = []
    bands: list[str] = []
    for number, members in grouped.items():
        heading = GROUPS[number].heading.format(len(members))
        rows += [_printed(row, folder) for row in members]
        bands += [heading] * len(members)
    view = View(
        columns=("file", "place", "message"),
        fields=FIELDS,
        band="level",
        bands=tuple(bands),
        once="file",
        # Of a whole file there is no place to name.
        spare="place",
        below=(f"All files are in {folder}.",) if folder else (),
        has_head=False,
        sheet="Problems",
        caption="Problems, by what to do about them",
    )
    return rows, view


def _printed(row: Row, folder: str) -> Row:
    file = str(row["file"])
    place = "!".join(filter(None, (str(row["sheet"]), str(row["cell"]))))
    return {
        **row,
        "file": shortened(file, folder),
        "message": NOTHING if row["message"] == UNANSWERED else row["message"],
        "place": place,
    }


def shortened(file: str, folder: str) -> str:
    """Return the path of a file below a folder, which is said elsewhere."""
    return os.path.relpath(file, folder) if folder and file else file


def common_folder(files: Sequence[str]) -> str:
    """Return the folder that all files are in, if it is worth a line."""
    # Each file once: one may have a hundred thousand problems.
    folders = {str(PurePath(file).parent) for file in {*files} if file}
    absolute = {PurePath(folder).is_absolute() for folder in folders}
    if len(files) < 2 or len(absolute) != 1:  # noqa: PLR2004 - one file has its path
        return ""
    common = os.path.commonpath([*folders])
    return "" if common in {"", "."} else common
