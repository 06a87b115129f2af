"""What an analyst can put right: errors that end a command with a sentence."""

from collections.abc import Iterable

CANNOT = 1
WRONG_WORDS = 2
GAPS = 3
FAULT = 70
INTERRUPTED = 130

FEW = 12
"""So many known words still fit in a hint."""


class OhcError(Exception):
    """Something the analyst can put right: what happened, then what to do."""

    exit_code = CANNOT

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class WrongWords(OhcError):
    """The words of the command do not make sense together."""

    exit_code = WRONG_WORDS


class UnknownName(WrongWords):
    """Nothing bears the name that was asked for."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        words = list(dict.fromkeys(known))
        near = nearest(name, words)
        hint = f"Did you mean {near}?" if near else ""
        if len(words) <= FEW:
            hint = f"{hint} There is: {'; '.join(words)}.".strip()
        super().__init__(f"No {kind} is called {name!r}.", hint)


class AmbiguousName(WrongWords):
    """A part of a name fits several, and none exactly."""

    def __init__(self, kind: str, name: str, candidates: Iterable[str]) -> None:
        super().__init__(
            f"{name!r} fits more than one {kind}.",
            f"Write more of the name: {'; '.join(candidates)}.",
        )


class CannotWrite(OhcError):
    """The output cannot be written; what was there before is unharmed."""


class UnreadableSettings(OhcError):
    """A settings file that is not TOML, or cannot be opened."""


def nearest(word: str, known: list[str]) -> str:
    """
    Return the known word that looks most like the given one, or nothing.

    >>> nearest("Wesex", ["Essex", "Wessex", "Lancashire"])
    'Wessex'
    """
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word, known, scorer=fuzz.WRatio, processor=utils.default_process
    )
    return str(found[0]) if found and found[1] else ""
