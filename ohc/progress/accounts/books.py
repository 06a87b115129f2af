"""The accounts: what became of every file, return and row."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from ohc.lines import summed
from ohc.problems import Problem
from ohc.progress.accounts.aside import AsideRow
from ohc.progress.accounts.ledger import Claim, CountedRow, Key, Ledger
from ohc.progress.returns.received import Completeness
from ohc.progress.words.periods import Period, by_end
from ohc.record import Record
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import Body, Unit


class Accounts(Record):
    """
    The accounts of a tally.

    given = read + skipped, expected = received + missing, rows read = tallied + set
    aside. Unexpected returns are from bodies that were not expected to send one. 18
    times the returns received = the different commitments read + the rows absent.
    """

    files_given: int
    files_read: int
    files_skipped: int
    returns_expected: int
    returns_received: int
    returns_missing: int
    returns_unexpected: int
    rows_read: int
    rows_tallied: int
    rows_set_aside: int
    rows_absent: int = 0

    def sentence(self) -> str:
        """Return the accounts as one line."""
        expected = summed(self.returns_expected, "return")
        return (
            f"{summed(self.files_given, 'file')} given = {self.files_read} read + "
            f"{self.files_skipped} skipped; {expected} expected = "
            f"{self.returns_received} received + {self.returns_missing} missing "
            f"({self.returns_unexpected} unexpected); "
            f"{summed(self.rows_read, 'row')} read = "
            f"{self.rows_tallied} tallied + {self.rows_set_aside} set aside"
            f"{self._absent()}."
        )

    def _absent(self) -> str:
        if not self.rows_absent:
            return ""
        is_single = self.rows_absent == 1
        return (
            f"; {self.rows_absent} row{'' if is_single else 's'} of the form "
            f"{'is' if is_single else 'are'} absent"
        )


class TallyScope(Record):
    """
    The part of the estate and the period of a tally, and when returns are due.

    With ``periods`` each of them counts, with ``all_periods`` every period.
    """

    selection: Selection = Selection()
    period: Period | None = None
    returns_due: date | None = None
    all_periods: bool = False
    teams: bool = False
    periods: tuple[Period, ...] = ()


class Books(Record):
    """
    What counts after all files are in.

    ``counted``: the rows of each body and period. ``expected``: the units of each
    period that is counted. ``other_periods``: the number of rows for each other period;
    ``other_files``: files with only such rows. ``last_period``: the last period for
    which each body returned something. ``elsewhere``: the number of rows from each body
    that was not selected. ``undecided``: the files of bodies and periods that sent
    something, but nothing that counts. ``ends``: the last day of each period.
    ``aside``: rows that do not count, in returns that do. ``unplaced``: the number of
    rows without a known commitment, body or period; ``unnamed``: rows without a
    commitment in each return that counts. ``patchy``: trackers with too many rows set
    aside for a percentage. ``without_status``: trackers without a status column.
    ``later``: the number of returns for each later period. ``completeness``: what each
    return that counts leaves blank or lacks. ``lost``: the number of rows in returns
    that do not count, by kind of problem.
    """

    period: Period | None
    counted: Mapping[Key, tuple[CountedRow, ...]]
    names: Mapping[str, Body]
    expected: Mapping[str, Sequence[Unit]]
    received: frozenset[Key]
    other_periods: Mapping[str, int]
    problems: Sequence[Problem]
    accounts: Accounts
    last_period: Mapping[str, str]
    other_files: frozenset[str] = frozenset()
    elsewhere: Mapping[str, int] = MappingProxyType({})
    undecided: Mapping[Key, tuple[str, ...]] = MappingProxyType({})
    ends: Mapping[str, date] = MappingProxyType({})
    aside: Mapping[Key, tuple[AsideRow, ...]] = MappingProxyType({})
    unplaced: int = 0
    unnamed: Mapping[Key, int] = MappingProxyType({})
    patchy: Mapping[Key, Sequence[Claim]] = MappingProxyType({})
    without_status: frozenset[Key] = frozenset()
    later: Mapping[str, int] = MappingProxyType({})
    completeness: Mapping[Key, Completeness] = MappingProxyType({})
    lost: Mapping[str, int] = MappingProxyType({})

    @property
    def left_blank(self) -> int:
        """Return how many blanks count as not applicable because of the sources."""
        return sum(of_return.left_blank for of_return in self.completeness.values())

    @property
    def ruled_out(self) -> int:
        """Return how many count as not applicable because of the answers workbook."""
        return sum(of_return.ruled_out for of_return in self.completeness.values())

    @property
    def missing(self) -> list[tuple[str, Unit]]:
        """Return each period and unit whose return is missing."""
        return [
            (period, unit)
            for period, due in self.expected.items()
            for unit in due
            if (unit.body.id, period) not in self.received
        ]


def accounts_of(
    ledger: Ledger, counted: Mapping[Key, tuple[CountedRow, ...]]
) -> Accounts:
    """Return the accounts of files and rows, without expected returns."""
    tallied = sum(map(len, counted.values()))
    return Accounts(
        files_given=ledger.files_given,
        files_read=ledger.files_read,
        files_skipped=ledger.files_skipped,
        returns_expected=0,
        returns_received=0,
        returns_missing=0,
        returns_unexpected=0,
        rows_read=ledger.rows_read,
        rows_tallied=tallied,
        rows_set_aside=ledger.rows_read - tallied,
    )


def latest(periods: Iterable[Period]) -> Period | None:
    """Return the period that ends last, the longer of two; nothing if there is none."""
    return max(periods, key=by_end, default=None)


def last_periods(ledger: Ledger) -> dict[str, str]:
    """Return the latest period for which each body has returned something."""
    returned: dict[str, list[Period]] = defaultdict(list)
    for body, period, claims in ledger.known():
        # A form that came back untouched is not a return.
        if any(not claim.set_aside for claim in claims):
            returned[body.id].append(period)
    return {
        body_id: last.name
        for body_id, periods in returned.items()
        if (last := latest(periods))
    }


def _counts(problem: Problem) -> bool:
    return problem.kind == "same-as-other" and problem.less


def rows_lost(
    claims: Sequence[Claim], lost: Sequence[tuple[Claim, Problem]], *, is_wanted: bool
) -> Counter[str]:
    """Return how many rows are in returns that do not count, by kind of problem."""
    # A return that is only possibly a copy counts, with a lesser problem.
    kind_of = {id(claim): why.kind for claim, why in lost if not _counts(why)}
    unwanted = "" if is_wanted else "unexpected-return"
    rows = Counter[str]()
    for claim in claims:
        rows[kind_of.get(id(claim)) or claim.set_aside or unwanted] += claim.rows_read
    del rows[""]
    return rows
