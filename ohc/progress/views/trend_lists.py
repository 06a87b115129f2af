"""How a trend looks: a line for each group, a column for each period."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ohc.lines import counted, listed, some
from ohc.outcome import Cell, Field, Remark, Row, View
from ohc.output.fields import FIELDS
from ohc.progress.accounts.grouping import TALLY_KEYS
from ohc.progress.views.tallies import NAMES
from ohc.progress.views.titles import heading, span
from ohc.progress.words.periods import Period, in_words
from ohc.reference.establishments import Selection, of_whom
from ohc.reference.reporting_units import bodies

FEW = 3
OWN = {
    "bodies": Field("Establishments compared", rank=4, right=True),
    "pairs": Field("Answers compared", rank=1, right=True),
    "change": Field("Change, points", rank=0, right=True),
    "why_not": Field("Why no change", rank=3, least=16),
    "all_complete": Field("Complete, of all received", rank=5, right=True),
    "all_applicable": Field("All received that apply", rank=5, right=True),
}
"""Fields that no other table has, or that mean something else there."""


def trend_title(
    periods: Sequence[Period], selection: Selection, *, keys: Sequence[str]
) -> str:
    """Return the title of a trend: by which keys, of which periods, of whom."""
    by = " and ".join(NAMES.get(key, key.replace("-", " ")) for key in keys)
    when = span(periods[0], periods[-1])
    whose = ", ".join(filter(None, (when, of_whom(selection))))
    return f"Trend by {by}: {whose}"


def printed_lines(rows: Sequence[Row], keys: Sequence[str]) -> list[Row]:
    """
    Return the rows of a trend as people read them: a line for each group.

    How many are complete stands under the name of each period; the ``change`` is the
    last one. A group of which no answer is compared has no line.
    """
    lines: dict[tuple[Cell, ...], dict[str, Cell]] = {}
    for row in rows:
        group = tuple(row[TALLY_KEYS[key][0]] for key in keys)
        line = lines.setdefault(group, {**row})
        line[str(row["period"])] = row["complete"]
        line["change"] = signed(row["change"])
        line["why_not"] = row["why_not"]
    return [line for line in lines.values() if line["pairs"]]


def signed(change: Cell) -> str:
    """
    Return a change in points with its sign; blank stays blank.

    >>> signed(20), signed(-3), signed(0), signed("")
    ('+20', '-3', '0', '')
    """
    return f"{change:+}" if change else str(change)


def trend_view(periods: Sequence[Period], keys: Sequence[str], *, above: str) -> View:
    """Return how a trend is shown; ``above`` says what came in each period."""
    printed = [
        field
        for key in keys
        for field in TALLY_KEYS[key]
        if field != "establishment_id"
    ]
    of_periods: Mapping[str, Field] = {
        period.name: Field(heading(period, periods), rank=0, right=True, out_of="pairs")
        for period in periods
    }
    own = {key: FIELDS[key]._replace(lift=False, rank=0) for key in printed}
    return View(
        columns=(*printed, *of_periods, "pairs", "change"),
        fields={**own, **of_periods, **OWN},
        above=(above,),
        sheet="Trend",
    )


def of_left_out(lacking: Mapping[str, Sequence[Period]]) -> Iterator[Remark]:
    """Give the bodies that are left out, each with the periods that it lacks."""
    names = [
        f"{bodies()[body_id].name} ({_lacks(periods)})"
        for body_id, periods in lacking.items()
    ]
    if names:
        number = counted(len(names), "establishment")
        yield Remark(
            "Left out",
            f"{number} without a return that counts for every period: "
            f"{some(names, most=FEW)}",
            full=f"{number} without a return that counts for every period: "
            f"{some(names, most=len(names))}",
        )


def _lacks(periods: Sequence[Period]) -> str:
    if not periods:
        return "no answers in common"
    return listed(in_words(period.name) for period in periods)


def of_unstated(
    lines: Sequence[Row], rows: Sequence[Row], keys: Sequence[str]
) -> Iterator[Remark]:
    """Give why lines have no change, and how many groups have no line."""
    reasons = Counter(str(line["why_not"]) for line in lines if line["why_not"])
    for why, number in reasons.items():
        yield Remark("No change", f"{counted(number, 'row')}: {why}")
    groups = len({tuple(row[TALLY_KEYS[key][0]] for key in keys) for row in rows})
    if without := groups - len(lines):
        has = "has" if without == 1 else "have"
        yield Remark(
            "Not shown",
            f"{counted(without, 'row')} that {has} no answer counted in every period",
        )
