"""The tables of a sheet, and which of their rows are items."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ohc.progress.tables.answer_columns import (
    Answers,
    asked_for,
    choose,
    columns_named,
    undecided,
    with_unheaded,
)
from ohc.progress.tables.header_rows import Header, find_headers
from ohc.progress.tables.items import items_of_returns, items_of_trackers
from ohc.progress.tables.layouts import (
    Column,
    cells_of,
    clipped,
    first_columns,
    is_header,
    known_columns,
    sides_of,
    with_key,
)
from ohc.progress.words.vocabulary import ANSWERS, Vocabulary
from ohc.progress.words.which_answers import EACH
from ohc.record import Record
from ohc.workbooks.sheets import Sheet, SheetRow

if TYPE_CHECKING:
    from ohc.progress.tables.masters import Master


class Doubt(Record):
    """Rows of a tracker that do not count, by the kind of problem, and what is said."""

    kind: str
    rows: tuple[int, ...]
    message: str
    cells: str = ""


class Table(NamedTuple):
    """
    A table of a sheet.

    ``header_row`` is a row's number as Excel counts, ``top_row`` that of the first
    where the header takes two; ``rows`` are its items;
    ``left_out`` says which rows below the header are none, by their number, and why;
    ``places`` has the column of each meaning, of several the first or the one chosen.
    Of a tracker ``aside`` has the rows that do not count, by number, with the kind of
    problem; ``answers`` which columns answer, ``names`` those that may name an item,
    ``notes`` what else is to be said; ``doubts`` what is said of several rows at once.
    Where another stands beside it, it ``is_side``, or is read as one table with it, in
    which the headings ``repeated`` stand twice.
    """

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    left_out: Sequence[tuple[int, str]]
    places: Mapping[str, int]
    aside: Mapping[int, str] = MappingProxyType({})
    answers: Answers = Answers()
    names: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    top_row: int = 0
    doubts: tuple[Doubt, ...] = ()
    is_side: bool = False
    repeated: tuple[str, ...] = ()


def tables(sheet: Sheet, vocabulary: Vocabulary) -> list[Table]:
    """
    Return the tables of a sheet, from the top, side by side ones from the left.

    A line of headers may be completed by the line below it. A table without a column
    for its items, or without one for their answers, is returned too: what it lacks can
    then be said. Of a tracker the items may stand across the first row instead.
    """
    if vocabulary.rules:
        from ohc.progress.tables.masters import ruled_masters

        if masters := ruled_masters(sheet, vocabulary):
            return [_of_master(master, vocabulary) for master in masters]
    headers = find_headers(sheet, vocabulary)
    ends = [*(header.top for header in headers[1:]), len(sheet.rows)]
    beside = _side_by_side if vocabulary.has_commitments else _sides
    listed = [
        table
        for header, end in zip(headers, ends, strict=False)
        for table in beside(sheet, header, end=end, vocabulary=vocabulary)
    ]
    if vocabulary.has_commitments or any(is_header(t.columns) for t in listed):
        return listed
    # Here, because items of returns never stand across.
    from ohc.progress.tables.masters import recognised_master

    master = recognised_master(sheet, vocabulary)
    return [_of_master(master, vocabulary)] if master else listed


def _side_by_side(
    sheet: Sheet, header: Header, *, end: int, vocabulary: Vocabulary
) -> Iterator[Table]:
    """Give the tables of returns below a header: each begins with its ids."""
    columns = header.columns
    starts = [n for n, column in enumerate(columns) if column.meaning == "commitment"]
    # What stands before the first ids is of the first table.
    bounds = [0, *starts[1:], len(columns)]
    for start, stop in pairwise(bounds):
        side = header._replace(columns=columns[start:stop])
        yield _table(sheet, side, end=end, vocabulary=vocabulary)


def _sides(
    sheet: Sheet, header: Header, *, end: int, vocabulary: Vocabulary
) -> Iterator[Table]:
    """
    Give the tables of trackers below a header.

    Which of several side by side are one is not sure: they are read as one, of which
    the answer is not clear, until someone names a column or a table, or wants all.
    """
    sides = sides_of(header.columns)
    headers = [{column.header for column in side} for side in sides]
    repeated = [
        column.header
        for column in sides[0]
        if len(sides) > 1 and all(column.header in others for others in headers)
    ]
    named = [side for side in sides if _is_named(side, vocabulary)]
    if not repeated or not named or not _asks_for_sides(vocabulary):
        whole = _table(sheet, header, end=end, vocabulary=vocabulary)
        answers = whole.answers
        # That the words of one are all unknown makes it no part of the other.
        if repeated and not any(asked_for(field, vocabulary) for field in ANSWERS):
            answers = undecided(answers)
        places = _settled(whole.places, answers)
        yield whole._replace(repeated=tuple(repeated), answers=answers, places=places)
        return
    for side in named:
        of_side = header._replace(columns=side)
        table = _table(
            sheet, of_side, end=end, vocabulary=vocabulary, cells=cells_of(side, sides)
        )
        unused = [c.place() for other in sides if other not in named for c in other]
        notes = [f"the table beside it is not used ({', '.join(unused)})."]
        yield table._replace(is_side=True, notes=tuple(notes) if unused else ())


def _asks_for_sides(vocabulary: Vocabulary) -> bool:
    names = [asked_for(field, vocabulary) for field in ANSWERS]
    is_cell_named = any("!" in name for name in vocabulary.sheets)
    return any(names) or is_cell_named or vocabulary.answers == EACH


def _is_named(side: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Return whether a table has each column that someone names."""
    names = filter(None, (asked_for(field, vocabulary) for field in ANSWERS))
    return all(columns_named(name, side) for name in names)


def _table(
    sheet: Sheet,
    header: Header,
    *,
    end: int,
    vocabulary: Vocabulary,
    cells: slice | None = None,
) -> Table:
    below = sheet.numbered[header.at + 1 : end]
    if cells:
        below = [clipped(row, cells) for row in below]
    columns, names = with_key(header.columns, below)
    columns = with_unheaded(columns, below, vocabulary)
    places = first_columns(columns)
    if vocabulary.has_commitments:
        sorted_rows = items_of_returns(below, columns, vocabulary=vocabulary)
        answers = Answers()
    else:
        sorted_rows = items_of_trackers(
            below, columns, names=names, sheet=sheet, vocabulary=vocabulary
        )
        answers = choose(columns, sorted_rows.items, vocabulary)
        places = _settled(places, answers)
    return Table(
        sheet,
        header.at + 1,
        columns=columns,
        rows=sorted_rows.items,
        left_out=sorted_rows.others,
        places=places,
        aside=sorted_rows.aside,
        answers=answers,
        names=names,
        top_row=header.top + 1,
    )


def _of_master(master: "Master", vocabulary: Vocabulary) -> Table:
    """Return a master as a table: its items are rows of the sheet on its side."""
    from ohc.progress.tables.slots import families

    columns = master.columns
    numbered = {slot.column for slots in families(columns).values() for slot in slots}
    # A family of numbered answers is none of the item itself, and of a key that stands
    # twice the first is meant, unless both are filled and differ.
    single = {c.header: c for c in reversed(columns) if c not in numbered}
    answers = choose([*reversed(single.values())], master.rows, vocabulary)
    counts = Counter(column.meaning for column in columns)
    # Of many keys that mean an owner or a date, which is the item's is not known.
    places = {c.meaning: c.at for c in columns if counts[c.meaning] == 1}
    return Table(
        master.sheet,
        master.header + 1,
        columns=columns,
        rows=master.rows,
        left_out=(),
        places=_settled({**places, "item": columns[0].at}, answers),
        answers=answers,
        names=(columns[0].at,),
        notes=master.notes,
    )


def _settled(places: Mapping[str, int], answers: Answers) -> dict[str, int]:
    others = {name: at for name, at in places.items() if name not in ANSWERS}
    return others | {field: column.at for field, column in answers.columns.items()}


def is_whole(table: Table, vocabulary: Vocabulary) -> bool:
    """Return whether a table has columns for its items and for their answers."""
    if vocabulary.has_commitments:
        return {"commitment", "status"} <= table.places.keys()
    # As columns.toml is written first, it may say of every column that it is none.
    is_described = bool(vocabulary.rules and known_columns(table.columns))
    return is_header(table.columns) or is_described


def lacks_answers(table: Table) -> bool:
    """Return whether a table of commitments has no column for their status."""
    meanings = table.places
    return "commitment" in meanings and "status" not in meanings
