"""Words with other spaces in them, and with what nobody sees."""

import pytest

from ohc.progress.words.vocabulary import answered, compared, own_words


@pytest.mark.parametrize(
    "written",
    [
        "In\u00a0progress",
        "In\u202fprogress",
        "In\u2009 progress",
        "In pro\u00adgress",
    ],
)
def test_any_white_space_is_one_space_and_what_is_unseen_is_nothing(
    written: str,
) -> None:
    assert own_words("status")[answered(written)] == "in_progress"
    assert answered(f"({written})") == "(in progress)"
    assert compared(f"{written}\u200b") == "in progress"
