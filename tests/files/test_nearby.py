"""The files that tell how to read others: the nearest counts."""

import sys
from pathlib import Path
from types import FrameType

from ohc.files.nearby import Nearby


def put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"x")


def looks(depth: int) -> int:
    """Return how often a path is looked for, from each of so many folders."""
    folders = ["/".join(["r", *["d"] * number]) for number in range(depth)]
    calls = 0

    def count(_: FrameType, event: str, function: object) -> None:
        nonlocal calls
        name = getattr(function, "__name__", "")
        calls += event == "c_call" and name == "stat"

    nearby = Nearby()
    sys.setprofile(count)
    try:
        for folder in folders:
            nearby.nearest(folder, "r", "words.csv")
    finally:
        sys.setprofile(None)
    return calls


def test_what_stands_nearest_beside_a_file_counts() -> None:
    put(
        "words.csv",
        "r/words.csv",
        "r/north/a.csv",
        "r/south/words.csv",
        "r/south/b/c.csv",
    )
    for folder, found in {"r/north": "r", "r/south/b": "r/south", "r": "r"}.items():
        assert Nearby().nearest(folder, "r", "words.csv") == Path(found, "words.csv")
    assert Nearby().nearest("r/north", "r/north", "words.csv") is None
    assert Nearby().nearest("r", "r", "aliases.csv") is None


def test_one_that_is_not_to_be_used_leaves_the_next_above_it() -> None:
    put("r/words.csv", "r/north/words.csv", "r/north/b/c.csv")
    strange = Path("r/north/words.csv")
    nearest = Nearby().nearest("r/north/b", "r", "words.csv", without=[strange])
    assert nearest == Path("r/words.csv")
    all_strange = [strange, Path("r/words.csv")]
    args = ("r/north/b", "r", "words.csv")
    assert Nearby().nearest(*args, without=all_strange) is None


def test_each_folder_is_looked_into_once_however_many_are_below_it() -> None:
    assert looks(200) == 200


def test_above_the_folder_given_it_is_looked_for_as_far_as_the_settings() -> None:
    put("ohc.toml", "year/q1/returns/a.csv", "words.csv", "year/aliases.csv")
    here = str(Path.cwd())
    nearby = Nearby(here)
    args = ("year/q1/returns", "year/q1/returns")
    assert nearby.nearest(*args, "words.csv") == Path("words.csv")
    assert nearby.nearest(*args, "aliases.csv") == Path("year/aliases.csv")
    assert nearby.nearest(*args, "columns.toml") is None
    # The nearest first, and nothing above the settings, or without them.
    put("year/q1/words.csv")
    assert Nearby(here).nearest(*args, "words.csv") == Path("year/q1/words.csv")
    assert Nearby(f"{here}/year").nearest(*args, "ohc.toml") is None
    assert Nearby().nearest(*args, "aliases.csv") is None
    assert Nearby(f"{here}/other").nearest(*args, "aliases.csv") is None
    strange = [Path("year/q1/words.csv")]
    assert nearby.nearest(*args, "words.csv", without=strange) == Path("words.csv")
