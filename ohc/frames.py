"""Rows as pandas tables; nothing else of the library loads pandas."""

from collections.abc import Sequence

import pandas as pd

from ohc.errors import UnknownName
from ohc.progress.counting import COUNTS, KEYS
from ohc.reference import Row


def frame(
    rows: Sequence[Row], columns: Sequence[str], numbers: Sequence[str] = ()
) -> pd.DataFrame:
    """
    Return the rows as a table: the columns first, then their other fields.

    Every value is text, blank as ``""``; the columns of ``numbers`` are Int64,
    blank as missing.
    """
    others = (name for row in rows[:1] for name in row)
    order = list(dict.fromkeys((*columns, *others)))
    table = pd.DataFrame([dict(row) for row in rows], columns=order)
    for name in order:
        if name in numbers:
            values = [
                value if isinstance(value, int) else None for value in table[name]
            ]
            table[name] = pd.array(values, dtype="Int64")
        else:
            table[name] = table[name].astype(str)
    return table


def laid_out(
    rows: Sequence[Row], keys: Sequence[str], across: str, count: str
) -> tuple[tuple[str, ...], list[Row]]:
    """
    Return a tally with one of its counts laid out across the values of a key.

    The fields of the keys come first, then a column for each value, in the order
    of the tally; blank where nothing came. Raises UnknownName for a count.
    """
    if count not in COUNTS:
        raise UnknownName("count", count, COUNTS)
    fields = [field for key in keys for field in KEYS[key]]
    label = KEYS[across][-1]
    if not rows:
        return (*fields,), []
    # Where nothing came there is nothing to count: not even 0.
    came = [{**row, count: row[count] if row["total"] else ""} for row in rows]
    table = pd.DataFrame(came, dtype=object)
    places = [*dict.fromkeys(table[label])]
    lines = table[fields].drop_duplicates()
    wide = table.pivot(index=fields, columns=label, values=count)[places]
    found = lines.merge(wide.reset_index(), on=fields).fillna("")
    columns = (*fields, *map(str, places))
    records = found.to_numpy().tolist()
    return columns, [dict(zip(columns, record, strict=True)) for record in records]
