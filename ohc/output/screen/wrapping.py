"""Text that is broken into lines at words, and how wide it stands on a screen."""

import re

from ohc.lines import NO_BREAK

_MONTHS = (
    " January February March April May June July August September October November "
    "December Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec "
)


def together(text: str) -> str:
    """Return a text in which citations, days and shares have no space to break at."""
    if " " not in text:
        return text
    # A citation, a share or a day: SE 71, NPA 1.30 fn 31, 12 (52%), 1 April 2013.
    # The months stand apart, since a pattern with all of them takes long to make.
    return re.sub(
        r"\b(?:SE|NPA|HJ|PQ|fn|Appendix|Annex) (?=\w)"
        r"|(?<=\d) (?=fn )|\b\d+ (?=\(\d+%\)|([A-Z][a-z]{2,8})\b)"
        r"|\b([A-Z][a-z]{2,8}) (?=\d{4}\b)",
        _joined,
        text,
    )


def _joined(part: re.Match[str]) -> str:
    word = part[1] or part[2]
    is_open = word and f" {word} " not in _MONTHS
    return part[0] if is_open else part[0].replace(" ", NO_BREAK)


def width_of(text: str) -> int:
    """Return how many columns of a screen a text takes."""
    if text.replace(NO_BREAK, " ").isascii():
        return len(text)
    # Here, because most results are ASCII: a start need not wait for all of Unicode.
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def longest_word(text: str) -> int:
    """Return how wide the widest part of a text is that is not broken."""
    if " " not in text:
        return width_of(text)
    return max(map(width_of, together(text).split(" ")))


def wrapped(text: str, width: int, *, cut: bool = True) -> list[str]:
    """
    Return the lines of a text, none wider than ``width``.

    A word that is wider itself is cut, or stands on a line of its own. Line breaks in
    the text stay, and so does its indent.
    """
    if len(text) <= width and text.isascii() and "\n" not in text:
        # As nearly every cell is: the width of what is not ASCII is counted.
        return [text]
    lines = [
        line
        for part in text.split("\n")
        for line in _wrapped_line(part, width, cut=cut)
    ]
    return [line.replace(NO_BREAK, " ") for line in lines]


def _wrapped_line(text: str, width: int, *, cut: bool) -> list[str]:
    if width_of(text) <= width:
        return [text]
    indent = text[: len(text) - len(text.lstrip(" "))][: max(width - 1, 0)]
    lines: list[str] = []
    line = indent
    for word in filter(None, together(text).split(" ")):
        joined = f"{line} {word}" if line.strip() else f"{line}{word}"
        if width_of(joined) <= width:
            line = joined
            continue
        if line.strip():
            lines.append(line)
        *whole, line = _cut(f"{indent}{word}", width) if cut else [f"{indent}{word}"]
        lines += whole
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    """Return the pieces of a word that is wider than a line."""
    pieces, piece, size = [], "", 0
    for char in word:
        wide = width_of(char)
        if piece and size + wide > width:
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += wide
    return [*pieces, piece]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return a text with spaces behind it, or before it, to a width."""
    space = " " * (width - width_of(text))
    return f"{space}{text}" if right else f"{text}{space}"
