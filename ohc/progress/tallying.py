"""Add up returns, with accounts, as an outcome of a command."""

from collections.abc import Iterator, Sequence
from datetime import date

from ohc.errors import WrongWords
from ohc.lines import listed
from ohc.outcome import Outcome, Remark
from ohc.patch import Origin
from ohc.progress import gaps, notes, period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.counting import COUNTS, Terms, tally
from ohc.progress.accounts.grouping import OF_ANSWERS, TALLY_KEYS, find_keys
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.options import By, ReadOptions, When, Work
from ohc.progress.request import Reach, asked_for, find_terms
from ohc.progress.results import taken
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.explaining import explain_counts, explain_items
from ohc.progress.views.overdue import of_overdue
from ohc.progress.views.tallies import (
    LAID_OUT,
    called,
    grid_view,
    in_full,
    item_title,
    of_share,
    tally_title,
    tally_view,
)
from ohc.progress.words.periods import day_in_words
from ohc.progress.words.which_answers import CHOSEN, EACH
from ohc.record import Record
from ohc.reference.establishments import Selection

ADD = " (add --by period to count them)"
SHARE = ("complete_percent", "returns")
"""A percentage is never printed without the number of returns behind it."""


class _Plan(Record):
    """The keys of a tally, down and across, and whether it is of trackers."""

    down: tuple[str, ...]
    across: tuple[str, ...]
    laid_out: str
    foreign: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return all keys."""
        return (*self.down, *self.across)

    @property
    def each_period(self) -> bool:
        """Return whether every period is tallied separately."""
        return "period" in self.keys

    @property
    def adds_up_to_nothing(self) -> bool:
        """Return whether the same items are in several rows: by period, by answer."""
        return not {"period", "answer"}.isdisjoint(self.keys)


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
    key or a count, and WrongWords for a key that is both down and across.
    """
    plan = _planned(by, foreign=options.framework == "none")
    _refuse_parts(plan, selection, when=when, teams=by.teams)
    scope, origin = asked_for(
        selection, when, all_periods=plan.each_period, teams=by.teams
    )
    terms = find_terms(by.as_at)
    if plan.foreign and not terms.as_at:
        # Items in trackers have no period whose last day could be used.
        terms = terms._replace(as_at=work.today)
    reach = Reach(answers=EACH if "answer" in plan.keys else CHOSEN)
    ledger = taken(paths, options, work=work, reach=reach)
    books = _of_trackers(ledger) if plan.foreign else settle(ledger, scope)
    # The last day of the period, unless there are several of them.
    end = books.period.end if books.period and not plan.each_period else None
    day = terms.as_at or end
    content = notes.summary_of(books, origin, as_at=day, ledger=ledger)
    wrote = notes.write_summary(options.summary, content, force=force)
    outcome = (_laid_out if plan.across else _counted)(books, plan, terms=terms)
    problems = block.listed_problems(books)
    asked = Asked(paths, options, selection, period=when.period or "")
    return outcome._replace(
        title=_titled(plan, books, scope, day=day),
        block=(
            # No returns are expected from trackers, and their words are not ours.
            *(() if plan.foreign else _of_returns(books, scope, origin=origin)),
            *of_overdue(books, terms, day, foreign=plan.foreign),
            *block.of_uncounted(books),
            *outcome.block,
            *block.of_other_rows(books, scope, hint=ADD),
            *block.of_files(ledger),
            *block.of_problems(problems, asked),
        ),
        definitions=(
            *outcome.definitions,
            *notes.of_blanks(books.left_blank, teams=scope.teams),
            *_explained(plan, books, terms=terms, day=day),
        ),
        details=block.details(problems, origin),
        warnings=(*block.few_rows(books), *block.of_figures(problems)),
        closing=(*wrote, *period_notes.errors(books), books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )


def _refuse_parts(
    plan: _Plan, selection: Selection, *, when: When, teams: bool
) -> None:
    """Refuse to add up part of a tracker: ohc does not know whose rows are whose."""
    asked = {**selection._asdict(), **when._asdict(), "teams": teams}
    named = [f"--{field.replace('_', '-')}" for field, value in asked.items() if value]
    if named and plan.foreign:
        raise WrongWords(
            "A tracker of your own (--framework none) is always counted whole.",
            f"Leave out {listed(named)}. To see each establishment: --by "
            "establishment. To say what is overdue on another day: --as-at DATE.",
        )


def _of_returns(books: Books, scope: TallyScope, *, origin: Origin) -> Iterator[Remark]:
    """Give notes on the period of a tally, and on received and missing returns."""
    yield from block.of_period(books, scope)
    yield from block.of_expected(books, origin)
    yield from block.of_missing(books)


def _explained(
    plan: _Plan, books: Books, *, terms: Terms, day: date | None
) -> tuple[str, ...]:
    if plan.foreign:
        return explain_items(terms, books)
    return explain_counts(terms, day)


def _titled(plan: _Plan, books: Books, scope: TallyScope, *, day: date | None) -> str:
    """Return the title of a tally, of trackers or of returns."""
    if plan.foreign:
        return item_title(day_in_words(day) if day else "")
    what = "Progress"
    if plan.across:
        what = LAID_OUT.get((plan.across[0], plan.laid_out), called(plan.laid_out))
    return tally_title(
        books, scope, keys=plan.down, what=what, day=str(day) if day else ""
    )


def _of_trackers(ledger: Ledger) -> Books:
    # Imported here and below, because a tally of returns does not need it.
    from ohc.progress.accounts.trackers import settle_any

    return settle_any(ledger)


def _planned(by: By, *, foreign: bool) -> _Plan:
    down = find_keys(by.by or ["establishment" if foreign else "priority"])
    across = find_keys([by.across]) if by.across else ()
    if {*down} & {*across}:
        raise WrongWords(
            f"{across[0]} cannot be both --by and --across.", "Change one of them."
        )
    if "answer" in {*down, *across} and not foreign:
        raise WrongWords(
            "A return has one status and one RAG rating, so it cannot be added up by "
            "answer.",
            "For a tracker of your own, add --framework none.",
        )
    if by.laid_out and not across:
        raise WrongWords(
            "--count needs --across.", "Add it, such as: --across area-team"
        )
    count = by.laid_out or (_usual_count(across[0]) if across else "")
    return _Plan(down, across, laid_out=count, foreign=foreign)


def _usual_count(across: str) -> str:
    from ohc.progress.across import usual_count

    return usual_count(across)


def _counted(books: Books, plan: _Plan, *, terms: Terms) -> Outcome:
    """Return the rows of a tally and their totals, and why shares are blank."""
    rows, totals = tally(books, plan.keys, terms=terms)
    fields = (field for key in plan.down for field in TALLY_KEYS[key])
    # By answer there is no percentage, because answers are not returned by status.
    has_shares = not OF_ANSWERS & {*plan.down}
    blanks = gaps.explain_blanks(rows, totals, books=books, keys=plan.down)
    return Outcome(
        title="",
        columns=(*fields, *COUNTS, *SHARE),
        rows=rows,
        view=tally_view(rows, books, keys=plan.down)._replace(
            below=of_share(totals) if has_shares else ()
        ),
        totals=None if plan.adds_up_to_nothing else totals,
        block=tuple(Remark("Not counted", text) for text in blanks if has_shares),
    )


def _laid_out(books: Books, plan: _Plan, *, terms: Terms) -> Outcome:
    """Return one count of a tally across the values of a key, with its title."""
    from ohc.progress.across import laid_out

    [across] = plan.across
    grid = laid_out(books, plan.down, across=across, count=plan.laid_out, terms=terms)
    # People see which ratings were not given; data formats have only those given.
    columns = in_full(grid.columns)
    nothing = dict.fromkeys({*columns} - {*grid.columns}, 0)
    return Outcome(
        title="",
        columns=grid.columns,
        rows=[{**row, **nothing} for row in grid.rows],
        view=grid_view(columns),
        fields=grid.columns,
        records=grid.rows,
        totals=grid.totals,
        definitions=(
            "Blank: no return received. 0: returns received, but no such answers.",
        ),
    )
