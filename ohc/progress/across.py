"""Show one count of a tally with the values of a key across the top."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ohc.errors import UnknownName
from ohc.outcome import Cell, Row
from ohc.progress.accounts.books import Books
from ohc.progress.accounts.counting import COUNTS, Terms, tally
from ohc.progress.accounts.grouping import OF_ANSWERS, PLACES, TALLY_KEYS

TOTAL = "total"
"""The last column: the sum of the others in a line."""

NOT_KNOWN = "not_known"
"""The column for rows without a value of the key, such as an unknown word."""

Values = tuple[Cell, ...]


OF_THE_SAME = frozenset({"period", "answer"})
"""Keys whose groups contain the same commitments or items."""


class Grid(NamedTuple):
    """One count of a tally: lines down, the values of a key across, and totals."""

    columns: tuple[str, ...]
    rows: list[Row]
    totals: Row | None


def usual_count(across: str) -> str:
    """Return the count that a key shows by default."""
    # People ask how many are rated red, not how many of the red are complete.
    return "total" if across in OF_ANSWERS else "complete"


def laid_out(
    books: Books,
    keys: Sequence[str],
    *,
    across: str,
    count: str,
    terms: Terms,
) -> Grid:
    """
    Return one count of a tally with the values of a key across the top.

    The fields of the keys come first, then a column for each value in the order of
    the tally, then the total. 0 means that returns were received, blank that none
    were. Several periods are not added up. Raises UnknownName for a count.
    """
    if count not in COUNTS:
        raise UnknownName("count", count, COUNTS)
    if not {*keys, across} <= PLACES:
        # Rows without a commitment are not in any cell, and so not in the totals.
        books = books._replace(unnamed={})
    lines, whole = tally(books, keys, terms=terms)
    cells, _ = tally(books, [*keys, across], terms=terms)
    heads, _ = tally(books, [across], terms=terms)
    fields = tuple(field for key in keys for field in TALLY_KEYS[key])
    headings = _headings(heads, across, count=count, taken={*fields, TOTAL})
    crossed = _Crossed(
        keys=(*keys, across),
        of=count,
        headings=headings,
        counts={_values(row, [*keys, across]): row[count] for row in cells},
        came={*_came(lines, keys), *_came(cells, [*keys, across])},
    )
    [field, *_] = TALLY_KEYS[across]
    sums = {headings[row[field]]: row[count] for row in heads if row[field] in headings}
    end = () if across in OF_THE_SAME else (TOTAL,)
    columns = (*fields, *headings.values(), *end)
    return Grid(
        columns,
        [_only(columns, crossed.line(line)) for line in lines],
        totals=None if OF_THE_SAME & {*keys} else sums | {TOTAL: whole[count]},
    )


def _only(columns: Sequence[str], row: Row) -> Row:
    return {name: row[name] for name in columns}


class _Crossed(NamedTuple):
    """The contents of the lines: their keys, the key across, and the counts."""

    keys: tuple[str, ...]
    of: str
    headings: Mapping[Cell, str]
    counts: Mapping[Values, Cell]
    came: set[Values]

    def line(self, line: Row) -> Row:
        """Return a line with the count under each heading, and their total."""
        *down, _ = self.keys
        total = line[self.of] if _place(line, down) in self.came else ""
        cells = {heading: self._cell(line, v) for v, heading in self.headings.items()}
        return {**line, **cells, TOTAL: total}

    def _cell(self, line: Row, value: Cell) -> Cell:
        at = {**line, TALLY_KEYS[self.keys[-1]][0]: value}
        if _place(at, self.keys) not in self.came:
            return ""
        return self.counts.get(_values(at, self.keys), 0)


def _came(rows: Sequence[Row], keys: Sequence[str]) -> Iterator[Values]:
    """Give the places with a return received, even if none of its rows counts."""
    for row in rows:
        if row["returns_received"] or row["total"] or row["set_aside"]:
            yield _place(row, keys)


def _headings(
    heads: Sequence[Row], across: str, *, count: str, taken: Iterable[str]
) -> Mapping[Cell, str]:
    """Return the heading of each value of the key, in the order of the tally."""
    field, label = TALLY_KEYS[across][0], TALLY_KEYS[across][-1]
    headings = {}
    used = {*taken}
    for row in heads:
        # Rows with an unknown word have no column, unless they are counted.
        if row[field] == "" and not row[count]:
            continue
        heading = str(row[label]) or NOT_KNOWN
        # A site may be called Total: then its heading says what it is.
        heading = f"{heading} ({across})" if heading in used else heading
        used.add(heading)
        headings[row[field]] = heading
    return headings


def _values(row: Mapping[str, Cell], keys: Sequence[str]) -> Values:
    return tuple(row[TALLY_KEYS[key][0]] for key in keys)


def _place(row: Mapping[str, Cell], keys: Sequence[str]) -> Values:
    """Return the place and period of a row, which tell whether its return came."""
    return _values(row, [key for key in keys if key in PLACES])
