"""Every kind of file that people give us, in every encoding that they write."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned

from ohc.files.decoding import UTF8_MARK

ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    *("cp1252", "cp850"),
)

# What each kind of file holds, and the command whose output shows that it was read.
Kind = tuple[str, str, Callable[[Ohc], str]]


def printed(*words: str) -> Callable[[Ohc], str]:
    def run(ohc: Ohc) -> str:
        result = ohc(*words)
        assert result.exit_code in {0, 3}, result.stderr
        return result.stdout

    return run


def generated(*words: str, path: str) -> Callable[[Ohc], str]:
    def run(ohc: Ohc) -> str:
        # Each from the beginning, since what was typed in before is kept.
        result = ohc("lda", "generate", "garth", "-o", "out", "--force", *words)
        assert result.exit_code == 0, result.stderr
        return Path("out", path).read_text(encoding="utf-8")

    return run


READ = printed("progress", "read", "returns", "-f", "csv")
KINDS: dict[str, Kind] = {
    "settings": (
        "ohc.toml",
        "# Caf\u00e9\narea_team = 'Wessex'\n",
        printed("config", "show", "-f", "csv"),
    ),
    "words": ("returns/words.csv", "word,means\nCaf\u00e9,delayed\n", READ),
    "words, tabs": ("returns/words.csv", "word\tmeans\nCaf\u00e9\tdelayed\n", READ),
    "aliases": ("returns/aliases.csv", "name,id\nCaf\u00e9,prison-leeds\n", READ),
    "periods": ("returns/periods.csv", "file,period\ncaf\u00e9.csv,2013-14-Q2\n", READ),
    "columns": (
        "returns/columns.toml",
        "[status]\n'Caf\u00e9' = 'complete'\n",
        READ,
    ),
    "a return": (
        "returns/more.csv",
        "Commitment,Status,Reporting body,Period\nC1.1,Caf\u00e9,Leeds,2013-14-Q4\n",
        READ,
    ),
    "a tracker": (
        "trackers/t.csv",
        "Item,Status\nCaf\u00e9,Delayed\nBaths,Complete\n",
        printed("progress", "read", "trackers", "--framework", "none", "-f", "csv"),
    ),
    "a list": (
        "list.txt",
        "returns/caf\u00e9.csv\n",
        printed("progress", "read", "--from-file", "list.txt", "-f", "csv"),
    ),
    "answers": (
        "a.csv",
        "id,governor\nprison-garth,Zo\u00eb Caf\u00e9\n",
        generated("--answers", "a.csv", "-f", "md", path="prison-garth.md"),
    ),
    "answers in TOML": (
        "a.toml",
        "[prison-garth]\ngovernor = 'Zo\u00eb Caf\u00e9'\n",
        generated("--answers", "a.toml", "-f", "md", path="prison-garth.md"),
    ),
    "a template": (
        "mine.md",
        "Caf\u00e9 of {{ agreement.name }}\n",
        generated("--template", "mine.md", path="prison-garth.md"),
    ),
}


@pytest.fixture
def returns() -> None:
    head = "Commitment,Status,Reporting body,Period\n"
    row = "C1.1,Caf\u00e9,Caf\u00e9,2013-14-Q4\n"
    put({"caf\u00e9.csv": (head + row).encode()})


@pytest.mark.usefixtures("returns")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_says_the_same_in_every_encoding(
    ohc: Ohc, kind: str
) -> None:
    name, text, run = KINDS[kind]
    without = run(ohc) if name.startswith("returns") else ""
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    outputs = {}
    for encoding in ENCODINGS:
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        outputs[encoding] = run(ohc)
    assert {*outputs.values()} == {outputs["utf-8"]}
    assert outputs["utf-8"] != without


@pytest.mark.usefixtures("returns")
def test_a_file_that_is_there_tells_which_code_page_a_list_is_in(ohc: Ohc) -> None:
    # In one page the byte is an ellipsis, in the other it is this letter.
    put({"men\u00fa \u00e0.csv": Path("returns/caf\u00e9.csv").read_bytes()})
    name = "returns/men\u00fa \u00e0.csv\n".encode("cp850")
    Path("list.txt").write_bytes(name)
    assert ohc("progress", "read", "--from-file", "list.txt").exit_code == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.csv", ("lda", "generate", "garth", "--answers", "a.csv")),
        ("a.toml", ("lda", "generate", "garth", "--answers", "a.toml")),
        ("a.md", ("lda", "generate", "garth", "--template", "a.md")),
        ("list.txt", ("progress", "tally", "--from-file", "list.txt")),
        ("ohc.toml", ("config", "show")),
        ("returns/words.csv", ("progress", "tally", "returns")),
        ("returns/aliases.csv", ("progress", "tally", "returns")),
        ("returns/periods.csv", ("progress", "tally", "returns")),
        ("returns/columns.toml", ("progress", "tally", "returns")),
    ],
)
def test_bytes_that_are_not_text_are_one_sentence(
    ohc: Ohc, name: str, words: tuple[str, ...]
) -> None:
    put({"a.xlsx": returned()})
    Path(name).write_bytes(UTF8_MARK + b"a\ncaf\xe9")
    result = ohc(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "line 2" in result.said
    assert result.stderr.count("Error: ") == 1


@pytest.mark.usefixtures("returns")
def test_bytes_of_a_return_that_are_not_text_cost_this_file_only(ohc: Ohc) -> None:
    put({"b.csv": UTF8_MARK + b"Commitment,Status\nC1.1,caf\xe9\n"})
    result = ohc("progress", "check", "returns")
    assert result.exit_code == 3
    assert "line 2, character 9" in " ".join(result.stdout.split())
    assert "1 skipped" in result.said


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a.xlsx\nb\0.xlsx\n", "The list stdin, line 2, character 2"),
        (b"caf\xe9.xlsx\n", "folder called caf\u00e9.xlsx"),
        (
            "caf\u00e9.xlsx\n".encode("utf-16"),
            "folder called caf\u00e9.xlsx",
        ),
        ("caf\u00e9.xlsx\n".encode("cp850"), "folder called caf\u00e9.xlsx"),
    ],
)
def test_a_list_on_stdin_is_decoded_too(data: bytes, says: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "ohc", "progress", "check", "-"],
        input=data,
        capture_output=True,
        env={"PYTHONIOENCODING": "utf-8:strict"},
        check=False,
    )
    assert result.returncode == 1
    assert says in result.stderr.decode()
