"""Days as people and programs write them, and what is not sure to be one."""

import math
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_values import anything

from ohc.values import find_date, is_month_first, may_be_month_first

MARCH = date(2014, 3, 31)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        *("31/03/2014", "31/3/14", "31.03.2014", "31-03-2014", "31 03 2014"),
        *("2014-03-31", "2014-03-31T00:00:00", "2014-03-31 00:00"),
        *("31 March 2014", "31st March 2014", "31-Mar-14", "31 mar, 2014"),
        *("Monday 31 March 2014", "Mon, 31 March 2014", " 31 March 2014 "),
        *("2014/03/31", "2014-3-31", "2014.03.31", "31/Mar/2014", "31Mar2014"),
        *("March 31, 2014", "Mar 31 2014", "31st of March 2014", "31 / 03 / 2014"),
        *("31\u201103\u20112014", "31\u201303\u20132014", "2014\u221203\u221231"),
        *("31\u00a0March\u00a02014", "31\u202fMarch\u20092014", "31 March\n2014"),
        *("\u200e31/\u200e03/\u200e2014", "31\u00a0Mar, 2014", "31\t03  2014"),
    ],
)
def test_a_day_is_read_day_first(written: str) -> None:
    assert find_date(written) == MARCH


@pytest.mark.parametrize(
    "written",
    [
        *("31/02/2014", "29/02/2013", "32/01/2014", "0/1/2014", "2014-13-01"),
        *("March 2014", "2014", "Q4", "03/31/2014", "March 31", "soon", ""),
        *("before 31 March 2014", "from 31 March 2014", "by 31/03/2014"),
        *("31/03/2014 or later", "2014-03/31", "1/2/1999", "1/2/2100", "1/2/214"),
    ],
)
def test_what_may_be_another_day_is_none(written: str) -> None:
    assert find_date(written) is None


@pytest.mark.parametrize(
    "written",
    [
        *("31/03/2014 00:00", "31/03/2014 09:15", "31/03/2014, 09:15:00"),
        "31.3.14 9.15",
        *("2014-03-31T00:00:00Z", "2014-03-31T09:15:00", "2014-03-31 23:59:59.123"),
        *("2014-03-31T22:59:00Z", "2014-03-31T23:30:00+01:00", "2014-03-31 10:15"),
        *("31 March 2014 at 09:15", "31/03/2014 9:15 PM", "31 Mar 2014 12:01 a.m."),
        *("2014-03-31T00:00:00.000Z", "31/03/2014\u00a009:15", "31/03/2014 23:30 BST"),
        "31/03/2014 10:59 PM UTC",
    ],
)
def test_a_time_behind_a_day_is_left_out(written: str) -> None:
    assert find_date(written) == MARCH


@pytest.mark.parametrize(
    "written",
    [
        # In summer it is already the next day in London.
        *("2014-03-31T23:00:00Z", "2014-03-31T23:00:00+00:00", "31/03/2014 11:00 PM Z"),
        *("2014-03-31T09:15:00-05:00", "2014-03-31T09:15+10:00"),
        # American programs write AM and PM, and the month first.
        *("4/3/2014 9:15 AM", "04/03/2014 9:15:00 PM"),
        *("31/03/2014 24:00", "31/03/2014 13:00 PM", "31/03/2014 0:30 AM"),
        *("09:15", "31/03/2014 9", "31/03/2014 9:1", "31/03/2014 9:60"),
    ],
)
def test_a_time_that_may_make_it_another_day_leaves_none(written: str) -> None:
    assert find_date(written) is None


@pytest.mark.parametrize("value", [41729.0, 41729, True, None, time(9), math.nan])
def test_a_number_is_not_a_day(value: Any) -> None:
    assert find_date(value) is None


@pytest.mark.parametrize(
    ("written", "is_first", "may_be"),
    [
        *(("4/25/2014", True, False), ("4-25-14", True, False)),
        *(("12/13/2014", True, False), ("12/31/2014", True, False)),
        *(("13/12/2014", False, False), ("12/11/2014", False, True)),
        *(("1/2/2014", False, True), ("25/4/2014", False, False)),
        *(("4/4/2014", False, False), ("4/32/2014", False, False)),
        *(("4/25/2014 9:15 AM", True, False), ("4/5/2014 09:15", False, True)),
        *(("4\u201325\u20132014", True, False), ("4 /\u00a025 / 2014", True, False)),
        *(("2014-04-25", False, False), (MARCH, False, False), (None, False, False)),
    ],
)
def test_a_month_in_front_is_seen(written: Any, is_first: bool, may_be: bool) -> None:
    assert is_month_first(written) is is_first
    assert may_be_month_first(written) is may_be


@given(days, st.sampled_from("/.- "), st.booleans())
def test_a_day_is_found_in_each_way_of_writing_it(
    day: date, separator: str, short: bool
) -> None:
    year = f"{day:%y}" if short else f"{day:%Y}"
    for written in (
        separator.join((str(day.day), str(day.month), year)),
        f"{day:%d}{separator}{day:%m}{separator}{year}",
        f"{day.day} {day:%B} {year}",
        f"{day:%a} {day.day}-{day:%b}-{year}",
        day.isoformat(),
    ):
        assert find_date(written) == day
    assert find_date(day) == day
    assert find_date(datetime(day.year, day.month, day.day, 9)) == day  # noqa: DTZ001


@given(st.one_of(anything, st.from_regex(r"\d{1,4}[/ -]\w{1,9}[/ -]\d{1,4}")))
@example("00/00/0000")
def test_no_value_breaks_the_search_for_a_day(value: Any) -> None:
    found = find_date(value)
    assert found is None or 2000 <= found.year < 2100
