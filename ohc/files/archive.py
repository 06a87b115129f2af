"""Office documents are zip archives: how to write one the same every time."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from struct import Struct

from ohc.files.zip_directory import Entry

LANGUAGE = "en-GB"
SAME_BYTES = datetime(2000, 1, 1, tzinfo=UTC)
"""Written as the date of creation, so that the same rows give the same bytes."""


WORTH_PACKING = 40_000
"""Bytes that are packed together, at least: of fewer, archives would be larger."""

_PACKED_END = b"\x03\x00"
"""How packed data ends: with an empty block that says it is the last."""

_LOCAL, _LISTED = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L")
_END_OF_LIST = Struct("<4s4H2LH")
_VERSION, _FIRST_DAY = 20, 0x21
"""Of the format, and 1 January 1980, before which there is no day in it."""


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
        self,
        own: Mapping[str, Sequence[bytes]],
        name: str,
        *,
        last: Callable[[str], bytes],
    ) -> bytes:
        """
        Return an archive of the files that are shared, of others, and of a last one.

        The others come in pieces. What is in the last is made from a sum of all that
        comes before it.
        """
        buffer = io.BytesIO(self._beginning)
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            for other, pieces in own.items():
                _write_pieces(archive, buffer, other, pieces=pieces)
            before = buffer.getvalue()[: archive.start_dir]
            data = last(sum_of(before, archive.filelist))
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()


def _write_pieces(
    archive: zipfile.ZipFile, buffer: io.BytesIO, name: str, *, pieces: Sequence[bytes]
) -> None:
    """Write a file of pieces, packed one by one: what recurs is packed once."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.header_offset = archive.start_dir
    packed = [*map(_packed, _gathered(pieces)), _PACKED_END]
    info.CRC = 0
    for piece in pieces:
        info.CRC = zlib.crc32(piece, info.CRC)
        info.file_size += len(piece)
    info.compress_size = sum(map(len, packed))
    buffer.seek(archive.start_dir)
    buffer.write(info.FileHeader())
    buffer.writelines(packed)
    archive.start_dir = buffer.tell()
    archive.filelist.append(info)
    archive.NameToInfo[name] = info


def _gathered(pieces: Sequence[bytes]) -> Iterator[bytes]:
    """Give pieces put together: each alone would be packed without the one before."""
    gathered: list[bytes] = []
    for piece in pieces:
        gathered.append(piece)
        if sum(map(len, gathered)) >= WORTH_PACKING:
            yield b"".join(gathered)
            gathered = []
    yield b"".join(gathered)


# What has changed is packed again; what documents share comes again and again.
@lru_cache(maxsize=512)
def _packed(piece: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    # Flushed whole, so that what follows can be packed without it.
    return packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts with plain names that are not packed at all."""
    # zipfile takes ten times as long for it, about as long as unpacking them.
    pieces: list[bytes] = []
    listed: list[bytes] = []
    start = 0
    for name, content in parts.items():
        filename, size = name.encode("ascii"), len(content)
        told = (_VERSION, 0, zipfile.ZIP_STORED, 0, _FIRST_DAY)
        sizes = (zlib.crc32(content), size, size, len(filename), 0)
        pieces += (_LOCAL.pack(b"PK\3\4", *told, *sizes), filename, content)
        entry = _LISTED.pack(b"PK\1\2", _VERSION, *told, *sizes, 0, 0, 0, 0, start)
        listed += (entry, filename)
        start += _LOCAL.size + len(filename) + size
    directory, count = b"".join(listed), len(parts)
    end = _END_OF_LIST.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    return b"".join((*pieces, directory, end))


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
