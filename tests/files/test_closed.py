"""What is closed to us, or gone, is named; what is open beside it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from permissions import close, refuses

from ohc.files.closed import GONE, NothingOpen, closed_to
from ohc.files.gathering import gather, read_bytes
from ohc.files.nearby import Nearby
from ohc.files.unreadable import Unreadable
from ohc.files.walking import NoSuchFile


@pytest.fixture
def closed() -> Iterator[None]:
    """Close a folder that lies beside an open one."""
    for name in ("r/open/a.csv", "r/closed/b.csv", "r/closed/words.csv"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")
    close("r/closed")
    if not refuses("r/closed"):
        pytest.skip("whoever may read all is refused nothing")
    yield
    Path("r/closed").chmod(0o755)


def names(*paths: str) -> list[str]:
    return [file.name for file in gather(paths).files]


def why(path: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(path)
    assert caught.value.kind == "no-access"
    return caught.value.message


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("path", ["r", "r/*", "r/*/*.csv", "r/*/[ab].csv"])
def test_a_closed_folder_is_named_among_others(path: str) -> None:
    assert sorted(names(path)) == ["r/closed", "r/open/a.csv"]
    assert "this folder" in why("r/closed")


@pytest.mark.usefixtures("closed")
def test_a_file_in_a_closed_folder_is_named() -> None:
    assert names("r/closed/b.csv") == ["r/closed/b.csv"]
    assert (
        "The file is open in another program, or you do not have "
        "permission to read it. Close it there, or ask for access."
    ) in why("r/closed/b.csv")
    assert Nearby().nearest("r/closed", "r", "words.csv") is None


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("path", ["r/closed", "r/closed/*.csv", "r/cl?sed"])
def test_a_closed_folder_alone_is_an_error(path: str) -> None:
    with pytest.raises(NothingOpen, match="r/closed is closed"):
        gather([path])


def test_beside_a_folder_that_was_given_nothing_counts() -> None:
    # It stands for what is in it where it is closed, and lies in one not given.
    Path("words.csv").write_text("x")
    assert Nearby().nearest("", "", "words.csv") == Path("words.csv")
    assert Nearby().nearest("", "closed", "words.csv") is None


@pytest.mark.usefixtures("closed")
def test_where_nobody_need_look_nothing_is_closed() -> None:
    assert [*closed_to("r/*/x/a.csv")] == []
    assert [*closed_to("r/closed/a.csv")] == []
    with pytest.raises(NoSuchFile):
        gather(["r/open/*.xlsx"])


def test_a_file_that_went_while_others_were_read_is_named() -> None:
    Path("a.csv").write_text("x")
    files = names("a.csv")
    Path("a.csv").unlink()
    assert [why(file) for file in files] == [GONE]
