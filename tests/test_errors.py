"""What is suggested for words that nobody knows."""

import sys
from types import FrameType

import pytest

from ohc.errors import nearest, suggestion

KNOWN = {"complete": "complete", "in progress": "in_progress"}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("compleet", "Did you mean 'complete'?"),
        ("incomplete", ""),
        ("complete1", ""),
        ("", ""),
    ],
)
def test_a_slip_of_a_known_word_is_reported(word: str, said: str) -> None:
    assert suggestion(word, KNOWN) == said


def test_known_words_are_prepared_once_for_many_unknown_ones() -> None:
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code.co_name == "_processed"

    known = {f"Word-{number}": "x" for number in range(50)}
    sys.setprofile(count)
    try:
        for number in range(10):
            assert nearest(f"word {number}", known)
    finally:
        sys.setprofile(None)
    assert calls == 1
