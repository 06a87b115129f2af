"""A problem in something that came in: what kind, how grave, where, in plain words."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ohc.outcome import Row

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
"""Must be corrected; should be checked and counts as stated; nothing to do."""


class Kind(NamedTuple):
    """
    A kind of problem: its level, what it means, and whether what it is of counts.

    ``less`` is the level of its lesser case, where there are two. Without a word on
    ``counted``, what has a warning counts, and other things do not.
    """

    level: Level
    meaning: str
    less: Level | None = None
    counted: bool | None = None


UNUSED = "unused-file"

PROBLEM_KINDS = {
    "password-protected": Kind("error", "the file is closed by a password"),
    "not-a-workbook": Kind(
        "error", "the content is something else, whatever the name says"
    ),
    "damaged": Kind("error", "the file is cut short or spoilt"),
    "no-access": Kind(
        "error", "the file or folder is closed to you, held by a program, or gone"
    ),
    "empty-file": Kind(
        "error", "there is nothing in the file, no row, or no answer in any row"
    ),
    "too-large": Kind("error", "reading it would take more than a return can need"),
    "unsafe": Kind("error", "the file is built as no workbook program builds one"),
    # A form that lost its sheet About may still say whose it is: see its rows.
    "missing-sheet": Kind("error", "a sheet of a return is not there", less="warning"),
    "lock-file": Kind("note", "someone has the workbook open", counted=True),
    "missing-column": Kind(
        "error", "the table lacks a column of a return", less="warning"
    ),
    "missing-label": Kind("warning", "the sheet About lacks one of its labels"),
    "unclear-column": Kind("error", "several columns may hold the status or the RAG"),
    "unknown-body": Kind("error", "the reporting body is not recognised"),
    "body-disagrees": Kind(
        "error",
        "a return and its file name, or its id and its name, name two bodies",
        less="warning",
    ),
    "period-disagrees": Kind(
        "error", "a return and its file name, or its folder, differ", less="warning"
    ),
    "period-from-name": Kind(
        "warning", "the period is not in the return: its file or folder names it"
    ),
    "title-disagrees": Kind(
        "warning", "the title of a form names another body, or period, than its cells"
    ),
    "unknown-commitment": Kind("error", "the commitment is not one of the 18"),
    "moved-row": Kind(
        "error", "the id and the summary of a row are of two commitments"
    ),
    "moved-answers": Kind(
        "error", "answers stand beside the rows or columns they are of"
    ),
    UNUSED: Kind("warning", "a file beside the returns is none of ours, and not used"),
    "missing-row": Kind(
        "error", "a commitment is in no row of the return", less="note"
    ),
    "repeated-item": Kind("error", "an item of a tracker stands in several rows"),
    "no-item": Kind("error", "a row has an answer, and no item that it is of"),
    "unclear-row": Kind("error", "a row may be an item or a heading"),
    "unknown-status": Kind("error", "the status is not a recognised word"),
    "unknown-rag": Kind("error", "the RAG rating is not a recognised word"),
    "error-cell": Kind("error", "a cell shows an error such as #REF!"),
    "uncalculated-formula": Kind("error", "a formula that no program has calculated"),
    "colour-only": Kind(
        "error", "a cell says something by its colour alone", less="warning"
    ),
    "duplicate-return": Kind(
        "error", "the same return or row is there twice", less="note"
    ),
    "superseded-return": Kind(
        "note", "a later return of the same body and period counts"
    ),
    "unexpected-return": Kind("error", "no return was expected of this body"),
    "missing-return": Kind("error", "a return was expected and is not there"),
    "personal-data": Kind(
        "error",
        "free text holds what may be a patient's or prisoner's number",
        counted=True,
    ),
    "bad-date": Kind(
        "error", "a period, or a date, that cannot be read for sure", less="warning"
    ),
    "bad-percent": Kind("warning", "a percentage that cannot be read for sure"),
    "late-return": Kind("warning", "the return is dated after returns were due"),
    "early-return": Kind("warning", "the return is dated soon after its period began"),
    "not-applicable": Kind(
        "warning", "a commitment that takes effect here is answered not applicable"
    ),
    "unanswered": Kind(
        "note", "a commitment that takes effect here has no status", counted=True
    ),
    "contradiction": Kind("warning", "two cells of a row do not go together"),
    "struck-through": Kind(
        "warning", "a row is complete and struck through", less="note", counted=True
    ),
    "commented": Kind(
        "note",
        "an answer has a comment, which may say other than its cell",
        counted=True,
    ),
    "same-as-other": Kind(
        "error",
        "every answer is word for word that of another body",
        less="warning",
    ),
    "same-as-last": Kind("warning", "every answer is word for word that of last time"),
    "changed-file": Kind("warning", "the file is another since the figure was given"),
    "new-file": Kind("warning", "the file has come since the figure was given"),
    "gone-file": Kind(
        "warning", "the file has gone since the figure was given", counted=False
    ),
}
"""Stable words for kinds of problems and what each means, the gravest first."""


class Problem(NamedTuple):
    """
    Something that could not be taken as it is, and where to look at it.

    ``less`` says that it is the lesser case of its kind; ``is_counted`` whether what
    it is of counts, where its kind does not tell. ``body_id``, ``body``, ``period``
    and ``commitment`` are whose it is, as far as that is known.
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
        """Return how grave it is: an error, a warning or a note."""
        kind = PROBLEM_KINDS[self.kind]
        return kind.less if self.less and kind.less else kind.level

    @property
    def counted(self) -> bool:
        """Return whether what it is of counts all the same."""
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
        f"{number_of[level]} {level}{'' if number_of[level] == 1 else 's'}"
        for level in LEVELS
        if number_of[level]
    )
    total = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return f"{total}: {levels}" if levels else total


def summarised(problems: Sequence[Problem], most: int, advice: str) -> list[str]:
    """
    Return a line for each problem, or for the first of them and how many more.

    What costs most comes first: files, then returns and rows, then what counts all
    the same.
    """
    gravest = sorted(problems, key=rank)[:most]
    lines = [str(problem) for problem in gravest]
    if more := len(problems) - len(lines):
        lines.append(f"... and {more} more problems: {advice}")
    return lines
