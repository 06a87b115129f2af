"""Compare two periods, from two sets of returns or one that has both."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ohc.errors import OhcError, WrongWords
from ohc.lines import as_typed
from ohc.outcome import Outcome, Row
from ohc.progress import notes, period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.choosing import period_before
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.movement import COMPARE_FIELDS, compare_books
from ohc.progress.accounts.repeats import repeated
from ohc.progress.accounts.settling import settle
from ohc.progress.options import ReadOptions, When, Work
from ohc.progress.request import asked_for
from ohc.progress.results import taken
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.both_sides import (
    Side,
    few_of_sides,
    of_between,
    of_sides,
    problems_of_sides,
)
from ohc.progress.views.comparisons import (
    moved_sentence,
    movement_title,
    movement_view,
)
from ohc.progress.words.periods import Period, find_period, in_words
from ohc.reference.establishments import Selection

EXAMPLE = ("returns/2013-14-Q3", "returns/2013-14-Q4")


class Sides(NamedTuple):
    """What to compare: two paths or one, and the periods if they are named."""

    old: str
    new: str | None = None
    old_period: str | None = None
    period: str | None = None


def moved(
    sides: Sides,
    *,
    selection: Selection,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """
    Return what changed between two periods, with COMPARE_FIELDS.

    Each side has the period that is named, or else the one that its returns agree on.
    With one path, the last two periods are compared. Raises WrongWords if the periods
    are the same, in the wrong order, or a quarter and a month; OhcError if a side has
    no period.
    """
    _refuse_none(sides)
    scope, origin = asked_for(selection, When(), chooses_period=False)
    paths = [sides.old, *([sides.new] if sides.new else [])]
    old, new = both = _read(sides, scope, options=options, work=work)
    periods = _periods(old, new)
    rows, same = compare_books(old.books, new.books)
    content: dict[str, Any] = {
        "old": notes.summary_of(old.books, origin, as_at=None),
        "new": notes.summary_of(new.books, origin, as_at=None),
        "files": _files(both),
    }
    wrote = notes.write_summary(options.summary, content, force=force)
    # With one path, both sides have the same files and the same problems.
    problems = dict.fromkeys((*old.books.problems, *new.books.problems))
    return Outcome(
        title=movement_title(periods, scope.selection),
        view=movement_view(periods, rows),
        columns=COMPARE_FIELDS,
        rows=rows,
        fields=("body_id",),
        definitions=(
            *notes.of_blanks(old.books.left_blank + new.books.left_blank, teams=False),
        ),
        block=(
            *of_between(periods),
            *of_sides(both, origin=origin, is_one_path=sides.new is None),
            *block.of_problems(
                problems_of_sides(both), Asked(paths, options, selection)
            ),
        ),
        details=block.details(problems_of_sides(both), origin),
        warnings=tuple(few_of_sides(both, is_one_path=sides.new is None)),
        closing=(
            *wrote,
            moved_sentence(rows, same),
            *(f"{side.label}: {side.books.accounts.sentence()}" for side in both),
        ),
        exit_code=max(
            notes.exit_code(side.books, side.scope, today=work.today) for side in both
        ),
        problems=[problem.row() for problem in problems],
        accounts=_accounts_of_both(old.books, new.books),
    )


def _refuse_none(sides: Sides) -> None:
    if not sides.old:
        raise WrongWords(
            "compare needs two folders, the earlier one first, such as:",
            as_typed(["ohc", "progress", "compare", *EXAMPLE]),
        )


def _read(
    sides: Sides, scope: TallyScope, *, options: ReadOptions, work: Work
) -> tuple[Side, Side]:
    # Report misspelt periods before the work begins.
    old_period = find_period(sides.old_period) if sides.old_period else None
    period = find_period(sides.period) if sides.period else None
    if old_period and period:
        refuse(old_period, period)
    if sides.new is None:
        return _of_one_path(
            sides.old,
            taken([sides.old], options, work=work),
            scope,
            old_period=old_period,
            period=period,
        )
    # By position, not by path: both may be the same folder.
    old_ledger = taken([sides.old], options, work=work)
    new_ledger = taken([sides.new], options, work=work)
    new = _side(sides.new, new_ledger, scope, period=period)
    return (
        _side(sides.old, old_ledger, scope, period=old_period),
        new._replace(books=_with_repeats(new.books, new_ledger, old_ledger)),
    )


def _with_repeats(books: Books, ledger: Ledger, before: Ledger) -> Books:
    """Return books with the returns that repeat those of the earlier period."""
    repeats = [
        problem
        for problem in repeated(ledger, before)
        if (problem.body_id, problem.period) in books.counted
        and problem not in books.problems
    ]
    return books._replace(problems=[*books.problems, *repeats])


def _side(
    label: str, ledger: Ledger, scope: TallyScope, *, period: Period | None
) -> Side:
    asked = scope._replace(period=period)
    return Side(label, asked, settle(ledger, asked), ledger)


def _files(both: Sequence[Side]) -> list[Row]:
    """Return the files of both sides, each once, where a summary is asked for."""
    counted = {key for side in both for key in side.books.counted}
    rows = (
        row
        for side in both
        for row in notes.files_of(side.ledger, counted).get("files", ())
    )
    return [*{row["name"]: row for row in rows}.values()]


def _of_one_path(
    path: str,
    ledger: Ledger,
    scope: TallyScope,
    *,
    old_period: Period | None,
    period: Period | None,
) -> tuple[Side, Side]:
    """Return the two sides of one path: its last two periods, or those named."""
    new = _side(path, ledger, scope, period=period)
    last = _period(new)
    before = old_period or _period_before(path, ledger, last)
    old = _side(f"{path}, {before.name}", ledger, scope, period=before)
    return old, new._replace(label=f"{path}, {last.name}")


def _period_before(path: str, ledger: Ledger, last: Period) -> Period:
    before = period_before(ledger, last)
    if not before:
        raise WrongWords(
            f"{path} has returns for one period only, {in_words(last.name)}.",
            "Give the folder of the earlier period first, or add --old-period.",
        )
    return before


def _periods(old: Side, new: Side) -> tuple[Period, Period]:
    periods = _period(old), _period(new)
    refuse(*periods)
    return periods


def _period(side: Side) -> Period:
    if not side.books.period:
        why = " ".join(period_notes.no_period(side.books))
        raise OhcError(
            f"ohc cannot tell which period {side.label} is for.",
            why,
        )
    return side.books.period


def refuse(old: Period, new: Period, *, option: str = "--old-period") -> None:
    """
    Raise WrongWords if two periods cannot be compared in this order.

    ``option`` is the option that names the earlier one.
    """
    if old == new:
        raise WrongWords(
            f"Both are for {in_words(new.name)}.",
            f"Name another period with {option} or --period.",
        )
    if old.is_month != new.is_month:
        kinds = ("a month", "a quarter") if old.is_month else ("a quarter", "a month")
        raise WrongWords(
            f"{old.name} is {kinds[0]} and {new.name} is {kinds[1]}.",
            "Compare two months or two quarters.",
        )
    if old.end > new.end:
        raise WrongWords(
            f"{in_words(old.name)} is later than {in_words(new.name)}: put it second."
        )


def _accounts_of_both(before: Books, after: Books) -> dict[str, int]:
    """Return the accounts of both sides, with names such as old_files_given."""
    return {
        f"{side}_{name}": count
        for side, books in (("old", before), ("new", after))
        for name, count in books.accounts._asdict().items()
    }
