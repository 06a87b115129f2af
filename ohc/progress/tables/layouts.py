"""What a row of headers would head: its columns, and whether they make a table."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from ohc.progress.words.headers import meaning_of
from ohc.progress.words.vocabulary import ANSWERS
from ohc.reference.names import plain
from ohc.workbooks.sheets import SheetRow
from ohc.workbooks.xlsx.cells import column_letters

if TYPE_CHECKING:
    from ohc.progress.words.columns_toml import Rule

KEYS = ("commitment", "item")
LONGEST_LONE = 40
ENOUGH = 3
"""So many known headers make a row a header, if an id or an answer is among them."""

Values = Sequence[Any]


class Column(NamedTuple):
    """
    A column of a table: its number from 0, its header and what it holds.

    Where items stand ``across``, it is a row: the key of it is its header.
    """

    at: int
    header: str
    meaning: str
    across: bool = False

    def place(self) -> str:
        """Return what Excel calls it: the letters of a column, the number of a row."""
        return str(self.at + 1) if self.across else column_letters(self.at + 1)


class Layout(NamedTuple):
    """
    What a row would head: its columns, and what is known of them together.

    ``known`` is how many are understood; ``whole`` says whether they head a table of
    items and their answers, ``nearly`` whether they come near to it.
    """

    columns: tuple[Column, ...]
    known: int
    whole: bool
    nearly: bool


NO_LAYOUT = Layout((), known=0, whole=False, nearly=False)


def merged(above: Values, below: Values) -> Values:
    """Return two rows as one, the lower before the upper: a header may take two."""
    both = zip_longest(above, below, fillvalue="")
    return [low if low != "" else up for up, low in both]


def layout_by(rule: "Rule | None", row: Values) -> Layout:
    """Return what a row would head, as an analyst's rule has it where there is one."""
    # A title is in every file another text: it would only fill the cache.
    layout = NO_LAYOUT if _is_title(row) else _layout_of(tuple(row))
    if not rule:
        return layout
    return _layout(tuple(_settled(column, rule.columns) for column in layout.columns))


def _settled(column: Column, meanings: Mapping[str, str]) -> Column:
    alike = meanings.get(plain(column.header) or column.header, column.meaning)
    return column._replace(meaning=meanings.get(column.header, alike))


def _is_title(row: Values) -> bool:
    texts = [cell for cell in row if cell.__class__ is str and cell]
    return len(texts) == 1 and len(texts[0]) > LONGEST_LONE


@lru_cache(maxsize=1024)
def _layout_of(row: tuple[Any, ...]) -> Layout:
    # Of the values, not their texts: a year or a date typed as a number heads nothing.
    return _layout(
        tuple(
            Column(index, " ".join(cell.split()), meaning=meaning_of(cell))
            for index, cell in enumerate(row)
            if isinstance(cell, str) and cell.strip()
        )
    )


def _layout(columns: tuple[Column, ...]) -> Layout:
    known = known_columns(columns)
    telling = any(column.meaning in (*KEYS, *ANSWERS) for column in known)
    # A row that says one thing often is no header: of a table each column is its own.
    nearly = len({column.meaning for column in known}) >= ENOUGH and telling
    return Layout(columns, known=len(known), whole=is_header(columns), nearly=nearly)


def is_header(columns: Sequence[Column]) -> bool:
    """Return whether columns are those of a table of items and their answers."""
    meanings = {column.meaning for column in columns}
    if not meanings.intersection(ANSWERS):
        return False
    # A first column of which nothing is known may hold the items.
    unnamed = len(columns) >= ENOUGH and not columns[0].meaning
    named = bool(meanings.intersection(KEYS))
    return named or (unnamed and len(known_columns(columns)) >= ENOUGH - 1)


def known_columns(columns: Sequence[Column]) -> list[Column]:
    """Return the columns of which it is known what they hold."""
    return [column for column in columns if column.meaning not in {"", "other"}]


def repeats(row: Values, columns: Sequence[Column]) -> bool:
    """Return whether a row is the header once more, as on each printed page."""
    same = [
        column.at < len(row)
        and isinstance(row[column.at], str)
        and " ".join(row[column.at].split()) == column.header
        for column in columns
    ]
    return sum(same) * 2 > len(same)


def sides_of(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """
    Return the columns of each of several tables side by side, one for a single table.

    Another begins with a column for items behind one for answers, where a gap is or a
    heading repeats; it has a heading of answers in common with the first.
    """
    starts = [0]
    for index, column in enumerate(columns):
        before = columns[starts[-1] : index]
        is_behind = any(other.meaning in ANSWERS for other in before)
        if column.meaning in KEYS and is_behind:
            is_after_a_gap = column.at > columns[index - 1].at + 1
            if is_after_a_gap or column.header in {other.header for other in before}:
                starts.append(index)
    ends = [*starts[1:], len(columns)]
    sides = [tuple(columns[start:end]) for start, end in zip(starts, ends, strict=True)]
    answers = [{c.header for c in side if c.meaning in ANSWERS} for side in sides]
    are_alike = all(is_header(side) for side in sides) and set.intersection(*answers)
    return sides if are_alike else [tuple(columns)]


def first_columns(columns: Sequence[Column]) -> dict[str, int]:
    """Return the column of each meaning: of several the first."""
    return {column.meaning: column.at for column in reversed(columns)}


def with_key(
    columns: tuple[Column, ...], rows: Sequence[SheetRow]
) -> tuple[tuple[Column, ...], tuple[int, ...]]:
    """
    Name the column of the items: of several the first with something in it.

    All of them are returned beside it, that one first: an item without a number may
    have a title.
    """
    meanings = {column.meaning for column in columns}
    if "commitment" in meanings:
        return columns, ()
    keys = [column for column in columns if column.meaning == "item"]
    if not keys and columns and not columns[0].meaning:
        first = columns[0]._replace(meaning="item")
        return (first, *columns[1:]), (first.at,)
    # A tracker may have a column Ref that nobody uses before that of its actions.
    filled = [column for column in keys if any(row.text(column.at) for row in rows)]
    chosen = next(iter(filled or keys), None)
    names = [column.at for column in keys if column != chosen]
    return tuple(
        column._replace(meaning="") if column in keys and column != chosen else column
        for column in columns
    ), ((chosen.at, *names) if chosen else ())


def cells_of(side: Sequence[Column], sides: Sequence[Sequence[Column]]) -> slice:
    """Return which cells of a row are those of a table, up to the one behind it."""
    after = [other[0].at for other in sides if other[0].at > side[0].at]
    return slice(side[0].at, min(after, default=None))


def clipped(row: SheetRow, cells: slice) -> SheetRow:
    """Return a row in which only these cells are filled, each in its place."""
    gap = [""] * cells.start
    return SheetRow(row.number, [*gap, *row.values[cells]], [*gap, *row.written[cells]])
