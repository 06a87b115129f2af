"""List what is attached to the answers in a workbook: comments, drop-down lists."""

from collections.abc import Iterator, Sequence

from ohc.errors import FEW
from ohc.privacy import quoted
from ohc.progress.doubts.cell_comments import (
    NOT_READ,
    Comment,
    comments_on_answers,
)
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.vocabulary import Vocabulary
from ohc.workbooks.annotations import Annotations, Area
from ohc.workbooks.sheets import Book
from ohc.workbooks.xlsx.cells import column_letters

LISTS_NOT_READ = "ohc could not read the drop-down lists."


def attached(
    book: Book, annotations: Sequence[Annotations] | None, vocabulary: Vocabulary
) -> list[str]:
    """
    Return what is attached to the answers in a workbook, one sentence for each.

    A comment may contradict its cell: "withdrawn" on a cell that says "Complete".
    """
    inside = {sheet.name: tables(sheet, vocabulary) for sheet in book.sheets}
    every_table = [table for of_sheet in inside.values() for table in of_sheet]
    comments = comments_on_answers(book, every_table)
    lines = [NOT_READ] if comments is None else [*_comments(comments)]
    if annotations is None:
        return [*lines, LISTS_NOT_READ]
    for here in annotations:
        if here.lists:
            for table in inside.get(here.sheet, ()):
                lines += _lists(table, here)
    return lines


def _comments(comments: Sequence[Comment]) -> Iterator[str]:
    yield from (comment.sentence() for comment in comments[:FEW])
    if more := len(comments[FEW:]):
        others = "1 more answer has" if more == 1 else f"{more} more answers have"
        yield f"{others} a comment."


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
