"""The list of an archive: what zipfile says of it, whoever wrote it."""

import io
import zipfile
from collections.abc import Callable

import pytest

from ohc.files.zip_directory import Entry, NoArchive, entries_of, plain_entries

TEXT = b"a text that is long enough to be packed, packed, packed"


def archive(*names: str, comment: bytes = b"", extra: bytes = b"") -> bytes:
    """Return an archive of files of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo(name)
            info.extra = extra
            kind = zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED
            written.writestr(info, TEXT * (number + 1), kind)
        written.comment = comment
    return buffer.getvalue()


def by_zipfile(data: bytes) -> list[Entry]:
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return [
            Entry._make(getattr(info, field) for field in Entry._fields)
            for info in read.infolist()
        ]


def newer(data: bytes) -> bytes:
    """Return an archive whose first part needs a version nobody knows."""
    at = data.index(b"PK\x01\x02") + 6
    return data[:at] + bytes([64]) + data[at + 1 :]


PLAIN = archive("xl/workbook.xml", "xl/", "[Content_Types].xml")


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        archive(),
        archive("a.xml", "b.xml").replace(b"b.xml", b"a.xml"),
        archive("a.xml", comment=b"from the board"),
        archive("a.xml", extra=b"\x99\x99\x02\x00ab"),
        archive("Böd.xml", "a.xml"),
        archive("a\\b.xml"),
        archive("a_b.xml").replace(b"a_b.xml", b"a\0b.xml"),
        b"before it" + PLAIN,
    ],
)
def test_an_archive_lists_what_zipfile_lists(data: bytes) -> None:
    assert entries_of(data) == by_zipfile(data)


def test_what_excel_writes_is_read_without_zipfile() -> None:
    assert plain_entries(PLAIN) == by_zipfile(PLAIN)
    assert [entry.is_dir() for entry in entries_of(PLAIN)] == [False, True, False]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:4],
        lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03"),
        newer,
    ],
)
def test_what_zipfile_refuses_is_not_an_archive(
    spoil: Callable[[bytes], bytes],
) -> None:
    with pytest.raises(NoArchive):
        entries_of(spoil(PLAIN))


def listed(read: Callable[[bytes], list[Entry]], data: bytes) -> list[Entry] | None:
    try:
        return read(data)
    except (NoArchive, zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None


def test_a_byte_that_is_damaged_is_seen_as_zipfile_sees_it() -> None:
    for at, byte in enumerate(PLAIN):
        data = PLAIN[:at] + bytes([byte ^ 0x2D]) + PLAIN[at + 1 :]
        assert listed(entries_of, data) == listed(by_zipfile, data), at
