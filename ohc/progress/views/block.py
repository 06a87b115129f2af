"""What is said of returns beside their table, a label for each thing to know."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ohc.lines import as_typed, counted, some
from ohc.outcome import Remark
from ohc.patch import Origin
from ohc.problems import UNUSED, Problem, rank
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.options import ReadOptions
from ohc.progress.words.periods import in_words
from ohc.record import Record
from ohc.reference.establishments import Selection
from ohc.reference.reporting_units import doubts, is_team

FEW = 3

OF_FIGURES = frozenset({"missing-column", "unclear-column", UNUSED})
"""Kinds of problems that are answered once for a file, and change its figures."""

WHY_LOST = {
    "superseded-return": "replaced by a later return",
    "duplicate-return": "returned twice",
    "same-as-other": "in copies of another establishment's return",
    "unexpected-return": "in returns that were not expected",
    "empty-file": "in returns with nothing filled in",
    "body-disagrees": "in returns whose establishment is not clear",
    "period-disagrees": "in returns whose period is not clear",
}
"""Why the rows of a whole return are not counted."""


class Asked(Record):
    """The files and the part of the estate that a command was asked for."""

    paths: Sequence[str]
    options: ReadOptions
    selection: Selection = Selection()
    period: str = ""

    def check(self, more: Sequence[str] = ()) -> str:
        """Return the command that lists the problems of the same files."""
        return as_typed(["ohc", "progress", "check", *self._words(), *more])

    def _words(self) -> Iterator[str]:
        yield from self.paths
        options = self.options
        if options.from_file:
            yield from ("--from-file", options.from_file)
        if options.framework != ReadOptions().framework:
            yield from ("--framework", options.framework)
        for sheet in options.sheets:
            yield from ("--sheet", sheet)
        for field in ("status_column", "rag_column"):
            if column := getattr(options, field):
                yield from (f"--{field.replace('_', '-')}", column)
        if options.read_colours:
            yield "--read-colours"
        for field, names in self.selection._asdict().items():
            for name in names:
                yield from (f"--{field.replace('_', '-')}", name)
        if self.period:
            yield from ("--period", self.period)


def of_period(books: Books, scope: TallyScope) -> Iterator[Remark]:
    """Give which period was chosen, and what came of later ones."""
    # A period that someone asked for need not be told to them.
    if not books.period or scope.period or scope.all_periods:
        return
    last = max(books.ends.values(), default=books.period.end)
    why = (
        "the latest in these files"
        if books.period.end >= last
        else "the latest that enough returns give"
    )
    yield Remark("Period", f"{in_words(books.period.name)}, {why}")
    for period, number in books.later.items():
        are = "is" if number == 1 else "are"
        yield Remark(
            "Period",
            f"{counted(number, 'return')} {are} for {in_words(period)} (to count "
            f"{'it' if number == 1 else 'them'}: --period {period})",
        )


def of_expected(books: Books, origin: Origin) -> Iterator[Remark]:
    """Give how many returns were expected, of whom, and where that is uncertain."""
    if origin.round:
        yield Remark("Round", origin.round)
    if not books.period and not books.expected:
        # Of which period is not known: to say that none is expected would be wrong.
        return
    expected = counted(books.accounts.returns_expected, "return")
    yield Remark("Expected", f"{expected}: {origin.text}")
    units = [unit for due in books.expected.values() for unit in due]
    uncertain = [unit.body.name for unit in units if unit.doubt]
    if uncertain:
        yield Remark(
            "Expected",
            f"uncertain for {some(uncertain, most=FEW)} (to see why: -v)",
            full=" ".join(doubts(units)),
        )


def of_missing(books: Books, *, when: str = "") -> Iterator[Remark]:
    """Give whose returns are missing: a few of them, or all in a document."""
    names = [unit.body.name for _, unit in books.missing]
    if names:
        number = f"{len(names):,}{when}"
        yield Remark(
            "Missing",
            f"{number}: {some(names, most=FEW)}",
            full=f"{number}: {some(names, most=len(names))}",
        )


def of_uncounted(books: Books, *, when: str = "") -> Iterator[Remark]:
    """Give how many rows are not counted, and why; and blanks that need no answer."""
    if rows := _uncounted_rows(books):
        why = ", ".join(why_uncounted(books))
        yield Remark("Not counted", f"{counted(rows, 'row')}{when}: {why}")
    if books.ruled_out:
        blank = counted(books.ruled_out, "answer")
        by_answers = "not applicable, as the answers workbook says"
        yield Remark("Left blank", f"{blank}{when}: {by_answers}")


def _uncounted_rows(books: Books) -> int:
    elsewhere = sum(books.other_periods.values()) + sum(books.elsewhere.values())
    return books.accounts.rows_set_aside - elsewhere


def why_uncounted(books: Books) -> list[str]:
    """Return for each reason how many rows are not counted; they add up."""
    lost = Counter(books.lost)
    within = sum(map(len, books.aside.values()))
    left = _uncounted_rows(books) - within - books.unplaced - lost.total()
    reasons = [
        *((WHY_LOST.get(why, ""), number) for why, number in lost.most_common()),
        ("whose commitment, establishment or period is not recognised", books.unplaced),
        ("not understood", within),
    ]
    # Whatever else there is must not be missing from the sum.
    left += sum(number for words, number in reasons if not words)
    parts = [f"{number:,} {words}" for words, number in reasons if words and number]
    return parts + ([f"{left:,} in returns that do not count"] if left > 0 else [])


def of_other_rows(
    books: Books, scope: TallyScope, *, hint: str = ""
) -> Iterator[Remark]:
    """
    Give how many rows are of other periods, or of bodies not asked for.

    ``hint`` is how to count those of other periods, of a command that can.
    """
    if books.other_periods:
        rows = ", ".join(
            f"{number:,} for {period}" for period, number in books.other_periods.items()
        )
        yield Remark("Other rows", f"{rows}{hint}")
    if books.elsewhere:
        number = sum(books.elsewhere.values())
        teams = {body.name for body in books.names.values() if is_team(body)}
        are_teams = not teams.isdisjoint(books.elsewhere) and not scope.teams
        how = " (to count area teams: --teams)" if are_teams else ""
        names = some(sorted(books.elsewhere), most=FEW)
        yield Remark("Other rows", f"{number:,} from {names}, not selected{how}")


def few_rows(books: Books) -> Iterator[str]:
    """Give a warning where the period has few of the rows that came."""
    others = books.other_periods
    ours = books.accounts.rows_read - sum(others.values())
    # One return with a mistyped year is the latest of all, and would stand for all.
    if books.period and others and max(others.values()) > 2 * ours:
        most = max(others, key=others.__getitem__)
        few = f"only {counted(ours, 'row')}" if ours else "no row"
        are = "is" if ours <= 1 else "are"
        yield (
            f"Warning: {few} of these returns {are} for "
            f"{in_words(books.period.name)}; {others[most]:,} are for {in_words(most)}."
        )


def of_figures(problems: Sequence[Problem]) -> Iterator[str]:
    """Give warnings of what changes every figure of a file: a column, its settings."""
    shown = [problem for problem in problems if problem.kind in OF_FIGURES]
    for problem in shown[:FEW]:
        yield f"Warning: {problem}"
    if (more := len(shown) - FEW) > 0:
        yield f"Warning: {counted(more, 'more problem')} of the same kind."


def of_files(ledger: Ledger) -> Iterator[Remark]:
    """Give what was noticed of files; with -v all of it, else the first few."""
    remarks = [f"{some(names)}: {note}" for note, names in ledger.notes.items()]
    for text in remarks[:FEW]:
        yield Remark("Noticed", text, on_paper=False)
    if more := remarks[FEW:]:
        text = f"and {len(more):,} more (-v lists them)"
        yield Remark("Noticed", text, full=" ".join(more), on_paper=False)


def of_problems(problems: Sequence[Problem], asked: Asked) -> Iterator[Remark]:
    """Give how many problems there are, and the command that lists them."""
    if problems:
        files = len({problem.file for problem in problems if problem.file})
        where = f" in {counted(files, 'file')}" if files else ""
        text = f"{len(problems):,}{where}. To list them: {asked.check()}"
        yield Remark("Problems", text, on_paper=False)


def listed_problems(books: Books) -> list[Problem]:
    """Return the problems of what was asked for; missing returns are none of them."""
    return [
        problem
        for problem in books.problems
        if problem.kind != "missing-return" and problem.file not in books.other_files
    ]


def details(
    problems: Sequence[Problem], origin: Origin | None = None
) -> tuple[str, ...]:
    """Return what only -v says: every problem on a line, and where settings are."""
    settings = [f"Settings: {origin.settings}"] if origin and origin.settings else []
    return (*map(str, sorted(problems, key=rank)), *settings)
