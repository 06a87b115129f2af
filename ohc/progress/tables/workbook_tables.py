"""The tables of a workbook: those that count, those left out, what is to be said."""

from collections.abc import Iterator, Sequence

from ohc.progress.tables import remarks
from ohc.progress.tables.each_answer import is_read_by_answer
from ohc.progress.tables.header_rows import forms_of, rules_of
from ohc.progress.tables.items import TOTAL
from ohc.progress.tables.tables import Table, is_whole, tables
from ohc.progress.words.vocabulary import Vocabulary
from ohc.record import Record
from ohc.workbooks.sheets import Book, Sheet


class SheetTables(Record):
    """A sheet with its tables, and those of them that are taken."""

    sheet: Sheet
    every: Sequence[Table]
    taken: Sequence[Table]


class WorkbookTables(Record):
    """
    The sheets of a workbook with their tables, and what is to be said of them.

    ``others`` are tables of a tracker in which nothing answers for the items.
    """

    sheets: Sequence[SheetTables]
    notes: Sequence[str]
    others: Sequence[Table] = ()

    @property
    def taken(self) -> list[Table]:
        """Return the tables that are taken, in the order of the sheets."""
        return [table for sheet in self.sheets for table in sheet.taken]


def tables_of(book: Book, vocabulary: Vocabulary) -> WorkbookTables:
    """
    Return the tables of a workbook.

    Those of sheets that were not asked for are not taken; nor, of a tracker, those
    that hold the words of lists. Every row of a tracker that is no item is named; of
    a return those with totals, since a form has no other that says a figure.
    """
    asked = [
        SheetTables(sheet, inside, [t for t in inside if _is_asked_for(t, vocabulary)])
        for sheet in book.sheets
        if sheet.rows
        for inside in [tables(sheet, vocabulary)]
    ]
    if vocabulary.has_commitments:
        taken = [t for s in asked for t in s.taken if is_whole(t, vocabulary)]
        notes = [note for t in taken for note in remarks.left_out(t, only=TOTAL)]
        return WorkbookTables(asked, notes)
    asked = [_doubted(s, vocabulary) for s in asked]
    asked = _without_versions(asked, vocabulary)
    whole = [t for s in asked for t in s.taken if is_whole(t, vocabulary)]
    lists = [] if vocabulary.sheets else _lists(book, whole, vocabulary)
    sheets = [
        s._replace(taken=[t for t in s.taken if not any(t is a for a in lists)])
        for s in asked
    ]
    counted = [t for t in whole if not any(t is a for a in lists) and t.rows]
    others = [*_others(asked, vocabulary)] if counted else []
    return WorkbookTables(sheets, [*_notes(counted, lists, vocabulary)], others)


def _doubted(sheet: SheetTables, vocabulary: Vocabulary) -> SheetTables:
    # Here, because returns have no such rows.
    from ohc.progress.tables.doubtful_items import (
        with_doubt,
        with_doubts,
        with_rows_above,
    )
    from ohc.progress.tables.word_lists import key_below

    taken = []
    for table in sheet.taken:
        doubted = table if table.sheet.across else with_doubts(table)
        # Above any other table stand the items of the one before it, and of one that
        # columns.toml describes an analyst knows where the headings are.
        is_first = table is sheet.every[0] and not table.sheet.across
        if is_first and not rules_of(table.sheet, vocabulary):
            doubted = with_rows_above(doubted, vocabulary)
        # Last, or the lines of a key would be taken for updates of the last item.
        key = None if table.sheet.across else key_below(doubted, vocabulary)
        taken.append(with_doubt(doubted, key) if key else doubted)
    return sheet._replace(taken=taken)


def _without_versions(
    sheets: Sequence[SheetTables], vocabulary: Vocabulary
) -> list[SheetTables]:
    # Somebody who names sheets has chosen among them.
    if vocabulary.sheets:
        return [*sheets]
    from ohc.progress.tables.doubtful_items import without_versions

    doubted = iter(without_versions([t for s in sheets for t in s.taken]))
    return [s._replace(taken=[next(doubted) for _ in s.taken]) for s in sheets]


def _others(sheets: Sequence[SheetTables], vocabulary: Vocabulary) -> Iterator[Table]:
    """Give the tables that may hold items, and have no column that answers."""
    from ohc.progress.tables.likely_headers import likely_table

    for sheet in sheets:
        yield from (t for t in sheet.taken if not is_whole(t, vocabulary))
        is_bare = not sheet.every and not vocabulary.sheets
        if is_bare and (table := likely_table(sheet.sheet, vocabulary)):
            yield table


def _is_asked_for(table: Table, vocabulary: Vocabulary) -> bool:
    # A text has one sheet, without a name: nobody has to ask for it.
    if not vocabulary.sheets or not table.sheet.name:
        return True
    names = {table.sheet.name, remarks.name_of(table, alone=False)}
    forms = {form for name in names for form in forms_of(name)}
    return any({*forms_of(name)} & forms for name in vocabulary.sheets)


def _lists(book: Book, whole: Sequence[Table], vocabulary: Vocabulary) -> list[Table]:
    # What an analyst has described in columns.toml is to be read.
    described = [
        t for t in whole if any(r.sheet for r in rules_of(t.sheet, vocabulary))
    ]
    # Here, because returns have no such tables.
    from ohc.progress.tables.word_lists import word_lists

    lists = word_lists(whole, book.list_sources() if len(whole) > 1 else ())
    return [t for t in lists if not any(t is known for known in described)]


def _notes(
    counted: Sequence[Table], lists: Sequence[Table], vocabulary: Vocabulary
) -> Iterator[str]:
    yield from map(remarks.of_a_list, lists)
    if several := remarks.several(counted):
        yield several
    for table in counted:
        yield from remarks.left_out(table)
        yield from remarks.of_titles(table)
        # Where each answer counts, none of them is passed over.
        if not is_read_by_answer(table, vocabulary):
            yield from remarks.of_answers(table)
        yield from remarks.of_a_master(table)
