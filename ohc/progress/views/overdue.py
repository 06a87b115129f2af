"""What is said of commitments that are due: how many are overdue, and how many soon."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from ohc.outcome import Remark
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import Terms, is_overdue, is_undated
from ohc.progress.words.periods import day_in_words

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
        more = " more" if number else ""
        text += (
            f"; {soon:,}{more} {fall} due on {day_in_words(april)} "
            '(how ohc reads "By April 2014")'
        )
    if number or soon > 0:
        yield Remark("Overdue", text)


def _overdue(books: Books, terms: Terms, day: date) -> int:
    # Returns share their rows: of thousands a few hundred differ.
    rows = Counter(row for of_return in books.counted.values() for row in of_return)
    return sum(n for row, n in rows.items() if is_overdue(row, terms, day))
