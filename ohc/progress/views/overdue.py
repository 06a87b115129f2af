"""What is said of commitments that are due: how many are overdue, and how many soon."""

from collections.abc import Iterator
from datetime import date, timedelta

from ohc.outcome import Remark
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import Terms, is_undated, tally
from ohc.progress.words.periods import day_in_words

KEY = ("establishment",)
"""By which rows are added up here: by any key their totals are the same."""

DAY = timedelta(days=1)


def of_overdue(
    books: Books, terms: Terms, day: date | None, *, foreign: bool
) -> Iterator[Remark]:
    """Give how many rows are overdue on a day, and how many will be after 1 April."""
    if not day or is_undated(books):
        return
    number = _overdue(books, terms, day)
    text = f"{f'{number:,}' if number else 'none'} at {day_in_words(day)}"
    april = terms.april_2014
    # Of items that are not ours none is due "By April 2014".
    soon = 0 if foreign or april < day else _overdue(books, terms, april + DAY) - number
    if soon > 0:
        fall = "falls" if soon == 1 else "fall"
        text += (
            f"; {soon:,} more {fall} due on {day_in_words(april)} "
            '(how ohc reads "By April 2014")'
        )
    if number or soon > 0:
        yield Remark("Overdue", text)


def _overdue(books: Books, terms: Terms, day: date) -> int:
    _, totals = tally(books, KEY, terms=terms._replace(as_at=day))
    return int(totals["overdue"] or 0)
