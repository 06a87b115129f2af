"""Numbers of patients and prisoners, which no return should hold."""

import re

from ohc.values import spaced

_GAP = r"[\s.\u2010-\u2013-]{0,2}"
_NHS = re.compile(rf"(?<!\d)\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)")
_PRISON = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]\d{4}[A-Za-z]{2}(?![A-Za-z0-9])")
_DIGITS = re.compile(r"\d{3}\D{0,2}\d")
WITHHELD = "[withheld: may be personal data]"
LONGEST_QUOTE = 40


def personal_data(text: str) -> str:
    """
    Return what kind of personal number a text holds, "" if none; never the number.

    An NHS number has ten digits whose last checks the others (modulus 11); a
    prison number is a letter, four digits and two letters.

    >>> personal_data("seen on 943 476 5919"), personal_data("call 0113 825 0000")
    ('an NHS number', '')
    """
    text = spaced(text)
    if _PRISON.search(text):
        return "a prison number"
    for match in _NHS.finditer(text):
        # Here, since few returns need it.
        from nhs_number.validate import is_valid

        if is_valid(re.sub(r"\D", "", match[0])):
            return "an NHS number"
    return ""


def may_hold(text: str) -> bool:
    """Return whether a text has digits enough for such a number."""
    return bool(_DIGITS.search(text))


def quoted(text: str) -> str:
    """Return a cell's words as a message may repeat them: short, without numbers."""
    if personal_data(text):
        return WITHHELD
    # A message that shows \\xa0 between words is read by nobody.
    text = spaced(text)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "..."


def screened(text: str) -> str:
    """
    Return a text with each personal number in it withheld, and the rest as it is.

    So a file whose name holds one can still be told from its neighbours.

    >>> screened("seen 943 476 5919.docx")
    'seen [withheld: may be personal data].docx'
    """
    without = _PRISON.sub(WITHHELD, text)
    return _NHS.sub(_withheld_if_valid, without)


def _withheld_if_valid(match: re.Match[str]) -> str:
    return WITHHELD if personal_data(match[0]) else match[0]
