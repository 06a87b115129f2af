"""Tables of items in a tracker that are not counted, since nothing answers for them."""

from collections.abc import Iterator, Sequence

from ohc.privacy import quoted
from ohc.problems import Problem
from ohc.progress.tables.remarks import shell_word
from ohc.progress.tables.tables import Table

MOST_NAMED = 8
ENOUGH = 2
"""Headers that a table shares with one that is counted: so many make it its like."""


def uncounted_tables(
    file: str, others: Sequence[Table], counted: Sequence[Table]
) -> Iterator[Problem]:
    """Give a problem for each table that may hold items, beside those that count."""
    for table in others:
        if table.rows and any(_is_like(table, other) for other in counted):
            yield _problem(file, table, counted[0].sheet.name)


def _is_like(table: Table, other: Table) -> bool:
    """Return whether a table names its items as another does, and more besides."""
    headers = {column.header.casefold() for column in table.columns}
    names = {c.header.casefold() for c in other.columns if c.at in other.names}
    same = headers & {column.header.casefold() for column in other.columns}
    return bool(headers & names) and len(same) >= ENOUGH


def _problem(file: str, table: Table, sheet: str) -> Problem:
    headers = ", ".join(quoted(c.header) for c in table.columns[:MOST_NAMED])
    number = len(table.rows)
    rows = "1 row has" if number == 1 else f"{number} rows have"
    name = table.sheet.name
    return Problem(
        file,
        "missing-column",
        message=(
            f"Sheet {name}: {rows} no status column ({headers}), so "
            "they are not counted. Name the column that holds the "
            "status with --status-column, or head it Status. --sheet "
            f"{shell_word(sheet)} reads that sheet only."
        ),
        sheet=name,
        cell=table.sheet.cell(0, table.header_row),
        found=headers,
        expected="Status",
        less=True,
        is_counted=False,
    )
