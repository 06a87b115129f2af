"""What a zip archive lists at its end: its parts, and where they are."""

import io
from contextlib import suppress
from functools import lru_cache
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipInfo

_END = Struct("<4s8xLLH")
_ENTRY = Struct("<4sxxBxHH4xLLLHHH8xL")
_END_SIGN, _ENTRY_SIGN, _ZIP64_SIGN = b"PK\x05\x06", b"PK\x01\x02", b"PK\x06\x07"
_ZIP64_SIZE, _IN_UTF8 = 20, 0x800
_NEWEST = 63
"""The version of the format up to which ``zipfile`` reads it."""


class NoArchive(Exception):
    """A file that begins as an archive, and is none to its end."""


SMALL = 1_000_000
"""Bytes of a file that may be kept until the next is asked about."""


class Entry(NamedTuple):
    """A part of an archive, as the list at the end has it."""

    filename: str
    flag_bits: int
    compress_type: int
    CRC: int
    compress_size: int
    file_size: int
    header_offset: int

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        return self.filename.endswith("/")


def entries_of(data: bytes) -> list[Entry]:
    """
    Return the parts of an archive, in the order of its list.

    Raises NoArchive where it is cut short or spoilt.
    """
    return [*(_of_small(data) if len(data) <= SMALL else _entries_of(data))]


# Asked of each file twice: whether it is heavy, and what is in it.
@lru_cache(maxsize=1)
def _of_small(data: bytes) -> list[Entry]:
    return _entries_of(data)


def _entries_of(data: bytes) -> list[Entry]:
    entries = plain_entries(data)
    return _any(data) if entries is None else entries


def plain_entries(data: bytes) -> list[Entry] | None:
    """Return the parts of an archive as Excel writes it, None of any other."""
    # Nearly all are so, and zipfile takes ten times as long for the same answer.
    end = len(data) - _END.size
    if end < 0 or data[max(end - _ZIP64_SIZE, 0) :].startswith(_ZIP64_SIGN):
        return None
    sign, size, start, comment = _END.unpack_from(data, end)
    if sign != _END_SIGN or comment or start + size != end:
        return None
    entries, at = [], start
    while at < end:
        if end - at < _ENTRY.size:
            return None
        sign, version, *facts, name, extra, note, offset = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        filename = data[at : at + name]
        at += name + note
        # Names in other letters and larger sizes have rules of their own.
        is_plain = version <= _NEWEST and not extra and _is_simple(filename)
        if sign != _ENTRY_SIGN or not is_plain:
            return None
        entries.append(Entry._make((filename.decode("ascii"), *facts, offset)))
    return entries if at == end else None


def _is_simple(name: bytes) -> bool:
    return name.isascii() and b"\0" not in name and b"\\" not in name


def _rightly_named(info: "ZipInfo") -> "ZipInfo":
    """Return an entry with its name right where nothing says that it is in UTF-8."""
    # Macs and many programs leave the flag out; a name is then taken as one in the
    # code page of MS-DOS, in which hardly any looks like UTF-8 by chance.
    if not info.filename.isascii() and not info.flag_bits & _IN_UTF8:
        with suppress(UnicodeError):
            info.filename = info.filename.encode("cp437").decode()
    return info


def _any(data: bytes) -> list[Entry]:
    # Here, because few files need it, and it costs memory.
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [_rightly_named(info) for info in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NoArchive from error
    return [Entry._make(getattr(info, f) for f in Entry._fields) for info in infos]
