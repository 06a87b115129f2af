"""Archives: the names of what is in them."""

import io
import zipfile

import pytest

from ohc.files.package import Package


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


def test_a_name_that_is_said_to_be_in_utf8_is_left_as_it_is() -> None:
    buffer = io.BytesIO()
    # Each of these letters is one byte of another in the code page of MS-DOS.
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("\u251c\u2310.xlsx", b"")
    assert Package(buffer.getvalue()).names() == ["\u251c\u2310.xlsx"]
