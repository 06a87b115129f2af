"""A tally with one of its counts laid out across the values of a key."""

from collections.abc import Sequence

from ohc.errors import UnknownName
from ohc.outcome import Cell, Row
from ohc.progress.accounts.counting import COUNTS
from ohc.progress.accounts.grouping import TALLY_KEYS


def laid_out(
    rows: Sequence[Row], keys: Sequence[str], *, across: str, count: str
) -> tuple[tuple[str, ...], list[Row]]:
    """
    Return a tally with one of its counts laid out across the values of a key.

    The fields of the keys come first, then a column for each value, in the order
    of the tally; blank where nothing came. Raises UnknownName for a count.
    """
    if count not in COUNTS:
        raise UnknownName("count", count, COUNTS)
    fields = tuple(field for key in keys for field in TALLY_KEYS[key])
    label = TALLY_KEYS[across][-1]
    headings = dict.fromkeys(row[label] for row in rows)
    lines: dict[tuple[Cell, ...], dict[Cell, Cell]] = {}
    for row in rows:
        line = lines.setdefault(tuple(row[field] for field in fields), {})
        # Where nothing came there is nothing to count: not even 0.
        line[row[label]] = row[count] if row["total"] else ""
    columns = (*fields, *map(str, headings))
    grid = (
        (*key, *(line.get(heading, "") for heading in headings))
        for key, line in lines.items()
    )
    return columns, [dict(zip(columns, cells, strict=True)) for cells in grid]
