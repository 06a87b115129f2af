"""What is odd in a workbook, whether it holds a table or not."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ohc.errors import FEW
from ohc.privacy import quoted
from ohc.problems import Problem
from ohc.progress.tables.layouts import KEYS
from ohc.progress.tables.remarks import ranges
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, answered
from ohc.reference.names import plain
from ohc.values import find_date
from ohc.workbooks.sheets import Book, Sheet, SheetRow
from ohc.workbooks.xlsx.cells import column_letters


def oddities(book: Book) -> list[str]:
    """
    Return what is odd in the sheets of a workbook, a sentence each.

    Hidden sheets and rows, what is struck through, errors, formulas never calculated,
    and dates typed as text beside real ones.
    """
    return [line for sheet in book.sheets for line in _of_sheet(sheet)]


def damages_of(book: Book, file: str) -> Iterator[Problem]:
    """Give a problem for each quotation mark of a text that is not closed."""
    for sheet in book.sheets:
        for mark in sheet.unclosed:
            yield Problem(
                file,
                "damaged",
                message=str(mark),
                sheet=sheet.name,
                cell=mark.cell,
                found=sheet.quoted(mark.column, mark.first),
                expected="a closing quotation mark",
            )


def _of_sheet(sheet: Sheet) -> Iterator[str]:
    where = f"sheet {sheet.name}" if sheet.name else "the text"
    if sheet.hidden:
        yield f"{where} is hidden."
    if hidden := sheet.look.hidden_rows():
        yield (
            f"{where}: {len(hidden):,} rows are hidden; the first is row {hidden[0]}."
        )
    if cells := [*sheet.look.struck()]:
        yield (
            f"{where}: {len(cells):,} cells are struck through; the first is "
            f"{cells[0]}."
        )
    faults = sheet.look.faults()
    if errors := [cell for cell, error in faults.items() if error]:
        first = f"{errors[0]} {faults[errors[0]]}"
        yield f"{where}: {len(errors):,} cells show errors; the first is {first}."
    if formulas := [cell for cell, error in faults.items() if not error]:
        yield (
            f"{where}: {len(formulas)} formulas have no value; the first is "
            f"{formulas[0]}. ohc reads them as blank."
        )
    yield from _typed_dates(sheet, where)


def _typed_dates(sheet: Sheet, where: str) -> Iterator[str]:
    real: set[int] = set()
    typed: dict[int, str] = {}
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                real.add(column)
            elif isinstance(value, str) and value[:1].isdigit() and find_date(value):
                typed.setdefault(column, f"{column_letters(column + 1)}{number}")
    for column in sorted(real & {*typed}):
        yield f"{where}: some dates are typed as text; the first is {typed[column]}."


def hidden(sheet: Sheet, inside: Sequence[Table]) -> list[str]:
    """Return what is to be said of items that nobody sees in Excel."""
    hidden_rows = sheet.look.hidden_rows()
    hidden_columns = sheet.look.hidden_columns()
    unseen_cells = sheet.look.unseen()
    if not (hidden_rows or hidden_columns or unseen_cells or sheet.hidden):
        return []
    notes = []
    # Of items that stand across, rows are columns: which are hidden is not known.
    listed = [table for table in inside if not table.sheet.across]
    items = {row.number for table in listed for row in table.rows}
    if sheet.hidden and any(table.rows for table in inside):
        notes.append(f"sheet {sheet.name} is hidden; its rows were read.")
    if unseen := [number for number in hidden_rows if number in items]:
        notes.append(
            f"sheet {sheet.name}: hidden rows were read ({ranges(sorted(unseen))})."
        )
    if unseen_cells:
        notes += _white(sheet, listed, {*unseen_cells})
    # Beside a status that is hidden may stand another, which people see.
    hidden_answers = [
        f"{column.place()} {quoted(column.header)}"
        for table in listed
        for column in table.columns
        if column.at in {table.places.get(field) for field in ANSWERS}
        and any(column.at + 1 in columns for columns in hidden_columns)
    ]
    if hidden_answers:
        notes.append(
            f"sheet {sheet.name}: hidden columns were read "
            f"({', '.join(hidden_answers)})."
        )
    return notes


def _white(
    sheet: Sheet, tables: Sequence[Table], cells: Collection[str]
) -> Iterator[str]:
    answers = [
        sheet.cell(table.places[field], row.number)
        for table in tables
        for row in table.rows
        for field in ANSWERS
        if field in table.places and row.text(table.places[field])
    ]
    if white := [cell for cell in answers if cell in cells]:
        more = f" and {len(white) - FEW:,} more" if len(white) > FEW else ""
        yield (
            f"sheet {sheet.name}: answers in white on a white or pale cell were read "
            f"({', '.join(white[:FEW])}{more})."
        )


def struck(
    file: str, tables: Sequence[Table], vocabulary: Vocabulary
) -> Iterator[Problem]:
    """Give the problems of items that are struck through, those complete apart."""
    for table in tables:
        cells = {*table.sheet.look.struck()} if not table.sheet.across else set()
        if not cells:
            continue
        rows: dict[bool, list[int]] = {True: [], False: []}
        for row in table.rows:
            named = [table.sheet.cell(at, row.number) for at in _telling(table)]
            # An old comment struck through says nothing of its item.
            if not cells.isdisjoint(named):
                rows[_is_complete(row, table, vocabulary)].append(row.number)
        for is_complete, numbers in rows.items():
            if numbers:
                places = (table.sheet.cell(at, numbers[0]) for at in _telling(table))
                cell = next(place for place in places if place in cells)
                yield _struck(file, table, numbers, cell=cell, is_done=is_complete)


def _is_complete(row: SheetRow, table: Table, vocabulary: Vocabulary) -> bool:
    word = answered(row.text(table.places.get("status", -1)))
    return vocabulary.status.get(word) == "complete"


def _struck(
    file: str, table: Table, numbers: Sequence[int], *, cell: str, is_done: bool
) -> Problem:
    is_single = len(numbers) == 1
    rows = f"Row{'' if is_single else 's'} {ranges([*numbers])}"
    be = "is" if is_single else "are"
    message = (
        f"{rows} {be} complete and struck through, and counted as complete. Ask "
        f"whether {'it is' if is_single else 'they are'} still complete."
        if is_done
        else f"{rows} {be} struck through, and counted. Clear what is no longer true."
    )
    return Problem(
        file,
        "struck-through",
        message=message,
        sheet=table.sheet.name,
        cell=cell,
        found=ranges([*numbers]),
        less=not is_done,
    )


def _telling(table: Table) -> Iterator[int]:
    """Give the columns that name an item or answer it."""
    yield from table.names
    for column in table.columns:
        if column.meaning in (*KEYS, *ANSWERS, "summary"):
            yield column.at


def unstated(table: Table) -> str:
    """Return what is to be said of a tracker without a column for the status."""
    where = f"sheet {table.sheet.name}" if table.sheet.name else "the table"
    return (
        f"{where} has no status column, so every row is not stated. There is no "
        "percentage, and what is done may count as overdue."
    )


def unrated(table: Table) -> str:
    """Return what is to be said of a table without a column for ratings."""
    headers = [column.header for column in table.columns]
    unread = [header for header in headers if "rag" in plain(header).split()]
    also = f" ({', '.join(unread)} is not read)" if unread else ""
    return f"the table has no RAG column{also}, so no rating is stated."
