"""The one decoder: bytes of people's files and lists as text, and back."""

import codecs
import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

UTF8_MARK = codecs.BOM_UTF8
MARKS = (
    (UTF8_MARK, "utf-8"),
    # Before UTF-16, whose mark it begins with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    # So Excel saves Unicode Text, and PowerShell what > sends to a file.
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WINDOWS = "cp1252"
PAGES = (WINDOWS, "cp850")
"""Code pages of Windows: of its programs, and of the window of cmd."""

NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "cp850": "code page 850",
}
BEGINNING = 4096
"""Bytes, an even number: enough to tell what a text begins with."""

MOST_LINES = 2_000
"""Lines with letters of a code page by which it is told."""

HOLES = "ohc-holes"
_WINDOWS_HOLES = {*"\x81\x8d\x8f\x90\x9d"}
"""Five bytes mean nothing in Windows-1252; each comes back as it was."""

_NUL = "it contains a NUL character, so it is not text"
_OTHER_BREAKS = "[\u0a0d\u0d0a\u0a00\u0d00]"
"""What the line ends of another encoding look like, in the middle of UTF-16."""

_ODD_BYTES = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z0-9]?")
_UNLIKELY = (
    # Lines that boxes are drawn with, and signs that nobody types in English.
    "[\u2500-\u259f\u0192\u201a\u201e\u2020\u2021\u02c6\u2030\u2039\u203a\u02dc"
    "\x80-\x9f]"
    # A capital behind a small letter, or an accent in front of a figure.
    "|(?<=[a-z\u00df-\u00ff])[\u00c0-\u00d6\u00d8-\u00de\u0152\u0160\u0178\u017d]"
    "|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153](?=[0-9])"
    # A sign in the middle of a word.
    "|(?<=[A-Za-z])[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00bf\u00d7\u00f7\u201c\u201d]"
    "(?=[A-Za-z])"
)


class NotText(Exception):
    """Bytes that are no text, with the line and character where that shows."""

    def __init__(self, before: str, reason: str) -> None:
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.place = f"line {len(lines)}, character {len(lines[-1]) + 1}"
        self.reason = reason
        super().__init__(f"{self.place}: {reason}")


class Encoded(NamedTuple):
    """A text, and how it was written in its file."""

    text: str
    mark: bytes
    encoding: str

    @property
    def note(self) -> str:
        """Return what is to be said of the encoding, "" where it is sure."""
        name = NAMES[self.encoding]
        is_sure = self.encoding not in PAGES
        return "" if is_sure else f"read as {name}, because it is not UTF-8."

    def with_text(self, text: str) -> bytes:
        """Return another text as bytes of the same kind, in UTF-8 if need be."""
        errors = HOLES if self.encoding == WINDOWS else "strict"
        try:
            return self.mark + text.encode(self.encoding, errors)
        except UnicodeEncodeError:
            # A word may have letters that the code page of the file has not.
            return UTF8_MARK + text.encode()


def decode(data: bytes) -> Encoded:
    r"""
    Return the text of a file. Raises NotText.

    >>> decode("caf\u00e9".encode("utf-16")).text, decode(b"caf\xe9").note
    ('café', 'read as Windows-1252, because it is not UTF-8.')
    """
    encoded = next(filter(None, (rule(data) for rule in RULES)))
    if (place := encoded.text.find("\0")) >= 0:
        raise NotText(encoded.text[:place], _NUL)
    return encoded


def readings(data: bytes) -> tuple[Encoded, ...]:
    """
    Return the texts that a file may be, the likeliest first. Raises NotText.

    Of a code page nobody can be sure; whoever knows what stands in it may choose.
    """
    likeliest = decode(data)
    if likeliest.encoding not in PAGES:
        return (likeliest,)
    others = (page for page in PAGES if page != likeliest.encoding)
    return (likeliest, *(_in_page(data, page) for page in others))


def beginning(data: bytes) -> str:
    """Return how a text begins, whatever stands further down."""
    mark, encoding = _marked(data)
    part = data[len(mark) : BEGINNING]
    return part.decode(encoding or _wide(data) or "utf-8", "replace")


def has_foreign_nul(data: bytes) -> bool:
    """Return whether bytes of 0 are there that no text in UTF-16 or UTF-32 has."""
    if b"\0" not in data:
        return False
    _, encoding = _marked(data)
    return encoding in {"", "utf-8"} and not _wide(data)


def _by_mark(data: bytes) -> Encoded | None:
    mark, encoding = _marked(data)
    if not encoding:
        return None
    text = _strictly(
        data[len(mark) :], encoding, why="although its byte order mark says it is"
    )
    return Encoded(text, mark, encoding)


def _marked(data: bytes) -> tuple[bytes, str]:
    """Return the byte mark and the encoding that it stands for, "" for none."""
    return next((pair for pair in MARKS if data.startswith(pair[0])), (b"", ""))


def _utf8(data: bytes) -> Encoded | None:
    try:
        # Whole, since the first odd letter may be in the last name of the list.
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return Encoded(text, b"", "utf-8") if "\0" not in text else None


def _utf16(data: bytes) -> Encoded | None:
    encoding = _wide(data)
    if not encoding:
        return None
    text = _strictly(data, encoding, why="although its first lines are")
    return Encoded(text, b"", encoding)


def _wide(data: bytes) -> str:
    """Return UTF-16 without a mark by its pattern: every other byte is 0."""
    if len(data) % 2:
        return ""
    part = data[:BEGINNING]
    high, low = part[1::2].count(0), part[::2].count(0)
    letters = len(part) // 2
    if 2 * high > letters and 10 * low < high:
        return "utf-16-le"
    return "utf-16-be" if 2 * low > letters and 10 * high < low else ""


def _code_page(data: bytes) -> Encoded:
    if (place := data.find(b"\0")) >= 0:
        raise NotText(data[:place].decode("utf-8", "replace"), _NUL)
    # A few thousand tell as well as all the lines of a large file.
    odd_lines = (line for line in data.splitlines() if not line.isascii())
    odd = b" ".join(_ODD_BYTES.findall(b"\n".join(islice(odd_lines, MOST_LINES))))

    def unlikely(page: str) -> int:
        return len(re.findall(_UNLIKELY, odd.decode(page, HOLES)))

    # Of two that are as likely the first: Excel saves a CSV in it.
    return _in_page(data, min(PAGES, key=unlikely))


def _in_page(data: bytes, page: str) -> Encoded:
    return Encoded(data.decode(page, HOLES), b"", page)


RULES: tuple[Callable[[bytes], Encoded | None], ...] = (
    _by_mark,
    _utf8,
    _utf16,
    _code_page,
)
"""The first that returns a text has it."""


def _strictly(data: bytes, encoding: str, *, why: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        raise _not_in(encoding, before, why=why) from error
    # What > writes in PowerShell, >> of cmd goes on in another encoding.
    other = re.search(_OTHER_BREAKS, text) if encoding.startswith("utf-16") else None
    if other:
        raise _not_in(encoding, text[: other.start()], why=why)
    return text


def _not_in(encoding: str, before: str, *, why: str) -> NotText:
    return NotText(before, f"a character there is not in {NAMES[encoding]}, {why}")


def _keep_holes(error: UnicodeError) -> tuple[str | bytes, int]:
    """Return what a code page does not know as the byte that it is."""
    if isinstance(error, UnicodeDecodeError):
        return error.object[error.start : error.end].decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        letters = error.object[error.start : error.end]
        if _WINDOWS_HOLES.issuperset(letters):
            return letters.encode("latin-1"), error.end
    raise error


codecs.register_error(HOLES, _keep_holes)
