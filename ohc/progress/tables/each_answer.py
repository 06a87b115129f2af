"""A table once for each of its answers: a row an item and answer."""

from collections.abc import Iterator
from typing import NamedTuple

from ohc.progress.tables.answer_columns import Answers
from ohc.progress.tables.layouts import Column
from ohc.progress.tables.slots import families
from ohc.progress.tables.tables import Table
from ohc.progress.words.vocabulary import ANSWERS, CHOSEN, EACH, Vocabulary
from ohc.workbooks.sheets import SheetRow


class View(NamedTuple):
    """
    A table as it is counted: by the answer that is chosen, or by one of several.

    ``answer`` is the header of that one, ``slot`` its number in a family; ``needs``
    has the columns of which one must be filled for a row to be there at all.
    """

    table: Table
    answer: str = ""
    slot: str = ""
    needs: tuple[int, ...] = ()

    def has(self, row: SheetRow) -> bool:
        """Return whether a row is there: a slot may be blank in name and answer."""
        return not self.needs or any(row.text(at) for at in self.needs)


def views(table: Table, vocabulary: Vocabulary) -> list[View]:
    """Return a table as it is to be counted, once or once for each of its answers."""
    if vocabulary.has_commitments or vocabulary.answers == CHOSEN:
        return [View(table)]
    every = [*_each(table)]
    # A master with one rating has one row an item, as any tracker.
    is_wanted = vocabulary.answers == EACH or (table.sheet.across and len(every) > 1)
    return every if is_wanted and every else [View(table)]


def _each(table: Table) -> Iterator[View]:
    slots_of = families(table.columns) if table.sheet.across else {}
    numbered = {slot.column for slots in slots_of.values() for slot in slots}
    seen: set[str] = set()
    for column in table.columns:
        # Of a key that stands twice the first is meant.
        is_first = column.header not in seen or not table.sheet.across
        if column.meaning in ANSWERS and column not in numbered and is_first:
            seen.add(column.header)
            yield View(_by(table, column), column.header)
    for (_, family), slots in slots_of.items():
        for slot in slots:
            needs = [slot.column, *filter(None, [slot.name])]
            yield View(
                _by(table, slot.column),
                family,
                slot=slot.number,
                needs=tuple(column.at for column in needs),
            )


def _by(table: Table, answer: Column) -> Table:
    others = {name: at for name, at in table.places.items() if name not in ANSWERS}
    places = {**others, answer.meaning: answer.at}
    return table._replace(places=places, answers=Answers({answer.meaning: answer}))
