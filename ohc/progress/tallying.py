"""A tally as a command returns it: asked for, added up, and accounted for."""

from collections.abc import Sequence
from typing import NamedTuple

from ohc.errors import WrongWords
from ohc.outcome import Outcome
from ohc.progress import notes
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import (
    COUNTS,
    OF_ITEMS,
    Terms,
    explain_counts,
    tally,
)
from ohc.progress.accounts.grouping import TALLY_KEYS, find_keys
from ohc.progress.accounts.settling import settle, settle_any
from ohc.progress.options import By, ReadOptions, When, Work
from ohc.progress.request import asked_for, find_terms
from ohc.progress.results import taken
from ohc.reference.establishments import Selection

MAIN = (
    "not_started",
    "in_progress",
    "delayed",
    "complete",
    "total",
    "overdue",
    "complete_percent",
    "returns_missing",
)
"""What a small window and a page of Word keep of a tally."""

SHARE = ("complete_percent", "returns_missing")
"""A percentage is never printed without what is missing in it."""


class _Plan(NamedTuple):
    """What a tally is by, down and across, and whether its items are not ours."""

    down: tuple[str, ...]
    across: tuple[str, ...]
    foreign: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all."""
        return (*self.down, *self.across)

    @property
    def each_period(self) -> bool:
        """Return whether every period is tallied for itself."""
        return "period" in self.keys


def tallied(
    paths: Sequence[str],
    by: By,
    *,
    selection: Selection,
    when: When,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """
    Return a tally of the returns, its keys first, then COUNTS.

    Raises what :func:`asked_for` and :func:`each_result` raise, UnknownName for a
    key or a count, and WrongWords for a key that stands down and across.
    """
    plan = _planned(by, foreign=options.framework == "none")
    scope, origin = asked_for(
        selection, when, all_periods=plan.each_period, teams=by.teams
    )
    terms = find_terms(by.as_at)
    ledger = taken(paths, options, work=work)
    books = settle_any(ledger) if plan.foreign else settle(ledger, scope)
    # The last day of the period, unless there are several of them.
    end = books.period.end if books.period and not plan.each_period else None
    day = terms.as_at or end
    content = notes.summary_of(books, origin, as_at=day.isoformat() if day else "")
    wrote = notes.write_summary(options.summary, content, force=force)
    outcome = _counted(books, plan, terms=terms)._replace(
        title=notes.title(books, scope, day=day, foreign=plan.foreign),
        notes=(
            # Nothing is expected of trackers, and none of their words are ours.
            *([] if plan.foreign else notes.headline(books, scope, origin=origin)),
            *notes.absent(books),
            *notes.of_blanks(books.left_blank, teams=scope.teams),
            *(OF_ITEMS if plan.foreign else explain_counts(terms, day)),
        ),
        warnings=(
            *notes.doubtful(books),
            *notes.remarks(ledger),
            *notes.problem_lines(books.problems, aside=books.other_files),
        ),
        closing=(*wrote, *notes.no_period(books), books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )
    return _laid_out(outcome, plan, count=by.laid_out) if plan.across else outcome


def _planned(by: By, *, foreign: bool) -> _Plan:
    down = find_keys(by.by or ["establishment" if foreign else "priority"])
    across = find_keys([by.across]) if by.across else ()
    if {*down} & {*across}:
        raise WrongWords(f"{across[0]} is to stand down and across.", "Change --by.")
    if by.laid_out and not across:
        raise WrongWords("--count is for --across.", "Name a key to lay it out by.")
    return _Plan(down, across, foreign=foreign)


def _counted(books: Books, plan: _Plan, *, terms: Terms) -> Outcome:
    """Return the rows of a tally and their totals, without a word on them."""
    rows, totals = tally(books, plan.keys, terms=terms)
    # Items of trackers have due dates of their own, which are not looked at.
    blank = {"overdue": ""} if plan.foreign else {}
    fields = (field for key in plan.down for field in TALLY_KEYS[key])
    return Outcome(
        title="",
        columns=(*fields, *COUNTS, *SHARE),
        rows=[{**row, **blank} for row in rows],
        narrow=(*(TALLY_KEYS[key][-1] for key in plan.down), *MAIN),
        # The same commitments in several periods add up to nothing.
        totals=None if plan.each_period else {**totals, **blank},
    )


def _laid_out(outcome: Outcome, plan: _Plan, *, count: str | None) -> Outcome:
    from ohc.progress.across import laid_out

    count = count or "complete"
    [across] = plan.across
    columns, rows = laid_out(outcome.rows, plan.down, across=across, count=count)
    return outcome._replace(
        title=f"{outcome.title}: {count}",
        columns=columns,
        rows=rows,
        narrow=(),
        totals=None,
        notes=(f"{count}, across {across}; blank where nothing came.", *outcome.notes),
    )
