"""What is said of a text that is no day."""

import pytest
from returned import SOUND, result_of, returned

from ohc.progress.words.unread_days import why_no_day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30/09/2104", "in the year 2104"),
        ("2104-09-30", "in the year 2104"),
        ("1914-09-30", "in the year 1914"),
        ("31/02/2014", "is not a date"),
        ("A1234BC", "is not a date"),
        ("soon", "is not a date"),
    ],
)
def test_a_year_that_is_a_slip_is_named(text: str, words: str) -> None:
    assert words in why_no_day(text, is_day=False)
    assert "month first" in why_no_day(text, is_day=True)


def test_no_part_of_a_personal_number_is_reported() -> None:
    answers = {**SOUND, "C5.1": {**SOUND["C5.1"], "Forecast date": "see 999 123 4578"}}
    result = result_of(returned(answers=answers))
    assert "4578" not in str(result)
