"""CSV files are safe to open: no text in them is run as a formula."""

import pytest

from ohc.outcome import Outcome
from ohc.output.delimited import neutralised, render, render_file

FORMULAS = ["=1+1", "+44 20", "-x", "@SUM(A1)", "\t=1+1", "\r=1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_led_by_a_sign_a_tab_or_a_return_is_neutralised(text: str) -> None:
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("text", ["a=b", " =1", "1+1", "\n=1", "'=1", ""])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert neutralised(text) == text


def test_a_number_is_never_neutralised() -> None:
    assert neutralised(-5) == -5


def test_a_tab_before_a_formula_is_neutralised_in_a_file_and_kept_in_a_pipe() -> None:
    table = Outcome("T", ("note",), [{"note": "\t=1+1"}])
    written = render_file(table, delimiter=",")
    assert written == b"\xef\xbb\xbfnote\r\n'\t=1+1\r\n"
    assert render(table, delimiter=",") == b"note\n\t=1+1\n"
