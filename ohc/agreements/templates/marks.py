"""The mark at the end of a page, by which a later change of it shows."""

import hashlib
import re
from pathlib import Path

from ohc.files.decoding import NotText, decode
from ohc.files.gathering import read_bytes
from ohc.files.unreadable import Unreadable

_MARK = re.compile(r"\n<!-- made by ohc [^ ]+, sum ([0-9a-f]{64}) -->\n\Z")


def marked(text: str, version: str) -> str:
    """Return a text with a mark at its end by which a change of it shows."""
    return f"{text}\n<!-- made by ohc {version}, sum {_sum(text)} -->\n"


def is_untouched(path: Path) -> bool:
    """Return whether a marked text is as it was made; line ends do not count."""
    try:
        data = read_bytes(str(path))
    except Unreadable:
        return False
    try:
        # Editors on Windows change line ends, and the encoding.
        text = decode(data).text.replace("\r\n", "\n")
    except NotText:
        return False
    mark = _MARK.search(text)
    return bool(mark and mark[1] == _sum(text[: mark.start()]))


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
