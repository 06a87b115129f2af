"""Problems of workbooks that lack a sheet, a table, or a column of it."""

from collections.abc import Sequence

from ohc.privacy import quoted
from ohc.problems import Problem
from ohc.progress.tables.header_rows import forms_of
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.sheets import Book

RETURN_SHEET = "Return"
MOST_NAMED = 12


def no_such_sheet(file: str, book: Book, vocabulary: Vocabulary) -> Problem | None:
    """Return the problem of a workbook without any sheet that was asked for."""
    names = [sheet.name for sheet in book.sheets]
    if not vocabulary.sheets or book.format == "text":
        return None
    known = {form for name in names for form in forms_of(name)}
    for asked in vocabulary.sheets:
        # A table is asked for by its sheet and the row of its header: Plan!9.
        sheet = asked.rpartition("!")[0] or asked
        if {*forms_of(asked), *forms_of(sheet)} & known:
            return None
    asked = ", ".join(vocabulary.sheets)
    return Problem(
        file,
        "missing-sheet",
        message=(
            f"There is no sheet called {quoted(asked)}. Choose from: "
            f"{', '.join(names)}."
        ),
        found=", ".join(names),
        expected=asked,
    )


def lacking(file: str, table: Table) -> Problem:
    """Return the problem of a table without a column that a return needs."""
    headers = ", ".join(column.header for column in table.columns[:MOST_NAMED])
    meanings = table.places
    missing = "Status" if "commitment" in meanings else "Commitment"
    foreign = (
        " For a tracker of your own, add --framework none."
        if "item" in meanings
        else ""
    )
    return Problem(
        file,
        "missing-column",
        message=(
            f"The table has no column {missing}; it has {headers}. "
            f"Add that heading, or name the column in columns.toml.{foreign}"
        ),
        sheet=table.sheet.name,
        cell=table.sheet.cell(0, table.header_row),
        found=table.sheet.quoted(0, table.header_row),
        expected=missing,
    )


def no_table(
    file: str, book: Book, tables_there: Sequence[Table], *, vocabulary: Vocabulary
) -> Problem:
    """Return the problem of a workbook in which nothing can be counted."""
    if tables_there and vocabulary.has_commitments:
        return lacking(file, tables_there[0])
    if book.format == "text":
        return Problem(
            file,
            "not-a-workbook",
            message="This is text without the headings of a return.",
            expected="a line with Commitment and Status",
        )
    if not any(sheet.rows for sheet in book.sheets):
        message = "The workbook is empty."
        return Problem(file, "empty-file", message=message)
    names = ", ".join(sheet.name for sheet in book.sheets)
    if not vocabulary.has_commitments:
        return Problem(
            file,
            "missing-sheet",
            message=(
                "No sheet has a table of items with a status or RAG rating. "
                f"Its sheets are: {names}. To say what each column holds: "
                "ohc progress inspect FILE -o columns.toml"
            ),
            found=names,
            expected="a table with a status",
        )
    return Problem(
        file,
        "missing-sheet",
        message=(
            "No sheet has a table with the columns Commitment and "
            f"Status. Its sheets are: {names}."
        ),
        found=names,
        expected=RETURN_SHEET,
    )
