"""How a comparison looks: a band for each way, the periods as headings."""

from collections.abc import Sequence

from ohc.outcome import Field, Row, View
from ohc.output.fields import in_words
from ohc.progress.views.titles import span
from ohc.progress.words import periods
from ohc.progress.words.periods import Period
from ohc.reference.establishments import Selection, of_whom

Both = tuple[Period, Period]


def movement_title(both: Both, selection: Selection) -> str:
    """Return the title of a comparison: the periods, and of whom."""
    return ", ".join(filter(None, (f"What moved: {span(*both)}", of_whom(selection))))


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
        Field(_heading(period, both), rank=0, least=9, spoken=in_words)
        for period in both
    )
    return View(
        columns=("body", "commitment", "old", "new"),
        fields={"old": old, "new": new},
        band="movement",
        sheet="What moved",
        bands=tuple(map(_band, rows)),
    )


def _band(row: Row) -> str:
    movement = str(row["movement"])
    back = row["old"] == "complete" and movement in {"worsened", "changed"}
    return BACK if back else BANDS[movement]


def _heading(period: Period, both: Both) -> str:
    """Return the heading of a period; a year of both stands in the title."""
    words = periods.in_words(period.name)
    years = {other.name.partition("-Q")[0] for other in both}
    words = words.partition(" of ")[0] if len(years) == 1 else words
    return words[0].upper() + words[1:]
