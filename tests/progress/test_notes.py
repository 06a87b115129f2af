"""When a tally ends with gaps."""

from datetime import date

import pytest

from ohc.progress.accounts.books import Accounts, Books, TallyScope
from ohc.progress.notes import exit_code
from ohc.progress.words.periods import find_period

NO_GAPS = Accounts(
    files_given=1,
    files_read=1,
    files_skipped=0,
    returns_expected=1,
    returns_received=1,
    returns_missing=0,
    returns_unexpected=0,
    rows_read=18,
    rows_tallied=18,
    rows_set_aside=0,
)
ONE_MISSING = NO_GAPS._replace(returns_expected=2, returns_missing=1)
TODAY = date(2014, 4, 30)


def books(accounts: Accounts) -> Books:
    return Books(
        period=find_period("2013-14-Q4"),
        counted={},
        names={},
        expected={},
        received=frozenset(),
        other_periods={},
        problems=(),
        accounts=accounts,
        last_period={},
    )


@pytest.mark.parametrize(
    ("returns_due", "exit_3"),
    [
        (None, True),
        (date(2014, 4, 29), True),
        (date(2014, 4, 30), False),
        (date(2014, 5, 1), False),
    ],
)
def test_returns_that_are_due_today_are_not_a_gap_yet(
    returns_due: date | None, exit_3: bool
) -> None:
    scope = TallyScope(returns_due=returns_due)
    expected = 3 if exit_3 else 0
    assert exit_code(books(ONE_MISSING), scope, today=TODAY) == expected


@pytest.mark.parametrize(
    "accounts",
    [
        NO_GAPS._replace(files_given=2, files_skipped=1),
        NO_GAPS._replace(rows_tallied=17, rows_set_aside=1),
    ],
)
def test_a_skipped_file_or_a_row_set_aside_is_a_gap(accounts: Accounts) -> None:
    assert exit_code(books(NO_GAPS), TallyScope(), today=TODAY) == 0
    assert exit_code(books(accounts), TallyScope(), today=TODAY) == 3


def test_rows_of_other_periods_or_not_asked_for_are_not_a_gap() -> None:
    set_aside = NO_GAPS._replace(rows_read=54, rows_set_aside=36)
    explained = books(set_aside)._replace(
        other_periods={"2013-14-Q3": 18}, elsewhere={"Durham": 18}
    )
    assert exit_code(explained, TallyScope(), today=TODAY) == 0
    assert exit_code(books(set_aside), TallyScope(), today=TODAY) == 3


def test_where_no_return_tells_its_period_nothing_can_be_tallied() -> None:
    nothing = books(NO_GAPS)._replace(period=None)
    assert exit_code(nothing, TallyScope(), today=TODAY) == 1
