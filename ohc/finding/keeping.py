"""Keep the database in the user's cache, and check that it is intact."""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from ohc.reference.tables import datasets_folder
from ohc.version import __version__

NAME = "ohc-{}-{:08x}.sqlite"
SUM = ".sum"


@cache
def database() -> sqlite3.Connection:
    """
    Return the database in memory: loaded from the cache, or built and saved there.

    It is never used as a file: another run may replace it, a shared drive may lock it,
    and damaged bytes would give wrong rows without an error. Raises NoSearch if this
    Python's SQLite has no FTS5.
    """
    place = kept_at()
    if place and (content := whole(place)):
        kept = sqlite3.connect(":memory:")
        with suppress(sqlite3.Error):
            kept.deserialize(content)
            kept.execute("SELECT * FROM totals").fetchone()
            return kept
    # Imported here, because for most questions it has been built.
    from ohc.finding.making.building import NoSearch, built, has_search

    if not has_search():
        raise NoSearch
    made = built()
    if place:
        with suppress(OSError):
            keep(place, made.serialize())
    return made


def content() -> bytes:
    """Return the database as the bytes of a file, the same each time."""
    place = kept_at()
    if place and (kept := whole(place)):
        return kept
    # Not the one in use, which may have changed since it was read.
    from ohc.finding.making.building import built

    return built().serialize()


def kept_at() -> Path | None:
    """Return where the database of these tables is kept, None if it cannot be kept."""
    if not makes_files():
        return None
    return cache_folder() / NAME.format(__version__, _sum_of_what_it_is_made_of())


def makes_files() -> bool:
    """Return whether this Python can turn a database into the bytes of a file."""
    # SQLite may have been built without it, with SQLITE_OMIT_DESERIALIZE.
    return hasattr(sqlite3.Connection, "serialize")


def cache_folder() -> Path:
    """Return the user's cache folder."""
    # Imported here, because only commands that search need it.
    from platformdirs import user_cache_path

    return user_cache_path("ohc", appauthor=False)


def whole(place: Path) -> bytes:
    """Return the content of a kept file, nothing if it is damaged or does not exist."""
    try:
        content = place.read_bytes()
        expected = place.with_suffix(SUM).read_text(encoding="ascii")
    except (OSError, ValueError):
        return b""
    return content if expected == _sum_of(content) else b""


def keep(place: Path, content: bytes) -> None:
    """Write the database with its checksum, and delete those of other versions."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for old in place.parent.glob("ohc-*"):
        if old.suffix in {".sqlite", SUM} and old.stem != place.stem:
            old.unlink(missing_ok=True)
    _put(place, content)
    _put(place.with_suffix(SUM), _sum_of(content).encode("ascii"))


def _put(place: Path, content: bytes) -> None:
    # Written under another name and then moved: another run reads the old or the new.
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def _sum_of(content: bytes) -> str:
    return f"{len(content)} {zlib.crc32(content):08x}"


def _sum_of_what_it_is_made_of() -> int:
    total = zlib.crc32(sqlite3.sqlite_version.encode())
    for path in _made_of():
        total = zlib.crc32(path.read_bytes(), total)
    return total


def _made_of() -> Iterator[Path]:
    """Give the tables, and the code that turns them into entries."""
    yield from sorted(datasets_folder().glob("*.*"))
    yield from sorted(Path(__file__).parent.rglob("*.py"))
