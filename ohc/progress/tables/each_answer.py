"""A table once for each of its answers: a row an item and answer."""

from collections.abc import Iterator, Mapping

from ohc.progress.tables.answer_columns import Answers
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary
from ohc.progress.words.which_answers import CHOSEN, EACH
from ohc.record import Record
from ohc.workbooks.sheets import SheetRow


class View(Record):
    """
    A table as it is counted: by the answer that is chosen, or by one of several.

    ``answer`` is the header of that one, ``slot`` its number in a family; ``needs``
    has the columns of which one must be filled for a row to be there at all.
    """

    table: Table
    answer: str = ""
    slot: str = ""
    needs: tuple[int, ...] = ()

    @property
    def answer_row(self) -> int:
        """Return the row of the answer where items stand across, else 0."""
        places = self.table.places
        if not self.table.sheet.across:
            return 0
        return places.get("status", places.get("rag", places["item"])) + 1

    def damaged_rows(self) -> set[int]:
        """Return the numbers of rows that a quotation mark has run together."""
        return {
            number
            for mark in self.table.sheet.unclosed
            for number in range(mark.first, mark.last + 1)
        }

    def has(self, row: SheetRow) -> bool:
        """Return whether a row is there: a slot may be blank in name and answer."""
        return not self.needs or any(row.text(at) for at in self.needs)


def views(table: Table, vocabulary: Vocabulary) -> list[View]:
    """Return a table as it is to be counted, once or once for each of its answers."""
    return [*_each(table)] if is_read_by_answer(table, vocabulary) else [View(table)]


def is_read_by_answer(table: Table, vocabulary: Vocabulary) -> bool:
    """Return whether each answer of an item is a row of its own."""
    if vocabulary.has_commitments or vocabulary.answers == CHOSEN:
        return False
    headers = {field: set[str]() for field in ANSWERS}
    for column in table.columns:
        if column.meaning in ANSWERS:
            headers[column.meaning].add(column.header)
    # A master with one status and one rating has one row an item, as any tracker.
    is_several = table.sheet.across and max(map(len, headers.values())) > 1
    return any(headers.values()) and (vocabulary.answers == EACH or is_several)


def _each(table: Table) -> Iterator[View]:
    from ohc.progress.tables.slots import families

    slots_of = families(table.columns) if table.sheet.across else {}
    numbered = {slot.column for slots in slots_of.values() for slot in slots}
    seen: set[str] = set()
    for column in table.columns:
        # Of a key that stands twice the first is meant.
        is_first = column.header not in seen or not table.sheet.across
        if column.meaning in ANSWERS and column not in numbered and is_first:
            seen.add(column.header)
            yield View(_by(table, column), _named(table, column))
    for (_, family), slots in slots_of.items():
        for slot in slots:
            needs = [slot.column, *filter(None, [slot.name])]
            yield View(
                _by(table, slot.column),
                family,
                slot=slot.number,
                needs=tuple(column.at for column in needs),
            )


def _named(table: Table, column: Column) -> str:
    """Return the header of an answer, with its column where another has the same."""
    headers = [other.header for other in table.columns]
    is_twice = headers.count(column.header) > 1 or table.is_side
    is_twice = is_twice and not table.sheet.across
    return f"{column.header} (column {column.place()})" if is_twice else column.header


def _by(table: Table, answer: Column) -> Table:
    others = {name: at for name, at in table.places.items() if name not in ANSWERS}
    places = {**others, answer.meaning: answer.at}
    return table._replace(places=places, answers=Answers({answer.meaning: answer}))


def doubled(table: Table) -> Mapping[str, list[int]]:
    """Return the columns of a status or a RAG of which there are several."""
    columns = table.columns
    if table.sheet.across:
        chosen = {column.header for column in table.answers.columns.values()}
        columns = tuple(column for column in columns if column.header in chosen)
    columns_of = {
        field: [column.at for column in columns if column.meaning == field]
        for field in ("status", "rag")
    }
    return {field: columns for field, columns in columns_of.items() if len(columns) > 1}
