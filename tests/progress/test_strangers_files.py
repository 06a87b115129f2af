"""A stranger's words.csv in a folder below ours costs no batch: named, not used."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc
from returned import put, returned

STRANGE = {
    "words.csv": b"English;Deutsch\nyes;ja\n",
    "aliases.csv": b"PK\3\4 a workbook\0\0",
    "periods.csv": b"",
    "columns.toml": b"x = " + b"[" * 5000,
}


def strangers(ohc: Ohc) -> list[dict[str, Any]]:
    result = ohc("progress", "check", "returns", "-f", "json")
    assert result.exit_code == 3
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return [row for row in rows if row["kind"] == "unused-file"]


@pytest.fixture
def below() -> Path:
    """Put a sound return, and in a folder below it one with a word of ours."""
    answers = {"C1.1": {"Status": "Bubbling"}, "C5.1": {"Status": "Delayed"}}
    return put(
        {
            "a.xlsx": returned("prison-kirkham"),
            "words.csv": b"word,means\nBubbling,delayed\n",
            "sub/b.xlsx": returned(answers=answers),
        }
    )


@pytest.mark.parametrize("name", STRANGE)
def test_it_is_named_and_the_next_one_above_counts(
    ohc: Ohc, below: Path, name: str
) -> None:
    put({f"sub/{name}": STRANGE[name]})
    [problem] = strangers(ohc)
    assert problem["file"] == str(below / "sub" / name)
    assert str(problem["message"]).startswith("Not used: ")
    assert (problem["level"], problem["counted"]) == ("warning", "yes")
    for command in ("tally", "read", "words"):
        result = ohc("progress", command, below, "-v")
        assert result.exit_code == 3
        assert "[unused-file]" in result.said
        # The word that is settled above is settled here too.
        assert "Bubbling" not in result.said
        assert "1 skipped" not in result.said


def test_without_it_the_same_is_exit_0(ohc: Ohc, below: Path) -> None:
    assert ohc("progress", "read", "-v", below).exit_code == 0
    assert ohc("progress", "words", "-v", below).exit_code == 0
    # Nothing is missing before it is due, so that nothing but the file is a gap.
    tally = ("progress", "tally", "-v", below, "--returns-due", "31/12/2099")
    assert ohc(*tally).exit_code == 0
    put({"sub/words.csv": STRANGE["words.csv"]})
    assert ohc(*tally).exit_code == 3


def test_toml_of_another_program_is_a_strangers(ohc: Ohc, below: Path) -> None:
    put({"sub/columns.toml": b"[project]\nname = 'x'\n"})
    assert [row["file"] for row in strangers(ohc)] == [str(below / "sub/columns.toml")]
    put({"sub/columns.toml": b"[project]\nname = 'x'\n[status]\n"})
    assert ohc("progress", "tally", "-v", below).exit_code == 1


@pytest.mark.parametrize("name", STRANGE)
def test_in_the_one_folder_given_it_ends_the_command(
    ohc: Ohc, below: Path, name: str
) -> None:
    put({f"sub/{name}": STRANGE[name]})
    commands = [("tally", below / "sub")]
    # What is in a workbook does not depend on its period.
    commands += [("inspect", below / "sub/b.xlsx")] if name != "periods.csv" else []
    for words in commands:
        result = ohc("progress", *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert str(below / "sub" / name) in result.said
    # Given beside another it costs neither.
    put({"c.xlsx": returned("prison-leeds")}, folder="others")
    assert ohc("progress", "tally", "-v", below / "sub", "others").exit_code == 3


@pytest.mark.parametrize("content", [b"word,means\na,fine\n", b'word,means\n"a,red\n'])
def test_what_is_wrong_in_a_list_of_ours_ends_the_command(
    ohc: Ohc, below: Path, content: bytes
) -> None:
    put({"sub/words.csv": content})
    assert ohc("progress", "tally", "-v", below).exit_code == 1


def test_a_word_is_settled_past_it(ohc: Ohc, below: Path) -> None:
    put({"sub/words.csv": STRANGE["words.csv"]})
    result = ohc("progress", "words", "-v", below, "--set", "Simmering=delayed")
    assert result.exit_code == 3
    assert b"Simmering,delayed" in (below / "words.csv").read_bytes()
    assert (below / "sub/words.csv").read_bytes() == STRANGE["words.csv"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.csv", b"word,means\n" + b"a,red\n" * 200_000),
        ("periods.csv", b"file,period\n" + b"a,2013-14-Q4\n" * 80_000),
        ("columns.toml", b"#" * 1_000_001),
        ("columns.toml", b"[status]\n" + b".".join([b"a"] * 1_100) + b" = 1\n"),
        ("columns.toml", b"[status]\na = " + b"9" * 5_000 + b"\n"),
        ("columns.toml", b"a = " + b"{a = " * 5_000),
        ("columns.toml", b"a" * 5_000 + b" = 1\n"),
    ],
)
def test_what_is_huge_or_nested_is_one_sentence(
    ohc: Ohc, name: str, content: bytes
) -> None:
    put({"a.xlsx": returned(), name: content})
    result = ohc("progress", "tally", "-v", "returns")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("Error: ") == 1
    assert len(result.stderr) < 300


def test_a_long_periods_csv_of_one_name_is_read(ohc: Ohc) -> None:
    lines = [f"{number}/a.xlsx,2013-14-Q{number % 4 + 1}" for number in range(30_000)]
    put(
        {
            "a.xlsx": returned(),
            "periods.csv": "\n".join(["file,period", *lines]).encode(),
        }
    )
    assert "explains 30,000 periods" in ohc("progress", "check", "returns").said
