"""Rows of commands as pandas tables; nothing else of the library loads pandas."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ohc.outcome import Row
from ohc.progress.accounts.counting import COUNTS
from ohc.reference.establishments import FIGURES

Words = str | Iterable[str]
"""One word, or several."""

COUNTED = frozenset(
    {
        *FIGURES,
        *(name for name in COUNTS if name != "set_aside"),
        "returns_expected",
        "returns_received",
        "returns_missing",
        "resources_gbp",
        "number",
        "row",
        "count",
        "files",
        "rank",
    }
)
MEASURED = frozenset(
    {"score", "covers", "complete_percent", "percent_complete", "latitude", "longitude"}
)
DATES = frozenset(
    {"due_by", "due", "forecast", "date_achieved", "as_at", "figures_date"}
)
"""Columns that are Int64, Float64 and dates; all others are text."""


def frame(
    rows: Sequence[Row],
    columns: Sequence[str],
    *,
    counts: Collection[str] = (),
    texts: Collection[str] = (),
) -> pd.DataFrame:
    """
    Return the rows as a table: the columns first, then their other fields.

    ``counts`` are columns that are Int64 here, and elsewhere text: set_aside is a
    number in a tally, and in a list of rows the reason of each. ``texts`` are text
    whatever they are called: the columns of a stranger.
    """
    others = (name for row in rows[:1] for name in row)
    order = dict.fromkeys((*columns, *others))
    return pd.DataFrame(
        {
            name: _cells(name, rows).astype("string")
            if name in texts
            else _column(name, rows, is_count=name in COUNTED or name in counts)
            for name in order
        }
    )


def _column(name: str, rows: Sequence[Row], *, is_count: bool) -> Any:
    cells = _cells(name, rows)
    if name in DATES:
        # Not the unit that this version of pandas would choose.
        return pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[ns]")
    if is_count:
        return cells.astype("Int64")
    return (
        pd.to_numeric(cells).astype("Float64")
        if name in MEASURED
        else cells.astype("string")
    )


def _cells(name: str, rows: Sequence[Row]) -> Any:
    # Blank is missing, not an empty text that a count would take for a value.
    return pd.Series(
        [None if row[name] == "" else row[name] for row in rows], dtype="object"
    )


def several(words: Words | Path) -> tuple[str, ...]:
    """Return one word, or several, as several."""
    if isinstance(words, str | Path):
        return (str(words),)
    return tuple(map(str, words))
