"""The tables of a sheet, and which of their rows are items."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.progress.tables.header_rows import Header, find_headers
from ohc.progress.tables.items import items_and_others
from ohc.progress.tables.layouts import Column, first_columns, is_header
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.sheets import Sheet, SheetRow


class Table(NamedTuple):
    """
    A table of a sheet.

    ``header_row`` is a row's number as Excel counts; ``rows`` are its items;
    ``left_out`` says which rows below the header are none, by their number, and why;
    ``places`` has the column of each meaning, of several the first.
    """

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    left_out: Sequence[tuple[int, str]]
    places: Mapping[str, int]


def tables(sheet: Sheet, vocabulary: Vocabulary) -> list[Table]:
    """
    Return the tables of a sheet, from the top, side by side ones from the left.

    A header is in the first 40 rows, or below another table; a line of headers may
    be completed by the line below it. A table without a column for its items, or
    without one for their answers, is returned too: what it lacks can then be said.
    """
    headers = find_headers(sheet, vocabulary)
    ends = [*(header.at for header in headers[1:]), len(sheet.rows)]
    return [
        _table(sheet, Header(header.at, columns), end=end, vocabulary=vocabulary)
        for header, end in zip(headers, ends, strict=False)
        for columns in _side_by_side(header.columns)
    ]


def _side_by_side(columns: tuple[Column, ...]) -> Iterator[tuple[Column, ...]]:
    starts = [n for n, column in enumerate(columns) if column.meaning == "commitment"]
    if len(starts) < 2:  # noqa: PLR2004 - one beside another
        yield columns
        return
    for start, end in zip([0, *starts[1:]], [*starts[1:], None], strict=True):
        yield columns[start:end]


def _table(sheet: Sheet, header: Header, *, end: int, vocabulary: Vocabulary) -> Table:
    below = sheet.numbered[header.at + 1 : end]
    columns = _with_key(header.columns, below)
    items, others = items_and_others(
        below, columns, merged=sheet.merged, vocabulary=vocabulary
    )
    return Table(
        sheet,
        header.at + 1,
        columns=columns,
        rows=items,
        left_out=others,
        places=first_columns(columns),
    )


def _with_key(
    columns: tuple[Column, ...], rows: Sequence[SheetRow]
) -> tuple[Column, ...]:
    """Name the column of the items: of several the first with something in it."""
    meanings = {column.meaning for column in columns}
    if "commitment" in meanings:
        return columns
    keys = [column for column in columns if column.meaning == "item"]
    if not keys and columns and not columns[0].meaning:
        return (columns[0]._replace(meaning="item"), *columns[1:])
    # A tracker may have a column Ref that nobody uses before that of its actions.
    filled = [column for column in keys if any(row.text(column.at) for row in rows)]
    chosen = next(iter(filled or keys), None)
    return tuple(
        column._replace(meaning="") if column in keys and column != chosen else column
        for column in columns
    )


def is_whole(table: Table, vocabulary: Vocabulary) -> bool:
    """Return whether a table has columns for its items and for their answers."""
    if vocabulary.has_commitments:
        return {"commitment", "status"} <= table.places.keys()
    return is_header(table.columns) or bool(vocabulary.rules)


def lacks_answers(table: Table) -> bool:
    """Return whether a table of commitments has no column for their status."""
    meanings = table.places
    return "commitment" in meanings and "status" not in meanings
