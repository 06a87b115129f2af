"""Read returns and write the page for a board, as an outcome of a command."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.errors import OhcError
from ohc.files import writing
from ohc.outcome import Outcome, Remark
from ohc.progress import notes, period_notes
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.choosing import period_before
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.comparing import refuse
from ohc.progress.options import ReadOptions, When, Work
from ohc.progress.request import asked_for, find_terms
from ohc.progress.results import taken
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.words.periods import Period, in_words
from ohc.reference.establishments import Selection
from ohc.reporting.figures import Figures, figures_of
from ohc.reporting.over_time import over_time
from ohc.reporting.page_request import (
    NO_COMPARISON,
    WRITTEN,
    Request,
    checked,
    find_picture,
    find_since,
)
from ohc.reporting.parts import OverTime
from ohc.reporting.ratings import find_key
from ohc.settings import notice


def reported(
    paths: Sequence[str],
    request: Request,
    *,
    selection: Selection,
    when: When,
    options: ReadOptions,
    work: Work,
) -> Outcome:
    """
    Write the page for a period, and return the accounts of what was read.

    Files are read once, for both periods. Raises WrongWords if no file is named, its
    ending is not a format of a report, or there are no priorities; OhcError if the
    returns have no period.
    """
    target = checked(request, options)
    scope, origin = asked_for(selection, when)
    terms = find_terms(request.as_at)
    ledger = taken(paths, options, work=work)
    read = _read(ledger, scope, since=request.since)
    books = read.books
    _refuse_nobody(books)
    as_at = terms.as_at or period_named(books).end
    figures = figures_of(books, read.before, terms=terms, as_at=as_at)
    key = find_key(request.by, figures.units)
    title, content = _made(
        figures, request, key=key, selection=scope.selection, over=read.over
    )
    summary = notes.summary_of(books, origin, as_at=as_at, ledger=ledger)
    wrote = notes.write_summary(options.summary, summary, force=request.force)
    written = writing.write(target, content, force=request.force)
    problems = block.listed_problems(books)
    asked = Asked(paths, options, selection, period=when.period or "")
    return Outcome(
        title=title,
        columns=(),
        rows=(),
        block=(
            *block.of_period(books, scope),
            *_of_chosen(read.before, key, request),
            *block.of_expected(books, origin),
            *block.of_missing(books),
            *block.of_uncounted(books),
            *block.of_other_rows(_without_rows_of(read), scope),
            *block.of_files(ledger),
            *block.of_problems(problems, asked),
        ),
        details=block.details(problems, origin),
        warnings=(*block.few_rows(books), *block.of_figures(problems)),
        closing=(*wrote, f"Wrote {written}.", books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        written=(written,),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )


def _made(
    figures: Figures,
    request: Request,
    *,
    key: str,
    selection: Selection,
    over: OverTime | None,
) -> tuple[str, str | bytes]:
    """Return the title of a page, and the page in the requested format."""
    # Imported here, so that errors in the request are reported sooner.
    from ohc.reporting import composing

    heading = request.notice or notice()
    page = composing.page_of(
        figures, selection=selection, key=key, notice=heading, over=over
    )
    ending = WRITTEN[Path(request.output or "").suffix.lower()]
    picture = find_picture(request.picture)
    return page.title, composing.written_as(ending, page, figures, picture=picture)


def _refuse_nobody(books: Books) -> None:
    """Raise OhcError if no return is expected: a page would say none is missing."""
    if not any(books.expected.values()):
        raise OhcError(
            "No return is expected from the establishments you selected.",
            "Select prisons, or leave the selection out.",
        )


def period_named(books: Books) -> Period:
    """Return the period of books. Raises OhcError if no return states one."""
    if not books.period:
        why = " ".join(period_notes.no_period(books))
        raise OhcError("The returns have no period to report on.", why)
    return books.period


class _Read(NamedTuple):
    """What counts for the period of a page, for the one before, and over several."""

    books: Books
    before: Books | None = None
    over: OverTime | None = None


def _read(ledger: Ledger, scope: TallyScope, *, since: str | None) -> _Read:
    """Return what counts, working it out for each period from files read before."""
    books = settle(ledger, scope)
    period = period_named(books)
    if since == NO_COMPARISON:
        return _Read(books)
    if named := find_since(since):
        refuse(named, period, option="--since")
    over = over_time(ledger, scope, period, since=named)
    before = named or period_before(ledger, period)
    if not before or before.is_month != period.is_month:
        return _Read(books, over=over)
    return _Read(books, settle(ledger, scope._replace(period=before)), over)


def _without_rows_of(read: _Read) -> Books:
    """Return books whose notes do not call the compared rows left out."""
    books, before, over = read
    compared = {*over.periods} if over else set()
    if before and before.period:
        compared.add(before.period.name)
    others = {
        period: rows
        for period, rows in books.other_periods.items()
        if period not in compared
    }
    return books._replace(other_periods=others)


def _of_chosen(before: Books | None, key: str, request: Request) -> Iterator[Remark]:
    """Give notes on what ohc chose because no option set it."""
    if request.since is None and before and before.period:
        name = in_words(before.period.name)
        yield Remark(
            "Compared",
            f"with {name}, the latest before it (to choose another: --since)",
        )
    if request.by is None:
        lines = key.replace("-", " ")
        yield Remark("Ratings", f"a line for each {lines} (to change that: --by)")
