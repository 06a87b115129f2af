"""Text broken into lines at words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohc.output.screen.wrapping import (
    longest_word,
    padded,
    width_of,
    wrapped,
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two", 7, ["one two"]),
        ("one  two", 4, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdefgh", 3, ["a", "abc", "def", "gh"]),
        ("one\ntwo", 9, ["one", "two"]),
        ("  of these in use", 12, ["  of these", "  in use"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_at_words(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    "whole", ["SE 71", "NPA 1.30 fn 31", "SE Appendix 1", "1 April 2013", "12 (52%)"]
)
def test_a_citation_a_day_and_a_share_stay_whole(whole: str) -> None:
    assert wrapped(f"xx {whole}", len(whole)) == ["xx", whole]
    assert longest_word(f"xx {whole}") == len(whole)


def test_a_wide_character_takes_two_columns_and_an_accent_none() -> None:
    assert width_of("\N{HIRAGANA LETTER A}b") == 3
    assert width_of("e\N{COMBINING ACUTE ACCENT}") == 1
    assert wrapped("\N{HIRAGANA LETTER A}" * 3, 4) == [
        "\N{HIRAGANA LETTER A}" * 2,
        "\N{HIRAGANA LETTER A}",
    ]
    assert padded("\N{HIRAGANA LETTER A}", 4, right=True) == "  \N{HIRAGANA LETTER A}"


@given(st.text(), st.integers(2, 40))
def test_no_line_is_too_wide_and_no_character_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    together = "".join(lines).replace(" ", "")
    assert together == text.replace("\n", "").replace(" ", "").replace("\xa0", "")
