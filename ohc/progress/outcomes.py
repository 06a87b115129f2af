"""What the progress commands return, made of the files that were given."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ohc.errors import GAPS, WrongWords
from ohc.establishments import Selection
from ohc.outcome import Outcome
from ohc.problems import PROBLEM_FIELDS
from ohc.progress import report
from ohc.progress.accounts import Books, settle, settle_any
from ohc.progress.asking import By, Given, When, asked_for, each_result, terms
from ohc.progress.counting import (
    COUNTS,
    KEYS,
    OF_ITEMS,
    definitions,
    find_keys,
    tally,
)
from ohc.progress.ledger import Ledger
from ohc.progress.listing import READ_FIELDS, listed, problems_of
from ohc.progress.movement import COMPARE_FIELDS, MOVEMENTS, compared
from ohc.progress.returns import Result
from ohc.reference import Row

MISSING_FIELDS = ("body", "area_team", "lead_team", "last_return", "problem_files")

MAIN = (
    *("not_started", "in_progress", "delayed", "complete", "total", "overdue"),
    *("complete_percent", "returns_missing"),
)
"""What a small window and a page of Word keep of a tally."""

SHARE = ("complete_percent", "returns_missing")
"""A percentage is never printed without what is missing in it."""

Watch = Callable[[int, int], None]


def unwatched(done: int, total: int) -> None:
    """Show nobody how far it is."""


def _taken(
    paths: Sequence[str],
    given: Given,
    watch: Watch,
    keep: Callable[[Result], object] | None = None,
) -> Ledger:
    """Return the ledger of all files; each result is kept only if that is asked."""
    ledger = Ledger()
    for result in each_result(paths, given, watch):
        ledger.take(result)
        if keep:
            keep(result)
    return ledger


def checked(
    paths: Sequence[str], given: Given, watch: Watch = unwatched, *, force: bool = False
) -> Outcome:
    """Return the problems of returns, with PROBLEM_FIELDS."""
    ledger = _taken(paths, given, watch)
    problems = problems_of(ledger)
    rows = [problem.row() for problem in problems]
    content = {**_counts(ledger), "problems": rows}
    wrote = report.write_summary(given.summary, content, force=force)
    return Outcome(
        title="What is wrong with the returns",
        columns=PROBLEM_FIELDS,
        rows=rows,
        narrow=("file", "cell", "message"),
        warnings=tuple(report.remarks(ledger)),
        closing=(*wrote, f"{_said(ledger)}; {len(problems)} problems."),
        exit_code=GAPS if problems else 0,
    )


def _counts(ledger: Ledger) -> dict[str, int]:
    return {
        "files_given": ledger.files_read + ledger.files_skipped,
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
    paths: Sequence[str], given: Given, watch: Watch = unwatched, *, force: bool = False
) -> Outcome:
    """Return every row of the returns, with READ_FIELDS."""
    results: list[Result] = []
    ledger = _taken(paths, given, watch, results.append)
    rows, problems = listed(results, ledger), problems_of(ledger)
    aside = sum(row["set_aside"] != "" for row in rows)
    content = {**_counts(ledger), "problems": [problem.row() for problem in problems]}
    wrote = report.write_summary(given.summary, content, force=force)
    return Outcome(
        title="Rows of the returns",
        columns=READ_FIELDS,
        rows=rows,
        narrow=("body", "period", "commitment", "status", "rag", "set_aside"),
        warnings=(*report.remarks(ledger), *report.problem_lines(problems)),
        closing=(*wrote, f"{_said(ledger)}, {aside} of them not to be counted."),
        exit_code=GAPS if aside or ledger.files_skipped else 0,
    )


def tallied(
    paths: Sequence[str],
    by: By,
    selection: Selection,
    when: When,
    given: Given,
    watch: Watch = unwatched,
    *,
    force: bool = False,
) -> Outcome:
    """Return a tally of the returns, its keys first, then COUNTS."""
    foreign = given.framework == "none"
    keys, laid = _keys(by, "establishment" if foreign else "priority")
    every = (*keys, *laid)
    each = "period" in every
    asked, origin = asked_for(selection, when, all_periods=each, teams=by.teams)
    said = terms(by.as_at)
    ledger = _taken(paths, given, watch)
    books = settle_any(ledger) if foreign else settle(ledger, asked)
    rows, totals = tally(books, every, said)
    day = said.as_at or (books.period.end if books.period and not each else None)
    content = report.summary_of(books, origin, day.isoformat() if day else "")
    wrote = report.write_summary(given.summary, content, force=force)
    heads = [] if foreign else report.headline(books, asked, origin)
    blank = {"overdue": ""} if foreign else {}
    outcome = Outcome(
        title=report.title(books, origin, day, foreign=foreign),
        columns=(*(field for key in keys for field in KEYS[key]), *COUNTS, *SHARE),
        rows=[{**row, **blank} for row in rows],
        narrow=(*(KEYS[key][-1] for key in keys), *MAIN),
        # The same commitments in several periods add up to nothing.
        totals=None if each else {**totals, **blank},
        notes=(*heads, *(OF_ITEMS if foreign else definitions(said, day))),
        warnings=(
            *report.doubtful(books),
            *report.remarks(ledger),
            *report.problem_lines(books.problems, aside=books.other_files),
        ),
        closing=(*wrote, *report.no_period(books), books.accounts.sentence()),
        exit_code=report.exit_code(books, asked, date.today()),  # noqa: DTZ011 - the analyst's
    )
    return _laid_out(outcome, keys, laid[0], by.laid_out) if laid else outcome


def _keys(by: By, usual: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    keys = find_keys(by.by or [usual])
    laid = find_keys([by.across]) if by.across else ()
    if {*keys} & {*laid}:
        raise WrongWords(f"{laid[0]} is to stand down and across.", "Change --by.")
    if by.laid_out and not laid:
        raise WrongWords("--count is for --across.", "Name a key to lay it out by.")
    return keys, laid


def _laid_out(
    outcome: Outcome, keys: Sequence[str], across: str, count: str | None
) -> Outcome:
    from ohc.frames import laid_out

    count = count or "complete"
    columns, rows = laid_out(outcome.rows, keys, across, count)
    return outcome._replace(
        title=f"{outcome.title}: {count}",
        columns=columns,
        rows=rows,
        narrow=(),
        totals=None,
        notes=(f"{count}, across {across}; blank where nothing came.", *outcome.notes),
    )


def moved(
    old: str,
    new: str,
    selection: Selection,
    given: Given,
    watch: Watch = unwatched,
    *,
    force: bool = False,
) -> Outcome:
    """Return what moved between two sets of returns, with COMPARE_FIELDS."""
    asked, origin = asked_for(selection, When())
    sides: list[Books] = []
    warnings: list[str] = []
    for path in (old, new):
        books = settle(_taken([path], given, watch), asked)
        sides.append(books)
        heads = report.headline(books, asked, origin)
        warnings += [f"{path}: {line}" for line in heads]
        aside = books.other_files
        warnings += report.problem_lines(books.problems, aside=aside)
    rows, same = compared(*sides)
    before, after = (books.period for books in sides)
    if before and after and after.end <= before.end:
        warnings.append(f"Mind: {new} is not later than {old}.")
    counts = [
        f"{sum(row['movement'] == name for row in rows)} {name}" for name in MOVEMENTS
    ]
    content: dict[str, Any] = {
        name: report.summary_of(books, origin, "")
        for name, books in zip(("old", "new"), sides, strict=True)
    }
    wrote = report.write_summary(given.summary, content, force=force)
    codes = [report.exit_code(books, asked, date.today()) for books in sides]  # noqa: DTZ011
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
    watch: Watch = unwatched,
    *,
    force: bool = False,
) -> Outcome:
    """Return whose returns are missing, with MISSING_FIELDS."""
    asked, origin = asked_for(selection, when)
    books = settle(_taken(paths, given, watch), asked)
    content = report.summary_of(books, origin, "")
    wrote = report.write_summary(given.summary, content, force=force)
    rows: list[Row] = report.missing_rows(books)
    return Outcome(
        title=f"Missing returns, {books.period.name if books.period else 'no period'}",
        columns=MISSING_FIELDS,
        rows=rows,
        fields=("body_id", "region", "doubt"),
        warnings=tuple(report.headline(books, asked, origin)),
        closing=(*wrote, *report.no_period(books), books.accounts.sentence()),
        exit_code=report.exit_code(books, asked, date.today()),  # noqa: DTZ011
    )
