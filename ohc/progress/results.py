"""What the progress commands return, made of the files that were given."""

from collections.abc import Callable, Sequence

from ohc.errors import GAPS, WrongWords
from ohc.outcome import Outcome
from ohc.problems import PROBLEM_FIELDS, by_level
from ohc.progress import notes, period_notes
from ohc.progress.accounts.checking import chosen_problems, find_level
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.options import (
    EVERYTHING,
    FIELDS_OF_OURS,
    Extent,
    Only,
    ReadOptions,
    When,
    Work,
)
from ohc.progress.request import USUAL, Reach, asked_for, each_result
from ohc.progress.returns.returns import Result
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.titles import titled
from ohc.progress.words.periods import find_period
from ohc.progress.words.which_answers import EACH_OF_A_MASTER
from ohc.reference.establishments import Selection, select

WHOLE_ESTATE = Selection()


def taken(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    keep: Callable[[Result], object] | None = None,
    reach: Reach = USUAL,
) -> Ledger:
    """
    Return the ledger of all files.

    Results are handed to ``keep`` and else forgotten, so that memory does not grow
    with the files. Raises NoSuchFile, WrongWords, UnknownName for a framework.
    """
    ledger = Ledger(of_trackers=options.framework == "none")
    # A tally has no use for cells that no field holds: they cost memory.
    for result in each_result(paths, options, work=work, reach=reach):
        ledger.take(result)
        if keep:
            keep(result)
    return ledger


def checked(
    paths: Sequence[str],
    options: ReadOptions,
    *,
    work: Work,
    selection: Selection = WHOLE_ESTATE,
    only: Only = EVERYTHING,
    force: bool = False,
) -> Outcome:
    """
    Return the problems of returns, with PROBLEM_FIELDS; missing ones are none.

    Raises UnknownName or AmbiguousName, NoPeriod, and what :func:`taken` raises.
    """
    # Here, because a tally lists neither problems nor rows.
    from ohc.progress.accounts.listing import problems_of
    from ohc.progress.views.brief_lists import brief_view
    from ohc.progress.views.problem_lists import problem_rows, problem_title

    level = find_level(only.level)
    period = find_period(only.only_period).name if only.only_period else ""
    # A name that is not understood is reported before the work begins.
    select(selection)
    ledger = taken(paths, options, work=work)
    every_problem = problems_of(ledger)
    problems = chosen_problems(every_problem, selection, period=period, level=level)
    left_out = len(every_problem) - len(problems)
    more = f" {left_out:,} more are outside your selection." if left_out else ""
    asked = Asked(paths, options, selection, period=only.only_period or "")
    send_on = asked.check(["-o", "problems.xlsx"])
    rows = [problem.row() for problem in problems]
    printed, view = problem_rows(rows)
    content = {**_counts(ledger), "problems": rows}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title=problem_title(rows, ledger.files_given),
        columns=PROBLEM_FIELDS,
        rows=printed,
        view=view,
        fields=PROBLEM_FIELDS,
        records=rows,
        block=tuple(block.of_files(ledger)),
        brief=brief_view(printed, view),
        next_step=f"To send this list on: {send_on}" if rows else "",
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
    extent: Extent = FIELDS_OF_OURS,
    force: bool = False,
) -> Outcome:
    """
    Return every row of the returns, with READ_FIELDS and other columns as asked.

    Raises WrongWords where all columns and only known ones are asked for.
    """
    from ohc.progress.accounts.listing import READ_FIELDS, listed_rows, problems_of
    from ohc.progress.views.row_lists import printed_rows, rows_view

    results: list[Result] = []
    ledger = taken(
        paths,
        options,
        work=work,
        keep=results.append,
        reach=Reach(_has_all_columns(extent, options.framework), EACH_OF_A_MASTER),
    )
    rows, others = listed_rows(results, ledger)
    problems = problems_of(ledger)
    aside = sum(row["set_aside"] != "" for row in rows)
    doubt = period_notes.are_in_doubt(problems) or notes.unused(problems)
    records = [problem.row() for problem in problems]
    content = {**_counts(ledger), "problems": records}
    wrote = notes.write_summary(options.summary, content, force=force)
    return Outcome(
        title="Rows of the returns",
        columns=(*READ_FIELDS, *others),
        rows=printed_rows(rows),
        view=rows_view(rows, others),
        fields=(*READ_FIELDS, *others),
        records=rows,
        block=(
            *block.of_files(ledger),
            *block.of_problems(problems, Asked(paths, options)),
        ),
        details=block.details(problems),
        closing=(*wrote, f"{_sentence(ledger)}, {aside} of them not counted."),
        exit_code=GAPS if aside or ledger.files_skipped or doubt else 0,
        problems=records,
        accounts=_counts(ledger),
    )


def _has_all_columns(extent: Extent, framework: str) -> bool:
    if extent.all_columns and extent.known_columns:
        raise WrongWords("Use either --all-columns or --known-columns, not both.")
    # Of a stranger's tracker its own columns say what an item is.
    return extent.all_columns or (framework == "none" and not extent.known_columns)


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
    from ohc.progress.views.missing_lists import (
        MISSING_FIELDS,
        missing_rows,
        missing_view,
    )

    scope, origin = asked_for(selection, when)
    books = settle(taken(paths, options, work=work), scope)
    problems = block.listed_problems(books)
    asked = Asked(paths, options, selection, period=when.period or "")
    content = notes.summary_of(books, origin, as_at="")
    wrote = notes.write_summary(options.summary, content, force=force)
    rows = missing_rows(books)
    return Outcome(
        title=titled("Missing returns", of=books.period, selection=scope.selection),
        view=missing_view(rows),
        columns=MISSING_FIELDS,
        rows=rows,
        fields=MISSING_FIELDS,
        # What came is said in words for people, by the names of files for programs.
        records=[{name: row[name] for name in MISSING_FIELDS} for row in rows],
        block=(
            *block.of_period(books, scope),
            *block.of_expected(books, origin),
            *block.of_other_rows(books, scope),
            *block.of_problems(problems, asked),
        ),
        details=block.details(problems, origin),
        warnings=(*block.few_rows(books), *block.of_figures(problems)),
        closing=(*wrote, *period_notes.errors(books), books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )
