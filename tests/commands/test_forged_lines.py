"""What a name holds cannot pass for a line of ours, nor stop one from being written."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Ohc
from returned import put, returned, zipped
from trackers import put_book

import ohc as library

FORGED = "a\nError: forged\r\x1b[2Kb\tc\u202ed\u2066e"
SHOWN = r"a\nError: forged\r\x1b[2Kb\tc\u202ed\u2066e"
RAW = {"\x1b", "\r", "\u202e", "\u2066"}
BYTES = os.fsdecode(b"caf\xe9")
"""A name as an old Windows writes it: in Python, half of a character."""

ELSEWHERE = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


def spoilt(sheet: str, cell: str, blank: str = "Z99") -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    book[sheet][blank] = None
    # What a workbook can hold of it.
    book[sheet][cell] = FORGED.replace("\x1b", "")
    Path("returns").mkdir()
    book.save("returns/a.xlsx")


def sheet_name() -> None:
    Path("returns").mkdir()
    name = "a\u202eb\u2066"
    put_book("returns/a.xlsx", {name: [["Action", "Status"], ["x", "Dnoe"]]})


PLACES: dict[str, Callable[[], object]] = {
    "a file": lambda: put({f"{FORGED}.xlsx": returned(), "b.xlsx": b"PK"}),
    "a spoilt file": lambda: put({f"{FORGED}.xlsx": b"PK"}),
    "a folder": lambda: put({f"{FORGED}/a.xlsx": b"PK"}),
    "a file of an archive": lambda: put({"a.zip": zipped({f"{FORGED}.xlsx": b"PK"})}),
    "a lock": lambda: put({"a.xlsx": returned(), f"~${FORGED}.xlsx": b""}),
    "a sheet": sheet_name,
    "a header": lambda: spoilt("Return", "E4"),
    "a status": lambda: spoilt("Return", "E5"),
    "a body": lambda: spoilt("About", "B4", blank="B3"),
    "a body's id": lambda: spoilt("About", "B3"),
    "a period": lambda: spoilt("About", "B6"),
    "a return date": lambda: spoilt("About", "B8"),
}
COMMANDS = (
    "check returns",
    "check returns -f grid",
    "read returns",
    "read returns --framework none -f plain",
    "tally returns",
    "missing returns -f plain",
    "words returns",
    "inspect {file}",
)


@ELSEWHERE
@pytest.mark.parametrize("place", PLACES)
def test_no_name_forges_a_line(ohc: Ohc, place: str) -> None:
    PLACES[place]()
    file = next(path for path in Path("returns").rglob("*.*") if "~" not in path.name)
    for command in COMMANDS:
        words = ["progress", *command.split()]
        result = ohc(*(file if word == "{file}" else word for word in words))
        printed = result.stdout + result.stderr
        assert result.exit_code in {0, 1, 2, 3}, command
        assert not RAW & {*printed}, command
        assert "Error: forged" not in [line[:13] for line in printed.splitlines()]


@ELSEWHERE
@pytest.mark.parametrize(
    "command",
    [
        "{}",
        "estate {}",
        "estate --name {}",
        "estate --columns {}",
        "estate -f {}",
        "estate -o {}",
        "estate -o {}/a.csv",
        "matrix {}",
        "config {}",
        "progress tally {}",
        "progress tally returns --period {}",
        "progress tally returns --by {}",
        "progress inspect {}",
        "progress words returns --set {}",
        "progress words returns --set {}=complete",
        "lda generate {}",
        "lda generate garth --answers {}.csv",
        "lda generate garth --template {}.docx",
        "lda generate garth -o {}",
        "lda status {}",
        "demo {}",
        "--debug progress tally {}",
    ],
)
def test_no_word_of_the_command_forges_a_line(ohc: Ohc, command: str) -> None:
    put({"a.xlsx": returned()})
    result = ohc(*(word.format(FORGED) for word in command.split(" ")))
    assert not RAW & {*result.stderr}
    # A cell's words, such as those of a period, are shown with single spaces.
    assert SHOWN in result.said or r"'a Error: forged \x1b[2Kb" in result.said
    assert "Error: forged" not in [line[:13] for line in result.stderr.splitlines()]


@ELSEWHERE
def test_names_that_are_shown_are_still_two(ohc: Ohc) -> None:
    put({"a\nb.xlsx": b"PK", r"a\nb.xlsx": b"PK"})
    stdout = ohc("progress", "check", "returns", "--columns", "file", "-f", "plain")
    assert r"returns/a\nb.xlsx" in stdout.stdout.splitlines()
    assert r"returns/a\\nb.xlsx" in stdout.stdout.splitlines()


@ELSEWHERE
def test_programs_get_the_path_of_a_file_as_it_is(ohc: Ohc) -> None:
    put({"a\u202eb\n.xlsx": b"PK"})
    [row] = json.loads(ohc("progress", "check", "returns", "-f", "json").stdout)
    assert Path(row["file"]).is_file()
    assert library.check("returns")["file"].tolist() == [row["file"]]


@ELSEWHERE
@pytest.mark.parametrize(
    "suffix", ["csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "docx", "txt"]
)
def test_every_writer_takes_names_that_are_not_text(ohc: Ohc, suffix: str) -> None:
    put({f"{BYTES}.xlsx": returned(), "b.xlsx": b"PK"}, folder=BYTES)
    for command, exit_code in (("tally", 3), ("check", 3), ("read", 3)):
        words = ("-o", f"{command}.{suffix}", "--summary", f"{command}-{suffix}.json")
        result = ohc("progress", command, BYTES, *words)
        assert result.exit_code == exit_code
        summary = json.loads(Path(words[-1]).read_text(encoding="utf-8"))
        assert r"caf\xe9/b.xlsx" in {row["file"] for row in summary["problems"]}
    result = ohc("progress", "tally", BYTES, "-o", f"{BYTES}.{suffix}")
    assert rf"Wrote caf\xe9.{suffix}" in result.said


@ELSEWHERE
def test_agreements_in_a_folder_whose_name_is_not_text(ohc: Ohc) -> None:
    result = ohc("lda", "generate", "garth", "-o", BYTES)
    assert result.stderr.startswith(r"Wrote 1 agreement into caf\xe9 (1 new)")
    status = ohc("lda", "status", BYTES, "-o", "status.docx", "--columns", "file")
    assert status.exit_code == 3
