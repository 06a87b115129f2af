"""The columns.toml that ``ohc progress inspect`` writes, for people to correct."""

from collections.abc import Iterator, Sequence

from ohc.outcome import Row
from ohc.privacy import WITHHELD, line, personal_data
from ohc.progress.words.vocabulary import ANSWERS, answered

PERSONAL = "it may be personal data"


def columns_toml(name: str, rows: Sequence[Row]) -> str:
    """Return how ohc read a workbook, as a columns.toml for people to correct."""
    lines = [
        f'# How ohc understood "{line(name)}".',
        "# Correct what is wrong and keep this beside the returns as columns.toml.",
        "# A column means one of: commitment priority summary due status rag percent",
        "# owner forecast achieved evidence comment body_id body area_team period item",
        "# other (none of them).",
    ]
    lines += _table_lines(rows)
    for field in ANSWERS:
        lines += _answer_lines(field, rows)
    return "\n".join(lines) + "\n"


def _table_lines(rows: Sequence[Row]) -> Iterator[str]:
    tables: dict[tuple[object, object, object], dict[str, str]] = {}
    for row in rows:
        # If items run across, a key has a row instead of a column.
        key = row["sheet"], row["header_row"], row.get("header_column", "")
        columns = tables.setdefault(key, {})
        # If several headings are the same, the one that ohc recognised counts.
        if columns.get(header := str(row["header"]), "other") == "other":
            columns[header] = str(row["meaning"]) or "other"
    for (sheet, header_row, letters), columns in tables.items():
        yield from ("", "[[table]]", _sheet_line(str(sheet)))
        if letters:
            yield from ("across = true", f"header_column = {_quoted(letters)}")
            yield from (f"items_row = {header_row}", "[table.rows]")
        else:
            yield from (f"header_row = {header_row}", "[table.columns]")
        for header, meaning in columns.items():
            if personal_data(header):
                yield f"# A header is left out: {PERSONAL}."
                continue
            # A guess from the words in a column is for a person to confirm.
            is_sure = not meaning.endswith("?")
            entry = f"{_quoted(header)} = {_quoted(meaning if is_sure else 'other')}"
            yield entry if is_sure else f"{entry}  # {meaning}"


def _sheet_line(sheet: str) -> str:
    if personal_data(sheet):
        # A table without a name is for any sheet that no other table names.
        return f"# The name of the sheet is left out: {PERSONAL}."
    return f"sheet = {_quoted(sheet)}"


def _answer_lines(field: str, rows: Sequence[Row]) -> Iterator[str]:
    yield from ("", f"[{field}]", "# What a word means; blank leaves it unknown.")
    # Once, however it is written: TOML does not allow a key twice.
    words = {
        answered(str(row["word"])): row
        for row in rows
        if row["meaning"] == field and row["word"] not in {"", WITHHELD}
    }
    for row in words.values():
        yield f"{_quoted(row['word'])} = {_quoted(row['mapped_to'])}"


def _quoted(value: object) -> str:
    # Written here, because the standard library reads TOML but does not write it.
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(map(_printable, text)) + '"'


def _printable(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08X}"
