"""Packages: the names of their parts, and parts that are checked each time."""

import io
import zipfile

import pytest

from ohc.files.package import Package
from ohc.files.unreadable import Unreadable


def archive(name: bytes) -> bytes:
    """Return an archive of a file whose name is in those bytes, and nothing says so."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("x" * len(name), b"inside")
    return buffer.getvalue().replace(b"x" * len(name), name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("caf\u00e9.xlsx".encode(), "caf\u00e9.xlsx"),
        ("Zo\u00eb/\u2013 Q4.xlsx".encode(), "Zo\u00eb/\u2013 Q4.xlsx"),
        # As MS-DOS wrote it, and Windows does to this day.
        (b"caf\x82.xlsx", "caf\u00e9.xlsx"),
        (b"plain.xlsx", "plain.xlsx"),
    ],
)
def test_a_name_in_utf8_is_read_though_nothing_says_so(
    name: bytes, expected: str
) -> None:
    assert [*Package(archive(name)).members()] == [(expected, b"inside")]


def test_a_name_declared_as_utf8_is_not_changed() -> None:
    buffer = io.BytesIO()
    # Each of these letters is one byte of another in the code page of MS-DOS.
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("\u251c\u2310.xlsx", b"")
    assert Package(buffer.getvalue()).names() == ["\u251c\u2310.xlsx"]


STYLES = b"<styleSheet/>" * 20
"""More than 256 bytes: a bit of the second byte of its size makes it less."""


def packed(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def changed(data: bytes, offset: int) -> bytes:
    """Return an archive with another byte in the list at its end."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_part_is_the_same_wherever_it_stands() -> None:
    alone = packed("xl/styles.xml", STYLES)
    behind = Package(b"before it" + alone)

    assert Package(alone).part("xl/styles.xml") == STYLES
    assert behind.part("xl/styles.xml") == STYLES


@pytest.mark.parametrize(
    ("offset", "kind", "message"),
    [
        (10, "unsafe", "The file is compressed in an unusual way."),
        (16, "damaged", "xl/styles.xml, is damaged"),
        (25, "unsafe", "larger than it says"),
    ],
)
def test_a_part_seen_before_is_checked_by_its_own_list(
    offset: int, kind: str, message: str
) -> None:
    sound = packed("xl/styles.xml", STYLES)
    assert Package(sound).part("xl/styles.xml") == STYLES

    with pytest.raises(Unreadable, match=message) as refused:
        Package(changed(sound, offset)).part("xl/styles.xml")
    assert refused.value.kind == kind


def test_a_text_is_refused_as_xml_that_is_none_as_text() -> None:
    content = b"<!DOCTYPE a>"
    assert Package(packed("a.txt", content)).part("a.txt") == content
    with pytest.raises(
        Unreadable,
        match="expand without limit",
    ):
        Package(packed("a.xml", content)).part("a.xml")
