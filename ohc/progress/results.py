"""What the progress commands return, made of the files that were given."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ohc.errors import GAPS
from ohc.outcome import Outcome
from ohc.problems import PROBLEM_FIELDS, by_level
from ohc.progress import notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.checking import chosen_problems, find_level
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import READ_FIELDS, listed_rows, problems_of
from ohc.progress.accounts.movement import COMPARE_FIELDS, MOVEMENTS, compare_books
from ohc.progress.accounts.settling import settle
from ohc.progress.options import EVERYTHING, Only, ReadOptions, When, Work
from ohc.progress.request import asked_for, each_result
from ohc.progress.returns.returns import Result
from ohc.progress.words.periods import find_period
from ohc.reference.establishments import Selection, select

MISSING_FIELDS = ("body", "area_team", "lead_team", "last_return", "problem_files")


def taken(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    keep: Callable[[Result], object] | None = None,
) -> Ledger:
    """
    Return the ledger of all files.

    Results are handed to ``keep`` and else forgotten, so that memory does not grow
    with the files. Raises NoSuchFile, WrongWords, UnknownName for a framework.
    """
    ledger = Ledger()
    for result in each_result(paths, options, work=work):
        ledger.take(result)
        if keep:
            keep(result)
    return ledger


def checked(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    only: Only = EVERYTHING,
    force: bool = False,
) -> Outcome:
    """
    Return the problems of returns, with PROBLEM_FIELDS; missing ones are none.

    Raises UnknownName or AmbiguousName, NoPeriod, and what :func:`taken` raises.
    """
    level = find_level(only.level)
    period = find_period(only.period).name if only.period else ""
    # A name that is not understood is reported before the work begins.
    select(only.selection)
    ledger = taken(paths, options, work=work)
    every_problem = problems_of(ledger)
    problems = chosen_problems(
        every_problem, only.selection, period=period, level=level
    )
    left_out = len(every_problem) - len(problems)
    more = f" {left_out} more are not asked for." if left_out else ""
    rows = [problem.row() for problem in problems]
    content = {**_counts(ledger), "problems": rows}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title="What is wrong with the returns",
        columns=PROBLEM_FIELDS,
        rows=rows,
        narrow=("level", "file", "cell", "message"),
        warnings=tuple(notes.remarks(ledger)),
        closing=(*wrote, f"{_sentence(ledger)}; {by_level(problems)}.{more}"),
        exit_code=GAPS if any(row["level"] != "note" for row in rows) else 0,
        problems=rows,
        accounts=_counts(ledger),
    )


def _counts(ledger: Ledger) -> dict[str, int]:
    return {
        "files_given": ledger.files_given,
        "files_read": ledger.files_read,
        "files_skipped": ledger.files_skipped,
        "rows_read": ledger.rows_read,
    }


def _sentence(ledger: Ledger) -> str:
    return (
        f"{ledger.files_given} files given = {ledger.files_read} read + "
        f"{ledger.files_skipped} skipped; {ledger.rows_read} rows read"
    )


def rows_read(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    force: bool = False,
) -> Outcome:
    """Return every row of the returns, with READ_FIELDS."""
    results: list[Result] = []
    ledger = taken(paths, options, work=work, keep=results.append)
    rows, problems = listed_rows(results, ledger), problems_of(ledger)
    aside = sum(row["set_aside"] != "" for row in rows)
    records = [problem.row() for problem in problems]
    content = {**_counts(ledger), "problems": records}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title="Rows of the returns",
        columns=READ_FIELDS,
        rows=rows,
        narrow=("body", "period", "commitment", "status", "rag", "set_aside"),
        warnings=(*notes.remarks(ledger), *notes.problem_lines(problems)),
        closing=(*wrote, f"{_sentence(ledger)}, {aside} of them not to be counted."),
        exit_code=GAPS if aside or ledger.files_skipped else 0,
        problems=records,
        accounts=_counts(ledger),
    )


def moved(
    old: str,
    new: str,
    *,
    selection: Selection,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """Return what moved between two sets of returns, with COMPARE_FIELDS."""
    scope, origin = asked_for(selection, When())
    # By position, not by path: both may be the same folder.
    sides = [
        (path, settle(taken([path], options, work=work), scope)) for path in (old, new)
    ]
    [before, after] = [books for _, books in sides]
    rows, same = compare_books(before, after)
    warnings = [
        warning for side in sides for warning in _warnings(*side, scope, origin=origin)
    ]
    if before.period and after.period and after.period.end <= before.period.end:
        warnings.append(f"Mind: {new} is not later than {old}.")
    content: dict[str, Any] = {
        "old": notes.summary_of(before, origin, as_at=""),
        "new": notes.summary_of(after, origin, as_at=""),
    }
    wrote = notes.write_summary(options.summary, content, force=force)
    counts = [
        f"{sum(row['movement'] == name for row in rows)} {name}" for name in MOVEMENTS
    ]
    return Outcome(
        title="What moved",
        columns=COMPARE_FIELDS,
        rows=rows,
        fields=("body_id",),
        notes=tuple(notes.of_blanks(before.left_blank + after.left_blank, teams=False)),
        warnings=tuple(warnings),
        closing=(
            *wrote,
            *(f"{path}: {books.accounts.sentence()}" for path, books in sides),
            f"{', '.join(counts)}; {same} as they were.",
        ),
        exit_code=max(
            notes.exit_code(books, scope, today=work.today) for _, books in sides
        ),
        problems=[problem.row() for _, books in sides for problem in books.problems],
        accounts=_accounts_of_both(before, after),
    )


def _accounts_of_both(before: Books, after: Books) -> dict[str, int]:
    """Return the accounts of both sides, each under its name: old_files_given."""
    return {
        f"{side}_{name}": count
        for side, books in (("old", before), ("new", after))
        for name, count in books.accounts._asdict().items()
    }


def _warnings(
    path: str, books: Books, scope: TallyScope, *, origin: str
) -> Iterator[str]:
    """Give what is to be said of one side."""
    for line in notes.headline(books, scope, origin=origin):
        yield f"{path}: {line}"
    # The problems name their files, so they need no path.
    yield from notes.problem_lines(books.problems, aside=books.other_files)


def not_returned(
    paths: Sequence[str],
    selection: Selection,
    *,
    when: When,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """Return whose returns are missing, with MISSING_FIELDS."""
    scope, origin = asked_for(selection, when)
    books = settle(taken(paths, options, work=work), scope)
    content = notes.summary_of(books, origin, as_at="")
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title=f"Missing returns, {books.period.name if books.period else 'no period'}",
        columns=MISSING_FIELDS,
        rows=notes.missing_rows(books),
        fields=("body_id", "region", "doubt"),
        warnings=tuple(notes.headline(books, scope, origin=origin)),
        closing=(*wrote, *notes.no_period(books), books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )
