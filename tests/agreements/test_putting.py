"""Agreements are put in their places so that nothing is torn, lost or written over."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from agreed import NAME, NEW, PATH, edit_as_word_does, read
from conftest import Ohc

from ohc.agreements import planning
from ohc.agreements.existing import meanwhile
from ohc.agreements.wording.places import places

WORDS = ("lda", "generate", "winchester")


def planned() -> planning.Plan:
    return planning.planned(places()[NAME], Path("agreements"), {}, force=False)


@pytest.mark.usefixtures("winchester")
def test_two_runs_at_once_that_write_the_same_agree() -> None:
    made = PATH.read_bytes()
    PATH.unlink()
    plan = planned()
    # The other run has written it since.
    PATH.write_bytes(made)
    assert meanwhile(PATH, plan.existing, made) == ""
    assert (
        meanwhile(PATH, plan.existing, made + b"x")
        == "someone saved it while ohc was running"
    )


@pytest.mark.parametrize("option", ["--answers", "--template"])
def test_no_output_is_an_input_even_with_force(ohc: Ohc, option: str) -> None:
    given = Path("mine.toml" if option == "--answers" else "mine.docx")
    if option == "--answers":
        given.write_text(f'[{NAME}]\ngovernor = "A"', encoding="utf-8")
    else:
        assert ohc("lda", "template", "-o", given).exit_code == 0
    before = given.read_bytes()
    PATH.parent.mkdir()
    for link in (os.link, os.symlink):
        link(given.resolve(), PATH)
        result = ohc(*WORDS, option, given, "--force")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "is one of the files that ohc reads" in result.said
        assert given.read_bytes() == before
        PATH.unlink()


def test_two_agreements_in_one_file_are_refused_before_anything_is_written(
    ohc: Ohc,
) -> None:
    PATH.parent.mkdir()
    PATH.symlink_to("prison-garth.docx")
    result = ohc(*WORDS, "garth", "--force")
    assert result.exit_code == 1
    assert "are the same file" in result.said
    assert [path.name for path in PATH.parent.iterdir()] == [PATH.name]


def test_what_cannot_be_written_says_how_far_it_came(ohc: Ohc) -> None:
    # In their order Garth comes before Winchester.
    PATH.parent.mkdir()
    PATH.symlink_to("nowhere/winchester.docx")
    words = ("lda", "generate", "garth", "winchester")
    result = ohc(*words)
    assert result.exit_code == 1
    assert "1 of 2 files are complete" in result.said
    assert "Then run the same command again; it continues from there." in result.said
    PATH.unlink()
    assert "(1 new, 1 unchanged)" in ohc(*words).said


@pytest.mark.parametrize("suffix", [".docm", ".DOCX", ".doc", ""])
def test_an_agreement_saved_under_another_name_is_reported(
    ohc: Ohc, winchester: Path, suffix: str
) -> None:
    other = winchester.with_suffix(suffix)
    if suffix == ".doc":
        other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
        winchester.unlink()
    else:
        winchester.rename(other)
    result = ohc(*WORDS)
    assert result.exit_code == 3
    assert f"{other.name} is also an agreement of Winchester" in result.said
    is_docx = suffix == ".DOCX"
    assert ("save it in Word as a Word document (.docx)" in result.said) != is_docx


@pytest.mark.usefixtures("winchester")
def test_a_number_that_someone_typed_is_kept_and_never_repeated(ohc: Ohc) -> None:
    edit_as_word_does(PATH, {"governor": "Ann, about 943 476 5919"})
    result = ohc(*WORDS)
    assert result.exit_code == 3
    assert "Governor or Director may contain an NHS number" in result.said
    assert "5919" not in result.said + result.stdout
    assert read(PATH).answers["governor"].endswith("5919")
    status = ohc("lda", "status", PATH, "--fields", "-f", "csv")
    assert "5919" not in status.stdout + status.stderr
    assert "personal-data: Governor or Director" in status.said
    assert "[withheld" in status.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(
    ("name", "exit_code", "sentence"),
    [
        ("SIGINT", 130, b"Error: Interrupted.\n"),
        ("SIGTERM", 143, b"Error: ended by the system.\n"),
        ("SIGHUP", 143, b"Error: ended by the system.\n"),
    ],
)
def test_an_interruption_leaves_no_file_that_is_not_whole(
    name: str, exit_code: int, sentence: bytes
) -> None:
    import signal

    command = [sys.executable, "-m", "ohc", "lda", "generate", "--lead", "Lancashire"]
    folder = Path("agreements")
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (folder.is_dir() and any(folder.iterdir())):
        assert time.monotonic() < deadline
        time.sleep(0.001)
    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (exit_code, sentence)
    for path in folder.iterdir():
        assert path.name.startswith(".ohc-") or read(path).place == path.stem
    assert not [*folder.glob(".ohc-*")]


@pytest.mark.usefixtures("winchester")
def test_status_writes_over_no_agreement(ohc: Ohc) -> None:
    before = PATH.read_bytes()
    result = ohc("lda", "status", "agreements", "-o", PATH, "--force")
    assert result.exit_code == 1
    assert PATH.read_bytes() == before
    for _ in range(2):
        words = ("agreements", "-o", "agreements/status.csv", "--force")
        assert ohc("lda", "status", *words).exit_code == 3
    assert not NEW.exists()
