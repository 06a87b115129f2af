"""The parts of an Office file: a zip archive, opened with care."""

import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ohc.files.archive import sum_of
from ohc.files.unreadable import Unreadable
from ohc.files.zip_directory import Entry, NoArchive, entries_of

MOST_PARTS = 3_000
LARGEST_PART = 50_000_000
LARGEST_WHOLE = 60_000_000
SMALL_PART = 200_000
"""Bytes: so small a part is kept, since it is asked for again."""

TINY_PART = 16_000
"""Bytes: so small a part is looked for among those that were unpacked before."""

XML = (".xml", ".rels", ".vml")
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_STORED, _DEFLATED = 0, 8


def _refuse_declarations(xml: bytes) -> None:
    if b"!" not in xml:
        return
    # In UTF-16 every other byte is 0, and hides the words.
    text = xml.replace(b"\0", b"") if b"\0" in xml[:64] else xml
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(
            "unsafe",
            (
                "The file contains code that could make it expand without "
                "limit. No spreadsheet program writes this, so ohc does "
                "not open it."
            ),
        )


def _unpacked(packed: bytes | memoryview, entry: Entry) -> bytes:
    """Return what a part holds, within limits. Raises Unreadable."""
    # One byte more than allowed is enough to know that there are more.
    most = min(entry.file_size, LARGEST_PART) + 1
    if entry.compress_type == _STORED:
        content = bytes(packed[:most])
    elif entry.compress_type == _DEFLATED:
        try:
            content = zlib.decompressobj(-15).decompress(packed, most)
        except zlib.error as error:
            raise Unreadable(
                "damaged", f"Part of the file, {entry.filename}, is damaged."
            ) from error
    else:
        raise Unreadable("unsafe", "The file is compressed in an unusual way.")
    if len(content) > LARGEST_PART:
        raise Unreadable(
            "too-large",
            f"Unpacked, {entry.filename} is larger than {LARGEST_PART:,} bytes.",
        )
    # All parts together are weighed by what they say of their size.
    if len(content) > entry.file_size:
        raise Unreadable("unsafe", f"{entry.filename} is larger than it says.")
    if zlib.crc32(content) != entry.CRC:
        raise Unreadable("damaged", f"Part of the file, {entry.filename}, is damaged.")
    if entry.filename.endswith(XML):
        _refuse_declarations(content)
    return content


# Most parts of a return are those of the return before it, to the byte: all but its
# sheets and its texts. Of each file three differ.
@lru_cache(maxsize=12)
def _unpacked_before(packed: bytes, facts: tuple[Any, ...]) -> bytes:
    return _unpacked(packed, Entry._make((*facts, 0)))


class Package:
    """
    A zip archive in memory whose parts are inflated within limits.

    Raises Unreadable where it is no archive any more (damaged), asks for a
    password, or would grow beyond what a return can need (too-large, unsafe).
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            entries = entries_of(data)
        except NoArchive as error:
            raise Unreadable(
                "damaged", "The file is damaged. Ask for it again."
            ) from error
        self._small: dict[str, bytes] = {}
        self._are_all_small = True
        self.entries = {entry.filename: entry for entry in entries}
        self._weigh(entries)

    def _weigh(self, entries: list[Entry]) -> None:
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise Unreadable(
                "password-protected", "The archive is protected by a password."
            )
        if len(entries) > MOST_PARTS:
            raise Unreadable("unsafe", f"The file has {len(entries):,} parts.")
        # Programs differ in which of two they read, so nobody knows what was seen.
        if len(self.entries) < len(entries):
            raise Unreadable("unsafe", "Two parts of the file have the same name.")
        self.size = sum(entry.file_size for entry in entries)
        if self.size > LARGEST_WHOLE:
            raise Unreadable(
                "too-large",
                f"Unpacked, the file is larger than {LARGEST_WHOLE // 1000000} MB.",
            )

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def names(self, beginning: str | tuple[str, ...] = "", end: str = "") -> list[str]:
        """Return the names of the parts, in the order of the archive."""
        return [
            name
            for name in self.entries
            if name.startswith(beginning) and name.endswith(end)
        ]

    def last(self) -> tuple[str, str]:
        """Return the name of the part that comes last, and a sum of all before it."""
        if not self.entries:
            return "", ""
        *before, last = self.entries.values()
        return last.filename, sum_of(self._data[: last.header_offset], before)

    def part(self, name: str) -> bytes:
        """
        Return a part unpacked.

        Raises Unreadable: damaged where its sum is wrong, unsafe for XML that
        declares entities of its own.
        """
        if name in self._small:
            return self._small[name]
        entry = self.entries[name]
        packed = self._packed(entry)
        if entry.compress_size <= TINY_PART >= entry.file_size:
            # Where it stands in the file is no part of what it holds.
            content = _unpacked_before(bytes(packed), entry[:-1])
        else:
            content = _unpacked(packed, entry)
        if len(content) <= SMALL_PART:
            self._small[name] = content
        else:
            self._are_all_small = False
        return content

    def unpacked(self) -> dict[str, bytes]:
        """Return the parts asked for so far, none if one was too large to be kept."""
        return {**self._small} if self._are_all_small else {}

    def _packed(self, entry: Entry) -> memoryview:
        start = entry.header_offset
        header = self._data[start : start + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER:
            raise Unreadable("damaged", "The file is incomplete.")
        # Of its name and extra field, which the list at the end may give otherwise.
        lengths = header[26] + (header[27] << 8) + header[28] + (header[29] << 8)
        start += _LOCAL_HEADER + lengths
        return memoryview(self._data)[start : start + entry.compress_size]

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
