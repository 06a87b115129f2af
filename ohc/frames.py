"""Rows as pandas tables; nothing else of the library loads pandas."""

from collections.abc import Sequence

import pandas as pd

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
