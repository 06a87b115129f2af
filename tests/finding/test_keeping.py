"""The database is kept, and built again where the kept one cannot be trusted."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Ohc

from ohc.finding import keeping
from ohc.finding.making import building


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Return where the database is kept, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    keeping.database.cache_clear()
    kept = keeping.kept_at()
    assert kept
    yield kept
    keeping.database.cache_clear()


@pytest.fixture(scope="module")
def sound() -> bytes:
    """Return the database as it is kept."""
    return building.built().serialize()


def asked_anew(ohc: Ohc) -> str:
    keeping.database.cache_clear()
    result = ohc("find", "Doncaster", "-f", "json")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_it_is_kept_with_its_sum(place: Path, ohc: Ohc, sound: bytes) -> None:
    first = asked_anew(ohc)
    assert keeping.whole(place) == sound
    before = place.stat().st_mtime_ns
    assert asked_anew(ohc) == first
    assert place.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["cut", "empty", "overwritten", "no sum", "text"])
def test_a_damaged_file_is_built_again(
    place: Path, ohc: Ohc, sound: bytes, damage: str
) -> None:
    keeping.keep(place, sound)
    first = asked_anew(ohc)
    whole = place.read_bytes()
    assert whole == sound
    damaged = {
        "cut": whole[:5000],
        "empty": b"",
        # SQLite itself gives rows of such a file, and no error.
        "overwritten": whole[:9000] + b"x" * 100 + whole[9100:],
        "no sum": whole,
        "text": b"no database at all",
    }[damage]
    place.write_bytes(damaged)
    if damage == "no sum":
        place.with_suffix(".sum").unlink()
    assert asked_anew(ohc) == first
    assert keeping.whole(place) == whole


def test_what_is_whole_and_no_database_is_built_again(place: Path, ohc: Ohc) -> None:
    keeping.keep(place, b"whole, and no database")
    first = asked_anew(ohc)
    assert '"prison-doncaster"' in first or "prison-doncaster" in first


def test_those_of_other_versions_go_and_other_files_stay(place: Path, ohc: Ohc) -> None:
    place.parent.mkdir(parents=True)
    for name in ("ohc-0.0.9-00000000.sqlite", "ohc-0.0.9-00000000.sum", "mine.txt"):
        (place.parent / name).write_text("old", encoding="utf-8")
    asked_anew(ohc)
    names = {path.name for path in place.parent.iterdir()}
    assert names == {place.name, place.with_suffix(".sum").name, "mine.txt"}


def test_where_nothing_can_be_kept_it_is_in_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ohc: Ohc
) -> None:
    # A file stands where the folder should be.
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "prison-doncaster" in asked_anew(ohc)
    keeping.database.cache_clear()


def test_another_table_is_another_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = keeping.kept_at()
    (tmp_path / "facts.csv").write_text("id\n", encoding="utf-8")
    monkeypatch.setattr(keeping, "datasets_folder", lambda: tmp_path)
    assert keeping.kept_at() != before


def without_search(*_: object) -> sqlite3.Connection:
    raise sqlite3.OperationalError("no such module: fts5")


def test_without_fts5_it_says_so_and_the_rest_works(
    monkeypatch: pytest.MonkeyPatch, place: Path, ohc: Ohc
) -> None:
    assert not place.exists()
    monkeypatch.setattr(building, "has_search", lambda: False)
    result = ohc("find", "Doncaster")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no FTS5" in result.said
    assert ohc("facts", "bedwatch").exit_code == 0


def test_this_python_can_search() -> None:
    assert building.has_search()
