"""Numbers of patients and prisoners, and the one way out for text of people's files."""

import re
from functools import cache, lru_cache

from ohc.lines import UNSEEN, escaped, in_quotes, is_plain, writable

# Whatever nobody sees may stand between any two of its signs, and any white space
# between its groups: as it is, in a file name, or in the address of one.
_U = f"[{UNSEEN}]*"
_GAP = rf"(?:[\s{UNSEEN}]|%20)*(?:[._\u2010-\u2013-](?:[\s{UNSEEN}]|%20)*){{0,2}}"
_GROUPS = _GAP.join(_U.join([r"\d"] * length) for length in (3, 3, 4))
_SIGNS = ["[A-Za-z]", r"\d", r"\d", r"\d", r"\d", "[A-Za-z]", "[A-Za-z]"]
# Twice as fast, and nearly all text is so: all that goes out is looked through. It
# may find more than there is, since what it finds is looked at again.
_GAP_IN_PLAIN = r"(?:[\s._-]|%20)*"
WITHHELD = "[withheld: may be personal data]"
LONGEST_QUOTE, LONGEST_KEPT = 40, 200


# Made when there is something to look for: they take longer than all else at a start.
@cache
def _nhs() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){_GROUPS}(?!\d)")


@cache
def _in_plain_text() -> re.Pattern[str]:
    rest_of_nhs = _GAP_IN_PLAIN.join(("", "[0-9]{3}", "[0-9]{4}"))
    return re.compile(f"[0-9]{{3}}(?:[0-9][A-Za-z]{{2}}|{rest_of_nhs})")


@cache
def _prison() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){_U.join(_SIGNS)}(?![A-Za-z0-9])")


def personal_data(text: str) -> str:
    """
    Return what kind of personal number a text holds, "" if none; never the number.

    An NHS number has ten digits whose last checks the others (modulus 11); a
    prison number is a letter, four digits and two letters.

    >>> personal_data("seen on 943 476 5919"), personal_data("call 0113 825 0000")
    ('an NHS number', '')
    """
    if not may_hold(text):
        return ""
    if _prison().search(text):
        return "a prison number"
    is_there = any(_is_valid(match[0]) for match in _nhs().finditer(text))
    return "an NHS number" if is_there else ""


def may_hold(text: str) -> bool:
    """Return whether something in a text has the shape of such a number."""
    if text.isascii() or is_plain(text):
        return bool(_in_plain_text().search(text))
    return bool(_nhs().search(text) or _prison().search(text))


def quoted(text: str) -> str:
    """Return a cell's words as a message may repeat them: short, without numbers."""
    # A long text is not kept, and few are.
    return _short(text) if len(text) <= LONGEST_KEPT else _short.__wrapped__(text)


# Kept, because each problem of a cell quotes it two or three times, and because the
# same few words are wrong in thousands of cells.
@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    if personal_data(text):
        return WITHHELD
    # Here, because a start has no use for what dates look like.
    from ohc.values import spaced

    # A message that shows \\xa0 between words is read by nobody.
    return shortened(spaced(text), LONGEST_QUOTE)


def cited(text: str) -> str:
    """Return a cell's words as a message may repeat them, in quotation marks."""
    return in_quotes(quoted(text))


def shortened(text: str, longest: int) -> str:
    """Return the beginning of a text, without numbers: half of one tells much."""
    text = screened(text)
    return text if len(text) <= longest else f"{text[:longest]}..."


def screened(text: str) -> str:
    """
    Return a text with each personal number in it withheld, and the rest as it is.

    So a file whose name holds one can still be told from its neighbours.

    >>> screened("seen 943 476 5919.docx")
    'seen [withheld: may be personal data].docx'
    """
    if not may_hold(text):
        return text
    # In this order: a prison number may end where an NHS number begins.
    without = _nhs().sub(_withheld_if_valid, text)
    return _prison().sub(WITHHELD, without)


def line(text: str) -> str:
    r"""
    Return a text of ours, with what it quotes, as one line that may go out.

    Every message goes through it, once, when it is said or written: what it quotes
    holds no number of a person, and cannot pass for another line.

    >>> print(line("A1234BC\n.xlsx: done"))
    [withheld: may be personal data]\n.xlsx: done
    """
    return escaped(screened(text))


def datum(text: str) -> str:
    """
    Return a text as programs get it: without numbers of people, else as it is.

    What no format can hold, bytes of a file name that are no text, are escapes.
    """
    return writable(screened(text))


def _is_valid(number: str) -> bool:
    # Here, since few returns need it.
    from nhs_number.validate import is_valid

    digits = re.sub(r"%20|\D", "", number)
    # In the digits that we use: people may have typed those of another writing.
    return bool(is_valid("".join(str(int(digit)) for digit in digits)))


def _withheld_if_valid(match: re.Match[str]) -> str:
    is_kept = not _is_valid(match[0]) or _is_in_digest(match)
    return match[0] if is_kept else WITHHELD


def _is_in_digest(match: re.Match[str]) -> bool:
    # The SHA-256 of a file is no one's number; one in 200 has ten such digits.
    digests = re.finditer(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", match.string)
    return any(digest.start() <= match.start() < digest.end() for digest in digests)
