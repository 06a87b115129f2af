"""What is kept of each return, and which counts if a body has several."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import PurePath
from sys import intern
from typing import Any, NamedTuple

from ohc.problems import Problem
from ohc.progress.accounts.aside import AsideRow, aside_row, is_placed
from ohc.progress.doubts.file_bodies import with_body_in_name
from ohc.progress.returns.dating import Dating
from ohc.progress.returns.entries import Entry, Wording, items_of, wording_of
from ohc.progress.returns.ownership import of_body
from ohc.progress.returns.received import EMPTY, Completeness
from ohc.progress.returns.returns import Result
from ohc.progress.returns.table_returns import Return
from ohc.progress.words.periods import Period
from ohc.reference.reporting_units import Body

Key = tuple[str, str]
"""The ID of a body, and the name of a period."""


class CountedRow(NamedTuple):
    """What one row counts as; ``due`` is the due date of a tracker's item."""

    commitment: str
    status: str
    rag: str
    due: str = ""
    answer: str = ""


_counted: Callable[[Entry], tuple[str, ...]] = attrgetter(*CountedRow._fields)


class Claim(NamedTuple):
    """
    One return that may count for its body and period.

    ``content`` is the same for returns that say the same. Of its ``rows_read``,
    ``rows`` can be counted and ``aside`` cannot, though their commitment is known.
    ``set_aside`` is why the whole does not count, blank if it may; ``dating`` is the
    evidence for its period; ``may_be_of`` the body it may be from; ``wording`` is the
    same for equal answers, or items of a tracker; ``has_status`` if it has the column.
    """

    file: str
    sheet: str
    date: date | None
    content: int
    rows: tuple[CountedRow, ...]
    rows_read: int
    at: tuple[int, int]
    aside: tuple[AsideRow, ...] = ()
    dating: Dating = Dating()
    set_aside: str = ""
    completeness: Completeness = Completeness()
    may_be_of: tuple[str, ...] = ()
    wording: Wording = Wording()
    has_status: bool = True

    @property
    def is_blank(self) -> bool:
        """Return whether it is a form without any answer."""
        return self.set_aside == EMPTY

    @property
    def unplaced(self) -> int:
        """Return how many of its rows have no known commitment."""
        return self.rows_read - len(self.rows) - len(self.aside)

    def where(self) -> str:
        """Return its file and sheet."""
        return " ".join(filter(None, (self.file, self.sheet)))

    def problem(self, kind: str, message: str, written: str = "") -> Problem:
        """Return a problem for the whole return."""
        return Problem(
            self.file, kind, message=message, sheet=self.sheet, found=written
        )


class Ledger:
    """Collects file after file, and keeps what a tally needs in little memory."""

    def __init__(self, *, of_trackers: bool = False) -> None:
        self.of_trackers = of_trackers
        self.claims: dict[Key, list[Claim]] = defaultdict(list)
        self.periods: dict[str, Period] = {}
        self.names: dict[str, Body] = {}
        self.problems: list[Problem] = []
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.files_read = 0
        self.files_skipped = 0
        self.rows_read = 0
        self._shared: dict[tuple[str, ...], CountedRow] = {}
        self._shared_values: dict[Any, Any] = {}

    @property
    def files_given(self) -> int:
        """Return the number of files given: those read and those skipped."""
        return self.files_read + self.files_skipped

    def known(self) -> Iterator[tuple[Body, Period, list[Claim]]]:
        """Give the claims for each known body and period."""
        for (name, when), claims in self.claims.items():
            if name in self.names and when:
                yield self.names[name], self.periods[when], claims

    def take(self, result: Result) -> None:
        """Add the result of a file."""
        # A lock file or a remark is not a file that was given: its read is None.
        self.files_read += result.read is True
        self.files_skipped += result.read is False
        # A hint, if nothing in a file says whose it is.
        tells_whose = any(returned.body for returned in result.returns)
        problems = result.problems
        self.problems += problems if tells_whose else with_body_in_name(problems)
        for note in result.notes:
            self.notes[note].append(result.file)
        for returned in result.returns:
            self.rows_read += len(returned.entries)
            if returned.body:
                self.names[returned.body.id] = returned.body
            if returned.period:
                self.periods[returned.period.name] = returned.period
            self.claims[_key(returned)].append(self._claim(returned))

    def _claim(self, returned: Return) -> Claim:
        # The position of a row is not part of what a return says.
        rows = tuple(sorted(entry[1:] for entry in returned.entries))
        sums = returned.others.sums_of(entry.row for entry in returned.entries)
        return Claim(
            file=returned.file,
            sheet=intern(returned.sheet),
            date=self._same(returned.date),
            content=hash((rows, sums)),
            rows=tuple(self._rows(returned)),
            rows_read=len(returned.entries),
            at=self._same(returned.at),
            set_aside=intern(returned.set_aside),
            completeness=self._same(returned.completeness),
            aside=tuple(self._aside(returned)),
            dating=self._dating(returned.dating),
            may_be_of=returned.may_be_of,
            wording=(items_of if self.of_trackers else wording_of)(returned.entries),
            has_status=returned.has_status,
        )

    def _same(self, value: Any) -> Any:
        """Return a value that all claims share which are alike in it."""
        # Data from another process are new objects each time.
        return self._shared_values.setdefault(value, value)

    def _dating(self, dating: Dating) -> Dating:
        # The claim has the body and file, so thousands of rows can share a few objects.
        stated = dating.stated._replace(file="", body="")
        shared: Dating = self._same(dating._replace(stated=stated))
        return shared

    def _rows(self, returned: Return) -> Iterator[CountedRow]:
        for entry in returned.entries:
            if not entry.set_aside:
                # Few rows differ, so ten thousand returns share a few hundred. A
                # tuple finds the row that equals it, and costs less than a row.
                values = _counted(entry)
                row = self._shared.get(values)
                if row is None:
                    row = self._shared[values] = CountedRow._make(values)
                yield row

    def _aside(self, returned: Return) -> Iterator[AsideRow]:
        for entry in returned.entries:
            # First, because in most returns every row counts.
            if entry.set_aside and is_placed(entry):
                yield self._same(aside_row(entry))


def _key(returned: Return) -> Key:
    # Interned, because thousands of files name the same bodies and periods.
    return (
        intern(returned.body.id if returned.body else returned.body_as_written),
        intern(returned.period.name if returned.period else ""),
    )


def winner(
    claims: Sequence[Claim], body: Body, *, period: str
) -> tuple[Claim | None, list[tuple[Claim, Problem]]]:
    """
    Return the claim that counts, and why each other does not.

    Equal content counts once. If returns differ, the one with the latest date counts;
    if the last dates are equal, or one is blank, none does. A claim that is set aside
    as a whole does not count, and its problem is already listed.
    """
    claims = [claim for claim in claims if not claim.set_aside]
    if len(claims) < 2:  # noqa: PLR2004 - nothing to choose between
        return next(iter(claims), None), []
    first, lost = _decided(claims, f"{body.name} for {period}")
    owned_problems = of_body((problem for _, problem in lost), body, period)
    return first, [*zip((claim for claim, _ in lost), owned_problems, strict=True)]


def _decided(
    claims: Sequence[Claim], of: str
) -> tuple[Claim | None, list[tuple[Claim, Problem]]]:
    latest_first = sorted(claims, key=lambda c: c.date or date.min, reverse=True)
    different, lost = distinct(latest_first)
    first, *rest = different
    if not rest:
        return first, lost
    # A return without a date may be the last, so even the latest date is not certain.
    if rest[0].date == first.date or rest[-1].date is None:
        files = "; ".join(claim.where() for claim in different)
        message = (
            f"There are {len(different)} different returns from {of}, and their dates "
            f"do not say which is the latest. None is counted: {files}."
        )
        return None, [*lost, *_lost(different, "duplicate-return", message=message)]
    is_beside = any(claim.file == first.file for claim in rest)
    later = first.where() if is_beside else PurePath(first.file).name
    message = f"Replaced by a later return: {later}."
    return first, [*lost, *_lost(rest, "superseded-return", message=message)]


def distinct(
    claims: Iterable[Claim],
) -> tuple[list[Claim], list[tuple[Claim, Problem]]]:
    """Return the claims that differ, and each copy with its problem."""
    different: dict[int, Claim] = {}
    copies = []
    for claim in claims:
        first = different.setdefault(claim.content, claim)
        if first is not claim:
            message = f"The same return is in {first.where()}. It is counted once."
            copy = claim.problem("duplicate-return", message)._replace(less=True)
            copies.append((claim, copy))
    return list(different.values()), copies


def _lost(
    claims: Sequence[Claim], kind: str, *, message: str
) -> Iterator[tuple[Claim, Problem]]:
    for claim in claims:
        yield claim, claim.problem(kind, message, written=str(claim.date or ""))
