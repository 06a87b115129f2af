"""Pages are written into a folder: all that is wrong is said before."""

from pathlib import Path

import pytest
from conftest import Ohc
from returned import put, returned
from spoilt_returns import says

PAGE = Path("out/prison-garth_2013-14-Q4_feedback.txt")
CHECK = ("progress", "check", "returns", "--feedback")


@pytest.fixture(autouse=True)
def returns() -> None:
    put({"a.xlsx": says(status="Compleet")})


def test_a_page_that_someone_changed_stays(ohc: Ohc) -> None:
    words = (*CHECK, "out", "--as", "txt")
    assert ohc(*words).exit_code == 3
    first = PAGE.read_bytes()
    # The same again is no change.
    assert ohc(*words).exit_code == 3
    PAGE.write_bytes(b"Dear Ann, could you?")
    put({"b.xlsx": says(status="Dun")})
    put({"c.xlsx": returned("prison-kirkham", answers={"C5.1": {"Status": "Dun"}})})
    result = ohc(*words)
    assert result.exit_code == 1
    assert f"1 of 2 pages has been changed since, such as {PAGE}" in result.said
    assert [path.name for path in Path("out").glob("[!.]*")] == [PAGE.name]
    assert PAGE.read_bytes() == b"Dear Ann, could you?"
    Path("returns/b.xlsx").unlink()
    Path("returns/c.xlsx").unlink()
    assert ohc(*words, "--force").exit_code == 3
    assert PAGE.read_bytes() == first


def test_a_page_that_nobody_changed_is_replaced(ohc: Ohc) -> None:
    words = (*CHECK, "out", "--as", "txt")
    ohc(*words)
    put({"a.xlsx": says(status="Dun")})
    assert ohc(*words).exit_code == 3
    assert b"Dun" in PAGE.read_bytes()
    # Without what was noted beside it, nobody can tell.
    Path("out/.ohc-pages.json").unlink()
    put({"a.xlsx": says(status="Compleet")})
    assert ohc(*words).exit_code == 1
    assert b"Dun" in PAGE.read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("a file",), 1, "is not a folder"),
        (("",), 1, "is not a folder"),
        (("returns/out",), 2, "inside returns"),
        (("returns",), 2, "inside returns"),
        (("out", "--as", "pdf"), 2, "--as cannot be 'pdf'"),
        (("out", "--reply-by", "soon"), 2, "--reply-by 'soon' is not a date"),
        (("out", "--framework", "none"), 2, "tracker"),
    ],
)
def test_what_is_wrong_is_reported_before_anything_is_read(
    ohc: Ohc, words: tuple[str, ...], code: int, message: str
) -> None:
    Path("a file").write_bytes(b"")
    result = ohc(*CHECK, *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.said
    assert not Path("out").exists()


def test_a_folder_in_the_way_of_a_page(ohc: Ohc) -> None:
    PAGE.mkdir(parents=True)
    result = ohc(*CHECK, "out", "--as", "txt")
    assert result.exit_code == 1
    assert f"{PAGE} is a folder" in result.said


def test_a_folder_beside_the_returns_will_do(ohc: Ohc) -> None:
    put({"a.xlsx": says(status="Compleet")}, "2013-14-Q4/returns")
    words = ("2013-14-Q4/returns", "--feedback", "2013-14-Q4/feedback")
    assert ohc("progress", "check", *words).exit_code == 3
    assert len([*Path("2013-14-Q4/feedback").glob("[!.]*")]) == 1


def test_text_has_no_line_too_long_and_ends_as_notepad_wants(ohc: Ohc) -> None:
    ohc(*CHECK, "out", "--as", "txt")
    data = PAGE.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    assert max(map(len, data.decode().splitlines())) <= 72
