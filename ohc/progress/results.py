"""Read the files for progress commands, and account for them."""

from collections.abc import Callable, Sequence

from ohc.errors import GAPS, WrongWords
from ohc.lines import summed
from ohc.outcome import Outcome
from ohc.progress import notes, period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.options import (
    FIELDS_OF_OURS,
    Extent,
    ReadOptions,
    Sent,
    When,
    Work,
)
from ohc.progress.request import (
    USUAL,
    Reach,
    asked_for,
    each_result,
    wants_sums,
)
from ohc.progress.returns.returns import Result
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.titles import titled
from ohc.progress.words.which_answers import EACH_OF_A_MASTER
from ohc.reference.establishments import Selection

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

    Results go to ``keep`` and are not kept otherwise, so that memory does not grow
    with the files. Raises NoSuchFile, WrongWords, UnknownName for a framework.
    """
    ledger = _ledger(options, reach)
    # A tally does not need cells outside the fields, which take memory.
    for result in each_result(paths, options, work=work, reach=reach):
        ledger.take(result)
        if keep:
            keep(result)
    return ledger


def _ledger(options: ReadOptions, reach: Reach) -> Ledger:
    of_trackers = options.framework == "none"
    if not wants_sums(options, reach):
        return Ledger(of_trackers=of_trackers)
    from ohc.progress.checks.file_sums import RecordedLedger

    return RecordedLedger(of_trackers=of_trackers)


def file_counts(ledger: Ledger) -> dict[str, int]:
    """Return how many files were given, read and skipped."""
    return {
        "files_given": ledger.files_given,
        "files_read": ledger.files_read,
        "files_skipped": ledger.files_skipped,
    }


def counts(ledger: Ledger) -> dict[str, int]:
    """Return how many files were given, read and skipped, and how many rows read."""
    return {**file_counts(ledger), "rows_read": ledger.rows_read}


def sum_of_files(ledger: Ledger) -> str:
    """Return the account of all files, as the beginning of a sentence."""
    return (
        f"{summed(ledger.files_given, 'file')} given = {ledger.files_read} read + "
        f"{ledger.files_skipped} skipped"
    )


def file_sentence(ledger: Ledger) -> str:
    """Return a sentence that accounts for every file and the rows of all."""
    return f"{sum_of_files(ledger)}; {summed(ledger.rows_read, 'row')} read"


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

    Raises WrongWords if both all columns and only known ones are asked for.
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
    content = {
        **counts(ledger),
        "problems": records,
        **notes.files_of(ledger),
    }
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
        closing=(*wrote, f"{file_sentence(ledger)}, {aside} of them not counted."),
        exit_code=GAPS if aside or ledger.files_skipped or doubt else 0,
        problems=records,
        accounts=counts(ledger),
    )


def _has_all_columns(extent: Extent, framework: str) -> bool:
    if extent.all_columns and extent.known_columns:
        raise WrongWords("Use either --all-columns or --known-columns, not both.")
    # In a tracker, its own columns say what an item is.
    return extent.all_columns or (framework == "none" and not extent.known_columns)


def not_returned(
    paths: Sequence[str],
    selection: Selection,
    *,
    when: When,
    options: ReadOptions,
    work: Work,
    send: Callable[[Books, TallyScope], Sent] | None = None,
    force: bool = False,
) -> Outcome:
    """
    Return whose returns are missing, with MISSING_FIELDS.

    They are passed to ``send``, which may write letters to those who should send them.
    Raises BadBeside for contacts that cannot be used.
    """
    from ohc.progress.views import missing_lists
    from ohc.progress.words.contacts import contacts_for

    scope, origin = asked_for(selection, when)
    contacts = contacts_for(paths)
    ledger = taken(paths, options, work=work)
    books = settle(ledger, scope)
    problems = block.listed_problems(books)
    asked = Asked(paths, options, selection, period=when.period or "")
    content = notes.summary_of(books, origin, as_at=None, ledger=ledger)
    notes.check_summary(options.summary, force=force)
    sent = send(books, scope) if send else Sent()
    wrote = notes.write_summary(options.summary, content, force=force)
    rows = missing_lists.missing_rows(books, contacts)
    fields = missing_lists.MISSING_FIELDS
    return Outcome(
        title=titled("Missing returns", of=books.period, selection=scope.selection),
        view=missing_lists.missing_view(rows),
        columns=fields,
        rows=rows,
        fields=fields,
        # People see in words what was received, programs see the names of files.
        records=[{name: row[name] for name in fields} for row in rows],
        block=(
            *block.of_period(books, scope),
            *block.of_expected(books, origin),
            *block.of_other_rows(books, scope),
            *block.of_problems(problems, asked),
        ),
        details=block.details(problems, origin),
        warnings=(*block.few_rows(books), *block.of_figures(problems)),
        closing=(
            *sent.closing,
            *wrote,
            *period_notes.errors(books),
            books.accounts.sentence(),
        ),
        written=sent.written,
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )
