"""The returns of a workbook: each table with its body, its period and its date."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ohc.problems import Problem
from ohc.progress.doubts.cell_comments import (
    NOT_READ,
    commented,
    comments_on_answers,
)
from ohc.progress.doubts.form_parts import parts_gone
from ohc.progress.doubts.form_titles import other_titles
from ohc.progress.doubts.uncounted_tables import uncounted_tables
from ohc.progress.returns.about import Label, about_of, labels_beside
from ohc.progress.returns.identity import Identity
from ohc.progress.returns.oddities import damages_of, hidden, struck, unrated, unstated
from ohc.progress.returns.ownership import of_rows, owned
from ohc.progress.returns.path_periods import SILENT, PathPeriods
from ohc.progress.returns.table_returns import Return, TableReader
from ohc.progress.tables.doubtful_columns import (
    doubtful_columns,
    offers,
    without_guesses,
)
from ohc.progress.tables.header_rows import unmatched
from ohc.progress.tables.missing_tables import lacking, no_such_sheet, no_table
from ohc.progress.tables.tables import Table, is_whole, lacks_answers
from ohc.progress.tables.workbook_tables import tables_of
from ohc.progress.words.vocabulary import Vocabulary
from ohc.progress.words.which_answers import CHOSEN
from ohc.record import Record
from ohc.workbooks.sheets import Book

GUIDANCE_SHEET = "Guidance"


class Result(NamedTuple):
    """
    What a file came to: its returns and problems.

    ``read`` says whether it was; None for a lock, which is no given file. ``source``
    is the file or archive that was given, and ``sha256`` its sum, where they were asked
    for.
    """

    file: str
    read: bool | None
    returns: Sequence[Return] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = ()
    source: str = ""
    sha256: str = ""


class _Contents(Record):
    """What the sheets of a workbook hold: tables, labels, and what is to be said."""

    tables: Sequence[Table]
    about: Mapping[str, Label]
    notes: list[str]
    others: Sequence[Table] = ()


def returns_of(
    book: Book,
    file: str,
    vocabulary: Vocabulary,
    *,
    path_periods: PathPeriods = SILENT,
) -> Result:
    """Return what a workbook holds, every row of it in one of the returns."""
    if missing := no_such_sheet(file, book, vocabulary):
        return Result(file, read=False, problems=[missing])
    contents = _contents(book, vocabulary)
    notes = contents.notes
    whole = [table for table in contents.tables if is_whole(table, vocabulary)]
    doubts = [*damages_of(book, file), *doubtful_columns(file, whole, vocabulary)]
    if not whole:
        missing_tables = offers(file, book, vocabulary) or [
            no_table(file, book, contents.tables, vocabulary=vocabulary)
        ]
        problems = [*doubts, *missing_tables]
        return Result(file, read=False, problems=problems, notes=notes)
    doubts += uncounted_tables(file, contents.others, whole)
    doubts += struck(file, whole, vocabulary)
    comments = comments_on_answers(book, whole)
    if comments is None:
        notes.append(NOT_READ)
    identity = Identity(file, vocabulary, path_periods=path_periods)
    reader = TableReader(identity, contents.about)
    for table in without_guesses(whole):
        reader.take(table)
    if not any(returned.entries for returned in reader.returns):
        problem = Problem(
            file,
            "empty-file",
            message="The table has no rows.",
            sheet=whole[0].sheet.name,
        )
        return Result(file, read=False, problems=[problem], notes=notes)
    problems = [*doubts, *reader.problems]
    problems += [
        lacking(file, table) for table in contents.tables if lacks_answers(table)
    ]
    notes += _of_answers(whole, vocabulary)
    returns = reader.returns
    of_cells = commented(file, comments or [])
    problems += of_rows(of_cells, returns[0].entries if len(returns) == 1 else ())
    # A form holds one return; what several were pasted into is somebody's list.
    if len(returns) == 1 and vocabulary.has_commitments:
        problems += parts_gone(file, book, whole)
        # A period that the analyst has settled is in doubt no more.
        is_settled = returns[0].dating.settled
        of_whom, of_when = returns[0].body, None if is_settled else returns[0].period
        problems += other_titles(file, book.sheets, of_whom, period=of_when)
        problems = owned(problems, returns[0].body, returns[0].period)
    return Result(file, read=True, returns=returns, problems=problems, notes=notes)


def _of_answers(whole: Sequence[Table], vocabulary: Vocabulary) -> list[str]:
    """Return what is to be said of the answers of tables that are read."""
    if vocabulary.has_commitments:
        return [unrated(table) for table in whole if "rag" not in table.places]
    if vocabulary.answers != CHOSEN:
        return []
    # Here, because returns have ids to tell their rows by.
    from ohc.progress.doubts.odd_rows import odd_rows

    # Of two that might be it the status is not missing, but unclear.
    known = ("status" in {**t.places, **t.answers.unclear} for t in whole)
    pairs = zip(whole, known, strict=True)
    notes = [unstated(table) for table, is_there in pairs if not is_there]
    return [*notes, *(note for table in whole for note in odd_rows(table, vocabulary))]


def _contents(book: Book, vocabulary: Vocabulary) -> _Contents:
    contents = tables_of(book, vocabulary)
    labelled: list[tuple[str, dict[str, Label]]] = []
    notes = [*book.notes, *contents.notes]
    for tables in contents.sheets:
        sheet = tables.sheet
        if not tables.every:
            labelled.append((sheet.name, labels_beside(sheet)))
        notes += hidden(sheet, tables.taken)
        if vocabulary.rules and (missing := unmatched(sheet, vocabulary)):
            notes.append(
                "columns.toml names headings that are not in the table: "
                f"{', '.join(missing)}."
            )
    about, doubts = about_of(labelled)
    notes += doubts
    return _Contents(contents.taken, about, notes, others=contents.others)
