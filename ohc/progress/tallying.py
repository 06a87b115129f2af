"""A tally as a command returns it: asked for, added up, and accounted for."""

from collections.abc import Sequence

from ohc.errors import WrongWords
from ohc.outcome import Outcome
from ohc.progress import notes
from ohc.progress.accounts.counting import (
    COUNTS,
    KEYS,
    OF_ITEMS,
    definitions,
    find_keys,
    tally,
)
from ohc.progress.accounts.settling import settle, settle_any
from ohc.progress.options import ALONE, By, Given, When, Work
from ohc.progress.request import asked_for, terms
from ohc.progress.results import taken
from ohc.reference.establishments import Selection

MAIN = (
    *("not_started", "in_progress", "delayed", "complete", "total", "overdue"),
    *("complete_percent", "returns_missing"),
)
"""What a small window and a page of Word keep of a tally."""

SHARE = ("complete_percent", "returns_missing")
"""A percentage is never printed without what is missing in it."""


def tallied(
    paths: Sequence[str],
    by: By,
    selection: Selection,
    when: When,
    given: Given,
    work: Work = ALONE,
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
    ledger = taken(paths, given, work)
    books = settle_any(ledger) if foreign else settle(ledger, asked)
    rows, totals = tally(books, every, said)
    day = said.as_at or (books.period.end if books.period and not each else None)
    content = notes.summary_of(books, origin, day.isoformat() if day else "")
    wrote = notes.write_summary(given.summary, content, force=force)
    heads = [] if foreign else notes.headline(books, asked, origin)
    blank = {"overdue": ""} if foreign else {}
    outcome = Outcome(
        title=notes.title(books, asked, day, foreign=foreign),
        columns=(*(field for key in keys for field in KEYS[key]), *COUNTS, *SHARE),
        rows=[{**row, **blank} for row in rows],
        narrow=(*(KEYS[key][-1] for key in keys), *MAIN),
        # The same commitments in several periods add up to nothing.
        totals=None if each else {**totals, **blank},
        notes=(
            *heads,
            *notes.absent(books),
            *(OF_ITEMS if foreign else definitions(said, day)),
        ),
        warnings=(
            *notes.doubtful(books),
            *notes.remarks(ledger),
            *notes.problem_lines(books.problems, aside=books.other_files),
        ),
        closing=(*wrote, *notes.no_period(books), books.accounts.sentence()),
        exit_code=notes.exit_code(books, asked),
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
    from ohc.progress.across import laid_out

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
