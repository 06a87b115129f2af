"""Files are written whole or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Ohc

from ohc.errors import CannotWrite
from ohc.files import writing


def only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    assert writing.write(tmp_path / "a.csv", b"x", force=False) == tmp_path / "a.csv"
    assert only(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"x"


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("mine")
    with pytest.raises(CannotWrite, match="already exists"):
        writing.write(target, b"x", force=False)
    assert target.read_text() == "mine"
    writing.write(target, b"x", force=True)
    assert target.read_text() == "x"
    assert only(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("name", ["folder", "nowhere/a.csv", "file/a.csv"])
def test_where_nothing_can_be_written_it_says_so(
    ohc: Ohc, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    result = ohc("estate", "-f", "csv", "-o", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert only(tmp_path) == ["file", "folder"]


def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        writing.write(target, b"x", force=True)
    assert only(tmp_path) == ["a.csv"]
    assert target.read_text() == "mine"


def test_where_excel_has_the_target_a_dated_sibling_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "board.csv"
    target.write_text("open in Excel")
    replace = Path.replace

    def held(self: Path, there: Path) -> Path:
        if there == target:
            raise PermissionError(13, "Permission denied")
        return replace(self, there)

    monkeypatch.setattr(Path, "replace", held)
    written = writing.write(target, b"x", force=True)
    assert target.read_text() == "open in Excel"
    assert written != target
    assert written.name.startswith("board 2")
    assert written.read_bytes() == b"x"
    assert only(tmp_path) == sorted(["board.csv", written.name])


def test_another_ones_draft_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".ohc-123.tmp").write_text("other")
    writing.write(tmp_path / "a.csv", b"x", force=False)
    assert (tmp_path / ".ohc-123.tmp").read_text() == "other"


def test_a_forced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("mine")
    target.chmod(0o600)
    writing.write(target, b"x", force=True)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "loop.csv"])
def test_a_name_that_leads_nowhere_is_answered(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    with pytest.raises(CannotWrite):
        writing.write(tmp_path / name, b"x", force=True)


def test_a_file_system_without_links_is_written_to_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    writing.write(tmp_path / "a.csv", b"x", force=False)
    assert only(tmp_path) == ["a.csv"]


def test_a_device_is_written_to_and_not_replaced(ohc: Ohc) -> None:
    assert ohc("estate", "-f", "csv", "-o", os.devnull, "--force").exit_code == 0
    assert not Path(os.devnull).is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    writing.write(tmp_path / "link.csv", b"new", force=True)
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "a.docy"], "cannot write .docy files"),
        (["-o", "a"], "cannot tell which format a should have"),
        (
            ["-f", "csv", "-o", "a.json"],
            "The format csv and the file name a.json do not match",
        ),
        (["-f", "xlsx"], "xlsx needs a file name"),
        (["-f", "xlsx", "-o", "-"], "xlsx needs a file name"),
        (["-f", "docx"], "docx needs a file name"),
        (
            ["-f", "xlsx", "-o", "a.txt"],
            "The format xlsx and the file name a.txt do not match",
        ),
        (
            ["-f", "xlsx", "-o", "a.xls"],
            "The format xlsx and the file name a.xls do not match",
        ),
    ],
)
def test_a_format_must_fit_its_file(ohc: Ohc, words: list[str], said: str) -> None:
    result = ohc("estate", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.said


@pytest.mark.parametrize("output", ["", ".", "newdir/", "newdir\\"])
def test_a_folder_is_not_a_file(ohc: Ohc, output: str) -> None:
    result = ohc("estate", "-f", "csv", "-o", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is a folder" in result.said


def test_markdown_of_tabulate_goes_into_a_markdown_file(ohc: Ohc) -> None:
    assert ohc("estate", "-f", "github", "-o", "a.md").exit_code == 0


def test_a_text_file_says_what_it_is_and_covers(ohc: Ohc) -> None:
    for name in ("a.txt", "b.txt"):
        ohc("budget", "-o", name, *(["-f", "grid"] if name == "b.txt" else []))
        text = Path(name).read_text(encoding="utf-8-sig")
        assert text.startswith("Who commissions what, and the money (SE 13)")
        assert "Our sum, not the source's" in " ".join(text.split())
        assert "NHS structure of February 2013. Later changes" in " ".join(text.split())


def test_the_suffix_chooses_the_format(ohc: Ohc, tmp_path: Path) -> None:
    for name in ("a.CSV", "b.json", "c.xlsx", "d.md", "e.htm", "f.txt", "g.ndjson"):
        result = ohc("estate", "-n", "Haslar", "-o", name)
        assert result.stderr == f"Wrote {name}: 1 row.\n"
    assert (tmp_path / "a.CSV").read_bytes().startswith(b"\xef\xbb\xbfid,name")
    assert (tmp_path / "c.xlsx").read_bytes().startswith(b"PK")
    assert (
        (tmp_path / "d.md")
        .read_text()
        .startswith("# Prisons and other secure places: Haslar")
    )


def test_a_dash_is_stdout(ohc: Ohc) -> None:
    plain = ohc("estate", "-f", "csv")
    assert ohc("estate", "-f", "csv", "-o", "-") == plain


def test_what_another_run_of_ours_has_written_is_not_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    replace = Path.replace

    def held(self: Path, there: Path) -> Path:
        # So Windows says that the other run is reading or moving it just now.
        if there == target:
            raise PermissionError(13, "Permission denied")
        return replace(self, there)

    target.write_bytes(b"x")
    monkeypatch.setattr(Path, "replace", held)
    assert writing.write(target, b"x", force=True) == target
    assert only(tmp_path) == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes in folders")
def test_a_pipe_is_written_to_where_something_reads_it(tmp_path: Path) -> None:
    target, data = tmp_path / "a.csv", b"x" * 1_000_000
    os.mkfifo(target)
    for force in (True, False):
        with pytest.raises(CannotWrite, match="is a pipe that nothing reads"):
            writing.write(target, data, force=force)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(target.read_bytes)
        is_written = False
        while not is_written:
            # The reader may not have opened it yet.
            with suppress(CannotWrite):
                is_written = bool(writing.write(target, data, force=False))
        assert read.result() == data
    assert only(tmp_path) == ["a.csv"]


def test_what_is_the_same_is_left_as_it_is(tmp_path: Path) -> None:
    files = {tmp_path / "b" / name: name.encode() for name in ("1", "2", "3")}
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "1").write_bytes(b"1")
    os.utime(tmp_path / "b" / "1", (0, 0))
    assert writing.write_all(files, force=False) == [*files]
    assert (tmp_path / "b" / "1").stat().st_mtime == 0
    (tmp_path / "b" / "2").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="1 of 3 files are complete"):
        writing.write_all(files, force=False)
    assert (tmp_path / "b" / "2").read_bytes() == b"mine"
