"""Show how ohc reads a workbook: its columns, and the words in them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from ohc.errors import CANNOT, FEW, GAPS, WrongWords
from ohc.files.gathering import InputFile, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.outcome import Outcome, Row
from ohc.privacy import WITHHELD, personal_data
from ohc.problems import Problem
from ohc.progress.attached import attached
from ohc.progress.columns_mapping import columns_toml
from ohc.progress.manner import Beside
from ohc.progress.options import ReadOptions
from ohc.progress.request import find_files, manner
from ohc.progress.returns.oddities import damages_of, oddities
from ohc.progress.returns.reading import fenced, skipped
from ohc.progress.returns.returns import Result
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.likely_headers import likely_table
from ohc.progress.tables.remarks import left_out
from ohc.progress.tables.tables import Table
from ohc.progress.tables.workbook_tables import tables_of
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.workbooks.annotations import read_annotations
from ohc.workbooks.apart import is_heavy
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import Book
from ohc.workbooks.xlsx.cells import column_letters

INSPECT_FIELDS = (
    "sheet",
    "header_row",
    "column",
    "header",
    "meaning",
    "word",
    "mapped_to",
    "count",
    "row",
)


class _Understood(NamedTuple):
    """How a workbook was read, or its likely headings if it was not, and notes."""

    rows: Sequence[Row] = ()
    guesses: Sequence[Row] = ()
    notes: Sequence[str] = ()
    problems: Sequence[Problem] = ()


LIKE_A_RETURN = (
    "This looks like a return. Read as a tracker, rows without an answer are left out. "
    "To see it as tally reads it: --framework npa-2013"
)
NOTHING = (
    "ohc recognises no table of items with a status or RAG "
    "rating. These are the likely headings. To say what each "
    "column holds: -o columns.toml, and edit that file."
)


def inspected(book: Book, vocabulary: Vocabulary) -> tuple[list[Row], list[str]]:
    """
    Return how each table was read, and what was left out.

    Rows have INSPECT_FIELDS. A status or RAG column has a row for each word, with its
    meaning (blank if unknown) and how many items have it. Any other column has one
    row, with how many items fill it in. If items run across, ``row`` is the row of a
    key, and ``column`` is blank.
    """
    contents = tables_of(book, vocabulary)
    rows = [row for table in contents.taken for row in _rows(table, vocabulary)]
    # For a return, only this command says which of its rows do not count.
    ours = contents.taken if vocabulary.has_commitments else []
    is_return = any({"commitment", "status"} <= {*t.places} for t in contents.taken)
    return rows, [
        *([LIKE_A_RETURN] if is_return and not ours else []),
        *contents.notes,
        *(line for table in ours for line in left_out(table)),
    ]


def likely(book: Book, vocabulary: Vocabulary) -> list[Row]:
    """Return the likely headings of each sheet, with INSPECT_FIELDS."""
    tables = (likely_table(sheet, vocabulary) for sheet in book.sheets)
    return [
        {**_row(table, column), "meaning": _offered(table, column), "count": count}
        for table in tables
        if table
        for column in table.columns
        for count in [sum(bool(row.text(column.at)) for row in table.rows)]
    ]


def inspected_file(path: str, framework: str) -> Outcome:
    """
    Return how a file was read or why it cannot be, with INSPECT_FIELDS.

    If nothing was recognised, the likely headings are returned, to correct. Raises
    NoSuchFile, WrongWords for a folder, UnknownName for a framework, BadBeside.
    """
    how = manner(ReadOptions(framework=framework))
    file = _one_file(path)
    beside = Beside(how)
    vocabulary = beside.vocabulary(file)
    beside.refuse_own([file])
    understood = _Understood()

    def work() -> list[Result]:
        nonlocal understood
        try:
            understood = _understood_file(path, file.name, vocabulary=vocabulary)
        except Unreadable as error:
            return [skipped(path, error)]
        return [Result(path, True, problems=understood.problems)]

    # Read as safely as any return: a damaged file must not be an internal error.
    [result] = fenced(path, work)
    rows, guesses, notes, _ = understood
    if result.read and not rows:
        notes = [*notes, NOTHING if guesses else "The workbook is empty."]
    known = rows or guesses
    return Outcome(
        title=f"How ohc reads {path}",
        columns=INSPECT_FIELDS,
        rows=known,
        warnings=(
            *(
                f"{used.file}: {note}"
                for used in beside.remarks()
                for note in used.notes
            ),
            *(str(problem) for used in beside.remarks() for problem in used.problems),
            *map(str, result.problems),
            *notes,
        ),
        toml=columns_toml(path, known) if known else "",
        exit_code=(GAPS if guesses or beside.strange else 0) if known else CANNOT,
    )


def _understood_file(path: str, name: str, *, vocabulary: Vocabulary) -> _Understood:
    data = read_bytes(name)
    with closing(Readers()) as readers:
        if is_heavy(data):
            return readers.done_apart(_understood, path, data, vocabulary)
    return _understood(path, data, vocabulary)


def _understood(path: str, data: bytes, vocabulary: Vocabulary) -> _Understood:
    judged = judge(data)
    if judged.format == "archive":
        raise Unreadable("not-a-workbook", "This is an archive. Unpack it.")
    with closing(Readers()) as readers:
        book = open_book(data, judged, readers=readers)
    rows, left_out_rows = inspected(book, vocabulary)
    notes: list[str] = []
    if book.format == "xlsx":
        notes.extend(attached(book, read_annotations(data), vocabulary))
    return _Understood(
        rows,
        guesses=[] if rows else likely(book, vocabulary),
        notes=[*notes, *book.notes, *left_out_rows, *oddities(book)],
        problems=[*damages_of(book, path)],
    )


def _one_file(path: str) -> InputFile:
    files = find_files([path], ReadOptions()).files
    if len(files) != 1:
        names = "; ".join(file.name for file in files[:FEW])
        hint = (
            f"Choose one: {names}."
            if files
            else "It only says who has a workbook open."
        )
        raise WrongWords(f"{path} is not one workbook.", hint)
    return files[0]


def _rows(table: Table, vocabulary: Vocabulary) -> Iterator[Row]:
    for column in table.columns:
        counts = Counter(row.text(column.at) for row in table.rows)
        if column.meaning in ANSWERS:
            for word, count in counts.most_common():
                yield {
                    **_row(table, column),
                    # A patient's number may have slipped into the wrong column.
                    "word": WITHHELD if personal_data(word) else word,
                    "mapped_to": _mapped(column.meaning, word, vocabulary=vocabulary),
                    "count": count,
                }
        else:
            filled = sum(count for word, count in counts.items() if word)
            yield {
                **_row(table, column),
                "meaning": _offered(table, column) or column.meaning,
                "count": filled,
            }


def _row(table: Table, column: Column) -> Row:
    across = table.sheet.across
    return {
        "sheet": table.sheet.name,
        "header_row": table.names[0] + 1 if across else table.header_row,
        "column": "" if across else column.place(),
        "header": column.header,
        "meaning": column.meaning,
        "word": "",
        "mapped_to": "",
        "row": column.at + 1 if across else "",
        "header_column": column_letters(table.header_row) if across else "",
    }


def _offered(table: Table, column: Column) -> str:
    """Return the answer that a column may have, such as status?, from its words."""
    offered = table.answers.offered.items()
    return next((f"{field}?" for field, known in offered if known == column), "")


def _mapped(meaning: str, word: str, *, vocabulary: Vocabulary) -> str:
    if not word:
        return UNSTATED[meaning]
    known = vocabulary.status if meaning == "status" else vocabulary.rag
    return known.get(answered(word), "")
