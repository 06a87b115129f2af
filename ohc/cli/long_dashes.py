"""Options whose hyphens Word or Outlook made into a long dash."""

from collections.abc import Sequence
from typing import Any

from ohc.errors import WrongWords

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def refuse_long_dashes(command: Any, words: Sequence[str]) -> None:
    """
    Raise WrongWords for an option that is written with a long dash.

    Asked before anything is done: taken for a name or a word to look for, it would
    be found nowhere, or change what is printed in silence.
    """
    if all(word.isascii() for word in words):
        return
    options = _options(command, words)
    # What comes after -- is no option, however it begins.
    typed = words[: words.index("--")] if "--" in words else words
    mended = {
        word: better for word in typed if (better := _mended(word, options)) != word
    }
    if mended:
        import subprocess

        first, better = next(iter(mended.items()))
        name = better.partition("=")[0]
        hyphens = "two hyphens" if name.startswith("--") else "a hyphen"
        line = subprocess.list2cmdline(mended.get(word, word) for word in words)
        raise WrongWords(
            (
                f"{first.partition('=')[0]} has a long dash, as Word types "
                f"it. Use {hyphens}: {name}"
            ),
            f"Type: ohc {line}",
        )


def _options(command: Any, words: Sequence[str]) -> set[str]:
    """Return the options of a command, and of the groups that lead to it."""
    options = {"-h", "--help"}
    left = list(words)
    while True:
        options |= {name for param in command.params for name in param.opts}
        names = command.list_commands(None) if hasattr(command, "commands") else ()
        while left and left[0] not in names:
            left.pop(0)
        if not left:
            return options
        command = command.get_command(None, left.pop(0))


def _mended(word: str, options: set[str]) -> str:
    """Return a word as the option that it is meant as; any other as it is."""
    dashed, sign, value = word.partition("=")
    name = dashed.translate(DASHES).lstrip("-")
    if dashed.isascii() or not dashed.translate(DASHES).startswith("-"):
        return word
    meant = (f"{hyphens}{name}" for hyphens in ("--", "-"))
    known = (f"{option}{sign}{value}" for option in meant if option in options)
    return next(known, word)
