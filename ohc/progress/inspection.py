"""What was understood of a workbook: its columns, and the words in them."""

from collections import Counter
from collections.abc import Iterator

from ohc.errors import CANNOT, FEW, WrongWords
from ohc.files.gathering import InputFile, read_bytes
from ohc.files.unreadable import Unreadable
from ohc.outcome import Outcome, Row
from ohc.privacy import WITHHELD, personal_data
from ohc.progress.attached import attached
from ohc.progress.options import ReadOptions
from ohc.progress.request import find_files, manner
from ohc.progress.returns.oddities import damages_of, oddities
from ohc.progress.returns.reading import Beside, fenced, skipped
from ohc.progress.returns.returns import Result
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.tables import Table, tables
from ohc.progress.words.vocabulary import ANSWERS, UNSTATED, Vocabulary, answered
from ohc.workbooks.annotations import read_annotations
from ohc.workbooks.judging import judge
from ohc.workbooks.reading import Readers, open_book
from ohc.workbooks.sheets import Book, Sheet
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
)


def inspected(book: Book, vocabulary: Vocabulary) -> tuple[list[Row], list[str]]:
    """
    Return what was understood of each table, and which rows were left out.

    Rows have INSPECT_FIELDS: for a status or RAG column one for each word, with
    what it is mapped to (blank where no table knows it) and in how many items it
    stands; for any other column one, with how many items fill it in.
    """
    rows: list[Row] = []
    notes: list[str] = []
    for sheet in book.sheets:
        for table in tables(sheet, vocabulary):
            rows += _rows(sheet, table, vocabulary=vocabulary)
            notes += _left_out(sheet, table)
    return rows, notes


def inspected_file(path: str, framework: str) -> Outcome:
    """
    Return what is understood of a file, or what stops it; with INSPECT_FIELDS.

    Raises NoSuchFile, WrongWords for a folder, UnknownName for a framework,
    BadBeside.
    """
    how = manner(ReadOptions(framework=framework))
    file = _one_file(path)
    beside = Beside(how)
    vocabulary = beside.vocabulary(file)
    rows: list[Row] = []
    notes: list[str] = []

    def work() -> list[Result]:
        try:
            book = _opened(file.name)
        except Unreadable as error:
            return [skipped(path, error)]
        understood, left_out = inspected(book, vocabulary)
        rows.extend(understood)
        if book.format == "xlsx":
            annotations = read_annotations(read_bytes(file.name))
            notes.extend(attached(book, annotations, vocabulary))
        notes.extend((*book.notes, *left_out, *oddities(book)))
        return [Result(path, True, problems=[*damages_of(book, path)])]

    # Behind the fence of any return: here too a spoilt file must not end in a fault.
    [result] = fenced(path, work)
    if result.read and not rows:
        notes.append("No table of items with a status or RAG is recognised.")
    return Outcome(
        title=f"What is understood of {path}",
        columns=INSPECT_FIELDS,
        rows=rows,
        narrow=("header", "meaning", "word", "mapped_to", "count"),
        warnings=(
            *(
                f"{used.file}: {note}"
                for used in beside.remarks()
                for note in used.notes
            ),
            *map(str, result.problems),
            *notes,
        ),
        toml=columns_toml(path, rows) if rows else "",
        exit_code=0 if rows else CANNOT,
    )


def _opened(name: str) -> Book:
    data = read_bytes(name)
    judged = judge(data)
    if judged.format == "archive":
        raise Unreadable("not-a-workbook", "It is an archive: unpack it.")
    readers = Readers()
    try:
        return open_book(data, judged, readers=readers)
    finally:
        readers.close()


def _one_file(path: str) -> InputFile:
    files = find_files([path], ReadOptions()).files
    if len(files) != 1:
        names = "; ".join(file.name for file in files[:FEW])
        hint = f"Name one: {names}." if files else "It tells who has a workbook open."
        raise WrongWords(f"{path} is not one workbook.", hint)
    return files[0]


def _rows(sheet: Sheet, table: Table, *, vocabulary: Vocabulary) -> Iterator[Row]:
    for column in table.columns:
        counts = Counter(row.text(column.at) for row in table.rows)
        if column.meaning in ANSWERS:
            for word, count in counts.most_common():
                yield {
                    **_row(sheet, table, column=column),
                    # A patient's number may have slipped into the wrong column.
                    "word": WITHHELD if personal_data(word) else word,
                    "mapped_to": _mapped(column.meaning, word, vocabulary=vocabulary),
                    "count": count,
                }
        else:
            filled = sum(count for word, count in counts.items() if word)
            yield {**_row(sheet, table, column=column), "count": filled}


def _row(sheet: Sheet, table: Table, *, column: Column) -> Row:
    return {
        "sheet": sheet.name,
        "header_row": table.header_row,
        "column": column_letters(column.at + 1),
        "header": column.header,
        "meaning": column.meaning,
        "word": "",
        "mapped_to": "",
    }


def _mapped(meaning: str, word: str, *, vocabulary: Vocabulary) -> str:
    if not word:
        return UNSTATED[meaning]
    known = vocabulary.status if meaning == "status" else vocabulary.rag
    return known.get(answered(word), "")


def _left_out(sheet: Sheet, table: Table) -> Iterator[str]:
    reasons: dict[str, list[int]] = {}
    for number, reason in table.left_out:
        reasons.setdefault(reason, []).append(number)
    for reason, numbers in reasons.items():
        word = "row" if len(numbers) == 1 else "rows"
        yield (
            f"sheet {sheet.name}, table of row {table.header_row}: {word} "
            f"{ranges(numbers)} left out ({reason})."
        )


def ranges(numbers: list[int]) -> str:
    """
    Return numbers in order with runs drawn together.

    >>> ranges([4, 5, 6, 9])
    '4-6, 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs
    )


def columns_toml(name: str, rows: list[Row]) -> str:
    """Return what was understood as columns.toml, to be corrected by hand."""
    lines = [
        f"# How ohc understood {_quoted(name)}.",
        "# Correct what is wrong and keep this beside the returns as columns.toml.",
        "# A column means one of: commitment priority summary due status rag percent",
        "# owner forecast achieved evidence comment body_id body area_team period item",
        "# other (none of them).",
    ]
    lines += _table_lines(rows)
    for field in ANSWERS:
        lines += _answer_lines(field, rows)
    return "\n".join(lines) + "\n"


def _table_lines(rows: list[Row]) -> Iterator[str]:
    tables: dict[tuple[object, object], dict[str, str]] = {}
    for row in rows:
        columns = tables.setdefault((row["sheet"], row["header_row"]), {})
        # Of headers that are alike the one that was understood tells.
        if columns.get(header := str(row["header"]), "other") == "other":
            columns[header] = str(row["meaning"]) or "other"
    for (sheet, header_row), columns in tables.items():
        yield from ("", "[[table]]", f"sheet = {_quoted(sheet)}")
        yield from (f"header_row = {header_row}", "[table.columns]")
        for header, meaning in columns.items():
            yield f"{_quoted(header)} = {_quoted(meaning)}"


def _answer_lines(field: str, rows: list[Row]) -> Iterator[str]:
    yield from ("", f"[{field}]", "# What a word means; blank leaves it unknown.")
    # Once however it is written: TOML takes no key twice.
    words = {
        answered(str(row["word"])): row
        for row in rows
        if row["meaning"] == field and row["word"] not in {"", WITHHELD}
    }
    for row in words.values():
        yield f"{_quoted(row['word'])} = {_quoted(row['mapped_to'])}"


def _quoted(value: object) -> str:
    # By hand, since the standard library reads TOML and does not write it.
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(map(_printable, text)) + '"'


def _printable(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08X}"
