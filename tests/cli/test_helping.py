"""Help: short lines for commands, options below headings, examples first."""

import pytest
from commands_there_are import COMMANDS, Found
from conftest import Ohc

from ohc.cli.helping import HEADINGS, ORDER
from ohc.cli.options import OPTIONS
from ohc.cli.root import COMMANDS as NAMES
from ohc.cli.root import RootGroup

LONGEST = 60
"""Of a first sentence: a longer one would be cut in the list of commands."""


@pytest.mark.parametrize("found", COMMANDS, ids=str)
def test_a_first_sentence_is_short_and_says_what_one_gets(found: Found) -> None:
    first, _, _ = (found.command.help or "").strip().partition("\n\n")
    assert len(first) <= LONGEST
    assert first.endswith(".")
    assert first.split()[0] in {
        *("List", "Show", "Count", "Compare", "Search", "Issue,", "Create", "Add"),
        *("Write", "Save", "Check"),
    }


@pytest.mark.parametrize("found", COMMANDS, ids=str)
def test_help_fits_80_columns_and_cuts_nothing(ohc: Ohc, found: Found) -> None:
    text = ohc(*found.words, "-h").stdout
    assert max(map(len, text.splitlines())) <= 80
    cut = [line for line in text.splitlines()[1:] if line.endswith("...")]
    assert cut == []


def test_options_are_below_what_they_decide(ohc: Ohc) -> None:
    text = ohc("progress", "tally", "-h").stdout
    headings = [line[:-1] for line in text.splitlines() if line.endswith(":")]
    assert [name for name in headings if name in ORDER] == [
        *("Arguments", "What to count", "Which establishments", "Which period"),
        *("Which files, and how to read them", "How to show it", "Options"),
    ]
    assert text.index("Examples:") < text.index("Arguments:")


def test_every_shared_option_has_its_heading() -> None:
    # These stand with the general ones: they are of one command alone.
    alone = {"asked", "text", "topic", "body", "group", "search"}
    assert {*OPTIONS} - {*HEADINGS} == alone


def test_every_command_is_below_its_job() -> None:
    listed = " ".join(RootGroup.sections.values()).split()
    assert sorted(listed) == sorted(NAMES)


@pytest.mark.parametrize(
    ("word", "instead"), [("help", "ohc -h"), ("version", "ohc --version")]
)
def test_what_people_type_leads_to_the_right_words(
    ohc: Ohc, word: str, instead: str
) -> None:
    result = ohc(word)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {word} is not a command.\nType: {instead}\n"


@pytest.mark.parametrize("group", ["progress", "lda", "config"])
def test_a_group_alone_shows_its_help(ohc: Ohc, group: str) -> None:
    result = ohc(group)
    assert result.exit_code == 0
    assert result.stdout == ohc(group, "-h").stdout


def test_help_of_commands_and_options_lines_up(ohc: Ohc) -> None:
    for words, texts in (
        (("--help",), ("List prisons", "Show who commissions", "Issue, check")),
        (
            ("lda", "generate", "--help"),
            ("Area team.", "Folder to write to.", "Show this help."),
        ),
    ):
        lines = ohc(*words).stdout.splitlines()
        starts = [line.index(text) for text in texts for line in lines if text in line]
        assert len(starts) == len(texts)
        assert len({*starts}) == 1
