"""Temporary files of ours are taken away where nobody writes them any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ohc.files import writing
from ohc.files.drafts import hold, tidy

unix = pytest.mark.skipif(sys.platform == "win32", reason="locks of Unix")
DRAFT = f".ohc-{'a' * 16}.tmp"


def left(age: float, name: str = DRAFT) -> Path:
    """Leave a file as a run that was killed did so many seconds ago."""
    draft = Path(name)
    draft.write_text("half")
    moment = draft.stat().st_mtime - age
    os.utime(draft, (moment, moment))
    return draft


@unix
@pytest.mark.parametrize(("age", "is_left"), [(1, True), (3, False)])
def test_what_a_killed_run_left_is_taken_away(age: int, *, is_left: bool) -> None:
    draft = left(age)
    tidy(Path())
    assert draft.exists() == is_left


@unix
def test_what_somebody_writes_is_left_however_long_it_takes() -> None:
    draft = left(100_000)
    with draft.open("rb") as file:
        assert hold(file)
        tidy(Path())
        assert draft.exists()
    tidy(Path())
    assert not draft.exists()


@pytest.mark.parametrize(("age", "is_left"), [(3_500, True), (3_700, False)])
def test_without_locks_age_alone_tells(
    age: int, *, is_left: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So it is on Windows, which has no such module.
    monkeypatch.setitem(sys.modules, "fcntl", None)
    draft = left(age)
    tidy(Path())
    assert draft.exists() == is_left


@pytest.mark.parametrize(
    "name", [".ohc-mine.tmp", DRAFT[1:], f"{DRAFT}.csv", f".ohc-{'A' * 16}.tmp"]
)
def test_what_is_not_ours_is_left(name: str) -> None:
    other = left(100_000, name)
    tidy(Path())
    assert other.read_text() == "half"


@unix
def test_a_link_that_is_called_so_is_left() -> None:
    Path("mine").write_text("mine")
    Path(DRAFT).symlink_to("mine")
    os.utime("mine", (0, 0))
    tidy(Path())
    assert Path(DRAFT).is_symlink()


def test_a_folder_is_tidied_before_it_is_first_written_into() -> None:
    Path("new").mkdir()
    drafts = [left(100_000, f"{folder}/{DRAFT}") for folder in (".", "new")]
    writing.write(Path("a.csv"), b"x", force=False)
    writing.make_folder(Path("new"))
    assert [draft.exists() for draft in drafts] == [False, False]


@unix
def test_a_file_is_held_while_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    # Another process would tidy away what this one writes, if it could.
    code = "from ohc.files import drafts; drafts.A_MOMENT = -1; drafts.tidy('.')"
    sync = os.fsync

    def tidied_meanwhile(file: int) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)
        sync(file)

    monkeypatch.setattr(os, "fsync", tidied_meanwhile)
    writing.write(Path("a.csv"), b"whole", force=False)
    assert Path("a.csv").read_bytes() == b"whole"
