"""Values of cells: text, days and percentages, and what is not sure to be one."""

import math
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ohc.progress.words.commitment_ids import as_id
from ohc.values import (
    find_date,
    find_percent,
    is_month_first,
    may_be_month_first,
    shown_percent,
    text_of,
)

MARCH = date(2014, 3, 31)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.datetimes(),
    st.dates(),
    st.times(),
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Pending\t\n", "Pending"),
        ("\ufeff\u00a0Pending\u200b ", "Pending"),
        ("in  progress", "in  progress"),
        (3.0, "3"),
        (3.2, "3.2"),
        (-0.0, "0"),
        (9434765919.0, "9434765919"),
        (math.inf, "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        (None, ""),
        (datetime(2014, 3, 31), "2014-03-31"),  # noqa: DTZ001 - cells have no zone
        (datetime(2014, 3, 31, 9, 30), "2014-03-31 09:30:00"),  # noqa: DTZ001
        (time(9, 30), "09:30:00"),
    ],
)
def test_a_value_is_shown_as_people_wrote_it(value: Any, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    "written", ["C3.2", "c 3 . 2", "3.2", "\ufeffC3.2\u200b", "C03.02"]
)
def test_an_id_is_read_through_what_is_not_seen(written: str) -> None:
    assert as_id(written) == "C3.2"


@given(anything)
def test_every_value_has_a_text_without_space_at_its_ends(value: Any) -> None:
    text = text_of(value)
    assert text == text.strip()
    assert text_of(text) == text


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
def test_a_number_is_no_day(value: Any) -> None:
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


@pytest.mark.parametrize(
    ("value", "formatted", "percent"),
    [
        (0.5, True, 50),
        (1, True, 100),
        (0.125, True, 12.5),
        (0.07, True, 7),
        (50, True, None),
        (50, False, 50),
        (100.0, False, 100),
        (0, False, 0),
        (0, None, 0),
        (0.5, False, None),
        (0.5, None, None),
        (1, False, None),
        (1, None, None),
        (50, None, 50),
        (101, False, None),
        (-5, False, None),
        (math.nan, True, None),
        (math.inf, False, None),
        (True, True, None),
        (None, True, None),
        (MARCH, True, None),
    ],
)
def test_a_fraction_is_a_percentage_in_a_cell_that_says_so(
    value: Any, formatted: bool | None, percent: float | None
) -> None:
    assert find_percent(value, formatted=formatted) == percent


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        *(("50%", 50), (" 50 % ", 50), ("50 per cent", 50), ("50 Percent", 50)),
        *(("12.5%", 12.5), ("0%", 0), ("100%", 100), ("1%", 1), ("0.5%", 0.5)),
        *(("50", 50), ("0", 0), ("100", 100)),
        *(("50\u00a0%", 50), ("50\u202fper\u00a0cent", 50), ("\u200e50\n%", 50)),
        *(("1", None), ("0.5", None), ("50.5", None), ("101%", None), ("1000", None)),
        *(("-5%", None), ("about 50%", None), ("50-60%", None), ("half", None)),
        *(("", None), ("%", None), ("50%%", None)),
    ],
)
def test_a_written_percentage_needs_its_sign_unless_it_is_whole(
    written: str, percent: float | None
) -> None:
    for formatted in (True, False, None):
        assert find_percent(written, formatted=formatted) == percent


@given(st.integers(0, 100))
def test_a_percentage_comes_back_from_its_text(number: int) -> None:
    for written in (f"{number}%", f"{number} per cent", f"{number}.0%"):
        assert find_percent(written, formatted=None) == number
    assert find_percent(number / 100, formatted=True) == number
    assert shown_percent(float(number)) == str(number)


@given(anything, st.sampled_from([True, False, None]))
def test_a_percentage_is_from_0_to_100_or_none(
    value: Any, formatted: bool | None
) -> None:
    found = find_percent(value, formatted=formatted)
    assert found is None or 0 <= found <= 100


@pytest.mark.parametrize(
    ("number", "text"), [(None, ""), (0.0, "0"), (33.0, "33"), (33.25, "33.25")]
)
def test_a_percentage_is_shown_whole_if_it_is(number: float | None, text: str) -> None:
    assert shown_percent(number) == text
