"""What the progress commands return, made of the files that were given."""

from collections.abc import Callable, Sequence
from typing import Any

from ohc.errors import GAPS
from ohc.outcome import Outcome, Row
from ohc.problems import PROBLEM_FIELDS
from ohc.progress import notes
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.listing import READ_FIELDS, listed_rows, problems_of
from ohc.progress.accounts.movement import COMPARE_FIELDS, MOVEMENTS, compare_books
from ohc.progress.accounts.settling import settle
from ohc.progress.options import ALONE, Given, When, Work
from ohc.progress.request import asked_for, each_result
from ohc.progress.returns.returns import Result
from ohc.reference.establishments import Selection

MISSING_FIELDS = ("body", "area_team", "lead_team", "last_return", "problem_files")


def taken(
    paths: Sequence[str],
    given: Given,
    work: Work,
    keep: Callable[[Result], object] | None = None,
) -> Ledger:
    """Return the ledger of all files; each result is kept only if that is asked."""
    ledger = Ledger()
    for result in each_result(paths, given, work):
        ledger.take(result)
        if keep:
            keep(result)
    return ledger


def checked(
    paths: Sequence[str], given: Given, work: Work = ALONE, *, force: bool = False
) -> Outcome:
    """Return the problems of returns, with PROBLEM_FIELDS."""
    ledger = taken(paths, given, work)
    problems = problems_of(ledger)
    rows = [problem.row() for problem in problems]
    content = {**_counts(ledger), "problems": rows}
    wrote = notes.write_summary(given.summary, content, force=force)
    return Outcome(
        title="What is wrong with the returns",
        columns=PROBLEM_FIELDS,
        rows=rows,
        narrow=("file", "cell", "message"),
        warnings=tuple(notes.remarks(ledger)),
        closing=(*wrote, f"{_said(ledger)}; {len(problems)} problems."),
        exit_code=GAPS if problems else 0,
    )


def _counts(ledger: Ledger) -> dict[str, int]:
    return {
        "files_given": ledger.files_given,
        "files_read": ledger.files_read,
        "files_skipped": ledger.files_skipped,
        "rows_read": ledger.rows_read,
    }


def _said(ledger: Ledger) -> str:
    counts = _counts(ledger)
    return (
        f"{counts['files_given']} files given = {counts['files_read']} read + "
        f"{counts['files_skipped']} skipped; {counts['rows_read']} rows read"
    )


def rows_read(
    paths: Sequence[str], given: Given, work: Work = ALONE, *, force: bool = False
) -> Outcome:
    """Return every row of the returns, with READ_FIELDS."""
    results: list[Result] = []
    ledger = taken(paths, given, work, results.append)
    rows, problems = listed_rows(results, ledger), problems_of(ledger)
    aside = sum(row["set_aside"] != "" for row in rows)
    content = {**_counts(ledger), "problems": [problem.row() for problem in problems]}
    wrote = notes.write_summary(given.summary, content, force=force)
    return Outcome(
        title="Rows of the returns",
        columns=READ_FIELDS,
        rows=rows,
        narrow=("body", "period", "commitment", "status", "rag", "set_aside"),
        warnings=(*notes.remarks(ledger), *notes.problem_lines(problems)),
        closing=(*wrote, f"{_said(ledger)}, {aside} of them not to be counted."),
        exit_code=GAPS if aside or ledger.files_skipped else 0,
    )


def moved(
    old: str,
    new: str,
    selection: Selection,
    given: Given,
    work: Work = ALONE,
    *,
    force: bool = False,
) -> Outcome:
    """Return what moved between two sets of returns, with COMPARE_FIELDS."""
    asked, origin = asked_for(selection, When())
    sides: list[Books] = []
    warnings: list[str] = []
    for path in (old, new):
        books = settle(taken([path], given, work), asked)
        sides.append(books)
        heads = notes.headline(books, asked, origin)
        warnings += [f"{path}: {line}" for line in heads]
        aside = books.other_files
        warnings += notes.problem_lines(books.problems, aside=aside)
    rows, same = compare_books(*sides)
    before, after = (books.period for books in sides)
    if before and after and after.end <= before.end:
        warnings.append(f"Mind: {new} is not later than {old}.")
    counts = [
        f"{sum(row['movement'] == name for row in rows)} {name}" for name in MOVEMENTS
    ]
    content: dict[str, Any] = {
        name: notes.summary_of(books, origin, "")
        for name, books in zip(("old", "new"), sides, strict=True)
    }
    wrote = notes.write_summary(given.summary, content, force=force)
    codes = [notes.exit_code(books, asked) for books in sides]
    return Outcome(
        title="What moved",
        columns=COMPARE_FIELDS,
        rows=rows,
        fields=("body_id",),
        warnings=tuple(warnings),
        closing=(
            *wrote,
            *(
                f"{path}: {books.accounts.sentence()}"
                for path, books in zip((old, new), sides, strict=True)
            ),
            f"{', '.join(counts)}; {same} as they were.",
        ),
        exit_code=max(codes),
    )


def not_returned(
    paths: Sequence[str],
    selection: Selection,
    when: When,
    given: Given,
    work: Work = ALONE,
    *,
    force: bool = False,
) -> Outcome:
    """Return whose returns are missing, with MISSING_FIELDS."""
    asked, origin = asked_for(selection, when)
    books = settle(taken(paths, given, work), asked)
    content = notes.summary_of(books, origin, "")
    wrote = notes.write_summary(given.summary, content, force=force)
    rows: list[Row] = notes.missing_rows(books)
    return Outcome(
        title=f"Missing returns, {books.period.name if books.period else 'no period'}",
        columns=MISSING_FIELDS,
        rows=rows,
        fields=("body_id", "region", "doubt"),
        warnings=tuple(notes.headline(books, asked, origin)),
        closing=(*wrote, *notes.no_period(books), books.accounts.sentence()),
        exit_code=notes.exit_code(books, asked),
    )
