"""The widths of Arial."""

import string

import pytest

from ohc.output.word.measuring import (
    BOLD,
    REGULAR,
    longest_line,
    longest_word,
    width_of,
)


@pytest.mark.parametrize("table", [REGULAR, BOLD])
def test_every_character_has_one_width(table: dict[int, str]) -> None:
    chars = "".join(table.values())
    assert len({*chars}) == len(chars)
    assert {*string.printable[:95]} <= {*chars}


def test_a_width_is_that_of_its_characters_at_a_size() -> None:
    # 0.556 of 11 points are 6.1, of 20 twips each.
    assert width_of("0", 22) == 123
    assert width_of("0", 20) == 112
    assert width_of("W", 22) == width_of("W", 22, bold=True) == 208
    assert width_of("f", 22) < width_of("f", 22, bold=True)


def test_letters_with_a_mark_are_measured_as_the_letter() -> None:
    assert width_of("e", 22) <= width_of("é", 22) <= width_of("e", 22) + 20
    assert width_of("e\u0301", 22) == width_of("e", 22)
    assert width_of("漢", 22) == 220


def test_a_citation_is_one_word() -> None:
    assert longest_word("NPA 1.22", 22) == width_of("NPA 1.22", 22)
    assert longest_word("ab c\nde", 22) == width_of("ab", 22)
    assert longest_line("ab c\nd", 22) == width_of("ab c", 22)
