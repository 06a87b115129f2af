"""Trackers for tests: small workbooks that nobody designed, made row by row."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from ohc.progress.returns.entries import Entry
from ohc.progress.returns.reading import read_file
from ohc.progress.returns.returns import Result
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.vocabulary import Vocabulary, vocabulary
from ohc.workbooks.reading import Readers
from ohc.workbooks.sheets import Sheet
from ohc.workbooks.xlsx.look import Unseen

Grid = Sequence[Sequence[Any]]

STRANGER = vocabulary()._replace(framework="none")


def put_book(
    path: str,
    sheets: Mapping[str, Grid],
    *,
    hidden: Sequence[str] = (),
    lists: Mapping[str, str] | None = None,
) -> str:
    """Write a workbook, with drop-down lists by the sheet that has them; its path."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, grid in sheets.items():
        sheet = book.create_sheet(title)
        for row in grid:
            sheet.append([*row])
        if title in hidden:
            sheet.sheet_state = "hidden"
        if formula := (lists or {}).get(title):
            validation = DataValidation(type="list", formula1=formula)
            validation.add("C2:C9")
            sheet.add_data_validation(validation)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def read_book(path: str, known: Vocabulary = STRANGER) -> Result:
    """Return what a tracker comes to."""
    readers = Readers()
    try:
        [result] = read_file(
            path, Path(path).read_bytes(), vocabulary=known, readers=readers
        )
    finally:
        readers.close()
    return result


def entries_of(result: Result) -> list[Entry]:
    """Return the rows of a tracker, those set aside as well."""
    return [entry for returned in result.returns for entry in returned.entries]


def sheet_of(grid: Grid, name: str = "Plan") -> Sheet:
    """Return rows as a sheet."""
    return Sheet(name, hidden=False, rows=grid, merged=(), look=Unseen({}))


def table_of(grid: Grid, known: Vocabulary = STRANGER) -> Table:
    """Return the one table of a sheet."""
    [table] = tables(sheet_of(grid), known)
    return table


def by_row(table: Table) -> dict[int, str]:
    """Return what each row of a table is: an item is "", or why it is none."""
    items = {row.number: table.aside.get(row.number, "") for row in table.rows}
    return dict(sorted({**items, **dict(table.left_out)}.items()))
