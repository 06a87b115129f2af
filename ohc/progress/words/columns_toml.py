"""columns.toml: how an analyst says that tables are to be read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import nearest
from ohc.progress.words.beside import BadBeside, read_text
from ohc.reference.names import plain

MEANINGS = (
    "commitment",
    "priority",
    "summary",
    "due",
    "status",
    "rag",
    "percent",
    "owner",
    "forecast",
    "achieved",
    "evidence",
    "comment",
    "body_id",
    "body",
    "area_team",
    "period",
    "item",
    "set_aside",
    "other",
)


class Rule(NamedTuple):
    """A table as an analyst says it is to be read (columns.toml)."""

    sheet: str
    header_row: int
    columns: Mapping[str, str]


def read_toml(path: Path, known: tuple[str, ...]) -> dict[str, Any]:
    """Return what columns.toml says. Raises BadBeside for what is not known."""
    import tomllib

    try:
        content = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadBeside(
            f"{path} cannot be read: {error}.",
            "ohc progress inspect FILE -o columns.toml writes one to correct.",
        ) from error
    _refuse_others(path, content, known=known)
    return content


def place_of(path: Path, *texts: str) -> str:
    """Return columns.toml with the last line in which the texts stand, if there is."""
    # The standard library does not tell where it read what.
    lines = enumerate(read_text(path).split("\n"), start=1)
    numbers = [n for n, line in lines if all(text in line for text in texts)]
    return f"{path}, line {numbers[-1]}" if numbers else f"{path}"


def read_rules(path: Path, tables: Any) -> tuple[Rule, ...]:
    """Return a rule for each table. Raises BadBeside for another form."""
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise BadBeside(f"{path}: a table has another form.", "Write [[table]].")
    rules = tuple(_rule(path, table) for table in tables)
    for number, rule in enumerate(rules):
        same = [other for other in rules[:number] if _is_of_same_table(other, rule)]
        if same:
            row = f"row {rule.header_row}" if rule.header_row else "its header"
            raise BadBeside(
                f"{_place_of_table(path, number)}: sheet {rule.sheet!r}, {row}, is "
                "described above.",
                "Leave one of them.",
            )
    return rules


def _is_of_same_table(rule: Rule, other: Rule) -> bool:
    same_sheet = plain(rule.sheet) == plain(other.sheet)
    return same_sheet and rule.header_row == other.header_row


def _place_of_table(path: Path, number: int) -> str:
    lines = enumerate(read_text(path).split("\n"), start=1)
    starts = [n for n, line in lines if line.strip().startswith("[[table]]")]
    return f"{path}, line {starts[number]}" if number < len(starts) else f"{path}"


def _refuse_others(
    path: Path, content: Mapping[str, Any], *, known: tuple[str, ...]
) -> None:
    for name in content:
        if name not in known:
            hint = f"There is: {', '.join(known)}."
            raise BadBeside(f"{path}: {name!r} tells nothing.", hint)


def _rule(path: Path, table: dict[str, Any]) -> Rule:
    _refuse_others(path, table, known=Rule._fields)
    exact: dict[str, str] = {}
    alike: dict[str, str] = {}
    for header, meaning in texts_of(path, table.get("columns", {})).items():
        if meaning not in MEANINGS:
            raise BadBeside(
                f"{place_of(path, header, meaning)}: no column means {meaning!r}.",
                f"{nearest(meaning, {m: m for m in MEANINGS})} "
                f"There is: {', '.join(MEANINGS)}.".strip(),
            )
        # As it stands it comes first; else headers that differ in signs are the same.
        alike.setdefault(plain(header) or header.strip(), meaning)
        if exact.setdefault(" ".join(header.split()), meaning) != meaning:
            raise BadBeside(
                f"{place_of(path, header, meaning)}: the header {header!r} has another "
                "meaning above.",
                "Leave one of them.",
            )
    row = table.get("header_row", 0)
    # Not isinstance: true is an int too.
    if type(row) is not int or row < 0:
        raise BadBeside(
            f"{path}: header_row {row!r} is no number of a row.", "Row 1 is the first."
        )
    return Rule(str(table.get("sheet", "")), header_row=row, columns=alike | exact)


def texts_of(path: Path, content: Any) -> dict[str, str]:
    """Return the lines of a table of texts. Raises BadBeside for another form."""
    if not isinstance(content, dict) or not all(
        isinstance(value, str) for value in content.values()
    ):
        raise BadBeside(
            f"{path}: a line has another form.", 'Write "words as found" = "meaning".'
        )
    return content
