r"""
Text of other people as it may stand in a line of ours, or in a file that we write.

A name may hold a line break and then the words of a line of ours, codes that command
a terminal, marks that turn a line round, or characters that nobody sees. They are
shown as escapes, such as \n, \x1b and \u202e.
"""

import os
import re
from collections.abc import Iterable, Sequence
from functools import cache

UNSEEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""What nobody sees: joiners, marks of direction, fillers; a part of a pattern."""

NO_BREAK = "\N{NO-BREAK SPACE}"

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_TURNING = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_UNWRITABLE = "\ud800-\udfff\ufffe\uffff"

_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTES = range(0xDC80, 0xDD00)
"""What Python has for the bytes of a file name that are no text."""

_ASCII, _SHORT = 0x80, 0x10000

_FIRST_UNSEEN = "\u0300"
"""Below it, what nobody sees is not printable either, and no digit but 0 to 9."""


# Made when a text needs them: nearly all is plain, and a start should not wait.
@cache
def _in_a_line() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}{_TURNING}{UNSEEN}{_UNWRITABLE}]")


@cache
def _in_a_cell() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}{_TURNING}{_UNWRITABLE}]")


@cache
def _in_a_file() -> re.Pattern[str]:
    return re.compile(f"[{_UNWRITABLE}]")


@cache
def _like_escapes() -> re.Pattern[str]:
    # A backslash is doubled where it would read as an escape, or end up before one.
    return re.compile(
        r"\\(?=\\*(?:[nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}"
        rf"|{_in_a_line().pattern}))"
    )


def is_plain(text: str) -> bool:
    """Return whether all of a text is seen, and all its digits are those of ASCII."""
    # Our own messages keep the words of a command together with such spaces.
    text = text.replace(NO_BREAK, " ")
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_UNSEEN)


def escaped(text: str) -> str:
    r"""
    Return a text as one line, with nothing in it that is not seen.

    No two texts give the same line. Where a backslash parts folders, it stays as it
    is: there no name holds one, and C:\new is no line break.

    >>> print(escaped("a\nError: b\u202e"), escaped(r"a\nb"))
    a\nError: b\u202e a\\nb
    """
    if os.sep != "\\" and "\\" in text:
        text = _like_escapes().sub(r"\\\\", text)
    return text if is_plain(text) else _in_a_line().sub(_escape, text)


def may_change(text: str) -> bool:
    """Return whether a text may be another as a line, or in a file."""
    return "\\" in text or (not is_plain(text) and bool(_in_a_line().search(text)))


def tamed(text: str) -> str:
    r"""
    Return the text of a cell for a screen: its line breaks stay, joiners of emoji too.

    >>> print(tamed("red\x1b[31m"))
    red\x1b[31m
    """
    if is_plain(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return "\n".join(
        line if is_plain(line) else _in_a_cell().sub(_escape, line) for line in lines
    )


def writable(text: str) -> str:
    r"""
    Return a text that every format can hold: as it is, but for bytes that are no text.

    >>> print(writable("caf\udce9.xlsx"))
    caf\xe9.xlsx
    """
    return text if text.isascii() else _in_a_file().sub(_escape, text)


def in_quotes(text: str) -> str:
    """
    Return a text in quotation marks, as a message names what someone wrote.

    >>> print(in_quotes("Open"), in_quotes("Yarl's Wood"))
    'Open' "Yarl's Wood"
    """
    # Not repr(), which escapes: what goes out is escaped once, at the door.
    mark = '"' if "'" in text and '"' not in text else "'"
    return f"{mark}{text}{mark}"


def listed(words: Iterable[str]) -> str:
    """
    Return words as a sentence lists them.

    >>> listed(["C3.1", "C3.2", "C5.1"]), listed(["C3.1"])
    ('C3.1, C3.2 and C5.1', 'C3.1')
    """
    *first, last = words
    if not first:
        return last
    # Durham, Darlington & Tees is one name.
    if any("," in word for word in (*first, last)):
        return f"{'; '.join(first)}; and {last}"
    return f"{', '.join(first)} and {last}"


def some(names: Sequence[str], *, most: int = 3) -> str:
    """
    Return names as a list in a sentence: a few, and how many more.

    >>> some(["Garth", "Kirkham"]), some(["Garth", "Kirkham", "Risley", "Styal"])
    ('Garth and Kirkham', 'Garth, Kirkham, Risley and 1 more')
    """
    shown = [*names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most:,} more")
    return listed(shown)


def counted(number: int, thing: str, things: str = "") -> str:
    """
    Return how many there are of something, in words that agree with the number.

    >>> counted(1, "return"), counted(0, "return"), counted(1200, "entry", "entries")
    ('1 return', 'no returns', '1,200 entries')
    """
    if number == 1:
        return f"1 {thing}"
    return f"{f'{number:,}' if number else 'no'} {things or f'{thing}s'}"


def summed(number: int, thing: str) -> str:
    """
    Return a number of things as a sum has it: every one in figures, as they are.

    >>> summed(1, "file"), summed(0, "file"), summed(1200, "file")
    ('1 file', '0 files', '1200 files')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def unbroken(text: str) -> str:
    """Return a text that is not parted where lines are wrapped: a path, a command."""
    return text.replace(" ", NO_BREAK)


def as_typed(words: Iterable[str]) -> str:
    """
    Return words as one types them in a command, on a line that is not parted.

    >>> as_typed(["ohc", "estate", "-a", "Kent & Medway"]).replace(NO_BREAK, " ")
    'ohc estate -a "Kent & Medway"'
    """
    quoted = (
        word if word and not {*word} & {*" ;&|<>()'*?$"} else f'"{word}"'
        for word in words
    )
    return unbroken(" ".join(quoted))


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _NAMED:
        return _NAMED[char]
    if code in _BYTES:
        # The byte itself. A character of that number is written as \u0085 instead.
        return f"\\x{code - 0xDC00:02x}"
    if code < _ASCII:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _SHORT else f"\\U{code:08x}"
