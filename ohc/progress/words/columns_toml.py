"""columns.toml: how an analyst says that tables are to be read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ohc.errors import nearest
from ohc.files.toml_text import NotToml, read_toml_text
from ohc.lines import in_quotes
from ohc.privacy import cited, quoted
from ohc.progress.words.beside import LARGEST, BadBeside, OtherForm, read_beside
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
    """
    A table as an analyst says it is to be read (columns.toml).

    Where its items stand ``across``, ``columns`` are the keys of its rows, which stand
    in ``header_column``; the names of the items stand in ``items_row``.
    """

    sheet: str
    header_row: int
    columns: Mapping[str, str]
    across: bool = False
    header_column: str = "A"
    items_row: int = 1


FIELDS = {
    False: ("sheet", "header_row", "columns", "across"),
    True: ("sheet", "across", "header_column", "items_row", "rows"),
}
"""What a table may say, by whether its items stand across."""

WRITE_ONE = "To create one to correct: ohc progress inspect FILE -o columns.toml"
LETTERS = re.compile("[A-Z]{1,3}")


class ColumnsToml(NamedTuple):
    """What a columns.toml says, and its text, in which lines are looked up."""

    path: Path
    content: Mapping[str, Any]
    text: str

    def place_of(self, *texts: str) -> str:
        """Return the file with the last line in which the texts stand, if there is."""
        # The standard library does not tell where it read what.
        lines = enumerate(self.text.split("\n"), start=1)
        numbers = [n for n, line in lines if all(text in line for text in texts)]
        return f"{self.path}, line {numbers[-1]}" if numbers else f"{self.path}"

    def place_of_table(self, number: int) -> str:
        """Return the file with the line in which a table begins."""
        lines = enumerate(self.text.split("\n"), start=1)
        starts = [n for n, line in lines if line.strip().startswith("[[table]]")]
        is_there = number < len(starts)
        return f"{self.path}, line {starts[number]}" if is_there else f"{self.path}"

    def rules(self) -> tuple[Rule, ...]:
        """Return a rule for each table. Raises BadBeside for another form."""
        tables = self.content.get("table", [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            raise BadBeside(
                f"{self.path}: a section does not have the right form.",
                "Write [[table]].",
            )
        rules = tuple(_rule(self, table) for table in tables)
        described: set[tuple[str, int]] = set()
        for number, rule in enumerate(rules):
            table = plain(rule.sheet), rule.header_row
            if table in described:
                row = f"row {rule.header_row}" if rule.header_row else "its header"
                raise BadBeside(
                    (
                        f"{self.place_of_table(number)}: sheet "
                        f"{in_quotes(rule.sheet)}, {row}, is already described above."
                    ),
                    "Remove one.",
                )
            described.add(table)
        return rules


def read_columns(path: Path, known: tuple[str, ...]) -> ColumnsToml:
    """
    Return what columns.toml says.

    Raises OtherForm where it is no TOML or says nothing that is known, BadBeside where
    it says something else besides.
    """
    try:
        content, encoded = read_toml_text(read_beside(path), largest=LARGEST)
    except NotToml as error:
        reason = f"ohc cannot read it ({error.reason})"
        raise OtherForm(path, reason, WRITE_ONE, place=error.place) from error
    if content and not content.keys() & {*known}:
        reason = f"{in_quotes(quoted(next(iter(content))))} is not a setting"
        raise OtherForm(path, reason, f"Choose from: {', '.join(known)}.")
    _refuse_others(path, content, known=known)
    return ColumnsToml(path, content, encoded.text)


def _refuse_others(
    path: Path, content: Mapping[str, Any], *, known: tuple[str, ...]
) -> None:
    for name in content:
        if name not in known:
            hint = f"Choose from: {', '.join(known)}."
            raise BadBeside(f"{path}: {cited(name)} is not a setting.", hint)


def _rule(file: ColumnsToml, table: dict[str, Any]) -> Rule:
    path = file.path
    across = table.get("across", False)
    if not isinstance(across, bool):
        raise BadBeside(f"{path}: across must be true or false, not {across}.", "")
    _refuse_others(path, table, known=FIELDS[across])
    columns = _meanings(file, table.get("rows" if across else "columns", {}))
    letters = table.get("header_column", "A")
    if not isinstance(letters, str) or not LETTERS.fullmatch(letters.upper()):
        raise BadBeside(
            f"{path}: header_column '{letters}' is not a column.", 'Write "A".'
        )
    return Rule(
        str(table.get("sheet", "")),
        header_row=_row_number(path, "header_row", table.get("header_row", 0), least=0),
        columns=columns,
        across=across,
        header_column=letters.upper(),
        items_row=_row_number(path, "items_row", table.get("items_row", 1), least=1),
    )


def _meanings(file: ColumnsToml, content: Any) -> dict[str, str]:
    exact: dict[str, str] = {}
    alike: dict[str, str] = {}
    for header, meaning in texts_of(file.path, content).items():
        if meaning not in MEANINGS:
            raise BadBeside(
                (
                    f"{file.place_of(header, meaning)}: {in_quotes(meaning)} "
                    "is not a meaning of a column."
                ),
                (
                    f"{nearest(meaning, {m: m for m in MEANINGS})} Choose "
                    f"from: {', '.join(MEANINGS)}."
                ).strip(),
            )
        # As it stands it comes first; else headers that differ in signs are the same.
        alike.setdefault(plain(header) or header.strip(), meaning)
        if exact.setdefault(" ".join(header.split()), meaning) != meaning:
            raise BadBeside(
                f"{file.place_of(header, meaning)}: the header "
                f"{in_quotes(header)} has another meaning above.",
                "Remove one.",
            )
    return alike | exact


def _row_number(path: Path, name: str, row: Any, *, least: int) -> int:
    # Not isinstance: true is an int too.
    if type(row) is not int or row < least:
        raise BadBeside(
            f"{path}: {name} {row} is not a row number.",
            "The first row is 1.",
        )
    return row


def texts_of(path: Path, content: Any) -> dict[str, str]:
    """Return the lines of a table of texts. Raises BadBeside for another form."""
    if not isinstance(content, dict) or not all(
        isinstance(value, str) for value in content.values()
    ):
        raise BadBeside(
            f"{path}: a line does not have the right form.",
            'Write lines such as  "words as found" = "meaning"',
        )
    return content
