"""How a comparison looks: a band for each way, the periods as headings."""

from collections import Counter
from collections.abc import Sequence

from ohc.outcome import Field, Row, View
from ohc.output.fields import in_words
from ohc.progress.views.titles import heading, span
from ohc.progress.words.periods import Period
from ohc.reference.establishments import Selection, of_whom

Both = tuple[Period, Period]


def movement_title(both: Both, selection: Selection) -> str:
    """Return the title of a comparison: the periods, and of whom."""
    return ", ".join(filter(None, (f"Changes: {span(*both)}", of_whom(selection))))


BANDS = {
    "worsened": "Worsened",
    "improved": "Improved",
    "changed": "Changed",
    "new": "New",
    "not_returned": "Not returned",
    "set_aside": "Not counted",
}
BACK = "No longer complete"


def movement_view(both: Both, rows: Sequence[Row]) -> View:
    """Return how a comparison is shown."""
    old, new = (
        Field(heading(period, both), rank=0, least=9, spoken=in_words)
        for period in both
    )
    return View(
        columns=("body", "commitment", "old", "new"),
        fields={"old": old, "new": new},
        band="movement",
        sheet="Changes",
        bands=tuple(map(_band, rows)),
    )


def _band(row: Row) -> str:
    movement = str(row["movement"])
    back = row["old"] == "complete" and movement in {"worsened", "changed"}
    return BACK if back else BANDS[movement]


def moved_sentence(rows: Sequence[Row], same: int) -> str:
    """
    Return how many rows moved which way, and how many cannot be compared.

    >>> moved_sentence([{"old": "complete", "new": "", "movement": "not_returned"}], 2)
    '2 unchanged. 1 cannot be compared: 1 because a return is missing.'
    """
    count = Counter(str(row["movement"]) for row in rows)
    back = sum(_band(row) == BACK for row in rows)
    worse = f"{count['worsened']:,} worsened"
    moved = [
        f"{worse} ({back:,} no longer complete)" if back else worse,
        f"{count['improved']:,} improved",
        f"{count['changed']:,} changed",
        f"{count['new']:,} new",
        f"{same:,} unchanged",
    ]
    shown = [part for part in moved if not part.startswith("0 ")] or moved[-1:]
    reasons = [
        f"{count[kind]:,} {why}"
        for kind, why in (
            ("not_returned", "because a return is missing"),
            ("set_aside", "not understood"),
        )
        if count[kind]
    ]
    number = count["not_returned"] + count["set_aside"]
    left = f" {number:,} cannot be compared: {', '.join(reasons)}." if reasons else ""
    return f"{', '.join(shown)}.{left}"
