"""How wide text is in Arial, so that no word is wider than its column."""

import unicodedata
from functools import cache, lru_cache

from ohc.output.screen.wrapping import together

REGULAR = {
    191: "'",
    222: "ijl\u2018\u2019",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft",
    333: "()-`r\u201c\u201d",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£\u2013€",
    584: "+<=>~\u00d7",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
"""The characters of each width, in thousandths of the size of the type."""

BOLD = {
    238: "'",
    278: " \u00a0,./I\\ijl\u2018\u2019",
    280: "|",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r{}",
    474: '"',
    500: "z\u201c\u201d",
    556: "#$0123456789J_aceksvxy£\u2013€",
    584: "+<=>^~\u00d7",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…",
}
WIDEST = 1_000
"""What a character may take that is in neither table."""


REMEMBERED = 20_000
"""So many texts are measured once, though several layouts are tried."""


def width_of(text: str, size: int, *, bold: bool = False) -> int:
    """
    Return the width of a line in twips, rounded up; ``size`` is in half points.

    >>> width_of("2012/13", 22), width_of("2012/13", 22, bold=True)
    (796, 796)
    """
    return _in_twips(_of_line(text, bold=bold), size)


def longest_word(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of the widest part of a text that is never broken."""
    return _in_twips(_of_word(text, bold=bold), size)


def longest_line(text: str, size: int, *, bold: bool = False) -> int:
    """Return the width of the widest line of a text that does not wrap."""
    return max(width_of(line, size, bold=bold) for line in text.split("\n"))


def _in_twips(units: int, size: int) -> int:
    # A point is 20 twips.
    return -(-units * size // 100)


@lru_cache(REMEMBERED)
def _of_line(text: str, *, bold: bool) -> int:
    return sum(_units(char, bold=bold) for char in text)


@lru_cache(REMEMBERED)
def _of_word(text: str, *, bold: bool) -> int:
    # Python's own split would part it at a no-break space, too.
    parts = together(text).replace("\n", " ").split(" ")
    return max(_of_line(part, bold=bold) for part in parts)


@cache
def _units(char: str, *, bold: bool) -> int:
    if unicodedata.combining(char):
        return 0
    widths = BOLD if bold else REGULAR
    for form in (char, unicodedata.normalize("NFKD", char)[0]):
        for width, chars in widths.items():
            if form in chars:
                # Letters with a mark are at most a quarter of an i wider.
                return width if form == char else width + 60
    return WIDEST
