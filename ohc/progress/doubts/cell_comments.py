"""Comments on the answers of a table: one may say "Complete" and the other not."""

from collections.abc import Iterator, Mapping, Sequence

from ohc.errors import FEW
from ohc.privacy import cited, quoted
from ohc.problems import Problem
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS
from ohc.record import Record
from ohc.workbooks.sheets import Book

COMMENTED = "commented"
NOT_READ = "ohc could not read the comments in its cells."


class Comment(Record):
    """A comment on an answer: where it stands, the answer, and what it says."""

    sheet: str
    cell: str
    answer: str
    text: str

    def sentence(self) -> str:
        """Return what both say."""
        return (
            f"{self.sheet}!{self.cell} says {cited(self.answer)}; its comment says "
            f"{cited(self.text)}."
        )


def comments_on_answers(book: Book, tables: Sequence[Table]) -> list[Comment] | None:
    """Return the comments on answers of tables, None where they cannot be read."""
    comments = book.comments()
    if comments is None:
        return None
    return [
        comment
        for table in tables
        for comment in _of_table(table, comments.get(table.sheet.name, {}))
    ]


def _of_table(table: Table, text_of: Mapping[str, str]) -> Iterator[Comment]:
    if not text_of:
        return
    for column in table.columns:
        if column.meaning not in ANSWERS:
            continue
        for row in table.rows:
            cell = table.sheet.cell(column.at, row.number)
            if (answer := row.text(column.at)) and (text := text_of.get(cell)):
                yield Comment(table.sheet.name, cell, answer, text)


def commented(file: str, comments: Sequence[Comment]) -> Iterator[Problem]:
    """Give a problem for each of the first comments on answers, one for the others."""
    for comment in comments[:FEW]:
        yield _problem(
            file,
            comment,
            message=(
                f"The cell says {cited(comment.answer)}; its comment says "
                f"{cited(comment.text)}."
            ),
        )
    if others := comments[FEW:]:
        have = "1 more answer has" if len(others) == 1 else f"{len(others)} more have"
        yield _problem(file, others[0], message=f"{have} a comment, starting here.")


def _problem(file: str, comment: Comment, message: str) -> Problem:
    return Problem(
        file,
        COMMENTED,
        message=f"{message} What the cell says is counted.",
        sheet=comment.sheet,
        cell=comment.cell,
        found=quoted(comment.answer),
    )
