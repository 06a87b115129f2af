"""The page for a board as a command writes it: asked for, read, and accounted for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ohc.errors import CannotWrite, OhcError, WrongWords
from ohc.files import inputs, writing
from ohc.lines import in_quotes, listed
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
from ohc.progress.words.periods import Period, find_period, in_words
from ohc.reference.establishments import Selection
from ohc.reporting.figures import figures_of
from ohc.reporting.ratings import find_key
from ohc.settings import notice

WRITTEN = {f".{name}": name for name in ("html", "xlsx", "docx", "svg", "png")}
WRITTEN |= {".htm": "html"}
"""The endings of a report, and what each is."""

NO_COMPARISON = "none"


class Request(NamedTuple):
    """
    What page is asked for: its lines, what it is compared with, and its file.

    Without a ``notice`` it is that of the settings.
    """

    by: str | None = None
    since: str | None = None
    as_at: str | None = None
    output: str | None = None
    force: bool = False
    notice: str | None = None


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
    Write the page of a period, and return what was read for it.

    Files are read once, for both periods. Raises WrongWords where no file is named,
    its ending is no format of a report, or there are no priorities; OhcError where
    the returns have no period.
    """
    target = _checked(request, options)
    scope, origin = asked_for(selection, when)
    terms, heading = find_terms(request.as_at), request.notice or notice()
    ledger = taken(paths, options, work=work)
    books, before = _both(ledger, scope, since=request.since)
    _refuse_nobody(books)
    as_at = terms.as_at or period_named(books).end
    figures = figures_of(books, before, terms=terms, as_at=as_at)
    key = find_key(request.by, figures.units)

    # Here, because what is wrong with the request should not wait for it.
    from ohc.reporting import composing

    page = composing.page_of(
        figures, selection=scope.selection, key=key, notice=heading
    )
    content = composing.WRITERS[WRITTEN[target.suffix.lower()]](page, figures)
    summary = notes.summary_of(books, origin, as_at=as_at, ledger=ledger)
    wrote = notes.write_summary(options.summary, summary, force=request.force)
    written = writing.write(target, content, force=request.force)
    problems = block.listed_problems(books)
    asked = Asked(paths, options, selection, period=when.period or "")
    return Outcome(
        title=page.title,
        columns=(),
        rows=(),
        block=(
            *block.of_period(books, scope),
            *_of_chosen(before, key, request),
            *block.of_expected(books, origin),
            *block.of_missing(books),
            *block.of_uncounted(books),
            *block.of_other_rows(_without_rows_of(before, books), scope),
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


def _refuse_nobody(books: Books) -> None:
    """Raise OhcError where nobody is to return: a page would say none is missing."""
    if not any(books.expected.values()):
        raise OhcError(
            "No return is expected from the establishments you selected.",
            "Select prisons, or leave the selection out.",
        )


def _checked(request: Request, options: ReadOptions) -> Path:
    """Return the file of a page, once the request is understood."""
    if options.framework == "none":
        raise WrongWords(
            "A report covers the 12 priorities; a tracker does not have them.",
            "Leave out --framework none, or use ohc progress tally.",
        )
    find_key(request.by, ())
    _since(request.since)
    return find_target(request.output, force=request.force)


def period_named(books: Books) -> Period:
    """Return the period of books. Raises OhcError where no return tells it."""
    if not books.period:
        why = " ".join(period_notes.no_period(books))
        raise OhcError("The returns have no period to report on.", why)
    return books.period


def _both(
    ledger: Ledger, scope: TallyScope, *, since: str | None
) -> tuple[Books, Books | None]:
    """Return what counts for the period of a page, and for the one before."""
    books = settle(ledger, scope)
    period = period_named(books)
    if since == NO_COMPARISON:
        return books, None
    if named := _since(since):
        refuse(named, period, option="--since")
    before = named or period_before(ledger, period)
    if not before or before.is_month != period.is_month:
        return books, None
    return books, settle(ledger, scope._replace(period=before))


def find_target(output: str | None, *, force: bool) -> Path:
    """Return the file that a report goes to. Raises WrongWords and CannotWrite."""
    names = [f".{name}" for name in dict.fromkeys(WRITTEN.values())]
    if not output or not output.strip() or output == "-":
        raise WrongWords(
            "A report needs a file.", f"Add one: -o report{listed(names)}."
        )
    if output.endswith(("/", "\\")):
        raise CannotWrite(f"{in_quotes(output)} is a folder.", "Give the file a name.")
    target = Path(output)
    ending = target.suffix.lower()
    if ending == ".pdf":
        raise WrongWords(
            "ohc cannot write PDF files.",
            "Write report.html and print it to PDF in your browser.",
        )
    if ending not in WRITTEN:
        raise WrongWords(
            f"ohc cannot write a report as {in_quotes(target.name)}.",
            f"Name a file that ends in {listed(names)}.",
        )
    inputs.writes([target])
    writing.check_target(target, force=force)
    return target


def _since(words: str | None) -> Period | None:
    """Return the earlier period that is named, if it is."""
    return None if words is None or words == NO_COMPARISON else find_period(words)


def _without_rows_of(before: Books | None, books: Books) -> Books:
    """Return books in which the rows that are compared are not said to be left out."""
    compared = before.period.name if before and before.period else ""
    others = {
        period: rows
        for period, rows in books.other_periods.items()
        if period != compared
    }
    return books._replace(other_periods=others)


def _of_chosen(before: Books | None, key: str, request: Request) -> Iterator[Remark]:
    """Give what was chosen because nobody asked for it."""
    if request.since is None and before and before.period:
        name = in_words(before.period.name)
        yield Remark(
            "Compared",
            f"with {name}, the latest before it (to choose another: --since)",
        )
    if request.by is None:
        lines = key.replace("-", " ")
        yield Remark("Ratings", f"a line for each {lines} (to change that: --by)")
