"""Folders below folders: in order, each once, however deep."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ohc.files.walking import NoSuchFile, folders_below, matching

unix = pytest.mark.skipif(sys.platform == "win32", reason="long paths and links")
DEEP = 1_200
"""Deeper than Python calls functions."""


def walked(folder: str) -> list[tuple[str, list[str]]]:
    closed: list[str] = []
    places = [
        (place.replace(os.sep, "/"), names)
        for place, names in folders_below(folder, closed)
    ]
    assert not closed
    return places


@pytest.fixture
def deep() -> Iterator[str]:
    """Give a folder with a file a thousand folders further down."""
    places = ["/".join(["deep", *["d"] * number]) for number in range(DEEP + 1)]
    for place in places:
        os.mkdir(place)  # noqa: PTH102 - text
    file = Path(places[-1], "a.csv")
    file.write_bytes(b"x")
    yield "deep"
    # Whoever tidies up after us calls itself for each folder, and would end.
    file.unlink()
    for place in reversed(places):
        os.rmdir(place)  # noqa: PTH106 - text


def test_folders_come_in_order_and_hidden_ones_do_not() -> None:
    for name in ("r/b/c.csv", "r/a/d.csv", "r/a.csv", "r/.git/e.csv", "r/b/a/f.csv"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"x")
    assert walked("r") == [
        ("r", ["a.csv"]),
        ("r/a", ["d.csv"]),
        ("r/b", ["c.csv"]),
        ("r/b/a", ["f.csv"]),
    ]


@unix
def test_links_back_to_where_one_was_are_not_followed() -> None:
    Path("r/a").mkdir(parents=True)
    Path("r/a/up").symlink_to("..")
    Path("r/self").symlink_to("self")
    assert walked("r") == [("r", ["self"]), ("r/a", [])]


@unix
def test_a_thousand_folders_deep_a_file_is_there(deep: str) -> None:
    *_, (place, names) = walked(deep)
    assert (place.count("/d"), names) == (DEEP, ["a.csv"])


@unix
def test_a_pattern_for_folders_so_deep_says_what_to_do(deep: str) -> None:
    with pytest.raises(NoSuchFile, match=r"without \*\*"):
        matching(f"{deep}/**/*.csv")
