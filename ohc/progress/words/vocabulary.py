"""What people write for a status, a RAG rating or a header, and what we call it."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ohc.errors import nearest
from ohc.progress.words.beside import (
    BadBeside,
    read_rows,
    settled_note,
    unsettled_notes,
    with_warnings,
)
from ohc.progress.words.which_answers import CHOSEN
from ohc.record import Record
from ohc.reference.holding_words import holding_words
from ohc.reference.names import plain
from ohc.reference.tables import load_table
from ohc.reference.taking_effect import NO_FACTS, LocalFacts
from ohc.values import spaced

if TYPE_CHECKING:
    from ohc.progress.words.columns_toml import Rule

STATUSES = (
    "not_started",
    "in_progress",
    "delayed",
    "complete",
    "cancelled",
    "not_applicable",
    "unstated",
)
RAGS = ("red", "amber_red", "amber", "amber_green", "green", "blue", "rag_unstated")
ANSWERS = {"status": STATUSES, "rag": RAGS}
UNSTATED = {"status": "unstated", "rag": "rag_unstated"}
ALIAS_COLUMNS = ("name", "id")
_NUMBER = re.compile(r"^\d{1,2}\s*[.):-]+\s*(?=\D)")
_SURE = re.compile(
    r"<[^<>]*>|[\w\s\u2010-\u2014/.,:;'\u2019&%-]*[\w\s.%]|[.\u2010-\u2014-]+"
)
"""Letters, figures and the signs of plain prose; others may deny or doubt."""

Meanings = dict[str, dict[str, str]]
"""What words mean as a status, and what as a rag."""


class Vocabulary(Record):
    """The words in use: ours, and what stands beside the returns."""

    status: Mapping[str, str]
    rag: Mapping[str, str]
    aliases: Mapping[str, str]
    rules: tuple["Rule", ...] = ()
    read_colours: bool = False
    framework: str = "npa-2013"
    all_columns: bool = False
    settled: tuple[tuple[str, str], ...] = ()
    """Files beside the returns that are read, and what to say of each."""
    sheets: tuple[str, ...] = ()
    """The sheets that alone are to be read, as someone names them; else all."""
    status_column: str = ""
    rag_column: str = ""
    answers: str = CHOSEN
    today: str = ""
    facts: LocalFacts = NO_FACTS

    @property
    def has_commitments(self) -> bool:
        """Return whether rows are of the 18 commitments, or of a tracker of others."""
        return self.framework != "none"


@lru_cache(maxsize=4096)
def compared(text: str) -> str:
    r"""
    Return a word as it is compared: no case, leading number, punctuation or tab.

    What has no letter, as an emoji or a dash, is compared as it stands.

    >>> compared(" 3. Ongoing - delayed\t"), compared("N/A"), compared("-")
    ('ongoing delayed', 'n a', '-')
    """
    text = spaced(text)
    return plain(_NUMBER.sub("", text)) or text.casefold()


@lru_cache(maxsize=4096)
def answered(text: str) -> str:
    """
    Return an answer as it is compared; one that doubts itself matches nothing.

    >>> answered("Complete"), answered("Complete?"), answered("(complete)")
    ('complete', 'complete?', '(complete)')
    """
    text = spaced(text)
    return compared(text) if _SURE.fullmatch(text) else text.casefold()


@cache
def own_words(field: str) -> Mapping[str, str]:
    """Return the bundled words for a status or a rag, as compared."""
    own = {row["word"]: row[field] for row in load_table(f"{field}_words")}
    return dict.fromkeys(sorted(holding_words()), UNSTATED[field]) | own


def vocabulary(
    *,
    words: Path | None = None,
    aliases: Path | None = None,
    columns: Path | None = None,
) -> Vocabulary:
    """
    Return the bundled words, with those of files beside the returns.

    Raises BadBeside where such a file cannot be read or says what there is not.
    """
    meanings = {field: dict(own_words(field)) for field in ANSWERS}
    rules: tuple[Rule, ...] = ()
    settled: list[tuple[str, str]] = []
    # The words of words.csv come last: they win over those of columns.toml.
    if columns:
        rules, own = _read_columns(columns)
        settled.append((str(columns), _adopted(own, meanings)))
    if words:
        own, unsettled = _read_words(words)
        note = _adopted(own, meanings)
        settled.append((str(words), " ".join((note, *unsettled_notes(unsettled)))))
    named = _read_aliases(aliases) if aliases else {}
    if aliases:
        settled.append((str(aliases), _renamed(named)))
    return Vocabulary(
        status=meanings["status"],
        rag=meanings["rag"],
        aliases=named,
        rules=rules,
        settled=tuple(settled),
    )


def _adopted(own: Meanings, meanings: Meanings) -> str:
    """Add the words of a file; return how many are new, and which go against ours."""
    new, against = 0, []
    for field, meaning_of in own.items():
        for word, meaning in meaning_of.items():
            ours = own_words(field).get(word)
            new += ours is None
            if ours not in {None, meaning}:
                against.append(f"'{word}' means {meaning} here, but {ours} in ohc")
        meanings[field] |= meaning_of
    return with_warnings(settled_note(new, "word"), against)


def _read_words(path: Path) -> tuple[Meanings, int]:
    """Return what words.csv settles, and how many words in it are not settled yet."""
    # Here, because few folders have words of their own.
    from ohc.progress.words.word_list import listed_words

    own: Meanings = {field: {} for field in ANSWERS}
    unsettled = 0
    for listed in listed_words(path):
        if listed.means:
            place = partial("{}, line {}".format, path, listed.line)
            # A list of unknown words says of each where it stands.
            fields = [listed.kind] if listed.kind in ANSWERS else [*ANSWERS]
            _settle(
                place,
                listed.word,
                means=listed.means,
                meanings={field: own[field] for field in fields},
            )
        else:
            unsettled += 1
    return own, unsettled


def _read_columns(path: Path) -> tuple[tuple["Rule", ...], Meanings]:
    from ohc.progress.words.columns_toml import read_columns, texts_of

    file = read_columns(path, ("table", *ANSWERS))
    own: Meanings = {field: {} for field in ANSWERS}
    for field in ANSWERS:
        for word, means in texts_of(path, file.content.get(field, {})).items():
            # Blank leaves a word unknown: so inspect writes those nobody knows.
            if means:
                _settle(
                    partial(file.place_of, word, means),
                    word,
                    means=means,
                    meanings={field: own[field]},
                )
    return file.rules(), own


NAMES = {"status": "status", "rag": "RAG rating"}


def meaning_named(means: str) -> tuple[str, str]:
    """
    Return what kind of answer a meaning is, and its own name; "" for what is none.

    >>> meaning_named("In Progress"), meaning_named("Amber/Red"), meaning_named("fine")
    (('status', 'in_progress'), ('rag', 'amber_red'), ('', 'fine'))
    """
    meaning = plain(means).replace(" ", "_")
    kinds = (field for field, answers in ANSWERS.items() if meaning in answers)
    return next(kinds, ""), meaning


def _settle(
    place: Callable[[], str], word: str, *, means: str, meanings: Meanings
) -> None:
    field, meaning = meaning_named(means)
    if field not in meanings:
        raise BadBeside(
            f"{place()} says that '{word}' means '{means}', which is not a "
            f"{' or '.join(NAMES[kind] for kind in meanings)}.",
            f"Choose from: {', '.join(a for kind in meanings for a in ANSWERS[kind])}.",
        )
    # A word may mean one thing as a status and another as a RAG: "complete".
    before = meanings[field].setdefault(answered(word), meaning)
    if before != meaning:
        raise BadBeside(
            f"{place()} says that '{word}' means '{meaning}', and above '{before}'.",
            "Remove one.",
        )


def _renamed(named: Mapping[str, str]) -> str:
    from ohc.reference.reporting_units import find_body

    against = [f"'{name}' is {key}" for name, key in named.items() if find_body(name)]
    return with_warnings(settled_note(len(named), "name"), against)


def _read_aliases(path: Path) -> dict[str, str]:
    from ohc.reference.reporting_units import body_names, find_body

    named = {plain(row["name"]): row["id"] for row in read_rows(path, ALIAS_COLUMNS)}
    for name, key in named.items():
        if not find_body(key):
            raise BadBeside(
                f"{path} says that '{name}' is '{key}', which is not an organisation "
                "we recognise.",
                nearest(plain(key), body_names()),
            )
    return named
