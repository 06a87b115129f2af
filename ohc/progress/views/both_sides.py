"""What is said of the two sides of a comparison, each thing once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ohc.lines import listed
from ohc.outcome import Remark
from ohc.patch import Origin
from ohc.problems import Problem
from ohc.progress.accounts.books import Books, TallyScope
from ohc.progress.accounts.ledger import Ledger
from ohc.progress.views import block
from ohc.progress.words.periods import Period, between, in_words


class Side(NamedTuple):
    """One of the two: what to call it, what was asked, what counts, and its files."""

    label: str
    scope: TallyScope
    books: Books
    ledger: Ledger


def of_between(periods: tuple[Period, Period]) -> Iterator[Remark]:
    """Give the periods that lie between the two."""
    names = [in_words(period.name) for period in between(*periods)]
    if names:
        lie = "lies" if len(names) == 1 else "lie"
        yield Remark("Period", f"{listed(names)} {lie} between the two")


def of_sides(
    both: Sequence[Side], *, origin: Origin, is_one_path: bool
) -> Iterator[Remark]:
    """Give what is to be said of the two sides, a label for each thing."""
    shown = [_without_compared(both, side, is_one_path=is_one_path) for side in both]
    yield from block.of_period(both[1].books, both[1].scope)
    yield from block.of_expected(both[1].books, origin)
    for books in shown:
        yield from block.of_missing(books, when=_for(books))
    for books in shown:
        yield from block.of_uncounted(books, when=_for(books))
    # What is of neither period is said once, where both sides are of one path.
    for books, side in [*zip(shown, both, strict=True)][is_one_path:]:
        yield from block.of_other_rows(books, side.scope)


def _for(books: Books) -> str:
    return f" for {in_words(books.period.name)}" if books.period else ""


def _without_compared(both: Sequence[Side], side: Side, *, is_one_path: bool) -> Books:
    """Return the books of a side; of one path the other side is no other period."""
    compared = {other.books.period.name for other in both if other.books.period}
    others = {
        period: rows
        for period, rows in side.books.other_periods.items()
        if not (is_one_path and period in compared)
    }
    elsewhere = side.books.accounts.rows_set_aside
    lessened = sum(side.books.other_periods.values()) - sum(others.values())
    return side.books._replace(
        other_periods=others,
        accounts=side.books.accounts._replace(rows_set_aside=elsewhere - lessened),
    )


def few_of_sides(both: Sequence[Side], *, is_one_path: bool) -> Iterator[str]:
    """Give a warning for a side whose period has few of its rows."""
    for side in both:
        shown = _without_compared(both, side, is_one_path=is_one_path)
        yield from block.few_rows(shown)
    yield from block.of_figures(problems_of_sides(both))


def problems_of_sides(both: Sequence[Side]) -> list[Problem]:
    """Return the problems of both sides, those of both once."""
    every = [problem for side in both for problem in block.listed_problems(side.books)]
    return [*dict.fromkeys(every)]
