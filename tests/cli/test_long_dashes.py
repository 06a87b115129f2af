"""A command pasted from Word, which makes one long dash of two hyphens."""

import pytest
from conftest import Ohc


@pytest.mark.parametrize(
    ("option", "meant", "hyphens"),
    [
        ("\u2014kind", "--kind", "two hyphens: --kind"),
        ("\u2013kind", "--kind", "two hyphens: --kind"),
        ("\u2013\u2013kind", "--kind", "two hyphens: --kind"),
        ("-\u2013kind", "--kind", "two hyphens: --kind"),
        ("\u2013k", "-k", "a hyphen: -k"),
        ("\u2212k", "-k", "a hyphen: -k"),
    ],
)
def test_a_long_dash_is_named_and_the_command_is_given(
    ohc: Ohc, option: str, meant: str, hyphens: str
) -> None:
    result = ohc("estate", "-a", "Thames Valley", option, "prison")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{option} has a long dash" in result.said
    assert f"Use {hyphens}" in result.said
    whole = f'ohc estate -a "Thames Valley" {meant} prison\n'
    assert result.stderr.endswith(f"Type: {whole}")


def test_all_options_of_a_command_are_mended_at_once(ohc: Ohc) -> None:
    words = ("tally", "x", "\u2014period=2013-14-Q4", "--area\u2011team", "Wessex")
    result = ohc("progress", *words, "\u2013f", "csv")
    right = "tally x --period=2013-14-Q4 --area-team Wessex -f csv"
    assert result.stderr.endswith(f"ohc progress {right}\n")


def test_what_would_be_searched_for_in_silence_is_refused(ohc: Ohc) -> None:
    assert ohc("facts", "prison", "\u2014format", "csv").exit_code == 2
    assert ohc("\u2014version").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("facts", "\u2014prison"),
        ("facts", "kind\u2014prison"),
        ("facts", "\u2014"),
        ("facts", "--", "\u2014format"),
    ],
)
def test_a_long_dash_that_is_not_an_option_is_left_as_it_is(
    ohc: Ohc, words: tuple[str, ...]
) -> None:
    assert "long dash" not in ohc(*words).said
