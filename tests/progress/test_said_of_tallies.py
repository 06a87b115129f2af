"""What a tally says for people, and what it refuses."""

import pytest
from conftest import Ohc
from returned import put, returned


@pytest.mark.parametrize(
    "part", [("-a", "Wessex"), ("-p", "2013-14-Q4"), ("--teams",), ("-n", "Garth")]
)
def test_a_part_of_a_tracker_is_refused_and_never_the_whole_in_its_place(
    ohc: Ohc, part: tuple[str, ...]
) -> None:
    put({"a.csv": b"Establishment,Action,Status\nGarth,A,Late\nDurham,B,Done\n"})
    words = ("progress", "tally", "returns", "--framework", "none")
    result = ohc(*words, *part)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "always counted whole" in result.said
    assert ohc(*words).exit_code == 0


def test_a_percentage_says_of_how_many_answers_it_is(ohc: Ohc) -> None:
    # Of 18 blank rows 7 take no effect at a prison: 11 apply, and one is done.
    put({"g.xlsx": returned("prison-garth", answers={"C5.1": {"Status": "Done"}})})
    words = ("progress", "tally", "returns", "-n", "Garth")
    assert "\n9% is 1 of the 11 answers that apply.\n" in ohc(*words).stdout
    # By status or by answer there is no percentage to explain.
    assert "answers that apply" not in ohc(*words, "--by", "status").stdout


def test_a_file_that_is_not_a_return_is_reported_to_be_none(ohc: Ohc) -> None:
    put({"a.xlsx": b"%PDF-1.7"})
    result = ohc("progress", "tally", "returns")
    assert "Error: The file is not a return that ohc can read." in result.said
    # Nobody knows how many returns of which period were to come, or has a table.
    assert not {"Expected", "--period", "Words"} & {*result.said.split()}
    put({"b.xlsx": b"%PDF-1.7"})
    result = ohc("progress", "missing", "returns")
    assert "Error: None of the files is a return that ohc can read." in result.said


@pytest.mark.parametrize("command", ["missing", "compare"])
def test_a_command_without_an_option_does_not_advise_it(ohc: Ohc, command: str) -> None:
    periods = ["2013-14-Q2", "2013-14-Q3", "2013-14-Q4"]
    put({f"{p}.xlsx": returned("prison-garth", period=p) for p in periods})
    said = ohc("progress", command, "returns", "-n", "Garth").said
    assert "for 2013-14-Q2" in said
    assert "--by" not in said
    assert "add --by period" in ohc("progress", "tally", "returns", "-n", "Garth").said
