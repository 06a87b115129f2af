"""Errors that an analyst can put right, which end a command with a sentence."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ohc.lines import NO_BREAK, counted, in_quotes, listed, unbroken
from ohc.privacy import line

CANNOT = 1
WRONG_WORDS = 2
GAPS = 3
FAULT = 70
INTERRUPTED = 130
ENDED = 143

EXIT_CODES: Mapping[int, str] = {
    0: "Done, and complete.",
    CANNOT: "Not done. For example, a file is missing, locked or already exists.",
    WRONG_WORDS: "A name or an option in the command is wrong.",
    GAPS: "Done, with gaps: returns missing, files skipped or rows not counted.",
    FAULT: "An internal error in ohc. The message names the report file.",
    INTERRUPTED: "Stopped with Ctrl+C.",
    ENDED: "Ended by the system, or the window was closed.",
}
"""What every exit code means: README.md, docs/GUIDE.md and COMMANDS.md show it."""

SURE = 75
"""How similar a word and its misspelling are, out of 100."""

LIKELY = 60
"""How similar a typed name and the name that may be meant are, out of 100."""

FEW = 12
"""Known words that fit in a hint."""

MANY = 80
"""If there are more known words than this, a hint names only the first few."""


class OhcError(Exception):
    """
    Something the analyst can put right: what happened, then what to do.

    ``details`` are lines between the two, if several things went wrong. They may quote
    people's files unchanged: code that prints them, as ``str()`` does, withholds the
    numbers of patients and prisoners.
    """

    exit_code = CANNOT

    def __init__(
        self, message: str, hint: str = "", details: Iterable[str] = ()
    ) -> None:
        self.message = message
        self.hint = hint
        self.details = tuple(details)
        # Tracebacks and repr() show these.
        super().__init__(line(message), line(hint))

    def sentences(self) -> tuple[str, ...]:
        """Return the message, line by line."""
        return (self.message, *self.details, self.hint)

    def __str__(self) -> str:
        lines = [
            line(sentence).replace(NO_BREAK, " ")
            for sentence in self.sentences()
            if sentence
        ]
        return ("\n" if self.details else " ").join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        # It may come from another process, and some have other arguments.
        return _remade, (type(self), self.args, self.__dict__)


def _remade(
    kind: type[OhcError], arguments: tuple[object, ...], values: Mapping[str, object]
) -> OhcError:
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    error.__dict__.update(values)
    return error


class WrongWords(OhcError):
    """The names or options in the command do not make sense together."""

    exit_code = WRONG_WORDS


class UnknownName(WrongWords):
    """
    Nothing has the name that was asked for: gives the nearest name, or how to list all.

    ``known`` is a list of names, or maps spellings to what is shown. ``listed`` is the
    command that lists all; ``meant`` replaces the nearest name, ``message`` the
    sentence that says what the name is not.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        known: Mapping[str, str] | Iterable[str],
        listed: str = "",
        *,
        meant: str = "",
        message: str = "",
    ) -> None:
        if not isinstance(known, Mapping):
            known = {spelling: spelling for spelling in known}
        message = message or f"{in_quotes(name)} is not {with_article(kind)}."
        self.near = meant or nearest(name, known)
        super().__init__(
            f"{message} {self.near}".strip(), _choices(known.values(), listed)
        )


def _choices(known: Iterable[str], command: str) -> str:
    names = dict.fromkeys(known)
    if not command and len(names) > MANY:
        few = [*names][:3]
        return f"Choose from: {listed([*few, f'{len(names) - 3} others'])}."
    if names and (len(names) <= FEW or not command):
        return f"Choose from: {listed(names)}."
    return f"To list them all: {unbroken(command)}"


class AmbiguousName(WrongWords):
    """Part of a name matches several names, and none exactly."""

    def __init__(self, kind: str, name: str, candidates: Iterable[str]) -> None:
        labels = [*candidates]
        # The ID is useful only if two have the same name.
        names = [label.partition(" (")[0] for label in labels]
        shown = names if len({*names}) == len(names) else labels
        super().__init__(
            f"{in_quotes(name)} matches {counted(len(labels), kind)}: {listed(shown)}.",
            "Type more of the name."
            if shown is names
            else "Type the ID that is in brackets.",
        )


def with_article(thing: str) -> str:
    """
    Return the word for a thing with its article.

    >>> with_article("area team"), with_article("matrix")
    ('an area team', 'a matrix')
    """
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


class CannotWrite(OhcError):
    """The output cannot be written; an earlier file is unchanged."""


class UnreadableSettings(OhcError):
    """A settings file is not TOML, or cannot be opened."""


def is_like(word: str, other: str) -> bool:
    """
    Return whether one word may be a misspelling of another.

    >>> is_like("compleet", "complete"), is_like("not", "now")
    (True, False)
    """
    from rapidfuzz import fuzz

    return fuzz.ratio(word, other) >= SURE


def nearest(word: str, known: Mapping[str, str]) -> str:
    """
    Return a question with the known name most similar to a word, blank if none is.

    It only suggests: it never decides or guesses.

    >>> nearest("Wesex", {"essex": "Essex", "wessex": "Wessex"})
    'Did you mean Wessex?'
    >>> nearest("Hampshire", {"essex": "Essex", "wessex": "Wessex"})
    ''
    """
    number, score = _nearest(word, tuple(known))
    if score < LIKELY:
        return ""
    return f"Did you mean {[*known.values()][number]}?"


# A workbook may have the same wrong word in every row.
@lru_cache(maxsize=4096)
def _nearest(word: str, spellings: tuple[str, ...]) -> tuple[int, float]:
    """Return the spelling most similar to a word, and how similar; -1 for none."""
    # Imported here, because most commands never meet an unknown word.
    from rapidfuzz import fuzz, process, utils

    if not word.strip():
        return -1, 0.0
    best = process.extractOne(
        utils.default_process(word), _processed(spellings), scorer=fuzz.ratio
    )
    return (best[2], best[1]) if best else (-1, 0.0)


@lru_cache(maxsize=16)
def _processed(spellings: tuple[str, ...]) -> list[str]:
    """Return spellings in the form that is compared, once for many words."""
    from rapidfuzz import utils

    return [utils.default_process(spelling) for spelling in spellings]


def suggestion(word: str, known: Mapping[str, str]) -> str:
    """
    Return a sentence with a known word that this one misspells, blank if none.

    A misspelling has as many words, each similar and with the same beginning. So
    neither "incomplete" nor "not complete" is one of "complete", nor is a number.
    """
    if any(letter.isdigit() for letter in word):
        return ""
    spellings = tuple(known)
    number, score = _nearest(word, spellings)
    if score < SURE:
        return ""
    near = spellings[number]
    pairs = [*zip(word.split(), near.split(), strict=False)]
    # Misspellings seldom change the first letter; negation (in-, un-) does.
    alike = all(
        typed[0] == meant[0] and is_like(typed, meant) for typed, meant in pairs
    )
    if not alike or len(word.split()) != len(near.split()):
        return ""
    meant = known[near].replace("_", " ")
    means = "" if meant == near else f" ({meant})"
    return f"Did you mean {in_quotes(near)}{means}?"
