"""A problem in a file: its kind, its level, where it is, and what to do about it."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ohc.lines import counted
from ohc.outcome import Row
from ohc.record import Record

PROBLEM_FIELDS = (
    "file",
    "sheet",
    "cell",
    "kind",
    "found",
    "expected",
    "message",
    "level",
    "counted",
    "body_id",
    "body",
    "period",
    "commitment",
)

Level = Literal["error", "warning", "note"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""To be corrected; to be checked, counted as written; for information."""


class Kind(Record):
    """
    A kind of problem: its level, its meaning, and whether the row or file counts.

    ``less`` is the level of less serious cases, if there are any. If ``counted`` is
    not set, rows and files with a warning count, and others do not.
    """

    level: Level
    meaning: str
    less: Level | None = None
    counted: bool | None = None


UNUSED = "unused-file"

PROBLEM_KINDS = {
    "password-protected": Kind("error", "the file is protected by a password"),
    "not-a-workbook": Kind(
        "error", "the file is not a workbook, whatever its name says"
    ),
    "damaged": Kind("error", "the file is damaged"),
    "no-access": Kind(
        "error",
        "you may not open the file or folder, a program has it open, or it is gone",
    ),
    "empty-file": Kind("error", "the file is empty, or has no row with an answer"),
    "too-large": Kind("error", "the file is far larger than a return"),
    "unsafe": Kind(
        "error", "the file is built in a way that no spreadsheet program uses"
    ),
    # A form that lost its sheet About may still say whose it is: see its rows.
    "missing-sheet": Kind("error", "a sheet of the return is missing", less="warning"),
    "lock-file": Kind("note", "someone has the workbook open", counted=True),
    "missing-column": Kind(
        "error", "a column of the return is missing", less="warning"
    ),
    "missing-label": Kind("warning", "a label is missing from the sheet About"),
    "unclear-column": Kind(
        "error", "more than one column could be the status or the RAG rating"
    ),
    "unknown-body": Kind("error", "the establishment or team is not recognised"),
    "body-disagrees": Kind(
        "error",
        "the return and its file name, or its ID and name, are for different "
        "establishments",
        less="warning",
    ),
    "period-disagrees": Kind(
        "error",
        "the return is for one period, and its file name or folder for another",
        less="warning",
    ),
    "period-from-name": Kind(
        "warning",
        "the return does not say its period; it is taken from the file name or folder",
    ),
    "title-disagrees": Kind(
        "warning",
        "the title of the form is for another establishment or period than its cells",
    ),
    "unknown-commitment": Kind("error", "the ID is not one of the 18 commitments"),
    "moved-row": Kind(
        "error", "the ID and the summary in a row belong to different commitments"
    ),
    "moved-answers": Kind("error", "answers have moved to the wrong rows or columns"),
    UNUSED: Kind(
        "warning",
        "a file beside the returns has the name of a settings "
        "file but not its form, and is not used",
    ),
    "missing-row": Kind("error", "the return has no row for a commitment", less="note"),
    "repeated-item": Kind(
        "error", "an item of a tracker is in more than one row", less="warning"
    ),
    "no-item": Kind("error", "a row has an answer but no item"),
    "unclear-row": Kind("error", "a row could be an item or a heading"),
    "unknown-status": Kind("error", "the status is not recognised"),
    "unknown-rag": Kind("error", "the RAG rating is not recognised"),
    "error-cell": Kind("error", "a cell shows an error such as #REF!"),
    "uncalculated-formula": Kind("error", "a formula has no value"),
    "colour-only": Kind("error", "a cell has a colour but no word", less="warning"),
    "duplicate-return": Kind(
        "error", "the same return or row appears twice", less="note"
    ),
    "superseded-return": Kind(
        "note",
        "replaced by a later return from the same establishment for the same period",
    ),
    "unexpected-return": Kind(
        "error", "no return was expected from this establishment"
    ),
    "missing-return": Kind("error", "a return was expected and is missing"),
    "personal-data": Kind(
        "error",
        "text may contain a patient's or prisoner's number",
        counted=True,
    ),
    "bad-date": Kind("error", "an unclear date or period", less="warning"),
    "bad-percent": Kind("warning", "an unclear percentage"),
    "late-return": Kind(
        "warning", "the return is dated after the date returns were due"
    ),
    "early-return": Kind(
        "warning", "the return is dated soon after the start of its period"
    ),
    "not-applicable": Kind(
        "warning", 'a commitment that applies here is answered "not applicable"'
    ),
    "unanswered": Kind(
        "note", "a commitment that applies here has no status", counted=True
    ),
    "contradiction": Kind("warning", "two cells in a row contradict each other"),
    "filled-down": Kind("warning", "many rows have the same answer, word for word"),
    "struck-through": Kind(
        "warning", "a row is struck through", less="note", counted=True
    ),
    "commented": Kind(
        "note",
        "an answer has a comment, which may say something else",
        counted=True,
    ),
    "same-as-other": Kind(
        "error",
        "every answer is the same, word for word, as another establishment's",
        less="warning",
    ),
    "same-as-last": Kind(
        "warning", "every answer is the same, word for word, as last time"
    ),
    "changed-file": Kind("warning", "the file has changed since the figure was given"),
    "new-file": Kind("warning", "the file was added after the figure was given"),
    "gone-file": Kind(
        "warning", "the file was removed after the figure was given", counted=False
    ),
}
"""Stable words for kinds of problems and what each means, the most serious first."""


class Problem(NamedTuple):
    """
    A problem in a file, and where to find it.

    ``less`` marks the less serious case of its kind. ``is_counted`` says whether the
    row or file counts, if its kind does not decide that. ``body_id``, ``body``,
    ``period`` and ``commitment`` say what it is about, if that is known.
    """

    file: str
    kind: str
    message: str
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    less: bool = False
    is_counted: bool | None = None
    body_id: str = ""
    body: str = ""
    period: str = ""
    commitment: str = ""

    @property
    def level(self) -> Level:
        """Return how serious it is: an error, a warning or a note."""
        kind = PROBLEM_KINDS[self.kind]
        return kind.less if self.less and kind.less else kind.level

    @property
    def counted(self) -> bool:
        """Return whether the row or file is counted all the same."""
        known = (self.is_counted, PROBLEM_KINDS[self.kind].counted)
        return next(
            (counts for counts in known if counts is not None), self.level == "warning"
        )

    def place(self) -> str:
        """Return where it is, as one line that Excel's Go To understands."""
        inside = "!".join(filter(None, (self.sheet, self.cell)))
        return " ".join(filter(None, (self.file, inside)))

    def row(self) -> Row:
        """Return the problem as a record with PROBLEM_FIELDS."""
        values = self._asdict() | {
            "level": self.level,
            "counted": "yes" if self.counted else "no",
        }
        return {name: values[name] for name in PROBLEM_FIELDS}

    def __str__(self) -> str:
        place = self.place()
        return f"{place}: {self.message} [{self.kind}]" if place else self.message


def rank(problem: Problem) -> tuple[int, int]:
    """Return what to sort problems by: their level, then what costs most."""
    return LEVELS.index(problem.level), _ORDER[problem.kind]


_ORDER = {kind: number for number, kind in enumerate(PROBLEM_KINDS)}


def by_level(problems: Sequence[Problem]) -> str:
    """
    Return how many problems there are, and of which levels.

    >>> by_level([Problem("a.xlsx", "damaged", message="It is cut short.")])
    '1 problem: 1 error'
    """
    number_of = Counter(problem.level for problem in problems)
    levels = ", ".join(
        counted(number_of[level], level) for level in LEVELS if number_of[level]
    )
    total = counted(len(problems), "problem") if problems else "0 problems"
    return f"{total}: {levels}" if levels else total
