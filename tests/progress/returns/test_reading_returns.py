"""Archives: their members are read, archives within them are not."""

from contextlib import closing

import pytest
from handmade import book
from returned import zipped

from ohc.progress.returns import reading
from ohc.progress.returns.reading import read_file
from ohc.progress.returns.returns import Result
from ohc.progress.words.vocabulary import vocabulary
from ohc.workbooks import apart
from ohc.workbooks.reading import Readers

HEADERS = ("Reporting body ID", "Period", "Commitment", "Status")
ANSWERS = ("prison-garth", "2013-14-Q4", "C2.1", "Late")

TABLE = (
    b"Reporting body ID,Period,Commitment,Status\nprison-garth,2013-14-Q4,C2.1,Late\n"
)


def read(name: str, data: bytes) -> dict[str, Result]:
    """Return what a file comes to: one result, of an archive one for each member."""
    with closing(Readers()) as readers:
        results = read_file(name, data, vocabulary=vocabulary(), readers=readers)
    return {result.file: result for result in results}


def test_an_archive_within_an_archive_is_not_read() -> None:
    inner = zipped({"deep.csv": TABLE})
    results = read("all.zip", zipped({"a.csv": TABLE, "b.zip": inner}))
    assert [*results] == ["all.zip/a.csv", "all.zip/b.zip"]
    assert results["all.zip/a.csv"].read is True
    assert results["all.zip/b.zip"].read is False
    [problem] = results["all.zip/b.zip"].problems
    assert problem.kind == "not-a-workbook"
    assert problem.message == "This is an archive inside an archive. Unpack it."


def test_what_is_nobodys_return_is_left_out_of_an_archive() -> None:
    members = {"a.csv": TABLE, "words.csv": b"word,means\n", "Thumbs.db": b"x"}
    assert [*read("all.zip", zipped(members))] == ["all.zip/a.csv"]


def test_an_archive_in_which_nothing_could_be_a_return_is_empty() -> None:
    [result] = read("all.zip", zipped({"desktop.ini": b"x"})).values()
    assert (result.read, result.problems[0].kind) == (False, "empty-file")


def padded(size: int) -> bytes:
    """Return a return with so many bytes of a part that nobody reads."""
    table = "<row>" + "".join(
        f'<c t="inlineStr"><is><t>{words}</t></is></c>' for words in HEADERS
    )
    answers = "".join(
        f'<c t="inlineStr"><is><t>{words}</t></is></c>' for words in ANSWERS
    )
    rows = f"{table}</row><row>{answers}</row>"
    return book(rows, {"docProps/notes.txt": "a" * size})


def test_a_heavy_file_is_read_as_any_other() -> None:
    light, heavy = padded(1), padded(apart.HEAVY)
    [expected], [result] = (
        read("a.xlsx", light).values(),
        read("a.xlsx", heavy).values(),
    )
    assert apart.is_heavy(heavy)
    assert result.read is True
    assert result == expected


def test_a_heavy_file_that_cannot_be_read_says_why_and_costs_no_other() -> None:
    spoilt = zipped({"[Content_Types].xml": b"", "xl/a.bin": b"a" * apart.HEAVY * 2})
    results = read("all.zip", zipped({"a.xlsx": spoilt, "b.csv": TABLE}))
    assert [result.read for result in results.values()] == [False, True]
    assert results["all.zip/a.xlsx"].problems[0].kind == "damaged"


def test_of_large_workbooks_an_archive_has_only_so_many() -> None:
    large = padded(reading.MOST_TOGETHER)
    files = {f"{n}.xlsx": large for n in range(3)} | {"small.csv": TABLE}
    results = read("all.zip", zipped(files))
    assert [result.read for result in results.values()] == [True, True, False, True]
    [problem] = results["all.zip/2.xlsx"].problems
    assert problem.kind == "too-large"
    assert "Unpack it" in problem.message


def test_one_that_takes_too_long_leaves_no_time_for_other_large_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0)
    endless = b"Commitment ID,Status\n" + b"C1.1,Late\n" * 140_000
    large = padded(reading.ORDINARY)
    files = {"a.csv": endless, "b.xlsx": large, "small.csv": TABLE}
    results = read("all.zip", zipped(files))
    said = [[p.message for p in result.problems] for result in results.values()]
    assert said[0] == [apart.TOO_MUCH]
    assert said[1] == [reading.TOO_MUCH_TOGETHER.message]
    assert results["all.zip/small.csv"].read is True


def test_a_return_of_ours_can_be_read_as_a_tracker() -> None:
    with closing(Readers()) as readers:
        stranger = vocabulary()._replace(framework="none")
        [result] = read_file("a.csv", TABLE, vocabulary=stranger, readers=readers)
    assert result.read is True
    [returned] = result.returns
    assert [entry.status for entry in returned.entries] == ["delayed"]
