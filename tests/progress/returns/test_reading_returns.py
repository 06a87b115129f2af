"""Archives: their members are read, archives within them are not."""

from contextlib import closing

from returned import zipped

from ohc.progress.returns.reading import read_file
from ohc.progress.returns.returns import Result
from ohc.progress.words.vocabulary import vocabulary
from ohc.workbooks.reading import Readers

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
    assert problem.message == "An archive in an archive: unpack it."


def test_what_is_nobodys_return_is_left_out_of_an_archive() -> None:
    members = {"a.csv": TABLE, "words.csv": b"word,means\n", "Thumbs.db": b"x"}
    assert [*read("all.zip", zipped(members))] == ["all.zip/a.csv"]


def test_an_archive_in_which_nothing_could_be_a_return_is_empty() -> None:
    [result] = read("all.zip", zipped({"desktop.ini": b"x"})).values()
    assert (result.read, result.problems[0].kind) == (False, "empty-file")
