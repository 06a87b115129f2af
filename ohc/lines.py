r"""
Make other people's text safe to show in our lines, or to write to our files.

A name may contain a line break followed by what looks like one of our lines, codes
that control a terminal, marks that reverse a line, or invisible characters. They are
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
"""Invisible characters: joiners, direction marks, fillers; part of a pattern."""

NO_BREAK = "\N{NO-BREAK SPACE}"

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_TURNING = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_UNWRITABLE = "\ud800-\udfff\ufffe\uffff"

_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTES = range(0xDC80, 0xDD00)
"""What Python puts for the bytes of a file name that are not text."""

_ASCII, _SHORT = 0x80, 0x10000

_FIRST_UNSEEN = "\u0300"
"""Below it, invisible characters are not printable, and all digits are 0 to 9."""


# Compiled when needed: nearly all text is plain, and ohc should start quickly.
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
    # A backslash is doubled if it would look like an escape, or come before one.
    return re.compile(
        r"\\(?=\\*(?:[nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}"
        rf"|{_in_a_line().pattern}))"
    )


def is_plain(text: str) -> bool:
    """Return whether all of a text is visible, and all its digits are ASCII."""
    # Our own messages keep the words of a command together with such spaces.
    text = text.replace(NO_BREAK, " ")
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_UNSEEN)


def escaped(text: str) -> str:
    r"""
    Return a text as one line, without invisible characters.

    No two texts give the same line. If a backslash separates folders, it stays: there
    no name contains one, and C:\new is not a line break.

    >>> print(escaped("a\nError: b\u202e"), escaped(r"a\nb"))
    a\nError: b\u202e a\\nb
    """
    if os.sep != "\\" and "\\" in text:
        text = _like_escapes().sub(r"\\\\", text)
    return text if is_plain(text) else _in_a_line().sub(_escape, text)


def may_change(text: str) -> bool:
    """Return whether a text may change as a line, or in a file."""
    return "\\" in text or (not is_plain(text) and bool(_in_a_line().search(text)))


def tamed(text: str) -> str:
    r"""
    Return the text of a cell for a screen: line breaks and emoji joiners stay.

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
    Return a text that every format can contain: only bytes that are not text change.

    >>> print(writable("caf\udce9.xlsx"))
    caf\xe9.xlsx
    """
    return text if text.isascii() else _in_a_file().sub(_escape, text)


def in_quotes(text: str) -> str:
    """
    Return a text in quotation marks, for a message that quotes what someone wrote.

    >>> print(in_quotes("Open"), in_quotes("Yarl's Wood"))
    'Open' "Yarl's Wood"
    """
    # Not repr(), which escapes: all output is escaped once, in the door.
    mark = '"' if "'" in text and '"' not in text else "'"
    return f"{mark}{text}{mark}"


def listed(words: Iterable[str]) -> str:
    """
    Return words as a list in a sentence.

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
    Return names as a list in a sentence: a few, and how many more there are.

    >>> some(["Garth", "Kirkham"]), some(["Garth", "Kirkham", "Risley", "Styal"])
    ('Garth and Kirkham', 'Garth, Kirkham, Risley and 1 more')
    """
    shown = [*names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most:,} more")
    return listed(shown)


def counted(number: int, thing: str, things: str = "") -> str:
    """
    Return a number with its noun in the singular or plural.

    >>> counted(1, "return"), counted(0, "return"), counted(1200, "entry", "entries")
    ('1 return', 'no returns', '1,200 entries')
    """
    if number == 1:
        return f"1 {thing}"
    return f"{f'{number:,}' if number else 'no'} {things or f'{thing}s'}"


def summed(number: int, thing: str) -> str:
    """
    Return a number with its noun for a sum: always in figures, without commas.

    >>> summed(1, "file"), summed(0, "file"), summed(1200, "file")
    ('1 file', '0 files', '1200 files')
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def unbroken(text: str) -> str:
    """Return a text that does not wrap over two lines, such as a path or command."""
    return text.replace(" ", NO_BREAK)


def as_typed(words: Iterable[str]) -> str:
    """
    Return words as you type them in a command, on a line that does not wrap.

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
        # The byte itself. A character with that number is written as \u0085 instead.
        return f"\\x{code - 0xDC00:02x}"
    if code < _ASCII:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < _SHORT else f"\\U{code:08x}"
