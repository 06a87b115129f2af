"""The files that people mean: each once, locks apart, and nothing left out unsaid."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from ohc.files.gathering import (
    gather,
    holder,
    is_left_out,
    paths_in_list,
    read_bytes,
)
from ohc.files.unreadable import LARGEST_FILE, Unreadable
from ohc.files.walking import NoSuchFile

unix = pytest.mark.skipif(sys.platform == "win32", reason="links and devices")


def put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"x")


def names(*paths: str) -> list[str]:
    return [found.name.replace(os.sep, "/") for found in gather(paths).files]


def locks(*paths: str) -> list[str]:
    return [lock.as_posix() for lock in gather(paths).locks]


def why(path: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(path)
    return caught.value.kind


EVERYTHING = (
    *("r/b.xlsx", "r/a.csv", "r/North West/HMP Köln €.xlsx", "r/north/c.XLSX"),
    *("r/words.csv", "r/aliases.csv", "r/north/columns.toml", "r/Thumbs.db"),
    *("r/.hidden.xlsx", "r/.git/d.xlsx", "r/send.BAT", "r/.DS_Store", "r/half.tmp"),
    *("r/~$b.xlsx", "r/north/.~lock.c.XLSX#"),
)


def test_a_folder_is_searched_below_and_what_is_nobodys_is_left_out() -> None:
    put(*EVERYTHING)
    assert names("r") == [
        *("r/a.csv", "r/b.xlsx"),
        *("r/North West/HMP Köln €.xlsx", "r/north/c.XLSX"),
    ]
    assert locks("r") == ["r/~$b.xlsx", "r/north/.~lock.c.XLSX#"]
    assert {found.root for found in gather(["r"]).files} == {"r"}


def test_the_folder_one_is_in_can_be_named() -> None:
    put("a.xlsx", "north/b.xlsx")
    assert names(".") == ["./a.xlsx", "./north/b.xlsx"]


@pytest.mark.parametrize("name", ["r/words.csv", "r/.hidden.xlsx", "r/send.BAT"])
def test_a_file_that_is_named_is_read_whatever_it_is(name: str) -> None:
    put(*EVERYTHING)
    assert names(name) == [name]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("r/*.xlsx", ["r/b.xlsx"]),
        ("r/*.csv", ["r/a.csv"]),
        ("r/?.*", ["r/a.csv", "r/b.xlsx"]),
        ("r/n*", ["r/north/c.XLSX"]),
        ("r/**/*.XLSX", ["r/north/c.XLSX"]),
        ("r/North*/*", ["r/North West/HMP Köln €.xlsx"]),
    ],
)
def test_wildcards_are_taken_as_a_shell_takes_them(
    pattern: str, found: list[str]
) -> None:
    put(*EVERYTHING)
    assert names(pattern) == found


def test_brackets_in_a_name_are_not_wildcards_where_it_exists() -> None:
    put("Q4 [final]/a [1].xlsx", "Q4 [final]/b.xlsx")
    assert names("Q4 [final]") == ["Q4 [final]/a [1].xlsx", "Q4 [final]/b.xlsx"]
    assert names("Q4 [final]/a [1].xlsx") == ["Q4 [final]/a [1].xlsx"]
    assert names("Q4 [final]/*") == ["Q4 [final]/a [1].xlsx", "Q4 [final]/b.xlsx"]


@pytest.mark.parametrize(
    "again",
    [
        ["r/a.csv", "r/a.csv"],
        ["r/a.csv", "r"],
        ["r/a.csv", "r/../r/a.csv", "./r/a.csv"],
        ["r/a.csv", "r/*.csv"],
    ],
)
def test_a_file_counts_once_however_often_it_is_named(again: Iterable[str]) -> None:
    put("r/a.csv")
    assert names(*again) == ["r/a.csv"]
    assert [found.name for found in gather([str(Path("r").resolve()), "r"]).files] == [
        str(Path("r/a.csv").resolve())
    ]


@pytest.mark.parametrize(
    "path",
    ["nowhere", "nowhere/*.xlsx", "r/*.docx", "r/a.csv/b", "", "a\0b", "x" * 5000],
)
def test_a_path_that_leads_nowhere_is_an_error(path: str) -> None:
    put("r/a.csv")
    with pytest.raises(NoSuchFile, match=r"No file matches|There is no file"):
        gather([path])


def test_an_empty_folder_has_no_files() -> None:
    Path("r").mkdir()
    assert names("r") == []


def test_a_list_has_a_path_in_each_line() -> None:
    lines = ["r/a.csv\n", "\n", "# north\n", '  "North West/b c.xlsx" \n', "*.xlsx"]
    assert paths_in_list(lines) == ["r/a.csv", "North West/b c.xlsx", "*.xlsx"]


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("a.xlsx", False),
        ("folder/Words.CSV", True),
        (r"folder\.a.xlsx", True),
        ("__MACOSX/._a.xlsx", True),
        ("folder/~$a.xlsx", True),
        ("folder/.~lock.a.ods#", True),
        ("run.ps1", True),
        ("notes.docx", False),
    ],
)
def test_members_of_an_archive_are_left_out_as_files_are(
    name: str, left_out: bool
) -> None:
    assert is_left_out(name) is left_out


EXCEL = b"\x0aAnn Nurse " + b" " * 44 + b"\x09\0" + "Ann Nurse".encode("utf-16-le")
LIBREOFFICE = ",ann,ward-3,31.03.2014 10:00,file:///home/ann/.config;"


@pytest.mark.parametrize(
    ("name", "content", "who", "workbook"),
    [
        ("~$Garth Q4.xlsx", EXCEL, "Ann Nurse", "Garth Q4.xlsx"),
        ("~$a.xlsx", b"", "", "a.xlsx"),
        ("~$a.xlsx", b"\x05\x8a\0\0\0\0", "Š", "a.xlsx"),
        (".~lock.a b.ods#", LIBREOFFICE.encode(), "ann", "a b.ods"),
        (".~lock.a.ods#", b"Ann Nurse,ann,ward-3,,;", "Ann Nurse", "a.ods"),
        (".~lock.a.ods#", b"", "", "a.ods"),
    ],
)
def test_a_lock_says_who_has_which_workbook_open(
    name: str, content: bytes, who: str, workbook: str
) -> None:
    Path(name).write_bytes(content)
    assert names(name) == []
    assert [holder(lock) for lock in gather([name, f"./{name}"]).locks] == [
        (who, workbook)
    ]


def test_a_lock_that_is_gone_is_nobodys() -> None:
    assert holder(Path("~$a.xlsx")) == ("", "a.xlsx")


def test_bytes_are_read_as_they_are() -> None:
    Path("a.csv").write_bytes(b"a\r\n\x00\xff")
    assert read_bytes("a.csv") == b"a\r\n\x00\xff"


@unix
def test_links_that_lead_nowhere_are_named_and_cannot_be_read() -> None:
    put("r/a.csv")
    Path("r/gone.xlsx").symlink_to("nowhere.xlsx")
    Path("r/loop.xlsx").symlink_to("loop.xlsx")
    Path("r/link.csv").symlink_to("a.csv")
    assert names("r") == [
        f"r/{name}" for name in ("a.csv", "gone.xlsx", "link.csv", "loop.xlsx")
    ]
    assert names("r/gone.xlsx") == ["r/gone.xlsx"]
    assert [why("r/gone.xlsx"), why("r/loop.xlsx")] == ["no-access", "damaged"]
    assert read_bytes("r/link.csv") == b"x"


@unix
def test_what_is_not_a_file_is_not_waited_for() -> None:
    os.mkfifo("pipe.csv")
    assert [why("pipe.csv"), why(os.devnull), why(".")] == ["not-a-workbook"] * 3


def test_a_file_that_is_too_large_is_not_loaded() -> None:
    with Path("a.csv").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert why("a.csv") == "too-large"


@unix
def test_what_may_not_be_read_is_reported_and_not_left_out() -> None:
    put("r/a.csv", "r/closed.csv", "r/north/b.csv", "r/south/c.csv")
    Path("r/closed.csv").chmod(0)
    if os.access("r/closed.csv", os.R_OK):
        pytest.skip("whoever may read all is refused nothing")
    Path("r/north").chmod(0)
    assert names("r") == ["r/a.csv", "r/closed.csv", "r/south/c.csv", "r/north"]
    assert [why("r/closed.csv"), why("r/north")] == ["no-access", "no-access"]
    assert names("r/north/b.csv") == ["r/north/b.csv"]
    assert why("r/north/b.csv") == "no-access"
    Path("r/north").chmod(0o700)


@unix
def test_a_pipe_that_is_called_like_a_lock_is_not_a_lock_and_is_not_opened() -> None:
    put("r/a.csv", "r/~$b.csv")
    for name in ("~$a.csv", ".~lock.a.csv#"):
        os.mkfifo(f"r/{name}")
    assert locks("r") == ["r/~$b.csv"]
    assert names("r") == ["r/.~lock.a.csv#", "r/a.csv", "r/~$a.csv"]
    assert why("r/~$a.csv") == "not-a-workbook"


@unix
def test_a_path_that_is_too_long_says_what_to_do() -> None:
    with pytest.raises(
        Unreadable, match=("its path is too long; move it to a folder nearer the top")
    ):
        read_bytes("d/" * 5_000)
