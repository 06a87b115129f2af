"""TOML that people write, read within limits, whatever its encoding."""

import re
from typing import Any

from ohc.files.decoding import Encoded, NotText, decode

MOST_PARTS_OF_A_KEY = 1_000
_PLACE = re.compile(r"(.*) \(at (line \d+, column \d+|end of document)\)$", re.DOTALL)


class NotToml(Exception):
    """
    Bytes that are no TOML that can be read.

    ``place`` is where, "" where nobody can say; ``reason`` may quote what someone
    typed, ``safely`` says why without that.
    """

    def __init__(self, reason: str, place: str = "", *, quotes: bool = False) -> None:
        super().__init__(reason, place, quotes)
        self.reason = reason
        self.place = place
        self.safely = place if quotes else str(self)

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


def read_toml_text(data: bytes, *, largest: int) -> tuple[dict[str, Any], Encoded]:
    """
    Return what a TOML file holds, and its text.

    Raises NotToml, also for one of more bytes than ``largest``, and for lists, numbers
    and keys that are too long to be read.
    """
    import tomllib

    if len(data) > largest:
        raise NotToml(f"it is larger than {largest / 1000000.0:g} MB")
    try:
        encoded = decode(data)
    except NotText as error:
        raise NotToml(error.reason, error.place) from error
    if place := _endless_key(encoded.text):
        raise NotToml(f"a key has over {MOST_PARTS_OF_A_KEY:,} parts", place)
    try:
        return tomllib.loads(encoded.text), encoded
    except tomllib.TOMLDecodeError as error:
        reason, place = _parted(str(error))
        raise NotToml(reason, place, quotes=True) from error
    except RecursionError as error:
        raise NotToml("a list or section is nested too deep") from error
    except ValueError as error:
        # Python reads no number of more than 4,300 figures.
        raise NotToml("a number is too long") from error


def _parted(message: str) -> tuple[str, str]:
    """Return why a file is no TOML, and where."""
    match = _PLACE.match(message)
    reason, place = match.groups() if match else (message, "")
    return f"{reason[:1].lower()}{reason[1:]}", place


def _endless_key(text: str) -> str:
    """Return where a key has too many parts: a.b.c has three."""
    # The reader's work grows with the square of them.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MOST_PARTS_OF_A_KEY and any(
            part.count(".") > MOST_PARTS_OF_A_KEY for part in line.split("=")
        ):
            return f"line {number}"
    return ""
