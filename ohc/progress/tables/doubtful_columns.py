"""Problems of a tracker whose status or RAG column is not clear, and what to name."""

from collections.abc import Iterator, Sequence

from ohc.lines import in_quotes, listed
from ohc.privacy import cited, quoted
from ohc.problems import Problem
from ohc.progress.tables.answer_columns import asked_for, is_of_a_month
from ohc.progress.tables.items import DOUBTS
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary, answered
from ohc.progress.words.which_answers import CHOSEN
from ohc.workbooks.sheets import Book

WORDS_FOR = {"status": "status", "rag": "RAG rating"}
HEADED = {"status": "Status", "rag": "RAG"}


def doubtful_columns(
    file: str, tables: Sequence[Table], vocabulary: Vocabulary
) -> list[Problem]:
    """Return a problem for each answer of a tracker that no column holds for sure."""
    if vocabulary.has_commitments:
        return []
    problems = [*_without_the_named(file, tables, vocabulary)]
    for table in tables:
        problems += _offered(file, table, vocabulary)
        problems += doubtful_rows(file, table)
        if vocabulary.answers == CHOSEN and table.rows:
            problems += [
                _unclear(file, table, columns, field=field)
                for field, columns in table.answers.unclear.items()
            ]
    return problems


def doubtful_rows(file: str, table: Table) -> Iterator[Problem]:
    """Give a problem for each row of a tracker that may be no item at all."""
    # A return of ours that is read as a tracker has commitments for items, and no such
    # rows.
    at = table.places.get("item", 0)
    names = {row.number: row.text(at) for row in table.rows} if table.aside else {}
    told: set[int] = set()
    for doubt in table.doubts:
        told.update(doubt.rows)
        yield Problem(
            file,
            doubt.kind,
            message=doubt.message,
            sheet=table.sheet.name,
            cell=table.sheet.cell(at, min(doubt.rows)),
            found=doubt.cells,
            expected="one row for each item",
        )
    for number, kind in table.aside.items():
        if number in told:
            continue
        item = quoted(names[number])
        yield Problem(
            file,
            kind,
            message=DOUBTS[kind].format(item=in_quotes(item)),
            sheet=table.sheet.name,
            cell=table.sheet.cell(at, number),
            found=item,
            expected="an item and its status",
        )


def offers(file: str, book: Book, vocabulary: Vocabulary) -> list[Problem]:
    """Return the columns to offer of a tracker in which no table is recognised."""
    if vocabulary.has_commitments:
        return []
    # Here, because a form says which row its headings are.
    from ohc.progress.tables.likely_headers import likely_table

    likely = (likely_table(sheet, vocabulary) for sheet in book.sheets)
    return [
        problem
        for table in likely
        if table is not None
        for problem in _offered(file, table, vocabulary)
    ]


def _offered(file: str, table: Table, vocabulary: Vocabulary) -> Iterator[Problem]:
    for field, column in table.answers.offered.items():
        header = quoted(column.header)
        holding = _holding(table, column, field=field, vocabulary=vocabulary)
        others = table.answers.also_offered.get(field, ())
        is_latest = others and all(map(is_of_a_month, (column, *others)))
        # Which of several it is, nothing tells but the order of time.
        is_any = others and not is_latest
        which = "the latest" if is_latest else "one" if is_any else "it"
        name = "NAME" if is_any else _typed(header)
        yield Problem(
            file,
            "missing-column",
            message=(
                f"No column is headed {HEADED[field]}. {holding}. To use {which}: "
                f"--{field}-column {name}"
            ),
            sheet=table.sheet.name,
            cell=table.sheet.cell(column.at, table.header_row),
            found=header,
            expected=HEADED[field],
        )


def _holding(
    table: Table, column: Column, *, field: str, vocabulary: Vocabulary
) -> str:
    """Return which columns have words of an answer, and in how many rows."""
    also = table.answers.also_offered.get(field, ())
    if also:
        columns = sorted((*also, column))
        named = [f"{c.place()} {cited(c.header)}" for c in columns]
        return f"{listed(named)} have {WORDS_FOR[field]} words"
    texts = [*filter(None, (row.text(column.at) for row in table.rows))]
    words = vocabulary.status if field == "status" else vocabulary.rag
    known = sum(answered(text) in words for text in texts)
    named_column = f"{column.place()} {cited(column.header)}"
    return f"{named_column} has {WORDS_FOR[field]} words ({known} of {len(texts)})"


def _unclear(
    file: str, table: Table, columns: Sequence[Column], *, field: str
) -> Problem:
    named = " or ".join(f"{c.place()} {cited(c.header)}" for c in columns)
    headers = {column.header for column in columns}
    # Where two have the same header, only their place tells them apart.
    name = "NAME" if len(headers) == len(columns) else columns[0].place()
    return Problem(
        file,
        "unclear-column",
        message=f"Which is the {WORDS_FOR[field]}: {named}? {_repeating(table)}"
        f"--{field}-column {name} uses one; tally --by answer counts them all.",
        sheet=table.sheet.name,
        cell=table.sheet.cell(columns[0].at, table.header_row),
        found=quoted(columns[0].header),
        expected="one column",
    )


def _repeating(table: Table) -> str:
    """Return that tables may stand side by side, "" where no heading repeats."""
    if not table.repeated:
        return ""
    names = listed(map(cited, table.repeated))
    is_single = len(table.repeated) == 1
    return (
        f"The heading{'' if is_single else 's'} {names} repeat{'s' * is_single}, as if "
        f"there were tables side by side. "
    )


def _without_the_named(
    file: str, tables: Sequence[Table], vocabulary: Vocabulary
) -> Iterator[Problem]:
    for field in ANSWERS:
        name = asked_for(field, vocabulary)
        if _is_nowhere(field, tables):
            headers = ", ".join(
                quoted(column.header) for table in tables for column in table.columns
            )
            yield Problem(
                file,
                "missing-column",
                message=(
                    f"There is no column headed {cited(name)}. Choose from: {headers}."
                ),
                sheet=tables[0].sheet.name,
                cell=tables[0].sheet.cell(0, tables[0].header_row),
                found=tables[0].sheet.quoted(0, tables[0].header_row),
                expected=name,
            )


def _is_nowhere(field: str, tables: Sequence[Table]) -> bool:
    # One table of several may have it: the others are read as they are.
    return bool(tables) and all(field in t.answers.unmatched for t in tables)


def without_guesses(tables: Sequence[Table]) -> list[Table]:
    """Return tables of which nothing counts where the column named is in none."""
    if not any(_is_nowhere(field, tables) for field in ANSWERS):
        return [*tables]
    refused = [t.answers._replace(refused="missing-column") for t in tables]
    return [
        table._replace(answers=answers)
        for table, answers in zip(tables, refused, strict=True)
    ]


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name
