"""Progress commands as people start them: paths, lists, archives, files written."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from conftest import Ohc, start
from returned import SOUND, put, returned, summary, zipped

from ohc.playground.folder import write_playground


@pytest.fixture
def four() -> Path:
    """Put returns of four bodies: a file, one below, one in an archive, a list."""
    return put(
        {
            "a.xlsx": returned("prison-garth"),
            "below/é b.xlsx": returned("prison-kirkham"),
            "c.zip": zipped({"in/c.xlsx": returned("prison-preston")}),
            "Thumbs.db": b"x",
            ".hidden.xlsx": b"x",
            "words.csv": b"word,means\nnearly,in progress\n",
        }
    )


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["returns"], 3),
        (["returns/a.xlsx"], 1),
        (["returns/*.xlsx"], 1),
        (["returns/**/*.xlsx"], 2),
        (["returns/a.xlsx", "returns", "returns/a.xlsx"], 3),
        (["returns/c.zip"], 1),
        (["--from-file", "list.txt"], 2),
        (["-"], 1),
        (["--from-file", "-"], 1),
    ],
)
@pytest.mark.usefixtures("four")
def test_paths_are_files_folders_wildcards_archives_and_lists(
    ohc: Ohc, monkeypatch: pytest.MonkeyPatch, words: list[str], files: int
) -> None:
    lines = '# ours\n"returns/a.xlsx"\n\nreturns/below\n'
    Path("list.txt").write_text(lines, encoding="utf-8-sig")
    monkeypatch.setattr(sys, "stdin", StringIO("returns/a.xlsx\n"))
    ohc("progress", "tally", *words, "--summary", "summary.json")
    assert (summary()["files_given"], summary()["files_skipped"]) == (files, 0)
    assert summary()["rows_tallied"] == 18 * files


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "Say which files or folder to read"),
        (["nowhere"], 1, "There is no file or folder called nowhere in "),
        (["*.xlsx"], 1, "No file matches *.xlsx."),
        (["empty"], 1, "There is no file in empty."),
        (["--from-file", "nowhere.txt"], 1, "cannot read the list nowhere.txt"),
    ],
)
@pytest.mark.parametrize("command", ["tally", "check", "read", "missing"])
def test_nothing_to_read_is_reported(
    ohc: Ohc, command: str, words: list[str], code: int, said: str
) -> None:
    Path("empty").mkdir()
    result = ohc("progress", command, *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.said


@pytest.mark.usefixtures("four")
def test_words_beside_the_returns_settle_what_they_mean(ohc: Ohc) -> None:
    answers = {**SOUND, "C3.2": {"Status": "nearly"}}
    about = {"Reporting body ID": "our prison", "Reporting body": ""}
    put({"below/é b.xlsx": returned("prison-kirkham", answers=answers, about=about)})
    result = ohc("progress", "check", "returns", "-f", "json")
    [problem] = json.loads(result.stdout)
    assert (problem["kind"], problem["cell"]) == ("unknown-body", "B3")
    put({"aliases.csv": b"name,id\nOur Prison,prison-kirkham\n"})
    result = ohc("progress", "check", "returns")
    assert (result.exit_code, result.stdout) == (0, "")
    put({"below/words.csv": b"word,means\nfoo,gone\n"})
    result = ohc("progress", "check", "returns")
    assert result.exit_code == 1
    assert "words.csv" in result.said
    assert "'gone'" in result.said


def test_what_inspect_wrote_and_someone_corrected_is_read(ohc: Ohc) -> None:
    lines = "Thing,Where,How is it\nC1.1,prison-garth,good\nC1.2,prison-garth,bad\n"
    put({"a.csv": ("\n\n" + lines).encode()})
    assert ohc("progress", "inspect", "returns/a.csv").exit_code == 3
    toml = (
        '[[table]]\nheader_row = 3\n[table.columns]\n"Thing" = "commitment"\n'
        '"Where" = "body_id"\n"How is it" = "status"\n'
        '[status]\n"good" = "complete"\n"bad" = "delayed"\n'
    )
    put({"columns.toml": toml.encode()})
    result = ohc("progress", "inspect", "returns/a.csv", "-f", "json")
    assert result.exit_code == 0, result.stderr
    mapped = {row["word"]: row["mapped_to"] for row in json.loads(result.stdout)}
    assert (mapped["good"], mapped["bad"]) == ("complete", "delayed")
    done = ohc("progress", "inspect", "returns/a.csv", "-o", "columns.toml")
    assert "Wrote columns.toml." in done.stderr
    assert '"How is it" = "status"' in Path("columns.toml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("four")
def test_what_read_prints_can_be_tallied_again(ohc: Ohc) -> None:
    before = ohc("progress", "tally", "returns", "-l", "Lancashire", "-f", "json")
    ohc("progress", "read", "returns", "-o", "rows.csv")
    after = ohc("progress", "tally", "rows.csv", "-l", "Lancashire", "-f", "json")
    assert json.loads(after.stdout) == json.loads(before.stdout)


def test_compare_says_what_moved_and_which_way(ohc: Ohc) -> None:
    old = {
        "C1.1": {"Status": "Complete", "Evidence": "x"},
        "C2.1": {"Status": "Delayed"},
        "C3.2": {"Status": "In progress"},
    }
    new = {
        "C1.1": {"Status": "In progress"},
        "C2.1": {"Status": "In progress"},
        "C3.2": {"Status": "Cancelled"},
    }
    put({"a.xlsx": returned(period="2013-14-Q3", answers=old)}, "old")
    put({"a.xlsx": returned(answers=new), "b.xlsx": returned("prison-kirkham")}, "new")
    words = ("compare", "old", "new", "-n", "Garth", "-n", "Kirkham")
    result = ohc("progress", *words, "-f", "json")
    found = json.loads(result.stdout)
    moved = [(row["commitment"], row["movement"]) for row in found[:3]]
    assert moved == [("C1.1", "worsened"), ("C3.2", "changed"), ("C2.1", "improved")]
    assert {row["movement"] for row in found[3:]} == {"new"}
    assert len(found) == 3 + 18
    assert "15 unchanged" in result.said


def test_missing_says_whom_to_chase_and_what_came_of_them(ohc: Ohc) -> None:
    put(
        {
            "a.xlsx": returned(),
            "b.xlsx": returned("prison-kirkham", period="2013-14-Q3"),
            "prison-preston_2013-14-Q4.xlsx": returned("prison-preston")[:3000],
        }
    )
    words = ("progress", "missing", "returns", "-a", "Lancashire")
    found = json.loads(ohc(*words, "-f", "json").stdout)
    chased = {row["body"]: (row["last_return"], row["problem_files"]) for row in found}
    assert chased["Kirkham"] == ("2013-14-Q3", None)
    assert chased["Preston"] == (None, "returns/prison-preston_2013-14-Q4.xlsx")
    assert "Garth" not in chased
    assert ohc(*words, "-o", "chase.xlsx").exit_code == 3


def test_numbers_of_people_are_never_repeated(ohc: Ohc) -> None:
    answers = {**SOUND, "C3.2": {"Status": "see A1234AA", "Comment": "999 123 4578"}}
    put({"a.xlsx": returned(answers=answers)})
    for command in ("check", "read", "tally", "missing"):
        result = ohc("progress", command, "returns", "-f", "json")
        for number in ("A1234AA", "999 123 4578"):
            assert number not in result.stdout + result.stderr, (command, number)


def test_a_playground_is_written_once_and_says_what_is_damaged(ohc: Ohc) -> None:
    result = ohc("demo", "play")
    assert result.exit_code == 0
    assert "made up" in result.said
    again = ohc("demo", "play")
    assert again.exit_code == 1
    assert "not empty" in again.said
    assert {path.suffix for path in Path("play").glob("tally.*")} == {
        ".bat",
        ".ps1",
        ".sh",
        ".xml",
    }
    text = Path("play/READ ME.md").read_text(encoding="utf-8")
    assert "Compleet" in text
    write_playground(Path("play"), force=True)


@pytest.mark.usefixtures("four")
def test_a_reader_that_is_interrupted_leaves_nothing_behind() -> None:
    code = (
        "import sys\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "from ohc.cli.root import main\n"
        "from ohc.output import console\n"
        "console.watch = stop\n"
        "sys.exit(main(['progress', 'tally', 'returns', '-o', 'x.xlsx']))\n"
    )
    done = start(code=code)
    assert done.returncode == 130
    assert done.stderr.decode().strip() == "Error: Interrupted."
    assert not Path("x.xlsx").exists()
