"""Values of cells: text, days and percentages, and what is not sure to be one."""

import math
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.progress.words.commitment_ids import as_id
from ohc.values import (
    find_percent,
    percent_text,
    shown_percent,
    text_of,
)

MARCH = date(2014, 3, 31)
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


@pytest.mark.parametrize(
    ("value", "formatted", "text"),
    [
        (0.5, True, "50"),
        (0.5, False, ""),
        (1.0, True, "100"),
        (1, True, "100"),
        (True, True, ""),
        ("50%", None, "50"),
        ("half", None, ""),
    ],
)
def test_a_percentage_as_text_depends_on_the_format_and_the_type(
    value: Any, formatted: bool | None, text: str
) -> None:
    assert percent_text(value, formatted) == text
