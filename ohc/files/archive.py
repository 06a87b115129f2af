"""Office documents are zip archives: how to write one the same every time."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from ohc.files.zip_directory import Entry

LANGUAGE = "en-GB"
SAME_BYTES = datetime(2000, 1, 1, tzinfo=UTC)
"""Written as the date of creation, so that the same rows give the same bytes."""


class Archive:
    """
    Files that many archives share, packed once, to which each adds its own.

    The same files give the same bytes: no entry has a time of day.
    """

    def __init__(self, shared: Mapping[str, bytes]) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in shared.items():
                # ZipInfo without a date stands for 1980, a name alone for the time now.
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        self._beginning = buffer.getvalue()

    def packed(
        self, own: Mapping[str, bytes], name: str, *, last: Callable[[str], bytes]
    ) -> bytes:
        """
        Return an archive of the files that are shared, of others, and of a last one.

        What is in the last is made from a sum of all that comes before it.
        """
        buffer = io.BytesIO(self._beginning)
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            for other, data in own.items():
                archive.writestr(zipfile.ZipInfo(other), data, zipfile.ZIP_DEFLATED)
            before = buffer.getvalue()[: archive.start_dir]
            data = last(sum_of(before, archive.filelist))
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def sum_of(packed: bytes, entries: Iterable[zipfile.ZipInfo | Entry]) -> str:
    """Return a sum of files as they are packed, and of what their archive tells."""
    import hashlib

    # Both, because a program may read either: the files one by one from the start, or
    # by the list at the end, which could lead elsewhere.
    digest = hashlib.sha256(packed)
    for entry in entries:
        told = (
            entry.filename,
            entry.header_offset,
            entry.compress_type,
            entry.compress_size,
            entry.file_size,
            entry.CRC,
            entry.flag_bits,
        )
        digest.update(repr(told).encode())
    return digest.hexdigest()


def repacked(
    archive: bytes, patches: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Return an archive without the time of day in it, its parts patched by name."""
    same = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            if patch := (patches or {}).get(entry.filename):
                data = patch(data)
            new.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED)
    return same.getvalue()
