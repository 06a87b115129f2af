"""A problem in something that came in: what kind, where, and in plain words."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.outcome import Row

PROBLEM_FIELDS = ("file", "sheet", "cell", "kind", "found", "expected", "message")

PROBLEM_KINDS = {
    "password-protected": "the file is closed by a password",
    "not-a-workbook": "the content is something else, whatever the name says",
    "damaged": "the file is cut short or spoilt",
    "empty-file": "there is nothing in the file, or no row in its table",
    "too-large": "reading it would take more than a return can need",
    "unsafe": "the file is built as no workbook program builds one",
    "missing-sheet": "no sheet holds a table of a return",
    "lock-file": "someone has the workbook open, or it cannot be opened",
    "missing-column": "the table lacks a column that a return needs",
    "unknown-body": "the reporting body is not recognised",
    "period-disagrees": "the return states one period, its name or folder another",
    "unknown-commitment": "the commitment is not one of the 18",
    "moved-row": "the id and the summary of a row are of two commitments",
    "unknown-status": "the status is no word we know",
    "unknown-rag": "the RAG rating is no word we know",
    "error-cell": "a cell shows an error such as #REF!",
    "uncalculated-formula": "a formula that no program has calculated",
    "colour-only": "a cell says something by its colour alone",
    "duplicate-return": "the same return or row is there twice",
    "superseded-return": "a later return of the same body and period counts",
    "unexpected-return": "no return was expected of this body",
    "missing-return": "a return was expected and is not there",
    "personal-data": "free text holds what may be a patient's or prisoner's number",
    "bad-date": "a date or period that cannot be read for sure",
    "bad-percent": "a percentage that cannot be read for sure",
    "period-from-name": "no period is stated: that of the file or folder is taken",
    "late-return": "the return is dated after returns were due",
    "contradiction": "two cells of a row do not go together; counted as stated",
}
"""Stable words for kinds of problems and what each means, the gravest first."""


class Problem(NamedTuple):
    """Something that could not be taken as it is, and where to look at it."""

    file: str
    kind: str
    message: str
    sheet: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""

    def place(self) -> str:
        """Return where it is, as one line that Excel's Go To understands."""
        inside = "!".join(filter(None, (self.sheet, self.cell)))
        return " ".join(filter(None, (self.file, inside)))

    def row(self) -> Row:
        """Return the problem as a record with PROBLEM_FIELDS."""
        values = self._asdict()
        return {name: values[name] for name in PROBLEM_FIELDS}

    def __str__(self) -> str:
        place = self.place()
        return f"{place}: {self.message} [{self.kind}]" if place else self.message


def summarised(problems: Sequence[Problem], most: int, advice: str) -> list[str]:
    """
    Return a line for each problem, or for the first of them and how many more.

    What costs most comes first: files, then returns and rows, then what counts all
    the same.
    """
    order = {kind: number for number, kind in enumerate(PROBLEM_KINDS)}
    gravest = sorted(problems, key=lambda problem: order[problem.kind])[:most]
    lines = [str(problem) for problem in gravest]
    if more := len(problems) - len(lines):
        lines.append(f"... and {more} more problems: {advice}")
    return lines
