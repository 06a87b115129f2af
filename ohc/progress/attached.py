"""What is attached to the answers of a workbook: comments, and drop-down lists."""

from collections.abc import Iterator, Sequence

from ohc.errors import FEW
from ohc.privacy import cited, quoted
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary
from ohc.workbooks.annotations import Annotations, Area
from ohc.workbooks.sheets import Book
from ohc.workbooks.xlsx.cells import column_letters

NOT_READ = "ohc could not read the comments and drop-down lists."


def attached(
    book: Book, annotations: Sequence[Annotations] | None, vocabulary: Vocabulary
) -> list[str]:
    """
    Return what is attached to the answers in a workbook, a sentence each.

    A comment may say other than its cell: "Complete", and beside it "withdrawn".
    """
    if annotations is None:
        return [NOT_READ]
    attached_to = {sheet.sheet: sheet for sheet in annotations}
    comments: list[str] = []
    lists: list[str] = []
    for sheet in book.sheets:
        here = attached_to.get(sheet.name)
        if here and (here.comments or here.lists):
            for table in tables(sheet, vocabulary):
                comments += _comments(table, here)
                lists += _lists(table, here)
    more = len(comments) - FEW
    if more > 0:
        others = "1 more answer has" if more == 1 else f"{more} more answers have"
        comments[FEW:] = [f"{others} a comment."]
    return [*comments, *lists]


def _comments(table: Table, here: Annotations) -> Iterator[str]:
    text_of = dict(here.comments)
    for column in table.columns:
        if column.meaning not in ANSWERS:
            continue
        for row in table.rows:
            cell = table.sheet.cell(column.at, row.number)
            if (answer := row.text(column.at)) and (text := text_of.get(cell)):
                yield (
                    f"{here.sheet}!{cell} says {cited(answer)}; its comment: "
                    f"{cited(text)}."
                )


def _lists(table: Table, here: Annotations) -> Iterator[str]:
    columns: list[str] = []
    for column in () if table.sheet.across else table.columns:
        for area, source in here.lists:
            if _reaches(area, column.at + 1, table):
                letters = column_letters(column.at + 1)
                columns.append(f"{letters} {column.header} ({quoted(source)})")
                break
    if columns:
        have = "has a drop-down list" if len(columns) == 1 else "have drop-down lists"
        what = "column" if len(columns) == 1 else "columns"
        yield f"sheet {here.sheet}: {what} {', '.join(columns)} {have}."


def _reaches(area: Area, column: int, table: Table) -> bool:
    top, left, bottom, right = area
    numbers = (row.number for row in table.rows)
    return left <= column <= right and any(
        top <= number <= bottom for number in numbers
    )
