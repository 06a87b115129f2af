"""Progress over several periods, as an outcome of a command."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ohc.errors import OhcError, WrongWords
from ohc.lines import in_quotes, listed
from ohc.outcome import Outcome, Remark, Row
from ohc.progress import notes, period_notes
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.choosing import real_periods
from ohc.progress.accounts.grouping import TALLY_KEYS, find_keys
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.accounts.settling import settle
from ohc.progress.accounts.trends import (
    FEWEST_PAIRS,
    TREND_FIELDS,
    left_out,
    like_for_like,
    shown_periods,
    trend_rows,
)
from ohc.progress.comparing import refuse
from ohc.progress.options import ReadOptions, When, Work
from ohc.progress.request import asked_for
from ohc.progress.results import taken
from ohc.progress.views import block
from ohc.progress.views.block import Asked
from ohc.progress.views.trend_lists import (
    of_left_out,
    of_unstated,
    printed_lines,
    trend_title,
    trend_view,
)
from ohc.progress.words.periods import Period, find_period, in_words
from ohc.reference.establishments import Selection

USUAL_LAST = 4
"""A year of quarters."""

TWO = 2
"""A trend needs at least so many periods."""

KEYS = ("priority", "commitment", "area-team", "lead", "region", "establishment")

LIKE_FOR_LIKE = (
    "7 of 11: 7 complete, of the 11 answers that are counted and apply in every "
    "period shown. So a late or missing return, or a prison that closed, does not "
    "look like progress."
)
CHANGE = (
    "Change: in points, from the last period but one. It is blank for fewer than "
    f"{FEWEST_PAIRS} answers or fewer than two thirds of establishments."
)


class Course(NamedTuple):
    """The periods of a trend, and what its lines are."""

    by: tuple[str, ...] = ()
    last: int | None = None
    since: str | None = None


def trended(
    paths: Sequence[str],
    course: Course,
    *,
    selection: Selection,
    when: When,
    options: ReadOptions,
    work: Work,
    force: bool = False,
) -> Outcome:
    """
    Return progress over several periods, like for like: keys, then TREND_FIELDS.

    Data formats have a row for each group and period, people see a line for each
    group. Raises UnknownName for a key, WrongWords for fewer than two periods, months
    mixed with quarters or a tracker, OhcError if no return has a period.
    """
    keys, since = _checked(course, options)
    scope, origin = asked_for(selection, when)
    ledger = taken(paths, options, work=work)
    periods = shown_periods(
        ledger, last=course.last or USUAL_LAST, since=since, until=scope.period
    )
    books = settle(ledger, scope._replace(periods=periods))
    _refuse_few(periods, books)
    pairs = like_for_like(books, periods)
    rows = trend_rows(books, periods, pairs, keys=keys)
    whole = trend_rows(books, periods, pairs, keys=())
    content = notes.summary_of(books, origin, as_at=None, ledger=ledger)
    wrote = notes.write_summary(options.summary, content, force=force)
    lines = printed_lines(rows, keys)
    problems = block.listed_problems(books)
    fields = (*(field for key in keys for field in TALLY_KEYS[key]), *TREND_FIELDS)
    return Outcome(
        title=trend_title(periods, scope.selection, keys=keys),
        columns=fields,
        rows=lines,
        view=trend_view(periods, keys, above=_came(whole)),
        fields=fields,
        records=rows,
        totals=next(iter(printed_lines(whole, ())), None),
        block=(
            *_of_periods(ledger, periods, course),
            *block.of_expected(books, origin),
            *of_left_out(left_out(books, periods, pairs)),
            *of_unstated(lines, rows, keys),
            *block.of_uncounted(books),
            *block.of_other_rows(books, scope),
            *block.of_files(ledger),
            *block.of_problems(problems, Asked(paths, options, selection)),
        ),
        definitions=(LIKE_FOR_LIKE, CHANGE),
        details=block.details(problems, origin),
        warnings=(*block.few_rows(books), *block.of_figures(problems)),
        closing=(*wrote, books.accounts.sentence()),
        problems=[problem.row() for problem in books.problems],
        accounts=books.accounts._asdict(),
        exit_code=notes.exit_code(books, scope, today=work.today),
    )


def _checked(
    course: Course, options: ReadOptions
) -> tuple[tuple[str, ...], Period | None]:
    """Return the keys and the first period of a trend, after checking them."""
    if options.framework == "none":
        raise WrongWords(
            "A trend covers the 18 commitments; a tracker does not have them.",
            "Leave out --framework none, or use ohc progress tally.",
        )
    keys = find_keys(course.by or ("priority",))
    for key in keys:
        if key not in KEYS:
            raise WrongWords(
                f"A trend cannot be grouped by {in_quotes(key)}.",
                f"Choose from: {', '.join(KEYS)}.",
            )
    if course.last is not None and course.since is not None:
        raise WrongWords("Use either --last or --since, not both.")
    if course.last is not None and course.last < TWO:
        raise WrongWords(
            f"--last {course.last} is too few.", "A trend needs 2 or more."
        )
    return keys, find_period(course.since) if course.since is not None else None


def _refuse_few(periods: Sequence[Period], books: Books) -> None:
    """Raise WrongWords unless there are two periods that can be compared."""
    if not periods:
        why = " ".join(period_notes.no_period(books))
        raise OhcError("ohc cannot tell which periods these returns are for.", why)
    if len(periods) < TWO:
        raise WrongWords(
            f"There are returns for one period only, {in_words(periods[0].name)}.",
            "Give the returns for two or more periods.",
        )
    for old, new in pairwise(periods):
        refuse(old, new)


def _came(whole: Sequence[Row]) -> str:
    """Return a line with the returns received for each period, and what is compared."""
    came = [f"{row['returns_received']} of {row['returns_expected']}" for row in whole]
    compared = whole[-1]
    return (
        f"Returns received: {listed(came)}. Compared: {compared['pairs']:,} answers of "
        f"{compared['bodies']:,} establishments with a return for every period."
    )


def _of_periods(
    ledger: Ledger, periods: Sequence[Period], course: Course
) -> Iterator[Remark]:
    """Give a note on earlier periods that are not shown unless you ask."""
    every = [p for p in real_periods(ledger) if p.end <= periods[-1].end]
    if course.last is None and course.since is None and len(every) > len(periods):
        yield Remark(
            "Periods",
            f"the last {len(periods)} of {len(every)} (to show more: "
            f"--last {len(every)})",
        )
