"""Which period is the latest."""

from itertools import permutations

from ohc.progress.accounts.books import latest
from ohc.progress.words.periods import find_period

QUARTER = find_period("2013-14-Q4")
ITS_LAST_MONTH = find_period("2014-03")
MONTH_AFTER = find_period("2014-04")
EARLIER = find_period("2013-14-Q3")


def test_of_two_periods_that_end_on_one_day_the_longer_is_the_latest() -> None:
    assert QUARTER.end == ITS_LAST_MONTH.end
    assert latest([QUARTER, ITS_LAST_MONTH]) == QUARTER
    assert latest([ITS_LAST_MONTH, QUARTER]) == QUARTER


def test_the_period_that_ends_last_is_the_latest_however_short() -> None:
    for periods in permutations([EARLIER, MONTH_AFTER, QUARTER]):
        assert latest(periods) == MONTH_AFTER


def test_of_no_period_none_is_the_latest() -> None:
    assert latest([]) is None
