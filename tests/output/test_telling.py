"""What is said beside a result: one block, wrapped, in the right order."""

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Ohc

from ohc.outcome import Outcome, Remark
from ohc.output import console
from ohc.output.telling import Talk, tell

OVERDUE = "none at 31 March 2014; 55 fall due on 1 April 2014 (how ohc reads"
FOUND = Outcome(
    title="Rows",
    columns=("a",),
    rows=[{"a": "b"}],
    warnings=("Warning: one row is odd.",),
    block=(
        Remark("Period", "quarter 4 of 2013-14"),
        Remark("Missing", "3: A, B and 1 more", full="3: A, B and C"),
        Remark("Missing", "of these one is late"),
        Remark("Problems", "4 in 2 files", on_paper=False),
    ),
    notes=("A note.",),
    definitions=("Delayed: late.",),
    details=("a.xlsx Return!E7: no. [unknown-status]",),
    next_step="To send this on: ohc progress check",
    closing=("1 file given = 1 read.",),
)


def said(capsys: pytest.CaptureFixture[str], talk: Talk, **more: Any) -> list[str]:
    tell(FOUND, talk, **more)
    return capsys.readouterr().err.splitlines()


def test_labels_are_in_a_column_and_each_is_reported_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said(capsys, Talk(), is_on_screen=True) == [
        "Warning: one row is odd.",
        "Period       quarter 4 of 2013-14",
        "Missing      3: A, B and 1 more",
        "             of these one is late",
        "Problems     4 in 2 files",
        "Headings     to see what they mean, add -v",
        "A note.",
        "To send this on: ohc progress check",
        "1 file given = 1 read.",
    ]


def test_verbose_says_all_and_explains(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, Talk(verbose=True), is_on_screen=True)
    assert "Missing      3: A, B and C" in lines
    assert lines[-4:-2] == ["Delayed: late.", "a.xlsx Return!E7: no. [unknown-status]"]
    assert not any(line.startswith("Words") for line in lines)


def test_quiet_says_the_accounts_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, Talk(quiet=True)) == ["1 file given = 1 read."]


def test_data_go_without_notes_but_with_the_block(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = said(capsys, Talk(), is_printed=False)
    assert "A note." not in lines
    assert "Period       quarter 4 of 2013-14" in lines


def test_documents_have_the_whole_block_but_for_what_is_of_the_screen() -> None:
    assert FOUND.on_paper() == (
        "Period: quarter 4 of 2013-14.",
        "Missing: 3: A, B and C.",
        "Missing: of these one is late.",
        "A note.",
        "Delayed: late.",
        "1 file given = 1 read.",
    )


def test_lines_are_wrapped_below_their_text_and_no_command_is_parted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    console.say("one two three four five six seven", label="Overdue")
    console.say("To list them: ohc\N{NO-BREAK SPACE}progress\N{NO-BREAK SPACE}check x")
    console.say("C:/a-path/that-is/longer-than/the-window/is-wide.xlsx")
    console.say("this stays on a line of its own, however long", is_whole=True)
    assert capsys.readouterr().err.splitlines() == [
        "Overdue      one two three four five six",
        "             seven",
        "To list them: ohc progress check x",
        "C:/a-path/that-is/longer-than/the-window/is-wide.xlsx",
        "this stays on a line of its own, however long",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal")
def test_the_line_of_progress_is_cleared_before_anything_is_reported() -> None:
    code = (
        "from ohc.output import console\n"
        "console.watch(1000, 200000)\n"
        "console.say('Error: no.')\n"
    )
    reader, writer = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code], stderr=writer, check=True, timeout=60
    )
    os.close(writer)
    shown = os.read(reader, 1000).decode()
    os.close(reader)
    assert done.returncode == 0
    text = "Reading 1,000 of 200,000 files"
    assert shown.startswith(f"\r{text}\r{' ' * len(text)}\rError: no.")


@pytest.fixture
def play(playground: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(playground)
    return playground


@pytest.mark.usefixtures("play")
def test_a_tally_says_its_block_as_it_was_drawn(ohc: Ohc) -> None:
    lines = ohc("progress", "tally", "returns").stderr.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Period"))
    assert lines[start:-1] == [
        "Period       quarter 4 of 2013-14, the latest in these files",
        "Expected     15 returns: your patch, lead team Lancashire (ohc.toml)",
        "Missing      3: Altcourse, Kennet and Styal",
        f"Overdue      {OVERDUE}",
        '             "By April 2014")',
        "Not counted  22 rows: 18 replaced by a later return, 4 not understood",
        "Other rows   270 for 2013-14-Q3 (add --by period to count them)",
        "Problems     14 in 10 files. To list them: ohc progress check returns",
        "Headings     to see what they mean, add -v",
    ]
    assert lines[-1].startswith("30 files given = 28 read + 2 skipped; 15 returns")
    assert max(map(len, lines[:-1])) <= 80


@pytest.mark.usefixtures("play")
def test_verbose_lists_each_problem_and_where_the_settings_are(
    ohc: Ohc, play: Path
) -> None:
    result = ohc("progress", "tally", "returns", "-v")
    assert result.stderr.count("[contradiction]") == 4
    assert f"Settings: {play / 'ohc.toml'}" in result.stderr
    assert "RAG: the owner's confidence" in result.said
    quiet = ohc("progress", "tally", "returns", "-q")
    assert len(quiet.stderr.splitlines()) == 1
    assert (quiet.stdout, quiet.exit_code) == (result.stdout, 3)


@pytest.mark.usefixtures("play")
@pytest.mark.parametrize("suffix", ["md", "txt", "csv", "html"])
def test_no_document_has_the_path_of_the_settings(
    ohc: Ohc, play: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"tally.{suffix}"
    ohc("progress", "tally", "returns", "-q", "-o", target)
    text = target.read_text(encoding="utf-8-sig")
    assert str(play) not in text
    if suffix != "csv":
        assert "your patch, lead team Lancashire (ohc.toml)" in " ".join(text.split())
        assert "Overdue: due before 31 March 2014" in " ".join(text.split())
