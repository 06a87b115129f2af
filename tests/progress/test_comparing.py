"""Which two periods are compared, and which are not."""

import json
from pathlib import Path

import pytest
from conftest import Ohc, Result
from returned import put
from rounds import BODIES, LANCASHIRE, Q1, Q2, Q3, Q4, all_of

import ohc as api
from ohc.errors import WrongWords

Q2_BEFORE, MARCH, FEBRUARY = "2013-14-Q2", "2014-03", "2014-02"


@pytest.fixture
def compared(ohc: Ohc) -> "Compared":
    """Return a function that puts returns of periods and compares their folders."""
    return Compared(ohc)


class Compared:
    """Puts a return of one prison for each period, and compares."""

    def __init__(self, ohc: Ohc) -> None:
        self._ohc = ohc

    def __call__(self, *words: str, **periods: list[str]) -> Result:
        for folder, names in periods.items():
            for name in names:
                put(all_of((name, name, ""), BODIES[:1]), folder)
        return self._ohc("progress", "compare", "-v", *words, "--name", "Garth")


@pytest.mark.parametrize(
    ("old", "new", "words", "message"),
    [
        ([Q4], [Q4], [], "Both are for quarter 4 of 2013-14."),
        (
            [Q4],
            [Q3],
            [],
            "quarter 4 of 2013-14 is later than quarter 3 of 2013-14: put it second.",
        ),
        ([Q4], [MARCH], [], "2013-14-Q4 is a quarter and 2014-03 is a month."),
        ([FEBRUARY], [Q4], [], "2014-02 is a month and 2013-14-Q4 is a quarter."),
        ([Q3, Q4], [Q4], [], "Both are for quarter 4 of 2013-14."),
        ([Q3, Q4], [Q4], ["--old-period", Q4], "Both are for quarter 4 of 2013-14."),
        ([Q3], [Q4], ["--period", Q3, "--old-period", Q4], "is later than"),
    ],
)
def test_two_sides_that_do_not_go_together_are_refused(
    compared: Compared, old: list[str], new: list[str], words: list[str], message: str
) -> None:
    result = compared("old", "new", *words, old=old, new=new)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.said


@pytest.mark.parametrize(
    ("periods", "message"),
    [
        ([Q4], "both has returns for one period only, quarter 4 of 2013-14."),
        ([Q4, FEBRUARY], "2014-02 is a month and 2013-14-Q4 is a quarter."),
    ],
)
def test_one_folder_without_two_periods_is_refused(
    compared: Compared, periods: list[str], message: str
) -> None:
    result = compared("both", both=periods)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.said


@pytest.mark.parametrize(
    ("periods", "words", "span"),
    [
        ([Q3, Q4], [], "2013-14-Q3 to 2013-14-Q4"),
        ([Q2_BEFORE, Q3, Q4], [], "2013-14-Q3 to 2013-14-Q4"),
        ([Q2_BEFORE, Q3, Q4], ["--period", Q3], "2013-14-Q2 to 2013-14-Q3"),
        ([Q3, Q4, Q1], ["--old-period", Q3], "2013-14-Q3 to 2014-15-Q1"),
        ([Q3, FEBRUARY, Q4], [], "2013-14-Q3 to 2013-14-Q4"),
    ],
)
def test_of_one_folder_the_last_two_periods_are_compared(
    compared: Compared, periods: list[str], words: list[str], span: str
) -> None:
    result = compared("both", *words, both=periods)
    assert result.exit_code == 0
    for period in span.split(" to "):
        assert f"both, {period}: " in result.said
    assert " 18 unchanged. both, " in result.said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (Q2_BEFORE, Q4, "quarter 3 of 2013-14 lies between"),
        (Q2_BEFORE, Q1, "quarter 3 of 2013-14 and quarter 4 of 2013-14 lie between"),
        (Q3, Q4, ""),
        ("2014-01", MARCH, "February 2014 lies between"),
    ],
)
def test_periods_between_the_two_are_named(
    compared: Compared, old: str, new: str, sentence: str
) -> None:
    result = compared("old", "new", old=[old], new=[new])
    assert result.exit_code == 0
    assert sentence in result.said
    assert ("between" in result.said) == bool(sentence)


def test_each_side_may_be_of_the_period_that_is_named(compared: Compared) -> None:
    sides = {"old": [Q2_BEFORE, Q3], "new": [Q4, Q1]}
    words = ("--old-period", Q2_BEFORE, "--period", Q4)
    result = compared("old", "new", *words, **sides)
    assert "quarter 3 of 2013-14 lies between" in result.said
    assert result.exit_code == 0


def test_a_side_without_a_period_is_refused(compared: Compared) -> None:
    put({"a.csv": b"Commitment,Status\nC2.1,Delayed\n"}, "nothing")
    for words in (("old", "nothing"), ("nothing", "old"), ("nothing",)):
        result = compared(*words, old=[Q3])
        assert (result.exit_code, result.stdout) == (1, "")
        assert "nothing is for" in result.said


def test_a_problem_of_one_folder_is_reported_once(ohc: Ohc) -> None:
    put({"x.xlsx": b"", **all_of((Q3, Q3, "")), **all_of((Q4, Q4, ""))})
    result = ohc("progress", "compare", "-v", "returns", *LANCASHIRE, "-f", "json")
    assert json.loads(result.stdout) == []
    assert result.stderr.count("[empty-file]") == 1
    assert "Rows of other periods" not in result.said


def test_python_compares_one_path_or_two() -> None:
    put({**all_of((Q3, Q3, "")), **all_of((Q4, Q4, "")), **all_of((Q1, Q1, ""))})
    accounts = api.compare("returns", lead="Lancashire").attrs["accounts"]
    assert accounts["old_rows_tallied"] == accounts["new_rows_tallied"] == 270
    table = api.compare("returns", "returns", old_period=Q3, lead="Lancashire")
    assert table.empty
    assert table.attrs["accounts"]["old_rows_tallied"] == 270
    with pytest.raises(WrongWords, match="Both are for"):
        api.compare("returns", "returns")
    with pytest.raises(WrongWords, match="is not a period"):
        api.compare("returns", period=f"{Q2}x")


def test_without_a_folder_the_command_is_shown(ohc: Ohc) -> None:
    result = ohc("progress", "compare")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: compare needs two folders, the earlier one first, such as:\n"
        "ohc progress compare returns/2013-14-Q3 returns/2013-14-Q4\n"
    )


@pytest.mark.parametrize("folders", [["old", "new"], ["both"]])
def test_a_summary_lists_the_files_of_both_sides(
    ohc: Ohc, compared: Compared, folders: list[str]
) -> None:
    put(all_of((Q3, Q3, ""), BODIES[:1]), "both")
    compared("old", "new", old=[Q3], new=[Q4], both=[Q4])
    words = ("progress", "compare", *folders, "--name", "Garth")
    assert ohc(*words, "--summary", "moved.json").exit_code == 0
    files = json.loads(Path("moved.json").read_text(encoding="utf-8"))["files"]
    assert [row["period"] for row in files] == [Q3, Q4]
    assert {row["state"] for row in files} == {"counted"}
    check = ("progress", "check", *folders, "--against", "moved.json")
    assert ohc(*check).exit_code == 0
    Path(files[1]["name"]).unlink()
    listed = ohc(*check).stdout
    assert "Changed since the figures were given (1)" in listed
    assert "The file is gone" in listed
