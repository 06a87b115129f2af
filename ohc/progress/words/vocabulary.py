"""What people write for a status, a RAG rating or a header, and what we call it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import nearest
from ohc.progress.words.beside import BadBeside, read_rows, read_text
from ohc.reference.names import plain
from ohc.reference.tables import load_table
from ohc.values import UNSEEN

STATUSES = (
    *("not_started", "in_progress", "delayed", "complete", "cancelled"),
    *("not_applicable", "unstated"),
)
RAGS = (*("red", "amber_red", "amber", "amber_green", "green", "blue", "rag_unstated"),)
ANSWERS = {"status": STATUSES, "rag": RAGS}
UNSTATED = {"status": "unstated", "rag": "rag_unstated"}
MEANINGS = (
    *("commitment", "priority", "summary", "due", "status", "rag", "percent"),
    *("owner", "forecast", "achieved", "evidence", "comment"),
    *("body_id", "body", "area_team", "period", "item"),
    *("set_aside", "other"),
)
WORD_COLUMNS = ("word", "means")
ALIAS_COLUMNS = ("name", "id")
_NUMBER = re.compile(r"^\d{1,2}\s*[.):-]+\s*(?=\D)")
_SURE = re.compile(
    r"<[^<>]*>|[\w\s\u2010-\u2014/.,:;'\u2019&%-]*[\w\s.%]|[.\u2010-\u2014-]+"
)
"""Letters, figures and the signs of plain prose; others may deny or doubt."""


class Rule(NamedTuple):
    """A table as an analyst says it is to be read (columns.toml)."""

    sheet: str
    header_row: int
    columns: Mapping[str, str]


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
    return {row["word"]: row[field] for row in load_table(f"{field}_words")}


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
    found = {field: dict(own_words(field)) for field in ANSWERS}
    rules: tuple[Rule, ...] = ()
    if columns:
        rules = _read_columns(columns, found)
    if words:
        _read_words(words, found)
    named = _read_aliases(aliases) if aliases else {}
    said = [(str(path), _settled(found)) for path in (words, columns) if path] + [
        (str(path), _renamed(named)) for path in [aliases] if path
    ]
    return Vocabulary(found["status"], found["rag"], named, rules, settled=tuple(said))


def _settled(found: Mapping[str, Mapping[str, str]]) -> str:
    """Return how many words are other than ours, and which go against ours."""
    new, against = 0, []
    for field, words in found.items():
        for word, means in words.items():
            ours = own_words(field).get(word)
            new += ours is None
            if ours not in {None, means}:
                against.append(f"{word!r} means {means}, not {ours}")
    said = f"{new} words are settled here."
    return f"{said} Mind: {'; '.join(against)}." if against else said


def _read_words(path: Path, found: dict[str, dict[str, str]]) -> None:
    said: dict[tuple[str, bool], str] = {}
    for row in read_rows(path, WORD_COLUMNS):
        word = (answered(row["word"]), plain(row["means"]).replace(" ", "_") in RAGS)
        if (other := said.setdefault(word, row["means"])) != row["means"]:
            message = (
                f"{path} says that {row['word']!r} means two things: {other!r} too."
            )
            raise BadBeside(message, "Leave one of them.")
        _settle(path, row["word"], row["means"], found)


def _settle(
    path: Path, word: str, means: str, found: Mapping[str, dict[str, str]]
) -> None:
    meaning = plain(means).replace(" ", "_")
    known = {one: field for field in found for one in ANSWERS[field]}
    if meaning not in known:
        raise BadBeside(
            f"{path} says that {word!r} means {means!r}, which is no "
            f"{' or '.join(found)}.",
            f"There is: {', '.join(known)}.",
        )
    found[known[meaning]][answered(word)] = meaning


def _renamed(named: Mapping[str, str]) -> str:
    from ohc.reference.reporting_units import find_body

    against = [f"{name!r} is {key}" for name, key in named.items() if find_body(name)]
    said = f"{len(named)} names are settled here."
    return f"{said} Mind: {'; '.join(against)}." if against else said


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


def _read_columns(path: Path, found: dict[str, dict[str, str]]) -> tuple[Rule, ...]:
    import tomllib

    try:
        content = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadBeside(
            f"{path} cannot be read: {error}.",
            "ohc progress inspect FILE -o columns.toml writes one to correct.",
        ) from error
    _refuse_others(path, content, ("table", *ANSWERS))
    for field in ANSWERS:
        for word, means in _texts(path, content.get(field, {})).items():
            if means:
                _settle(path, word, means, {field: found[field]})
    tables = content.get("table", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise BadBeside(f"{path}: a table has another form.", "Write [[table]].")
    return tuple(_rule(path, table) for table in tables)


def _refuse_others(
    path: Path, content: Mapping[str, Any], known: tuple[str, ...]
) -> None:
    for name in content:
        if name not in known:
            hint = f"There is: {', '.join(known)}."
            raise BadBeside(f"{path}: {name!r} tells nothing.", hint)


def _rule(path: Path, table: dict[str, Any]) -> Rule:
    _refuse_others(path, table, Rule._fields)
    columns: dict[str, str] = {}
    for header, meaning in _texts(path, table.get("columns", {})).items():
        if meaning not in MEANINGS:
            raise BadBeside(
                f"{path}: no column means {meaning!r}.",
                f"{nearest(meaning, {m: m for m in MEANINGS})} "
                f"There is: {', '.join(MEANINGS)}.".strip(),
            )
        columns.setdefault(plain(header) or header.strip(), meaning)
        columns[" ".join(header.split())] = meaning
    row = table.get("header_row", 0)
    if type(row) is not int or row < 0:
        raise BadBeside(
            f"{path}: header_row {row!r} is no number of a row.", "Row 1 is the first."
        )
    return Rule(str(table.get("sheet", "")), row, columns)


def _texts(path: Path, content: Any) -> dict[str, str]:
    if not isinstance(content, dict) or not all(
        isinstance(value, str) for value in content.values()
    ):
        raise BadBeside(
            f"{path}: a line has another form.", 'Write "words as found" = "meaning".'
        )
    return content
