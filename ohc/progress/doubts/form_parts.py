"""Parts of our own form that are gone: a column, a label, the sheet About."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from ohc.problems import Problem
from ohc.progress.tables.tables import Table
from ohc.progress.words.labels import label_of
from ohc.reference.names import plain
from ohc.workbooks.sheets import Book, Sheet
from ohc.workbooks.xlsx.cells import column_letters

COLUMNS = {
    "priority": "Priority",
    "summary": "Commitment (summary)",
    "rag": "RAG",
    "owner": "Owner",
    "forecast": "Forecast date",
    "achieved": "Date achieved",
    "evidence": "Evidence",
    "comment": "Comment",
}
"""What the columns of the form hold that may go without the table being lost."""

ALWAYS = ("Commitment", "Due", "Status")
LABELS = ("Reporting body ID", "Reporting body", "Period", "Return date")
ENOUGH = 6
"""Our headers, word for word: so many are in no tracker that others made."""


OURS = frozenset({*COLUMNS.values(), *ALWAYS})

# Thousands of returns call their sheets the same.
_plain = lru_cache(maxsize=64)(plain)


def is_ours(table: Table) -> bool:
    """Return whether a table is that of our form, or what people have left of it."""
    headers = (column.header for column in table.columns)
    return _plain(table.sheet.name) == "return" and len(OURS & {*headers}) >= ENOUGH


def parts_gone(file: str, book: Book, tables: Sequence[Table]) -> Iterator[Problem]:
    """Give a problem for each part of our form that is gone, with its place."""
    table = next(filter(is_ours, tables), None)
    if table is None:
        return
    yield from _columns_gone(file, table)
    about = [sheet for sheet in book.sheets if _plain(sheet.name).startswith("about")]
    if about:
        yield from _labels_gone(file, about)
        return
    names = ", ".join(sheet.name for sheet in book.sheets)
    yield Problem(
        file,
        "missing-sheet",
        message=(
            "The sheet About is missing. Put it back: it says which "
            "establishment and which period the return is for. Until "
            "then, ohc goes by the title."
        ),
        found=names,
        expected="About",
    )


def _columns_gone(file: str, table: Table) -> Iterator[Problem]:
    for meaning, header in COLUMNS.items():
        if meaning not in table.places:
            at = table.places.get("commitment", 0)
            yield Problem(
                file,
                "missing-column",
                message=(
                    f"The column {header} is missing. Put it back: what was "
                    "in it is not counted."
                ),
                sheet=table.sheet.name,
                cell=f"{column_letters(at + 1)}{table.header_row}",
                found=table.sheet.quoted(at, table.header_row),
                expected=header,
                less=True,
            )


def _labels_gone(file: str, about: Sequence[Sheet]) -> Iterator[Problem]:
    # As they are in nearly every return: then there is nothing to compare.
    if {*LABELS} <= {text for sheet in about for row in sheet.texts for text in row}:
        return
    labels = {label for sheet in about for label in _labels_of(sheet)}
    for label in LABELS:
        if label not in labels:
            yield Problem(
                file,
                "missing-label",
                message=(
                    f"The label {label} is missing. Put it back in column "
                    "A, with the answer beside it."
                ),
                sheet=about[0].name,
                cell="A1",
                found=about[0].quoted(0, 1),
                expected=label,
            )


def _labels_of(sheet: Sheet) -> Collection[str]:
    return {
        label_of(value)
        for row in sheet.numbered
        for value in row.values
        if isinstance(value, str)
    }
