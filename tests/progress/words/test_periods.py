"""Periods: quarters of the financial year, and months, as people write them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.errors import WRONG_WORDS
from ohc.progress.words.periods import (
    NoPeriod,
    between,
    find_period,
    in_full,
    latest_month,
    month_named,
)

quarters = st.tuples(st.integers(2000, 2099), st.integers(1, 4))
months = st.tuples(st.integers(2000, 2099), st.integers(1, 12))


def quarter_name(year: int, number: int) -> str:
    return f"{year}-{(year + 1) % 100:02}-Q{number}"


@pytest.mark.parametrize(
    ("written", "name", "start", "end"),
    [
        ("2013-14-Q1", "2013-14-Q1", "2013-04-01", "2013-06-30"),
        ("2013-14-Q2", "2013-14-Q2", "2013-07-01", "2013-09-30"),
        ("2013-14-Q3", "2013-14-Q3", "2013-10-01", "2013-12-31"),
        ("2013-14-Q4", "2013-14-Q4", "2014-01-01", "2014-03-31"),
        ("2015-16-Q4", "2015-16-Q4", "2016-01-01", "2016-03-31"),
        ("2099-00-Q4", "2099-00-Q4", "2100-01-01", "2100-03-31"),
        ("2014-01", "2014-01", "2014-01-01", "2014-01-31"),
        ("2014-02", "2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02", "2016-02-01", "2016-02-29"),
        ("2013-12", "2013-12", "2013-12-01", "2013-12-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(
    written: str, name: str, start: str, end: str
) -> None:
    found = find_period(written)
    assert found == (name, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2013/14 Q4", "2013-14-Q4"),
        ("2013/2014 Q4", "2013-14-Q4"),
        ("2013-14 q4", "2013-14-Q4"),
        ("2013-14Q4", "2013-14-Q4"),
        ("2013\u201314 Q4", "2013-14-Q4"),
        ("2013/14, Quarter 4", "2013-14-Q4"),
        ("  2013-14\tQ4\n", "2013-14-Q4"),
        ("Q4 2013/14", "2013-14-Q4"),
        ("Q4, 2013-14", "2013-14-Q4"),
        ("Quarter 4 2013/2014", "2013-14-Q4"),
        ("January 2014", "2014-01"),
        ("jan 2014", "2014-01"),
        ("SEPT-2013", "2013-09"),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, name: str) -> None:
    assert find_period(written).name == name


@pytest.mark.parametrize("written", ["2014-Q1", "2014Q1", "Q1 2014", "2014/q1"])
def test_a_quarter_of_one_year_is_refused_with_both_readings(written: str) -> None:
    with pytest.raises(NoPeriod, match="two periods") as caught:
        find_period(written)
    assert caught.value.hint == (
        "January to March 2014 is 2013-14-Q4. April to June 2014 is 2014-15-Q1."
    )


@given(quarters)
def test_both_readings_begin_where_the_quarters_of_the_years_begin(
    quarter: tuple[int, int],
) -> None:
    year, number = quarter
    with pytest.raises(NoPeriod) as caught:
        find_period(f"{year}-Q{number}")
    words = caught.value.hint.split()
    calendar, financial = [word.rstrip(".") for word in words if "-Q" in word]
    assert financial == quarter_name(year, number)
    if calendar.startswith("20"):
        assert find_period(calendar).start == date(year, 3 * number - 2, 1)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2013-15-Q1", "Did you mean 2013-14-Q1?"),
        ("2013/13 Q2", "Did you mean 2013-14-Q2?"),
        ("Q3 2013/12", "Did you mean 2013-14-Q3?"),
        ("2013-14", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("2013-14-Q5", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("2014-13", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("Quarter", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("Maybe 2014", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("1913-14-Q4", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
        ("", "Write a quarter like 2013-14-Q4 or a month like 2014-01."),
    ],
)
def test_what_is_not_a_period_is_refused_with_what_to_write(
    written: str, said: str
) -> None:
    with pytest.raises(NoPeriod) as caught:
        find_period(written)
    assert said in str(caught.value)
    assert caught.value.exit_code == WRONG_WORDS


def test_a_number_of_a_patient_is_not_repeated() -> None:
    with pytest.raises(NoPeriod) as caught:
        find_period("943 476 5919")
    assert "943" not in str(caught.value)


@given(quarters)
def test_a_quarter_is_three_months_and_the_next_begins_the_day_after(
    quarter: tuple[int, int],
) -> None:
    year, number = quarter
    found = find_period(quarter_name(year, number))
    following = (year, number + 1) if number < 4 else (year + 1, 1)
    if following[0] < 2100:
        after = find_period(quarter_name(*following))
        assert after.start == found.end + timedelta(days=1)
    assert 90 <= (found.end - found.start).days + 1 <= 92
    assert find_period(found.name) == found


@given(months)
def test_a_month_lies_within_one_quarter(month: tuple[int, int]) -> None:
    found = find_period(f"{month[0]}-{month[1]:02}")
    first = month[0] if month[1] > 3 else month[0] - 1
    around = find_period(quarter_name(max(first, 2000), (month[1] - 4) // 3 % 4 + 1))
    if first >= 2000:
        assert around.start <= found.start
        assert found.end <= around.end


@given(st.text())
def test_any_words_name_a_period_or_are_refused(words: str) -> None:
    with suppress(NoPeriod):
        found = find_period(words)
        assert find_period(found.name) == found
        assert found.start < found.end


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2014-15-Q1", "quarter 1 of 2014-15 (April to June 2014)"),
        ("2014-15-Q2", "quarter 2 of 2014-15 (July to September 2014)"),
        ("2014-15-Q3", "quarter 3 of 2014-15 (October to December 2014)"),
        ("2013-14-Q4", "quarter 4 of 2013-14 (January to March 2014)"),
        ("2014-05", "May 2014"),
    ],
)
def test_a_period_in_doubt_is_reported_with_its_months(name: str, words: str) -> None:
    assert in_full(find_period(name)) == words


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2013-14-Q4", "2014-15-Q1", []),
        ("2013-14-Q4", "2013-14-Q4", []),
        ("2013-14-Q3", "2014-15-Q2", ["2013-14-Q4", "2014-15-Q1"]),
        ("2013-11", "2014-02", ["2013-12", "2014-01"]),
    ],
)
def test_periods_between_two_are_as_long_as_they(
    first: str, last: str, names: list[str]
) -> None:
    periods = between(find_period(first), find_period(last))
    assert [period.name for period in periods] == names


@pytest.mark.parametrize(
    ("header", "when"),
    [
        ("Status at 31 March", (0, 3, 31)),
        ("Status at 30 June", (0, 6, 30)),
        ("Status at 1st May 2014", (14, 5, 1)),
        ("Apr-14", (14, 4, 0)),
        ("2014 April", (14, 4, 0)),
        ("Status", (0, 0, 0)),
    ],
)
def test_a_number_before_a_month_is_its_day(
    header: str, when: tuple[int, int, int]
) -> None:
    assert month_named(header) == when


@pytest.mark.parametrize(
    ("headers", "latest"),
    [
        ("Oct Nov Dec Jan Feb Mar", "Mar"),
        ("Mar Feb Jan Dec", "Mar"),
        ("Apr-13 Mar-14 Dec-13", "Mar-14"),
        ("Jan Mar Feb", "Mar"),
        ("1-March 31-March 15-March", "31-March"),
        ("June", "June"),
    ],
)
def test_without_years_months_are_in_the_order_of_their_columns(
    headers: str, latest: str
) -> None:
    names = headers.split()
    assert names[latest_month(names)] == latest
