"""The parts of an Office file: a zip archive, opened with care."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from ohc.files.unreadable import Unreadable

MOST_PARTS = 3_000
LARGEST_PART = 50_000_000
LARGEST_WHOLE = 60_000_000
SMALL_PART = 200_000
"""Bytes: so small a part is kept, since it is asked for again."""

XML = (".xml", ".rels", ".vml")
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800
_LOCAL_HEADER = 30


def _refuse_declarations(name: str, xml: bytes) -> None:
    if b"!" not in xml:
        return
    # In UTF-16 every other byte is 0, and hides the words.
    text = xml.replace(b"\0", b"") if b"\0" in xml[:64] else xml
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(
            "unsafe",
            f"Its part {name} declares XML entities, which can blow up without end. "
            "No spreadsheet program writes such a file.",
        )


def _rightly_named(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return an entry with its name right where nothing says that it is in UTF-8."""
    # Macs and many programs leave the flag out; a name is then taken as one in the
    # code page of MS-DOS, in which hardly any looks like UTF-8 by chance.
    if not entry.filename.isascii() and not entry.flag_bits & _IN_UTF8:
        with suppress(UnicodeError):
            entry.filename = entry.filename.encode("cp437").decode()
    return entry


class Package:
    """
    A zip archive in memory whose parts are inflated within limits.

    Raises Unreadable where it is no archive any more (damaged), asks for a
    password, or would grow beyond what a return can need (too-large, unsafe).
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = [_rightly_named(entry) for entry in archive.infolist()]
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(
                "damaged", "The file is cut short or spoilt: ask for it again."
            ) from error
        self._small: dict[str, bytes] = {}
        self.entries = {entry.filename: entry for entry in entries}
        self._weigh(entries)

    def _weigh(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Unreadable(
                "password-protected", "The archive is closed by a password."
            )
        if len(entries) > MOST_PARTS:
            raise Unreadable("unsafe", f"The file has {len(entries):,} parts.")
        # Programs differ in which of two they read, so nobody knows what was seen.
        if len(self.entries) < len(entries):
            raise Unreadable("unsafe", "Two parts of the file bear the same name.")
        if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
            raise Unreadable(
                "too-large",
                f"Unpacked the file has over {LARGEST_WHOLE // 1_000_000} MB.",
            )

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def names(self, beginning: str = "", end: str = "") -> list[str]:
        """Return the names of the parts, in the order of the archive."""
        return [
            name
            for name in self.entries
            if name.startswith(beginning) and name.endswith(end)
        ]

    def part(self, name: str) -> bytes:
        """
        Return a part unpacked.

        Raises Unreadable: damaged where its sum is wrong, unsafe for XML that
        declares entities of its own.
        """
        if name in self._small:
            return self._small[name]
        entry = self.entries[name]
        content = self._unpacked(entry)
        if zlib.crc32(content) != entry.CRC:
            raise Unreadable("damaged", f"Its part {name} is spoilt.")
        if name.endswith(XML):
            _refuse_declarations(name, content)
        if len(content) <= SMALL_PART:
            self._small[name] = content
        return content

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        # One byte more than allowed is enough to know that there are more.
        most = min(entry.file_size, LARGEST_PART) + 1
        start = entry.header_offset
        header = self._data[start : start + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER:
            raise Unreadable("damaged", "The file is cut short.")
        # Of its name and extra field, which the list at the end may give otherwise.
        lengths = header[26] + (header[27] << 8) + header[28] + (header[29] << 8)
        start += _LOCAL_HEADER + lengths
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            content = bytes(packed[:most])
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            try:
                content = zlib.decompressobj(-15).decompress(packed, most)
            except zlib.error as error:
                raise Unreadable(
                    "damaged", f"Its part {entry.filename} is spoilt."
                ) from error
        else:
            raise Unreadable("unsafe", "The file is packed in an unusual way.")
        if len(content) > LARGEST_PART:
            raise Unreadable(
                "too-large",
                f"Unpacked, {entry.filename} has over {LARGEST_PART:,} bytes.",
            )
        # All parts together are weighed by what they say of their size.
        if len(content) > entry.file_size:
            raise Unreadable("unsafe", f"{entry.filename} is larger than it says.")
        return content

    def unpack_all(self, needed: tuple[str, ...]) -> None:
        """Raise Unreadable where a part whose name begins so is spoilt or unsafe."""
        for name in self.entries:
            if name.startswith(needed):
                self.part(name)

    def members(self) -> Iterator[tuple[str, bytes | Unreadable]]:
        """Give each file of an archive with its bytes, or why it cannot be read."""
        for name, entry in self.entries.items():
            if not entry.is_dir():
                try:
                    yield name, self.part(name)
                except Unreadable as error:
                    yield name, error
