"""What is kept of each return, and which of several of one body counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from sys import intern
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.returns.returns import Result, Return
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import Body

Key = tuple[str, str]
"""A body's id, and a period's name."""


class Said(NamedTuple):
    """What one row counts as: its commitment, status and rating."""

    commitment: str
    status: str
    rag: str


class Claim(NamedTuple):
    """One return that wants to be counted for its body and period."""

    file: str
    sheet: str
    date: date | None
    content: int
    said: tuple[Said, ...]
    rows: int
    at: tuple[int, int]

    def where(self) -> str:
        """Return the file and sheet in which it stands."""
        return " ".join(filter(None, (self.file, self.sheet)))

    def problem(self, kind: str, message: str, found: str = "") -> Problem:
        """Return a problem of the whole return."""
        return Problem(self.file, kind, message, self.sheet, found=found)


class Ledger:
    """
    Takes in the result of one file after another and keeps what a tally needs.

    A row is kept as three words that all rows share, so that the memory does not
    grow with what is written in the files.
    """

    def __init__(self) -> None:
        self.claims: dict[Key, list[Claim]] = defaultdict(list)
        self.periods: dict[str, Period] = {}
        self.names: dict[str, Body] = {}
        self.problems: list[Problem] = []
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.files_read = 0
        self.files_skipped = 0
        self.rows_read = 0
        self._shared: dict[Said, Said] = {}

    @property
    def files_given(self) -> int:
        """Return how many files were given: those read and those skipped."""
        return self.files_read + self.files_skipped

    def known(self) -> Iterator[tuple[Body, Period, list[Claim]]]:
        """Give what was claimed for each body and period that are known."""
        for (name, when), claims in self.claims.items():
            if name in self.names and when:
                yield self.names[name], self.periods[when], claims

    def take(self, result: Result) -> None:
        """Add the result of a file."""
        self.files_read += result.read is True
        self.files_skipped += result.read is False
        self.problems += result.problems
        for note in result.notes:
            self.notes[note].append(result.file)
        for one in result.returns:
            self.rows_read += len(one.entries)
            self._claim(one)

    def _claim(self, one: Return) -> None:
        said = []
        for entry in one.entries:
            if not entry.set_aside:
                found = Said(entry.commitment, entry.status, entry.rag)
                said.append(self._shared.setdefault(found, found))
        # Where a row stands is no part of what a return says.
        content = hash(tuple(sorted(entry[1:] for entry in one.entries)))
        if one.body:
            self.names[one.body.id] = one.body
        if one.period:
            self.periods[one.period.name] = one.period
        key = (
            intern(one.body.id if one.body else one.body_as_written),
            intern(one.period.name if one.period else ""),
        )
        claim = Claim(
            *(one.file, one.sheet, one.date, content),
            tuple(said),
            len(one.entries),
            one.at,
        )
        self.claims[key].append(claim)


def winner(
    claims: Sequence[Claim], body: Body, period: str
) -> tuple[Claim | None, list[tuple[Claim, Problem]]]:
    """
    Return the claim that counts, and of each other why it does not.

    The same content counts once. Of different returns the latest dated counts;
    where the last dates are equal, or one is blank, none does.
    """
    if len(claims) == 1:
        return claims[0], []
    of = f"{body.name} for {period}"
    lost: list[tuple[Claim, Problem]] = []
    different: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda c: c.date or date.min, reverse=True):
        if claim.content in different:
            lost.append((claim, copy_of(claim, different[claim.content])))
        else:
            different[claim.content] = claim
    first, *rest = different.values()
    if not rest:
        return first, lost
    if rest[0].date == first.date or rest[-1].date is None:
        files = "; ".join(claim.where() for claim in different.values())
        message = (
            f"There are {len(different)} different returns of {of}, and no return "
            f"date tells which is the last: none counts ({files})."
        )
        kind, tied = "duplicate-return", [*different.values()]
    else:
        message = f"A later return of {of} counts: {first.where()}."
        kind, tied = "superseded-return", rest
    lost += [(c, c.problem(kind, message, str(c.date or ""))) for c in tied]
    return (None if len(tied) > len(rest) else first), lost


def copy_of(claim: Claim, first: Claim) -> Problem:
    """Return that a claim says the same as another, which counts."""
    message = f"The same return stands in {first.where()}: it counts once."
    return claim.problem("duplicate-return", message)
