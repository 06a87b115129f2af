"""What people write for a status, a RAG rating or a header, and what we call it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ohc.errors import nearest
from ohc.progress.words.beside import BadBeside, read_rows
from ohc.progress.words.columns_toml import Rule, read_rules, read_toml, texts_of
from ohc.reference.holding_words import holding_words
from ohc.reference.names import plain
from ohc.reference.tables import load_table
from ohc.values import UNSEEN

STATUSES = (
    "not_started",
    "in_progress",
    "delayed",
    "complete",
    "cancelled",
    "not_applicable",
    "unstated",
)
RAGS = (
    "red",
    "amber_red",
    "amber",
    "amber_green",
    "green",
    "blue",
    "rag_unstated",
)
ANSWERS = {"status": STATUSES, "rag": RAGS}
UNSTATED = {"status": "unstated", "rag": "rag_unstated"}
WORD_COLUMNS = ("word", "means")
ALIAS_COLUMNS = ("name", "id")
_NUMBER = re.compile(r"^\d{1,2}\s*[.):-]+\s*(?=\D)")
_SURE = re.compile(
    r"<[^<>]*>|[\w\s\u2010-\u2014/.,:;'\u2019&%-]*[\w\s.%]|[.\u2010-\u2014-]+"
)
"""Letters, figures and the signs of plain prose; others may deny or doubt."""

Meanings = dict[str, dict[str, str]]
"""What words mean as a status, and what as a rag."""


class Vocabulary(NamedTuple):
    """The words in use: ours, and what stands beside the returns."""

    status: Mapping[str, str]
    rag: Mapping[str, str]
    aliases: Mapping[str, str]
    rules: tuple[Rule, ...] = ()
    read_colours: bool = False
    framework: str = "npa-2013"
    settled: tuple[tuple[str, str], ...] = ()
    """Files beside the returns that are read, and what to say of each."""

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
    text = text.strip()
    return plain(_NUMBER.sub("", text)) or text.casefold()


@lru_cache(maxsize=4096)
def answered(text: str) -> str:
    """
    Return an answer as it is compared; one that doubts itself matches nothing.

    >>> answered("Complete"), answered("Complete?"), answered("(complete)")
    ('complete', 'complete?', '(complete)')
    """
    text = text.translate(UNSEEN).strip()
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
    # The words of words.csv come last: they win over those of columns.toml.
    rules = _read_columns(columns, meanings) if columns else ()
    if words:
        _read_words(words, meanings)
    named = _read_aliases(aliases) if aliases else {}
    settled = [(str(path), _settled(meanings)) for path in (words, columns) if path]
    if aliases:
        settled.append((str(aliases), _renamed(named)))
    return Vocabulary(
        status=meanings["status"],
        rag=meanings["rag"],
        aliases=named,
        rules=rules,
        settled=tuple(settled),
    )


def _settled(meanings: Meanings) -> str:
    """Return how many words are other than ours, and which go against ours."""
    new, against = 0, []
    for field, meaning_of in meanings.items():
        for word, meaning in meaning_of.items():
            ours = own_words(field).get(word)
            new += ours is None
            if ours not in {None, meaning}:
                against.append(f"{word!r} means {meaning}, not {ours}")
    return _with_warnings(f"{new} words are settled here.", against)


def _with_warnings(note: str, against: list[str]) -> str:
    return f"{note} Mind: {'; '.join(against)}." if against else note


def _read_words(path: Path, meanings: Meanings) -> None:
    means: dict[tuple[str, bool], str] = {}
    for row in read_rows(path, WORD_COLUMNS):
        # A word may mean one thing as a status and another as a RAG: "complete".
        word = (answered(row["word"]), plain(row["means"]).replace(" ", "_") in RAGS)
        if (other := means.setdefault(word, row["means"])) != row["means"]:
            message = (
                f"{path} says that {row['word']!r} means two things: {other!r} too."
            )
            raise BadBeside(message, "Leave one of them.")
        _settle(path, row["word"], means=row["means"], meanings=meanings)


def _settle(path: Path, word: str, *, means: str, meanings: Meanings) -> None:
    meaning = plain(means).replace(" ", "_")
    field_of = {answer: field for field in meanings for answer in ANSWERS[field]}
    if meaning not in field_of:
        raise BadBeside(
            f"{path} says that {word!r} means {means!r}, which is no "
            f"{' or '.join(meanings)}.",
            f"There is: {', '.join(field_of)}.",
        )
    meanings[field_of[meaning]][answered(word)] = meaning


def _renamed(named: Mapping[str, str]) -> str:
    from ohc.reference.reporting_units import find_body

    against = [f"{name!r} is {key}" for name, key in named.items() if find_body(name)]
    return _with_warnings(f"{len(named)} names are settled here.", against)


def _read_aliases(path: Path) -> dict[str, str]:
    from ohc.reference.reporting_units import body_names, find_body

    named = {plain(row["name"]): row["id"] for row in read_rows(path, ALIAS_COLUMNS)}
    for name, key in named.items():
        if not find_body(key):
            raise BadBeside(
                f"{path} says that {name!r} is {key!r}, which is no body we know.",
                nearest(plain(key), body_names()),
            )
    return named


def _read_columns(path: Path, meanings: Meanings) -> tuple[Rule, ...]:
    content = read_toml(path, ("table", *ANSWERS))
    for field in ANSWERS:
        own = {field: meanings[field]}
        for word, means in texts_of(path, content.get(field, {})).items():
            # Blank leaves a word unknown: so inspect writes those nobody knows.
            if means:
                _settle(path, word, means=means, meanings=own)
    return read_rules(path, content.get("table", []))
